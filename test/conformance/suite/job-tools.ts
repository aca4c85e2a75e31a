import type { Output } from 'fake-healthlake'
import type { OpenDoor } from '../door.ts'
import { role } from '../../values.ts'

type ImportProperties = Output<'DescribeFHIRImportJob'>['ImportJobProperties']
type ExportProperties = Output<'DescribeFHIRExportJob'>['ExportJobProperties']
type JobProperties = ImportProperties | ExportProperties
type JobStatus = JobProperties['JobStatus']

export interface JobIds {
  readonly DatastoreId: string
  readonly JobId: string
}

/** What both Start operations take, besides the data store. */
interface Wanted {
  readonly JobName?: string
  readonly ClientToken?: string
}

/** What both List operations take, besides the data store. */
export interface Listing {
  readonly JobName?: string
  readonly JobStatus?: JobStatus
  readonly SubmittedBefore?: Date
  readonly SubmittedAfter?: Date
  readonly MaxResults?: number
  readonly NextToken?: string | undefined
}

interface Page {
  readonly jobs: readonly JobProperties[]
  readonly NextToken?: string | undefined
}

/** The operations of a kind of jobs, under one name each. */
export interface JobKind {
  readonly name: 'import' | 'export'
  readonly folder: 'FHIR_IMPORT' | 'FHIR_EXPORT'
  start(open: OpenDoor, store: string, wanted?: Wanted): Promise<Output<'StartFHIRImportJob'>>
  describe(open: OpenDoor, ids: JobIds): Promise<JobProperties>
  list(open: OpenDoor, store: string, listing?: Listing): Promise<Page>
}

export const output = {
  S3Configuration: { S3Uri: 's3://results/all', KmsKeyId: 'alias/results' },
}

export const imports: JobKind = {
  name: 'import',
  folder: 'FHIR_IMPORT',
  start: ({ send }, DatastoreId, wanted) =>
    send('StartFHIRImportJob', {
      DatastoreId,
      InputDataConfig: { S3Uri: 's3://patients/in/' },
      JobOutputDataConfig: output,
      DataAccessRoleArn: role,
      ...wanted,
    }),
  async describe({ send }, ids) {
    const { ImportJobProperties } = await send('DescribeFHIRImportJob', ids)
    return ImportJobProperties
  },
  async list({ send }, DatastoreId, listing) {
    const page = await send('ListFHIRImportJobs', { DatastoreId, ...listing })
    return { jobs: page.ImportJobPropertiesList, NextToken: page.NextToken }
  },
}

export const exports: JobKind = {
  name: 'export',
  folder: 'FHIR_EXPORT',
  start: ({ send }, DatastoreId, wanted) =>
    send('StartFHIRExportJob', {
      DatastoreId,
      OutputDataConfig: output,
      DataAccessRoleArn: role,
      ...wanted,
    }),
  async describe({ send }, ids) {
    const { ExportJobProperties } = await send('DescribeFHIRExportJob', ids)
    return ExportJobProperties
  },
  async list({ send }, DatastoreId, listing) {
    const page = await send('ListFHIRExportJobs', { DatastoreId, ...listing })
    return { jobs: page.ExportJobPropertiesList, NextToken: page.NextToken }
  },
}

export const jobKinds = [imports, exports] as const

/** Starts some jobs, one after another, and gives their ids. */
export async function startSome(
  kind: JobKind,
  open: OpenDoor,
  store: string,
  count: number,
): Promise<string[]> {
  const ids: string[] = []
  for (let number = 0; number < count; number += 1) {
    const { JobId } = await kind.start(open, store)
    ids.push(JobId)
  }
  return ids
}

/** The statuses of jobs, in the order of their ids. */
export async function statusesOf(
  kind: JobKind,
  open: OpenDoor,
  DatastoreId: string,
  ids: readonly string[],
): Promise<JobStatus[]> {
  const statuses: JobStatus[] = []
  for (const JobId of ids) {
    const { JobStatus: status } = await kind.describe(open, { DatastoreId, JobId })
    statuses.push(status)
  }
  return statuses
}

/** Lets time pass until a job has a status. */
export async function untilJobIs(
  kind: JobKind,
  open: OpenDoor,
  ids: JobIds,
  status: JobStatus,
): Promise<void> {
  await open.until(async () => {
    const { JobStatus: now } = await kind.describe(open, ids)
    return now === status
  })
}

/** The ids that a listing shows. */
export async function jobIdsOf(
  kind: JobKind,
  open: OpenDoor,
  store: string,
  listing?: Listing,
): Promise<string[]> {
  const { jobs } = await kind.list(open, store, listing)
  return jobs.map(({ JobId }) => JobId)
}
