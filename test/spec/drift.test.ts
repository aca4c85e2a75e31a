import { expect, test } from 'vitest'
import { parseModel } from '../../scripts/spec-drift/model.ts'
import { tables } from '../../scripts/spec-drift/tables.ts'
import { modelledErrors } from '../../src/model/healthlake/errors.ts'
import { operations } from '../../src/model/healthlake/operations.ts'
import { shapes } from '../../src/model/healthlake/shapes.ts'
import { change, compareWith, create, is, nothing, tuple, withGaps } from './changed-model.ts'
import { model } from './our-model.ts'

const slow = 30_000

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

test('operations that are left out on purpose are known gaps, not differences', () => {
  const { differences, gaps } = compareWith(withGaps())
  expect(differences).toEqual([])
  expect(gaps).toEqual(['StartDataTransformationJob', 'UpdateProfileWithAgent'])
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
