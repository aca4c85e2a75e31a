import type { Plain } from '../model/healthlake/infer.ts'
import type { ClientToken } from '../features/context/client-token.ts'
import type { ImportRun } from '../features/imports/input.ts'
import type { Row } from '../kernel/table.ts'
import type { TransitionPlan } from '../service/faults/plan.ts'

export type ImportJobProperties = Plain<'ImportJobProperties'>
export type ExportJobProperties = Plain<'ExportJobProperties'>
export type JobProperties = ImportJobProperties | ExportJobProperties
export type JobStatus = JobProperties['JobStatus']
export type JobKind = 'importJob' | 'exportJob'

// A change makes a new record; none is ever written to.
export interface Job extends Row {
  readonly properties: JobProperties
  readonly token?: ClientToken
  // How often it was polled; counted on a polling clock only.
  readonly polls: number
  // Whether it is the one that runs [one-job-at-a-time].
  readonly running: boolean
  // How its run ends, where that is not as usual.
  readonly plan?: TransitionPlan
  // What an import has to do while it is IN_PROGRESS.
  readonly run?: ImportRun
}

export const jobKinds = {
  importJob: { collection: 'importJobs', folder: 'FHIR_IMPORT' },
  exportJob: { collection: 'exportJobs', folder: 'FHIR_EXPORT' },
} as const
