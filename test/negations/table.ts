import type { RuleId } from '../../src/model/ledger/ledger.ts'
import { data } from './data.ts'
import { datastores } from './datastores.ts'
import { jobs } from './jobs.ts'
import { lists } from './lists.ts'
import type { Negation } from './negation.ts'
import { protocol } from './protocol.ts'
import { quotas } from './quotas.ts'
import { requests } from './requests.ts'
import { tags } from './tags.ts'

/** How each rule of the ledger is made false. */
export const negations: Readonly<Record<RuleId, Negation>> = {
  ...requests,
  ...datastores,
  ...jobs,
  ...data,
  ...lists,
  ...protocol,
  ...quotas,
  ...tags,
}
