import type { Job, JobKind, Jobs, JobStatus } from '../../state/jobs.ts'
import type { TransitionPlan } from '../../state/transitions.ts'
import type { Context, Scope } from '../context/context.ts'
import { exportResources } from '../exports/run.ts'
import {
  checkWriteAccess,
  describeImport,
  finishImport,
  predictImportEnd,
  startImport,
} from '../imports/run.ts'
import { removeResources } from '../removals/run.ts'
import { carryOutTransaction, statusOfTransaction } from '../transactions/run.ts'

interface JobBehaviour<J extends Job> {
  readonly title: string
  // Whether one at a time runs in a region [one-job-at-a-time].
  readonly takesTurns: boolean
  submit(context: Context, job: J): void
  start(context: Context, job: J, lasts: number): J
  predictEnd(context: Context, job: J): TransitionPlan
  finish(scope: Scope, job: J, to: JobStatus): J
  // The status of what has finished, where that is known only then.
  statusOf?(job: J, to: JobStatus): JobStatus
  describe(context: Context, job: J): J['properties']
}

const simple = {
  takesTurns: false,
  submit: () => undefined,
  start: <J>(_context: Context, job: J) => job,
  predictEnd: () => ({}),
  describe: <P>(_context: Context, { properties }: { readonly properties: P }) => properties,
}

// What the kinds of jobs differ in.
export const jobBehaviours: { readonly [Kind in JobKind]: JobBehaviour<Jobs[Kind]> } = {
  importJob: {
    title: 'import job',
    takesTurns: true,
    submit: (context, job) => checkWriteAccess(context, job),
    start: (context, job, lasts) => startImport(context, job, lasts),
    predictEnd: (context, job) => predictImportEnd(context, job),
    finish: (scope, job, to) => finishImport(scope, job, to),
    describe: (context, job) => describeImport(context, job),
  },
  exportJob: {
    ...simple,
    title: 'export job',
    takesTurns: true,
    finish: (scope, job, to) =>
      to === 'COMPLETED' || to === 'COMPLETED_WITH_ERRORS' ? exportResources(scope, job) : job,
  },
  removalJob: {
    ...simple,
    title: 'removal job',
    finish(scope, job, to) {
      if (to === 'COMPLETED') removeResources(scope, job)
      return job
    },
  },
  transactionJob: {
    ...simple,
    title: 'transaction',
    finish: (scope, job, to) => (to === 'COMPLETED' ? carryOutTransaction(scope, job) : job),
    statusOf: (job, to) => statusOfTransaction(job, to),
  },
}
