import type { Plain } from '../model/healthlake/infer.ts'
import type { Row } from '../kernel/table.ts'
import type { ClientToken } from './datastores.ts'
import type { TransitionPlan } from './transitions.ts'

export type ImportJobProperties = Plain<'ImportJobProperties'>
type ExportJobProperties = Plain<'ExportJobProperties'>
export type JobStatus = ImportJobProperties['JobStatus']

// A change makes a new record; none is ever written to.
interface JobRow extends Row {
  readonly token?: ClientToken
  // How often it was polled; counted on a polling clock only.
  readonly polls: number
  // Whether it is the one that runs [one-job-at-a-time].
  readonly running: boolean
  // How its run ends, where that is not as usual.
  readonly plan?: TransitionPlan
}

export interface ImportJob extends JobRow {
  readonly properties: ImportJobProperties
  // What it has to do while it is IN_PROGRESS.
  readonly run?: ImportRun
}

export interface ExportJob extends JobRow {
  readonly properties: ExportJobProperties
}

export interface Jobs {
  readonly importJob: ImportJob
  readonly exportJob: ExportJob
}

export type JobKind = keyof Jobs
export type Job = Jobs[JobKind]

export const jobKinds = ['importJob', 'exportJob'] as const satisfies readonly JobKind[]

// What an import found when it began, and how long it takes.
export type ImportRun = ImportInput & {
  // Epoch milliseconds.
  readonly since: number
  // Milliseconds; Infinity where it never ends.
  readonly lasts: number
}

// Files, or a reason not to read any.
export type ImportInput =
  | { readonly files: readonly InputFile[]; readonly refused?: undefined }
  | { readonly files?: undefined; readonly refused: string }

export interface InputFile {
  // Its name under the input's prefix, which no other file has; the folders are kept.
  readonly name: string
  readonly body: Uint8Array
}
