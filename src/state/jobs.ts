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
  // The URI that it was given, of which the properties have a folder.
  readonly givenUri: string
  // What it was asked for over the FHIR endpoint; all there is, if left out.
  readonly request?: ExportRequest
  // What it has written.
  readonly files?: readonly ExportedFile[]
}

// A removal of resources, and of what was known of them.
export interface RemovalJob extends JobRow {
  readonly properties: FhirJobProperties
  readonly request: RemovalRequest
}

// A transaction that is not waited for.
export interface TransactionJob extends JobRow {
  readonly properties: FhirJobProperties
  readonly request: TransactionRequest
  // What it came to.
  readonly answer?: TransactionAnswer
}

export interface Jobs {
  readonly importJob: ImportJob
  readonly exportJob: ExportJob
  readonly removalJob: RemovalJob
  readonly transactionJob: TransactionJob
}

export type JobKind = keyof Jobs
export type Job = Jobs[JobKind]

export const jobKinds = [
  'importJob',
  'exportJob',
  'removalJob',
  'transactionJob',
] as const satisfies readonly JobKind[]

// Of a job that the control plane does not know.
interface FhirJobProperties {
  readonly JobId: string
  readonly JobStatus: JobStatus
  // Epoch milliseconds, as all times here.
  readonly SubmitTime: number
  readonly EndTime?: number
  readonly DatastoreId: string
  readonly Message?: string
}

interface ExportRequest {
  // Whose data: that of all patients or of a group of them; everybody's, if left out.
  readonly ResourceType?: string
  readonly Id?: string
  readonly Query: Readonly<Record<string, readonly string[]>>
  // That its files are asked for at the endpoint.
  readonly isDownload?: true
}

export interface ExportedFile {
  readonly type: string
  // In the in-memory S3.
  readonly uri: string
  // Of resources.
  readonly count: number
}

export interface RemovalRequest {
  readonly operation: RemovalOperation
  readonly ResourceType: string
  readonly Id?: string
  readonly VersionId?: string
  // When what is removed was last written, both ends included.
  readonly from?: number
  readonly to: number
  // The sequence of what was written last when it began, where nothing later is taken.
  readonly upTo?: number
  // Whether the versions go, too, or it is deleted as usual.
  readonly isHard: boolean
  readonly withAuditEvents: boolean
}

export type RemovalOperation = '$erase' | '$purge' | '$bulk-delete'

interface TransactionRequest {
  readonly Headers?: Readonly<Record<string, string>>
  // The Bundle, as it came.
  readonly Body: string
}

interface TransactionAnswer {
  readonly StatusCode: number
  readonly text: string
  // What became of each entry; null where nothing did.
  readonly Entry: readonly (object | null)[]
}

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
