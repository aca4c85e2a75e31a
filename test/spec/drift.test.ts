import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { compare } from '../../scripts/spec-drift/compare.ts'
import type { Comparison, Difference } from '../../scripts/spec-drift/compare.ts'
import { parseModel } from '../../scripts/spec-drift/model.ts'
import { report } from '../../scripts/spec-drift/report.ts'
import { tables } from '../../scripts/spec-drift/tables.ts'
import { modelledErrors } from '../../src/spec/errors.ts'
import { operations } from '../../src/spec/operations.ts'
import { shapeOf, shapes } from '../../src/spec/shapes.ts'
import { bundled } from '../bundled.ts'

const slow = 30_000

type Json = Record<string, unknown>

const noise = { documentation: '<p>Prose</p>', box: true }

/** A service model that says what our tables say, and what is of no interest besides. */
function model(): Json {
  const exceptions = mapValues(modelledErrors, (_, { fault }) => ({
    type: 'structure',
    members: { Message: { shape: 'HealthLakeString' } },
    exception: true,
    ...(fault === 'server' && { fault: true }),
    ...noise,
  }))
  return structuredClone({
    operations: mapValues(operations, (name, { input, output, errors }) => ({
      name,
      input: { shape: input },
      output: { shape: output },
      errors: errors.map((shape) => ({ shape })),
      ...noise,
    })),
    shapes: { ...mapValues(shapes, modelShape), ...exceptions },
  })
}

function modelShape(name: string): Json {
  const shape = shapeOf(name)
  if (shape.type === 'list') return { ...shape, ...noise, member: { shape: shape.member } }
  if (shape.type !== 'structure') return { ...shape, ...noise }
  const { idempotencyToken: token, ...rest } = shape
  const members = mapValues(shape.members, (member, of) => ({
    shape: of,
    ...noise,
    ...(member === token && { idempotencyToken: true }),
  }))
  return { ...rest, ...noise, members }
}

function mapValues<T>(record: Readonly<Record<string, T>>, map: (name: string, value: T) => Json) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(name, value)]))
}

/** Changes what stands at a path such as `shapes.TagKey.max`; undefined removes it. */
function change(theirs: Json, path: string, edit: Edit): Json {
  const changed = structuredClone(theirs)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce((at, key) => at[key] as Json, changed)
  parent[last] = edit(parent[last])
  return changed
}

function compareWith(theirs: Json, ours = tables): Comparison {
  const service = parseModel(JSON.stringify(theirs))
  if (service === undefined) throw new Error('The made-up model is no model.')
  return compare(ours, service)
}

test('a model that says what the tables say has no differences', () => {
  expect(compareWith(model())).toEqual({
    differences: [],
    gaps: [],
    compared: {
      operations: Object.keys(operations).length,
      shapes: Object.keys(shapes).length,
      errors: Object.keys(modelledErrors).length,
    },
  })
})

type Edit = (old: unknown) => unknown
type Reported = readonly [operation: string, path: string, ours: unknown, theirs: unknown]

const is =
  (value: unknown): Edit =>
  () =>
    value
const absent = is(undefined)
const plus =
  (item: unknown): Edit =>
  (old) => [...(old as unknown[]), item]
const minus =
  (item: string): Edit =>
  (old) =>
    (old as unknown[]).filter((each) => each !== item)
const nothing = undefined

const create = 'CreateFHIRDatastore'
const list = 'ListFHIRDatastores'
const start = 'StartFHIRImportJob'
const jobs = 'ListFHIRImportJobs'

