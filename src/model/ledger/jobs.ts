import { defineRules } from './entry.ts'

export const jobs = defineRules({
  'job-id': {
    rule: 'A JobId is 32 lower-case hexadecimal digits.',
    certainty: 'observed',
    source: 'Samples in the Developer Guide; logs of real jobs, 2023 and 2026.',
  },
  'job-life-cycle': {
    rule: 'A job is SUBMITTED, then QUEUED if it has to wait, then IN_PROGRESS until it is COMPLETED, COMPLETED_WITH_ERRORS or FAILED.',
    certainty: 'documented',
    source: 'Developer Guide; statuses in the service model.',
  },
  'job-durations': {
    rule: 'A job is SUBMITTED for 30 seconds; an import runs for 60 seconds, an export for 90, unless `lifecycle` says otherwise.',
    certainty: 'observed',
    source:
      'Event samples (32 s); small real imports of about a minute and exports of 1.5 to 2.25.',
  },
  'one-job-at-a-time': {
    rule: 'In an account and region one import and one export run at a time; the others are QUEUED, first in, first out.',
    certainty: 'documented',
    source: 'Developer Guide, endpoints and quotas, 2026.',
  },
  'job-needs-active-datastore': {
    rule: 'Starting a job on a store that is not ACTIVE is refused with a ValidationException.',
    certainty: 'assumed',
    source:
      'The guide requires an ACTIVE store; Start models no conflict, so only this error is left.',
  },
  'unknown-job': {
    rule: 'A job id that is unknown, or belongs to another store, is refused with a ResourceNotFoundException.',
    certainty: 'model',
    source: 'Service model; the text is our own.',
  },
  'job-output-uri': {
    rule: 'A job shows its output URI as `<given>/<datastoreId>-FHIR_IMPORT-<jobId>/`, or FHIR_EXPORT.',
    certainty: 'observed',
    source: 'Developer Guide, sample of a job list; real outputs of 2023 and 2026.',
  },
  'job-end': {
    rule: 'EndTime is shown once a job has ended, cancelled jobs included.',
    certainty: 'documented',
    source: 'Samples in the Developer Guide.',
  },
  'job-progress': {
    rule: 'JobProgressReport is shown from IN_PROGRESS on, with the seven counts and the throughput of a FHIR import. The counts grow evenly and are exact when the import ends. What was scanned is always counted as imported or failed, unless the import fails as a whole; the throughput is 0.',
    certainty: 'assumed',
    source:
      'Samples show it at the end, with these members and that throughput; no sample of a running import is known.',
  },
  'validation-level-default': {
    rule: 'An import without ValidationLevel shows strict.',
    certainty: 'documented',
    source: 'Developer Guide: strict is the default. That it is shown is assumed.',
  },
  'transformation-import': {
    rule: 'ProfileId, InputFormat, DriftDetectionEnabled and ProvenanceEnabled are accepted and change nothing; verify() tells of those that are not false, unless unknownMembers is ignore.',
    certainty: 'assumed',
    source: 'Data transformation is not simulated.',
  },
  'jobs-of-deleted-datastore': {
    rule: 'When the deletion of a store begins, its unfinished jobs become FAILED with a Message; a cancellation that has begun goes on.',
    certainty: 'assumed',
    source: 'Not documented.',
  },
  'jobs-are-kept': {
    rule: 'Jobs are described and listed for as long as their store is known.',
    certainty: 'assumed',
    source: 'No retention time is documented.',
  },
  'cancel-export': {
    rule: 'A cancelled export is CANCEL_SUBMITTED, after half of the time CANCEL_IN_PROGRESS, and at the end CANCEL_COMPLETED. If it was running, the next export waits until then.',
    certainty: 'documented',
    source: 'Developer Guide, the statuses; their durations and the wait are assumed.',
  },
})
