import * as sdk from '@aws-sdk/client-healthlake'
import { expect, test } from 'vitest'
import { modelledErrors } from '../../src/model/healthlake/errors.ts'
import { operations } from '../../src/model/healthlake/operations.ts'
import { shapeOf, shapes } from '../../src/model/healthlake/shapes.ts'

/** What the SDK serializes by: an id that says what it describes, a namespace, a name, traits, then what the id asks for. */
type Schema = readonly [id: number, namespace: string, name: string, traits: unknown, ...unknown[]]

const ids = { list: 1, structure: 3, union: 4, error: -3, operation: 9 }

const simpleKinds: Readonly<Record<number, string>> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
}

const schemas = Object.entries(sdk)
  .filter(([name]) => name.endsWith('$'))
  .map(([, schema]) => schema as unknown as Schema)
  .filter(([, namespace]) => namespace === 'com.amazonaws.healthlake')

function schemasOf(...wanted: readonly number[]): readonly (readonly [string, Schema])[] {
  return schemas.filter(([id]) => wanted.includes(id)).map((schema) => [schema[2], schema])
}

const sdkOperations = schemasOf(ids.operation)
const sdkStructures = schemasOf(ids.structure, ids.union)
const sdkErrors = schemasOf(ids.error)
const sdkEnums = Object.entries<unknown>(sdk)
  .filter((entry): entry is [string, object] => isEnum(entry[1]))
  .map(([name, value]) => [name, Object.values<string>({ ...value })] as const)

function isEnum(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((item) => typeof item === 'string')
  )
}

interface Structure {
  readonly kind: string
  /** The kinds of values by member name. */
  readonly members: Readonly<Record<string, string>>
  readonly required: readonly string[]
  readonly tokens: readonly string[]
}

function sdkStructure([id, , name, , ...rest]: Schema): Structure {
  const [names, references, required = 0] = rest as [string[], unknown[], number?]
  return {
    kind: sdkKind([id, '', name, 0]),
    members: Object.fromEntries(names.map((member, i) => [member, sdkKind(references[i])])),
    required: names.slice(0, required).toSorted(),
    tokens: names.filter((_, i) => isToken(references[i])),
  }
}

const listBit = 0b100_0000

/** Members refer to schemas by a number, a function that gives the schema, or a pair of either and the member's traits. */
function sdkKind(reference: unknown): string {
  if (typeof reference === 'function') return sdkKind(reference())
  if (typeof reference === 'number' && reference >= listBit) {
    return `list of ${sdkKind(reference - listBit)}`
  }
  if (typeof reference === 'number') return simpleKinds[reference] ?? `simple kind ${reference}`
  const [id, , name, , items] = reference as Schema
  if (isPair(reference)) return sdkKind(reference[0])
  if (id === ids.list) return `list of ${sdkKind(items)}`
  if (id === ids.structure) return `structure ${name}`
  return id === ids.union ? `union ${name}` : `kind ${id}`
}

function isPair(reference: unknown): reference is readonly [reference: unknown, traits: unknown] {
  return Array.isArray(reference) && reference.length === 2
}

const tokenBit = 0b100

function isToken(reference: unknown): boolean {
  return isPair(reference) && typeof reference[1] === 'number' && (reference[1] & tokenBit) !== 0
}

function ourStructure(name: string): Structure {
  const shape = shapeOf(name)
  if (shape.type !== 'structure') throw new Error(`${name} is no structure.`)
  const { members, required = [], idempotencyToken } = shape
  return {
    kind: ourKind(name),
    members: Object.fromEntries(Object.entries(members).map(([key, of]) => [key, ourKind(of)])),
    required: required.toSorted(),
    tokens: idempotencyToken === undefined ? [] : [idempotencyToken],
  }
}

function ourKind(name: string): string {
  const shape = shapeOf(name)
  if (shape.type === 'list') return `list of ${ourKind(shape.member)}`
  if (shape.type === 'structure') return `${shape.union ? 'union' : 'structure'} ${name}`
  return ['integer', 'long', 'double'].includes(shape.type) ? 'number' : shape.type
}

function ourEnum(name: string): readonly string[] {
  const shape = name in shapes ? shapeOf(name) : undefined
  return shape?.type === 'string' ? (shape.enum ?? []) : []
}

function namesOf(described: readonly (readonly [string, unknown])[]): ReadonlySet<string> {
  return new Set(described.map(([name]) => name))
}

function beyond(ours: Iterable<string>, theirs: ReadonlySet<string>): readonly string[] {
  return [...ours].filter((name) => !theirs.has(name)).toSorted()
}

test('every schema of the SDK is of a kind that these tests compare', () => {
  const compared = [...sdkOperations, ...sdkStructures, ...sdkErrors]
  expect(
    beyond(
      schemas.map(([, , name]) => name),
      namesOf(compared),
    ),
  ).toEqual([])
})

