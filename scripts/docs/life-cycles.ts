import { MisuseError, createFakeHealthLake, type FakeHealthLake } from '../../src/index.ts'
import { ServiceError } from '../../src/kernel/errors.ts'
import {
  datastoreTransitions,
  defaultDurations,
  fhirJobFailures,
  jobTransitions,
  startedBy,
  type DatastoreInTransition,
  type Started,
} from '../../src/model/life-cycles.ts'
import { operations } from '../../src/model/healthlake/operations.ts'
import { shapeOf } from '../../src/model/healthlake/shapes.ts'
import { cancellable } from '../../src/features/jobs/cancel.ts'

type DurationName = keyof typeof defaultDurations
type UnfinishedJob = keyof typeof jobTransitions

/** What a status takes, by the names of `lifecycle`. */
const takes: Readonly<Record<DatastoreInTransition | UnfinishedJob, readonly DurationName[]>> = {
  CREATING: ['createDatastore'],
  UPDATING: ['updateDatastore'],
  DELETING: ['deleteDatastore'],
  SUBMITTED: ['startJob'],
  QUEUED: [],
  IN_PROGRESS: ['importJob', 'exportJob'],
  CANCEL_SUBMITTED: [],
  CANCEL_IN_PROGRESS: [],
}

/**
 * Writes the page of life cycles, from the tables that the fake itself goes by.
 *
 * @returns Markdown
 */
