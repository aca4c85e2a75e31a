import {
  createFakeHealthLake,
  type FakeHealthLake,
  type FakeHealthLakeOptions,
  type ImportJobProperties,
  type Input,
} from 'fake-healthlake'
import { role } from '../values.ts'

export const KmsKeyId = 'alias/results'

/** What is said of a line that can not be read. */
export const noJson = 'Invalid JSON found in input file'

type Level = NonNullable<Input<'StartFHIRImportJob'>['ValidationLevel']>

/** Puts a patient, whose id is made of the key, at each of these keys of `s3://patients`. */
export function put(fake: FakeHealthLake, ...keys: string[]): void {
  for (const key of keys) {
    fake.objects.put(`s3://patients/${key}`, patient(key.replaceAll(/[^a-z0-9]/g, '-')))
  }
}

/** Starts an import from `s3://patients/in/` to `s3://results/imports`, or elsewhere. */
export function startImport(
  fake: FakeHealthLake,
  DatastoreId: string,
  { from = 's3://patients/in/', to = 's3://results/imports', level }: ImportPlan = {},
): string {
  return fake.execute('StartFHIRImportJob', {
    DatastoreId,
    InputDataConfig: { S3Uri: from },
    JobOutputDataConfig: { S3Configuration: { S3Uri: to, KmsKeyId } },
    DataAccessRoleArn: role,
    ...(level === undefined ? {} : { ValidationLevel: level }),
  }).JobId
}

export interface ImportPlan {
  readonly from?: string
  readonly to?: string
  readonly level?: Level
}

/** Starts an export to `s3://results/exports`. */
export function startExport(fake: FakeHealthLake, DatastoreId: string): string {
  return fake.execute('StartFHIRExportJob', {
    DatastoreId,
    OutputDataConfig: { S3Configuration: { S3Uri: 's3://results/exports', KmsKeyId } },
    DataAccessRoleArn: role,
  }).JobId
}

/** A line of SUCCESS, FAILURE or the third folder. */
interface ResultLine {
  readonly lineId: number
  readonly UpdateResourceResponse: {
    readonly jsonBlob: {
      readonly resourceType: string
      readonly id?: string
      readonly issue?: readonly { readonly diagnostics: string }[]
    }
    readonly statusCode: number
  }
}

/** What became of an import. */
export interface Imported {
  readonly fake: FakeHealthLake
  readonly store: string
  readonly job: ImportJobProperties
  /** Where its output is. */
  readonly folder: string
  /** The names of what it wrote. */
  readonly names: readonly string[]
  readonly manifest: () => Record<string, unknown>
  readonly lines: (name: string) => ResultLine[]
}

/** Looks at an import and its output. */
export function importOf(fake: FakeHealthLake, store: string, id: string): Imported {
  const job = fake.importJob(id)
  if (job === undefined) throw new Error('There is no such job.')
  const folder = job.JobOutputDataConfig?.S3Configuration?.S3Uri ?? ''
  return {
    fake,
    store,
    job,
    folder,
    names: fake.objects.list(folder).map((uri) => uri.slice(folder.length)),
    manifest: () =>
      JSON.parse(fake.objects.text(`${folder}Manifest.json`) ?? '') as Record<string, unknown>,
    lines: (name) => linesOf<ResultLine>(fake.objects.text(folder + name)),
  }
}

/** Reads NDJSON that ends with a line feed. */
export function jsonLines(text: string | undefined): Record<string, unknown>[] {
  if (text?.endsWith('\n') !== true) throw new Error('The file does not end with a line feed.')
  return linesOf(text.slice(0, -1))
}

/** Reads NDJSON that does not end with a line feed. */
function linesOf<Line = Record<string, unknown>>(text = ''): Line[] {
  return text.split('\n').map((line) => JSON.parse(line) as Line)
}

/** Imports files, given by their keys after `s3://patients/in/`, into a new data store. */
export function imported(
  files: Readonly<Record<string, string | Uint8Array>>,
  plan: ImportPlan & { readonly options?: FakeHealthLakeOptions } = {},
): Imported {
  const fake = createFakeHealthLake(plan.options)
  const store = fake.addDatastore().DatastoreId
  for (const [name, body] of Object.entries(files)) {
    fake.objects.put(`s3://patients/in/${name}`, body)
  }
  const id = startImport(fake, store, plan)
  fake.settle()
  return importOf(fake, store, id)
}

/** Imports one file. */
export function importedLines(
  body: string | Uint8Array,
  plan: ImportPlan & { readonly options?: FakeHealthLakeOptions } = {},
): Imported {
  return imported({ 'a.ndjson': body }, plan)
}

/** What was said of the lines that failed. */
export function failures({ names, lines }: Imported, name = 'a.ndjson'): [number, string][] {
  if (!names.includes(`FAILURE/${name}`)) return []
  return lines(`FAILURE/${name}`).map(({ lineId, UpdateResourceResponse: { jsonBlob } }) => [
    lineId,
    jsonBlob.issue?.map(({ diagnostics }) => diagnostics).join(' ') ?? '',
  ])
}

/** The ids in a data store, by type. */
export function idsIn({ fake, store }: Pick<Imported, 'fake' | 'store'>): string[] {
  return fake
    .resources(store)
    .list()
    .map(({ resourceType, id }) => `${String(resourceType)}/${String(id)}`)
}

/** What the report of an import counts. */
export function counts({ job }: Imported): (number | undefined)[] {
  const report = job.JobProgressReport
  return [
    report?.TotalNumberOfScannedFiles,
    report?.TotalNumberOfImportedFiles,
    report?.TotalNumberOfResourcesScanned,
    report?.TotalNumberOfResourcesImported,
    report?.TotalNumberOfResourcesWithCustomerError,
  ]
}

export function patient(id: string, more: object = {}): string {
  return JSON.stringify({ resourceType: 'Patient', id, ...more })
}

export const utf8 = new TextEncoder()