test.each(sdkOperations)('%s takes and gives what it does in the SDK', (name, schema) => {
  const [, , , , input, output] = schema
  expect(operations).toHaveProperty(name)
  const { input: ourInput, output: ourOutput } = operations[name as keyof typeof operations]
  expect(ourKind(ourInput)).toBe(sdkKind(input))
  expect(ourKind(ourOutput)).toBe(sdkKind(output))
})

test.each(sdkStructures)('%s is what it is in the SDK', (name, schema) => {
  const [ours, theirs] = [ourStructure(name), sdkStructure(schema)]
  expect(ours).toMatchObject(theirs)
})

test.each(sdkErrors)(
  '%s has the fault, the status and the member that it has in the SDK',
  (name, schema) => {
    const [, , , traits] = schema
    expect(modelledErrors).toHaveProperty(name)
    const { fault, modelled } = modelledErrors[name as keyof typeof modelledErrors]
    expect(traits).toEqual({ error: fault, httpError: modelled })
    expect(sdkStructure(schema).members).toEqual({ Message: 'string' })
  },
)

test.each(sdkEnums)('%s has every value that it has in the SDK', (name, values) => {
  expect(ourEnum(name)).toEqual(expect.arrayContaining(values))
})

const unknownToTheSdk = {
  operations: ['RestoreFHIRDatastore', 'UpdateFHIRDatastore'],
  errors: [
    'AgentMessageOutOfContextException',
    'ConversationNotFoundException',
    'FailedDependencyException',
    'NotImplementedOperationException',
    'ServiceQuotaExceededException',
    'UnauthorizedException',
    'UnsupportedMIMETypeException',
  ],
  structures: [
    'AnalyticsConfiguration',
    'BackupConfiguration',
    'ContinuousBackupRestoreConfiguration',
    'DatastoreBackupStatus',
    'NlpConfiguration',
    'ProfileConfiguration',
    'RestoreConfiguration',
    'RestoreFHIRDatastoreRequest',
    'RestoreFHIRDatastoreResponse',
    'UpdateFHIRDatastoreRequest',
    'UpdateFHIRDatastoreResponse',
  ],
  members: [
    'CreateFHIRDatastoreRequest.AnalyticsConfiguration',
    'CreateFHIRDatastoreRequest.BackupConfiguration',
    'CreateFHIRDatastoreRequest.NlpConfiguration',
    'CreateFHIRDatastoreRequest.ProfileConfiguration',
    'DatastoreProperties.AnalyticsConfiguration',
    'DatastoreProperties.BackupStatusInfo',
    'DatastoreProperties.NlpConfiguration',
    'DatastoreProperties.ProfileConfiguration',
    'JobProgressReport.TotalFilesConverted',
    'JobProgressReport.TotalNumberOfImportedNonFhirFiles',
    'JobProgressReport.TotalNumberOfNonFhirFilesReadWithCustomerError',
    'JobProgressReport.TotalNumberOfNonFhirResourcesImported',
    'JobProgressReport.TotalNumberOfNonFhirResourcesScanned',
    'JobProgressReport.TotalNumberOfNonFhirResourcesWithCustomerError',
    'JobProgressReport.TotalNumberOfScannedNonFhirFiles',
    'JobProgressReport.TotalResourcesGenerated',
    'JobProgressReport.TotalSizeOfScannedNonFhirFilesInMB',
    'StartFHIRImportJobRequest.DriftDetectionEnabled',
    'StartFHIRImportJobRequest.InputFormat',
    'StartFHIRImportJobRequest.ProfileId',
    'StartFHIRImportJobRequest.ProvenanceEnabled',
  ],
  enums: ['AnalyticsStatus', 'BackupStatus', 'BackupType', 'NlpStatus'],
  values: ['DatastoreStatus.UPDATE_FAILED', 'DatastoreStatus.UPDATING'],
}

test('the tables are ahead of the SDK in what is listed here, and in nothing else', () => {
  const ourShapes = Object.keys(shapes)
  const ourStructures = ourShapes.filter((name) => shapeOf(name).type === 'structure')
  const lacking = {
    operations: beyond(Object.keys(operations), namesOf(sdkOperations)),
    errors: beyond(Object.keys(modelledErrors), namesOf(sdkErrors)),
    structures: beyond(ourStructures, namesOf(sdkStructures)),
    members: sdkStructures.flatMap(([name, schema]) => {
      const known = new Set(Object.keys(sdkStructure(schema).members))
      return beyond(Object.keys(ourStructure(name).members), known).map((key) => `${name}.${key}`)
    }),
    enums: beyond(
      ourShapes.filter((name) => ourEnum(name).length > 0),
      namesOf(sdkEnums),
    ),
    values: sdkEnums.flatMap(([name, values]) =>
      beyond(ourEnum(name), new Set(values)).map((value) => `${name}.${value}`),
    ),
  }
  expect(lacking).toEqual(unknownToTheSdk)
})
