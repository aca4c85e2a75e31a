import { defineRules } from './entry.ts'

// Rules for quotas, where the fake has any.
export const quotas = defineRules({
  'rate-quota': {
    rule: 'A request above the rate of its operation is refused with a ThrottlingException before it is validated. The token bucket holds the requests of one second, at least one.',
    certainty: 'documented',
    source: 'General Reference: rates and error. The size of the bucket and the text are assumed.',
  },
  'too-many-datastores': {
    rule: 'Creating more data stores than the quota allows is refused with a ValidationException. DELETED ones do not count.',
    certainty: 'assumed',
    source: 'The quota is documented, the error is not; Create models no error for it.',
    switch: 'tooManyDatastores',
    alternatives: ['ValidationException', 'ThrottlingException'],
  },
  'too-many-queued-jobs': {
    rule: 'Starting a job is refused with a ThrottlingException if as many jobs of its kind as the quota allows already wait for the same store; an asynchronous transaction counts until it has ended.',
    certainty: 'assumed',
    source:
      'The quotas are documented, and so is the error for transactions; the error for other jobs is not.',
  },
})
