import type { quotas as entries } from '../../src/model/ledger/quotas.ts'
import type { Negation } from './negation.ts'

const file = 'src/core/quotas.ts'

/** Rules for quotas, made false. */
export const quotas: Record<keyof typeof entries, Negation> = {
  'rate-quota': { file, from: 'const size = Math.max(1, rate)', to: 'const size = 1 + rate' },
  'too-many-datastores': {
    file,
    from: "properties.DatastoreStatus !== 'DELETED'",
    to: "properties.DatastoreStatus !== 'CREATING'",
  },
  'too-many-queued-jobs': {
    file,
    from: 'if (waiting.length < quota) return',
    to: 'if (waiting.length <= quota) return',
  },
}