test.each<readonly [what: string, at: string, edit: Edit, reported: Reported]>([
  [
    'an operation that the tables lack',
    'operations.CancelFHIRImportJob',
    is({}),
    ['CancelFHIRImportJob', 'operation', nothing, 'CancelFHIRImportJob'],
  ],
  [
    'an operation that the model lacks',
    'operations.TagResource',
    absent,
    ['TagResource', 'operation', 'TagResource', nothing],
  ],
  [
    'another input',
    'operations.ListTagsForResource.input.shape',
    is('ListTagsRequest'),
    ['ListTagsForResource', 'input', 'ListTagsForResourceRequest', 'ListTagsRequest'],
  ],
  [
    'an operation without output',
    'operations.UntagResource.output',
    absent,
    ['UntagResource', 'output', 'UntagResourceResponse', nothing],
  ],
  [
    'an error that the tables lack',
    'operations.TagResource.errors',
    plus({ shape: 'ThrottlingException' }),
    ['TagResource', 'errors', nothing, 'ThrottlingException'],
  ],
  [
    'an error that the model lacks',
    'operations.ListFHIRDatastores.errors',
    is([{ shape: 'ThrottlingException' }, { shape: 'ValidationException' }]),
    [list, 'errors', 'InternalServerException', nothing],
  ],
  [
    'a fault that becomes the server’s',
    'shapes.ConflictException.fault',
    is(true),
    ['UpdateFHIRDatastore', 'errors.ConflictException.fault', 'client', 'server'],
  ],
  [
    'a fault that becomes the client’s',
    'shapes.InternalServerException.fault',
    absent,
    [create, 'errors.InternalServerException.fault', 'server', 'client'],
  ],
  [
    'a further member of an exception',
    'shapes.ThrottlingException.members.RetryAfter',
    is({ shape: 'GenericLong' }),
    [create, 'errors.ThrottlingException.members', nothing, 'RetryAfter'],
  ],
  [
    'an exception without a message',
    'shapes.ValidationException.members',
    is({}),
    [create, 'errors.ValidationException.members', 'Message', nothing],
  ],
  [
    'an error that is no exception',
    'shapes.ValidationException.exception',
    absent,
    [create, 'errors.ValidationException.exception', true, nothing],
  ],
  [
    'a member that the tables lack',
    'shapes.DatastoreFilter.members.Owner',
    is({ shape: 'TagValue' }),
    [list, 'input.Filter.Owner', nothing, 'TagValue'],
  ],
  [
    'a member that the model lacks',
    'shapes.DatastoreFilter.members.CreatedAfter',
    absent,
    [list, 'input.Filter.CreatedAfter', 'HealthLakeTimestamp', nothing],
  ],
  [
    'another shape of a member',
    'shapes.DatastoreFilter.members.DatastoreName.shape',
    is('NextToken'),
    [list, 'input.Filter.DatastoreName', 'DatastoreName', 'NextToken'],
  ],
  [
    'another order of members',
    'shapes.Tag.members',
    is({ Value: { shape: 'TagValue' }, Key: { shape: 'TagKey' } }),
    [create, 'input.Tags[].members order', ['Key', 'Value'], ['Value', 'Key']],
  ],
  [
    'a required member that is optional in the tables',
    'shapes.DatastoreFilter.required',
    is(['DatastoreName']),
    [list, 'input.Filter.required', nothing, 'DatastoreName'],
  ],
  [
    'a required member that is optional in the model',
    'shapes.TagResourceRequest.required',
    minus('Tags'),
    ['TagResource', 'input.required', 'Tags', nothing],
  ],
  [
    'an idempotency token that the tables lack',
    'shapes.UpdateFHIRDatastoreRequest.members.DatastoreName.idempotencyToken',
    is(true),
    ['UpdateFHIRDatastore', 'input.DatastoreName.idempotencyToken', nothing, true],
  ],
  [
    'an idempotency token that the model lacks',
    'shapes.CreateFHIRDatastoreRequest.members.ClientToken.idempotencyToken',
    absent,
    [create, 'input.ClientToken.idempotencyToken', true, nothing],
  ],
  [
    'another trait of a member',
    'shapes.ListFHIRDatastoresRequest.members.NextToken.deprecated',
    is(true),
    [list, 'input.NextToken.deprecated', nothing, true],
  ],
  [
    'a structure that becomes a union',
    'shapes.KmsEncryptionConfig.union',
    is(true),
    [create, 'input.SseConfiguration.KmsEncryptionConfig.union', nothing, true],
  ],
  [
    'a union that becomes a structure',
    'shapes.InputDataConfig.union',
    absent,
    [start, 'input.InputDataConfig.union', true, nothing],
  ],
  [
    'a structure that becomes a string',
    'shapes.NlpConfiguration.type',
    is('string'),
    [create, 'input.NlpConfiguration.type', 'structure', 'string'],
  ],
  [
    'a list that becomes a map',
    'shapes.TagList.type',
    is('map'),
    [create, 'input.Tags.type', 'list', 'map'],
  ],
  [
    'a string that becomes a boolean',
    'shapes.ValidationLevel.type',
    is('boolean'),
    [start, 'input.ValidationLevel.type', 'string', 'boolean'],
  ],
  [
    'an integer that becomes a long',
    'shapes.MaxResultsInteger.type',
    is('long'),
    [list, 'input.MaxResults.type', 'integer', 'long'],
  ],
  [
    'a double that becomes an integer',
    'shapes.GenericDouble.type',
    is('integer'),
    [
      'DescribeFHIRImportJob',
      'output.ImportJobProperties.JobProgressReport.TotalSizeOfScannedFilesInMB.type',
      'double',
      'integer',
    ],
  ],
  [
    'a boolean that becomes a string',
    'shapes.DefaultEnabledBoolean.type',
    is('string'),
    [start, 'input.ProvenanceEnabled.type', 'boolean', 'string'],
  ],
  [
    'a timestamp that becomes a string',
    'shapes.HealthLakeTimestamp.type',
    is('string'),
    ['DescribeFHIRDatastore', 'output.DatastoreProperties.CreatedAt.type', 'timestamp', 'string'],
  ],
  [
    'an enum value that the tables lack',
    'shapes.JobStatus.enum',
    plus('PAUSED'),
    [start, 'output.JobStatus.enum', nothing, 'PAUSED'],
  ],
  [
    'an enum value that the model lacks',
    'shapes.JobStatus.enum',
    minus('QUEUED'),
    [start, 'output.JobStatus.enum', 'QUEUED', nothing],
  ],
  [
    'another order of enum values',
    'shapes.ErrorCategory.enum',
    is(['NON_RETRYABLE_ERROR', 'RETRYABLE_ERROR']),
    [
      'DescribeFHIRDatastore',
      'output.DatastoreProperties.ErrorCause.ErrorCategory.enum order',
      ['RETRYABLE_ERROR', 'NON_RETRYABLE_ERROR'],
      ['NON_RETRYABLE_ERROR', 'RETRYABLE_ERROR'],
    ],
  ],
  [
    'an enum that becomes free text',
    'shapes.FHIRVersion.enum',
    absent,
    [create, 'input.DatastoreTypeVersion.enum', ['R4'], nothing],
  ],
  [
    'free text that becomes an enum',
    'shapes.ConfigurationMetadata.enum',
    is(['NONE']),
    [create, 'input.IdentityProviderConfiguration.Metadata.enum', nothing, ['NONE']],
  ],
  [
    'another shortest length',
    'shapes.DatastoreName.min',
    is(3),
    [create, 'input.DatastoreName.min', 1, 3],
  ],
  [
    'another longest length',
    'shapes.TagKey.max',
    is(127),
    [create, 'input.Tags[].Key.max', 128, 127],
  ],
  [
    'a length that the model does not limit',
    'shapes.NextToken.max',
    absent,
    [list, 'input.NextToken.max', 8192, nothing],
  ],
  [
    'a length that the tables do not limit',
    'shapes.DatastoreArn.max',
    is(200),
    [create, 'output.DatastoreArn.max', nothing, 200],
  ],
  [
    'another end of a range',
    'shapes.MaxResultsInteger.max',
    is(100),
    [list, 'input.MaxResults.max', 500, 100],
  ],
  [
    'another number of items',
    'shapes.TagKeyList.max',
    is(50),
    ['UntagResource', 'input.TagKeys.max', 200, 50],
  ],
  [
    'another pattern',
    'shapes.ClientTokenString.pattern',
    is('[a-z]+'),
    [create, 'input.ClientToken.pattern', '[a-zA-Z0-9-]+', '[a-z]+'],
  ],
  [
    'another shape of a list’s items',
    'shapes.ImportJobPropertiesList.member.shape',
    is('ImportJob'),
    [jobs, 'output.ImportJobPropertiesList[]', 'ImportJobProperties', 'ImportJob'],
  ],
  [
    'a constraint of a kind that the tables have no word for',
    'shapes.JobName.sensitive',
    is(true),
    [start, 'input.JobName.sensitive', nothing, true],
  ],
])('%s is reported', (_, at, edit, reported) => {
  const { differences } = compareWith(change(model(), at, edit))
  expect(differences.map(tuple)).toContainEqual(reported)
  expect(differences.filter(({ path }) => !path.startsWith(reported[1]))).toEqual([])
})