export function lifeCyclesPage(): string {
  return `${[
    '# Life cycles',
    "`npm run docs` writes this page from `src/model/life-cycles.ts`. An arrow with the name of an operation is a request. An arrow with a duration happens by itself, after that time on the fake's clock; `lifecycle` sets it. The text below each diagram says what causes the arrows without a label.",
    '## Data stores',
    diagram(datastoreEdges()),
    `A DELETED data store is shown for ${spanOf('deletedRetention')} (\`deletedRetention\`), then forgotten; one with a backup is shown at least until the backup is gone. With \`PreloadDataConfig\`, CREATING takes ${spanOf('preloadDatastore')} longer (\`preloadDatastore\`); for a restored data store it takes ${spanOf('restoreDatastore')} (\`restoreDatastore\`). A [fault rule of kind \`transition\`](faults.md#what-happens) causes the other ends, CREATE_FAILED and UPDATE_FAILED.`,
    '## Import and export jobs',
    diagram(jobEdges()),
    `One import and one export run at a time in a region; the others wait as QUEUED. Only export jobs can be cancelled, with DELETE at the FHIR endpoint of their data store, or with \`fake.cancelExportJob(id)\`; that takes ${spanOf('cancelExportJob')} in all (\`cancelExportJob\`). FAILED is caused by a [fault rule of kind \`transition\`](faults.md#what-happens), by the deletion of the data store before the job ends, and by an import input that is refused as a whole. COMPLETED_WITH_ERRORS is caused by such a rule, and by invalid lines of an import. The service may end a cancellation in CANCEL_FAILED; the fake never does. \`$export\` at the FHIR endpoint starts the same export jobs.`,
    '## Removals and asynchronous transactions',
    diagram(fhirJobEdges()),
    `\`$erase\`, \`$purge\` and \`$bulk-delete\` start removals, and a Bundle with \`Prefer: respond-async\` an asynchronous transaction; none waits for another. They take effect when they end, all at once. FAILED is caused by a [fault rule of kind \`transition\`](faults.md#what-happens) and by the deletion of the data store; a transaction also fails if an entry does.`,
  ].join('\n\n')}\n`
}

type Edge = readonly [from: string, to: string, label?: string]

function diagram(edges: readonly Edge[]): string {
  const lines = edges.map(([from, to, label]) =>
    label === undefined ? `  ${from} --> ${to}` : `  ${from} --> ${to}: ${label}`,
  )
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n')
}

function datastoreEdges(): readonly Edge[] {
  return [
    ...requestsFrom(undefined),
    ...byThemselves(datastoreTransitions),
    ...statusesOf('DatastoreStatus').flatMap(requestsFrom),
    ['DELETED', '[*]', `after ${spanOf('deletedRetention')}`],
  ]
}

const role = 'arn:aws:iam::123456789012:role/HealthLakeData'
const output = { S3Configuration: { S3Uri: 's3://claims/out/', KmsKeyId: 'alias/claims' } }

/** What each request that starts something is tried with, so that it takes time. */
const inputs: Readonly<Record<Started, object>> = {
  CreateFHIRDatastore: { DatastoreTypeVersion: 'R4' },
  UpdateFHIRDatastore: { NlpConfiguration: { Status: 'ENABLED' } },
  DeleteFHIRDatastore: {},
  RestoreFHIRDatastore: { RestoreConfiguration: { ContinuousBackupRestoreConfiguration: {} } },
  StartFHIRImportJob: {
    InputDataConfig: { S3Uri: 's3://claims/in/' },
    JobOutputDataConfig: output,
    DataAccessRoleArn: role,
  },
  StartFHIRExportJob: { OutputDataConfig: output, DataAccessRoleArn: role },
}

const requests = Object.keys(startedBy) as Started[]

/** Which requests change a data store that has a status, or make one: those that a fake accepts. */
function requestsFrom(status: string | undefined): Edge[] {
  return requests.flatMap((operation) => {
    const fake = createFakeHealthLake()
    const { DatastoreId: SourceDatastoreId } = fake.addDatastore({
      DatastoreStatus: (status ?? 'ACTIVE') as 'ACTIVE',
      BackupConfiguration: { Status: 'ENABLED' },
    })
    const DatastoreId = status === undefined ? undefined : SourceDatastoreId
    if (!accepts(fake, operation, { DatastoreId, SourceDatastoreId })) return []
    const made = status === undefined ? fake.datastores().at(-1) : fake.datastore(SourceDatastoreId)
    const to = made?.DatastoreStatus ?? ''
    return to === status ? [] : [[status ?? '[*]', to, operation] as const]
  })
}

function accepts(fake: FakeHealthLake, operation: Started, ids: Readonly<Record<string, unknown>>) {
  const members = membersOf(operations[operation].input)
  const about = Object.entries(ids).filter(([member]) => member in members)
  try {
    fake.execute(operation, { ...Object.fromEntries(about), ...inputs[operation] } as never)
    return true
  } catch (error) {
    if (error instanceof ServiceError) return false
    throw error
  }
}

function membersOf(shapeName: string): object {
  const shape = shapeOf(shapeName)
  return shape.type === 'structure' ? shape.members : {}
}

function jobEdges(): readonly Edge[] {
  return [
    ...jobStarts(),
    ['SUBMITTED', 'QUEUED', 'if another one runs'],
    ...byThemselves(jobTransitions),
    ...cancellable.map(
      (status) => [status, 'CANCEL_SUBMITTED', 'CancelFHIRExportJobWithDelete'] as const,
    ),
  ]
}

function fhirJobEdges(): readonly Edge[] {
  const span = `${spanOf('removalJob')} or ${spanOf('transactionJob')}`
  return [
    ['[*]', 'SUBMITTED', 'StartFHIRBulkDeleteJob, ProcessBundle'],
    ['SUBMITTED', 'IN_PROGRESS', spanOf('startJob')],
    ['SUBMITTED', 'FAILED'],
    ['IN_PROGRESS', 'COMPLETED', span],
    ...fhirJobFailures.map((failure) => ['IN_PROGRESS', failure] as const),
  ]
}

/** Which requests make a job, and the status that it then has. */
function jobStarts(): Edge[] {
  const starts = requests.filter(
    (operation) => 'JobStatus' in membersOf(operations[operation].output),
  )
  const made = starts.map((operation) => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    const answer = fake.execute(operation, { DatastoreId, ...inputs[operation] })
    return { operation, to: (answer as { JobStatus: string }).JobStatus }
  })
  return [...new Set(made.map(({ to }) => to))].map((to) => {
    const names = made.filter((each) => each.to === to).map(({ operation }) => operation)
    return ['[*]', to, names.join(', ')] as const
  })
}

type Transitions = Readonly<Record<string, { to: string; failures: readonly string[] }>>

function byThemselves(transitions: Transitions): Edge[] {
  return Object.entries(transitions).flatMap(([from, { to, failures }]) => [
    [from, to, labelOf(from as UnfinishedJob)] as const,
    ...failures.map((failure) => [from, failure] as const),
  ])
}

function labelOf(status: DatastoreInTransition | UnfinishedJob): string {
  if (status === 'QUEUED') return 'when it is its turn'
  const [name = 'cancelExportJob', other] = takes[status]
  if (name === 'cancelExportJob') return 'half of cancelExportJob'
  return other === undefined ? spanOf(name) : `${spanOf(name)} or ${spanOf(other)}`
}

function spanOf(name: DurationName): string {
  const seconds = defaultDurations[name] / 1000
  if (seconds % 86_400 === 0) return `${seconds / 86_400} days`
  return seconds % 60 === 0 && seconds > 60 ? `${seconds / 60} min` : `${seconds} s`
}

function statusesOf(shapeName: 'DatastoreStatus'): readonly string[] {
  const shape = shapeOf(shapeName)
  if (shape.type === 'string' && shape.enum !== undefined) return shape.enum
  throw new MisuseError(`${shapeName} is no enumeration.`)
}
