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

interface JobBehaviour<J extends Job> {
  readonly title: string
  // A part of the name of its output folder [job-output-uri].
  readonly folder: string
  submit(context: Context, job: J): void
  start(context: Context, job: J, lasts: number): J
  predictEnd(context: Context, job: J): TransitionPlan
  finish(scope: Scope, job: J, to: JobStatus): J
  describe(context: Context, job: J): J['properties']
}

// What the two kinds of jobs differ in.
export const jobBehaviours: { readonly [Kind in JobKind]: JobBehaviour<Jobs[Kind]> } = {
  importJob: {
    title: 'import job',
    folder: 'FHIR_IMPORT',
    submit: checkWriteAccess,
    start: startImport,
    predictEnd: predictImportEnd,
    finish: finishImport,
    describe: describeImport,
  },
  exportJob: {
    title: 'export job',
    folder: 'FHIR_EXPORT',
    submit: () => undefined,
    start: (_context, job) => job,
    predictEnd: () => ({}),
    finish(scope, job, to) {
      if (to === 'COMPLETED' || to === 'COMPLETED_WITH_ERRORS') exportResources(scope, job)
      return job
    },
    describe: (_context, { properties }) => properties,
  },
}