function tuple({ operation, path, ours, theirs }: Difference) {
  return [operation, path, ours, theirs]
}

test(
  'each word and number of a model matters',
  () => {
    const theirs = model()
    const ignored = /\.(documentation|box|name)$|Exception\.members\.Message\.shape$/
    const overlooked = leaves(theirs, [])
      .filter((path) => !ignored.test(path))
      .filter((path) => compareWith(change(theirs, path, alter)).differences.length === 0)
    expect(overlooked).toEqual([])
  },
  slow,
)

function leaves(value: unknown, path: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path.join('.')]
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]))
}

function alter(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  return typeof value === 'boolean' ? undefined : `${String(value)}X`
}

test('what several operations share is reported once, under the first of them', () => {
  const { differences } = compareWith(change(model(), 'shapes.TagKey.max', is(127)))
  expect(differences).toEqual([
    {
      kind: 'disagreement',
      operation: create,
      path: 'input.Tags[].Key.max',
      shape: 'TagKey',
      ours: 128,
      theirs: 127,
    },
  ])
})

test('a shape that the model gives another name is compared all the same', () => {
  const label = change(model(), 'shapes.Label', is({ type: 'string', min: 1, max: 128 }))
  const { differences } = compareWith(change(label, 'shapes.Tag.members.Key.shape', is('Label')))
  expect(differences.map(tuple)).toEqual([
    [create, 'input.Tags[].Key', 'TagKey', 'Label'],
    [create, 'input.Tags[].Key.pattern', shapes.TagKey.pattern, nothing],
  ])
})

