import type { LedgerEntry } from './entry.ts'
export const fhirValidation = {
  'resource-types': {
    rule: '',
    certainty: 'assumed',
    source: '',
    switch: 'fhirUnlistedTypes',
    alternatives: ['refused', 'accepted'],
  },
  'unknown-profile': {
    rule: '',
    certainty: 'assumed',
    source: '',
    switch: 'fhirUnknownProfile',
    alternatives: ['accepted', 'refused'],
  },
} as const satisfies Record<string, LedgerEntry>
