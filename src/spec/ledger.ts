import { data } from './ledger/data.ts'
import { datastores } from './ledger/datastores.ts'
import { jobs } from './ledger/jobs.ts'
import { lists } from './ledger/lists.ts'
import { protocol } from './ledger/protocol.ts'
import { quotas } from './ledger/quotas.ts'
import { requests } from './ledger/requests.ts'
import { tags } from './ledger/tags.ts'

/** Every rule of behaviour that the constraints of the service model do not decide. The code cites it as `[rule-id]`. */
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

/**
 * One member for each assumed rule that has a plausible alternative. The first value that the ledger names is the
 * default.
 */
export type Assumptions = {
  [Entry in Switched as Entry['switch']]: Entry['alternatives'][number]
}

/** The values of each switch, by its name; the first is the default. */
export const alternatives: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.values(ledger)
    .filter((entry): entry is Switched => 'switch' in entry)
    .map((entry) => [entry.switch, entry.alternatives]),
)