test('what the tables hold and no operation uses is reported', () => {
  const spare = { shapes: { Spare: { type: 'string' } }, errors: { SpareException: {} } }
  const { differences } = compareWith(model(), {
    operations: tables.operations,
    shapes: { ...tables.shapes, ...spare.shapes },
    errors: { ...tables.errors, ...spare.errors },
  })
  expect(differences.map(tuple)).toEqual([
    [nothing, 'Spare', 'Spare', nothing],
    [nothing, 'SpareException', 'SpareException', nothing],
  ])
})

function withGaps(): Json {
  const gap = change(model(), 'operations.StartDataTransformationJob', is({}))
  return change(gap, 'operations.UpdateProfileWithAgent', is({}))
}

test('operations that are left out on purpose are known gaps, not differences', () => {
  const { differences, gaps } = compareWith(withGaps())
  expect(differences).toEqual([])
  expect(gaps).toEqual(['StartDataTransformationJob', 'UpdateProfileWithAgent'])
})

test('the report puts disagreements before additions, groups both by operation and ends with a summary', () => {
  const first = change(withGaps(), 'shapes.TagKey.max', is(127))
  const second = change(first, 'operations.ListTagsForResource.errors', is([]))
  expect(report(compareWith(change(second, 'shapes.FHIRVersion.enum', plus('R5'))))).toBe(
    `DISAGREEMENTS: one side is wrong

CreateFHIRDatastore
  input.Tags[].Key.max (TagKey)
    table: 128
    model: 127

ListTagsForResource
  errors
    table: ResourceNotFoundException
    model: nothing
  errors
    table: ValidationException
    model: nothing

ADDITIONS: a newer service has what the tables lack

CreateFHIRDatastore
  input.DatastoreTypeVersion.enum (FHIRVersion)
    table: nothing
    model: R5

Not simulated, on purpose
  StartDataTransformationJob
  UpdateProfileWithAgent

14 operations, 86 shapes and 7 errors compared: 3 disagreements and 1 addition beyond 2 operations that are not simulated`,
  )
})

