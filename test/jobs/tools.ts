import {
  createFakeHealthLake,
  pollingClock,
  type ExportJobProperties,
  type FakeHealthLake,
  type ImportJobProperties,
  type Input,
  type RegionContext,
} from 'fake-healthlake'
import { role, start } from '../values.ts'
import { refusal } from '../operations/refused.ts'

export type Properties = ImportJobProperties | ExportJobProperties
type Status = Properties['JobStatus']

/** What the members of both Start inputs may be changed to. */
export interface More {
  readonly JobName?: string
  readonly ClientToken?: string
  readonly DataAccessRoleArn?: string
  /** The URI of the output. */
  readonly to?: string
}

interface Filter {
  readonly JobName?: string
  readonly JobStatus?: Status
  readonly SubmittedBefore?: Date
  readonly SubmittedAfter?: Date
  readonly MaxResults?: number
  readonly NextToken?: string | undefined
}

interface Page {
  readonly jobs: Properties[]
  readonly NextToken: string | undefined
}

/** One of the two kinds of jobs, for what is true of both. */
export interface Kind {
  readonly kind: 'import' | 'export'
  readonly resource: 'importJob' | 'exportJob'
  readonly folder: 'FHIR_IMPORT' | 'FHIR_EXPORT'
  /** How long such a job runs, in milliseconds. */
  readonly runs: number
  readonly start: (
    fake: FakeHealthLake,
    store: string,
    more?: More,
    context?: RegionContext,
  ) => Started
  readonly describe: (fake: FakeHealthLake, ids: Ids, context?: RegionContext) => Properties
  readonly list: (
    fake: FakeHealthLake,
    store: string,
    filter?: Filter,
    context?: RegionContext,
  ) => Page
  readonly look: (fake: FakeHealthLake, id: string) => Properties | undefined
  readonly outputOf: (properties: Properties) => string | undefined
}

interface Started {
  readonly JobId: string
  readonly JobStatus: Status
  readonly DatastoreId?: string | undefined
}

export interface Ids {
  readonly DatastoreId: string
  readonly JobId: string
}

export const key = 'alias/results'

/** An input that starts an import. */
export function importInput(DatastoreId: string, more: More = {}): Input<'StartFHIRImportJob'> {
  const { to = 's3://results/imports', ...members } = more
  return {
    DatastoreId,
    InputDataConfig: { S3Uri: 's3://patients/in/' },
    JobOutputDataConfig: { S3Configuration: { S3Uri: to, KmsKeyId: key } },
    DataAccessRoleArn: role,
    ...members,
  }
}

/** An input that starts an export. */
export function exportInput(DatastoreId: string, more: More = {}): Input<'StartFHIRExportJob'> {
  const { to = 's3://results/exports', ...members } = more
  return {
    DatastoreId,
    OutputDataConfig: { S3Configuration: { S3Uri: to, KmsKeyId: key } },
    DataAccessRoleArn: role,
    ...members,
  }
}

export const imports: Kind = {
  kind: 'import',
  resource: 'importJob',
  folder: 'FHIR_IMPORT',
  runs: 60_000,
  start: (fake, store, more, context) =>
    fake.execute('StartFHIRImportJob', importInput(store, more), context),
  describe: (fake, ids, context) =>
    fake.execute('DescribeFHIRImportJob', ids, context).ImportJobProperties,
  list(fake, DatastoreId, filter, context) {
    const output = fake.execute('ListFHIRImportJobs', { DatastoreId, ...filter }, context)
    return { jobs: output.ImportJobPropertiesList, NextToken: output.NextToken }
  },
  look: (fake, id) => fake.importJob(id),
  outputOf: (properties) =>
    (properties as ImportJobProperties).JobOutputDataConfig?.S3Configuration?.S3Uri,
}

export const exports: Kind = {
  kind: 'export',
  resource: 'exportJob',
  folder: 'FHIR_EXPORT',
  runs: 90_000,
  start: (fake, store, more, context) =>
    fake.execute('StartFHIRExportJob', exportInput(store, more), context),
  describe: (fake, ids, context) =>
    fake.execute('DescribeFHIRExportJob', ids, context).ExportJobProperties,
  list(fake, DatastoreId, filter, context) {
    const output = fake.execute('ListFHIRExportJobs', { DatastoreId, ...filter }, context)
    return { jobs: output.ExportJobPropertiesList, NextToken: output.NextToken }
  },
  look: (fake, id) => fake.exportJob(id),
  outputOf: (properties) =>
    (properties as ExportJobProperties).OutputDataConfig.S3Configuration?.S3Uri,
}

/** Both kinds, by name, for `describe.each`. */
export const kinds = [
  ['import', imports],
  ['export', exports],
] as const

/** A fake with an ACTIVE data store. */
export function fakeWithStore(options?: Parameters<typeof createFakeHealthLake>[0]): {
  fake: FakeHealthLake
  store: string
} {
  const fake = createFakeHealthLake(options)
  return { fake, store: fake.addDatastore().DatastoreId }
}

/** The statuses that jobs have, in the order of their ids. */
export function statusesOf(fake: FakeHealthLake, { look }: Kind, ids: readonly string[]) {
  return ids.map((id) => look(fake, id)?.JobStatus)
}

export function unknownJob(kind: Kind, store: string, id: string): object {
  const message = `The data store ${store} has no ${kind.kind} job with the id ${id}.`
  return refusal('ResourceNotFoundException', 'unknown-job', message)
}

/** Milliseconds since the default clock's start, as ISO 8601 text. */
export function after(milliseconds: number): string {
  return new Date(start + milliseconds).toISOString()
}

/** The ids of the jobs on a page. */
export function idsOn({ list }: Kind, ...given: Parameters<Kind['list']>): string[] {
  return list(...given).jobs.map(({ JobId }) => JobId)
}

/** Starts jobs, and tells their ids. */
export function startSome(
  kind: Kind,
  fake: FakeHealthLake,
  store: string,
  count: number,
): string[] {
  return Array.from({ length: count }, () => kind.start(fake, store).JobId)
}

/** A fake on a polling clock, with an ACTIVE data store. */
export function pollingFake(polls: number, lifecycle = {}) {
  const { fake, store } = fakeWithStore({ clock: pollingClock({ polls }), lifecycle })
  const passed = () => fake.clock.now() - start
  /** Describes a job and tells its status and the time that has passed. */
  function poll(kind: Kind, JobId: string): [string, number] {
    return [kind.describe(fake, { DatastoreId: store, JobId }).JobStatus, passed()]
  }
  return { fake, store, passed, poll }
}
