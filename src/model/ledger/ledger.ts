import { data } from './data.ts'
import { datastores } from './datastores.ts'
import { jobs } from './jobs.ts'
import { lists } from './lists.ts'
import { protocol } from './protocol.ts'
import { quotas } from './quotas.ts'
import { requests } from './requests.ts'
import { tags } from './tags.ts'

// Every rule of behaviour that the constraints of the service model do not decide. The code cites it as `[rule-id]`.
export const ledger = {
  ...requests,
  ...datastores,
  ...jobs,
  ...data,
  ...lists,
  ...protocol,
  ...quotas,
  ...tags,
}

export type RuleId = keyof typeof ledger

type Switched = Extract<(typeof ledger)[RuleId], { switch: string }>

// The values of each switch, by its name; the first is the default.
export const alternatives: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.values(ledger)
    .filter((entry): entry is Switched => 'switch' in entry)
    .map((entry) => [entry.switch, entry.alternatives]),
)
