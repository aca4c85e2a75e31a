import type { Assumptions } from '../model/ledger/assumptions.ts'
import type { Durations } from '../model/life-cycles.ts'
import type { Quotas } from '../model/quotas.ts'

// What a fake was made with, checked and complete. It is no state: a snapshot does not hold it.
export interface Settings {
  readonly accountId: string
  readonly region: string
  readonly seed: number
  readonly durations: Durations
  readonly assumptions: Assumptions
  readonly quotas: Readonly<Quotas>
  readonly unknownMembers: 'reject' | 'ignore'
  readonly datastoreOrigin: string | undefined
}
