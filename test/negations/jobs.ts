import type { jobs as entries } from '../../src/model/ledger/jobs.ts'
import type { Negation } from './negation.ts'

const life = 'src/core/jobs/life.ts'
const end = 'src/core/jobs/end.ts'
const start = 'src/core/jobs/start.ts'
const starting = 'src/core/operations/start-fhir-import-job.ts'

/** Rules for jobs, made false. */
export const jobs: Record<keyof typeof entries, Negation> = {
  'job-id': {
    file: start,
    from: 'const id = hexId(drawFrom(service, `${kind}Id`))',
    to: 'const id = hexId(drawFrom(service, `${kind}Id`)).slice(1)',
  },
  'job-life-cycle': {
    file: 'src/spec/lifecycle.ts',
    from: "IN_PROGRESS: { to: 'COMPLETED',",
    to: "IN_PROGRESS: { to: 'COMPLETED_WITH_ERRORS',",
  },
  'job-durations': {
    file: 'src/spec/lifecycle.ts',
    from: 'exportJob: 90_000',
    to: 'exportJob: 91_000',
  },
  'one-job-at-a-time': {
    file: life,
    from: "return waits ? 'QUEUED' : (to as JobStatus)",
    to: 'return to as JobStatus',
  },
  'job-needs-active-datastore': {
    file: start,
    from: "if (status === 'ACTIVE') return",
    to: "if (status !== 'DELETED') return",
  },
  'unknown-job': {
    file: 'src/core/jobs/find.ts',
    from: 'if (job?.properties.DatastoreId === ids.DatastoreId) return job',
    to: 'if (job !== undefined) return job',
  },
  'job-output-uri': {
    file: start,
    from: '.folder}-${jobId}/`',
    to: '.folder}-${jobId}`',
  },
  'job-end': {
    file: life,
    from: '...(ended ? { EndTime: service.state.now } : {}),',
    to: "...(ended || to === 'IN_PROGRESS' ? { EndTime: service.state.now } : {}),",
  },
  'job-progress': {
    file: 'src/core/imports/run.ts',
    from: 'const done = passed < run.lasts ? passed / run.lasts : 1',
    to: 'const done = passed < run.lasts ? 0 : 1',
  },
  'validation-level-default': {
    file: starting,
    from: "input.ValidationLevel ?? 'strict'",
    to: "input.ValidationLevel ?? 'minimal'",
  },
  'transformation-import': {
    file: starting,
    from: "ValidationLevel: input.ValidationLevel ?? 'strict',",
    to: "ValidationLevel: input.ProfileId === undefined ? (input.ValidationLevel ?? 'strict') : 'minimal',",
  },
  'jobs-of-deleted-datastore': {
    file: end,
    from: "enterFor({ service, regionName, kind }, job, 0, 'FAILED', cause)",
    to: "enterFor({ service, regionName, kind }, job, 0, 'COMPLETED', cause)",
  },
  'jobs-are-kept': {
    file: 'src/core/datastores/transitions.ts',
    from: '    datastores.put(deleted)\n',
    to: '    datastores.put(deleted)\n    forgetJobs(scope, due.id)\n',
  },
  'cancel-export': {
    file: life,
    from: 'Math.ceil(durations.cancelExportJob / 2)',
    to: 'Math.ceil(durations.cancelExportJob / 3)',
  },
}
