import { MisuseError, createFakeHealthLake } from '../../src/index.ts'
import { cancellable } from '../../src/core/jobs/cancel.ts'
import { ServiceError } from '../../src/core/errors.ts'
import {
  datastoreTransitions,
  defaultDurations,
  jobTransitions,
  type DatastoreInTransition,
} from '../../src/spec/lifecycle.ts'
import { shapeOf } from '../../src/spec/shapes.ts'

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
    'This page is printed from `src/spec/lifecycle.ts` by `npm run docs`. An arrow that names an operation is a request. An arrow with a duration happens by itself, after that time on the clock of the fake, which `lifecycle` may set. An arrow with nothing is another end, which a fault rule of kind `transition` brings about or, for a job that has not ended, the deletion of its data store.',
    '## Data stores',
    diagram(datastoreEdges()),
    `A data store that is DELETED is shown for ${spanOf('deletedRetention')} more (\`deletedRetention\`), then forgotten. With \`PreloadDataConfig\`, CREATING takes ${spanOf('preloadDatastore')} more (\`preloadDatastore\`).`,
    '## Import and export jobs',
    diagram(jobEdges()),
    `One import and one export run at a time in a region; the others wait as QUEUED. Only export jobs can be cancelled, through the FHIR interface of their data store, for which \`fake.cancelExportJob(id)\` stands; that takes ${spanOf('cancelExportJob')} in all (\`cancelExportJob\`). CANCEL_FAILED is a status of the service that nothing in the fake brings about.`,
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
    ['[*]', 'CREATING', 'CreateFHIRDatastore'],
    ...byThemselves(datastoreTransitions),
    ...statusesOf('DatastoreStatus').flatMap(requestsFrom),
    ['DELETED', '[*]', `after ${spanOf('deletedRetention')}`],
  ]
}

/** Which requests change a data store that has a status: those that a fake accepts. */
function requestsFrom(status: string): Edge[] {
  return (['UpdateFHIRDatastore', 'DeleteFHIRDatastore'] as const).flatMap((operation) => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: status as 'ACTIVE' })
    try {
      fake.execute(operation, { DatastoreId, ...changing[operation] })
    } catch (error) {
      if (error instanceof ServiceError) return []
      throw error
    }
    const { DatastoreStatus: to = '' } = fake.datastore(DatastoreId) ?? {}
    return to === status ? [] : [[status, to, operation] as const]
  })
}

/** An update that takes time. */
const changing = {
  UpdateFHIRDatastore: { NlpConfiguration: { Status: 'ENABLED' } },
  DeleteFHIRDatastore: {},
} as const

function jobEdges(): readonly Edge[] {
  return [
    ['[*]', 'SUBMITTED', 'StartFHIRImportJob, StartFHIRExportJob'],
    ['SUBMITTED', 'QUEUED', 'if another one runs'],
    ...byThemselves(jobTransitions),
    ...cancellable.map((status) => [status, 'CANCEL_SUBMITTED', 'cancelExportJob'] as const),
  ]
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
