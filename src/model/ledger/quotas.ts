import { defineRules } from './entry.ts'

// Rules for quotas, where the fake has any.
export const quotas = defineRules({
  'rate-quota': {
    rule: 'A request above the rate of its operation is refused with a ThrottlingException before it is validated. A bucket holds what a second brings, at least one request.',
    certainty: 'documented',
    source:
      'General Reference: rates and error. The size of the bucket and the text are our assumption.',
  },
  'too-many-datastores': {
    rule: 'Creating more data stores than the quota allows is refused with a ValidationException. DELETED ones do not count.',
    certainty: 'assumed',
    source: 'The quota is documented, the error is not; Create models no error for it.',
    switch: 'tooManyDatastores',
    alternatives: ['ValidationException', 'ThrottlingException'],
  },
  'too-many-queued-jobs': {
    rule: 'Starting a job when as many jobs of its kind as the quota allows wait for the same store is refused with a ThrottlingException; a transaction that is not waited for counts until it is over.',
    certainty: 'assumed',
    source:
      'The quotas are documented, and the error for transactions; for the other jobs it is not.',
  },
})