test('the report of an unchanged model is its summary', () => {
  expect(report(compareWith(model()))).toBe(
    '14 operations, 86 shapes and 7 errors compared: no differences',
  )
})

test.each([
  ['no JSON', 'service'],
  ['no object', '[]'],
  ['a Smithy model without a service', '{ "smithy": "2.0", "shapes": {} }'],
  [
    'a Smithy model of another major version',
    '{ "smithy": "3.0", "shapes": { "a#S": { "type": "service" } } }',
  ],
  [
    'a Smithy model of a form that is not text',
    '{ "smithy": 2, "shapes": { "a#S": { "type": "service" } } }',
  ],
  [
    'Smithy shapes without a type',
    '{ "smithy": "2.0", "shapes": { "a#S": { "type": "service" }, "a#T": {} } }',
  ],
  [
    'Smithy members without a target',
    '{ "smithy": "2.0", "shapes": { "a#S": { "type": "service" }, "a#T": { "type": "structure", "members": { "A": {} } } } }',
  ],
  [
    'Smithy operations that are no list',
    '{ "smithy": "2.0", "shapes": { "a#S": { "type": "service", "operations": {} } } }',
  ],
  ['shapes without a type', '{ "operations": {}, "shapes": { "Tag": {} } }'],
  ['operations without a form', '{ "operations": { "TagResource": null }, "shapes": {} }'],
  [
    'errors without a shape',
    '{ "operations": { "TagResource": { "errors": [{}] } }, "shapes": {} }',
  ],
])('%s is no service model', (_, text) => {
  expect(parseModel(text)).toBeUndefined()
})

const script = await bundled('scripts/spec-drift.ts')

afterAll(() => rmSync(dirname(script), { recursive: true }))

function runScript(...args: readonly string[]) {
  const run = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'spec-drift-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'service-2.json')
  writeFileSync(file, text)
  return file
}

test('the script succeeds when there are known gaps only', () => {
  const { status, stdout, stderr } = runScript(fileWith(JSON.stringify(withGaps())))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('no differences beyond 2 operations that are not simulated\n')
})

test('the script fails with status 1 when something disagrees', () => {
  const theirs = change(model(), 'shapes.TagKey.max', is(127))
  const { status, stdout, stderr } = runScript(fileWith(JSON.stringify(theirs)))
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  expect(stdout).toContain('compared: 1 disagreement\n')
})

test('the script fails with status 3 when the model only has more', () => {
  const theirs = change(model(), 'shapes.FHIRVersion.enum', plus('R5'))
  const { status, stdout, stderr } = runScript(fileWith(JSON.stringify(theirs)))
  expect({ status, stderr }).toEqual({ status: 3, stderr: '' })
  expect(stdout).toContain('compared: 1 addition\n')
})

test('the script refuses to run without a file', () => {
  expect(runScript()).toEqual({
    status: 2,
    stdout: '',
    stderr: 'Name a service model: npm run spec:drift -- path/to/service-2.json\n',
  })
})

test('the script refuses a file that cannot be read', () => {
  const file = join(tmpdir(), 'no-such-folder', 'service-2.json')
  expect(runScript(file)).toEqual({ status: 2, stdout: '', stderr: `${file} cannot be read.\n` })
})

test('the script refuses a file that is no service model', () => {
  const file = fileWith('{}')
  expect(runScript(file)).toEqual({
    status: 2,
    stdout: '',
    stderr: `${file} is not a service model in botocore's form or Smithy's.\n`,
  })
})

test('a comparison tells how far it is, operation by operation', () => {
  const told: string[] = []

  compare(tables, tables, (done, total) => told.push(`${done} of ${total}`))

  expect(told).toHaveLength(14)
  expect([told[0], told.at(-1)]).toEqual(['0 of 14', '13 of 14'])
})
