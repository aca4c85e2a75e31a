import { expect, test } from 'vitest'
import { compare } from '../../scripts/spec-drift/compare.ts'
import { report } from '../../scripts/spec-drift/report.ts'
import { tables } from '../../scripts/spec-drift/tables.ts'
import { change, compareWith, is, plus, withGaps } from './changed-model.ts'
import { model } from './our-model.ts'

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

test('a comparison tells how far it is, operation by operation', () => {
  const told: string[] = []

  compare(tables, tables, (done, total) => told.push(`${done} of ${total}`))

  expect(told).toHaveLength(14)
  expect([told[0], told.at(-1)]).toEqual(['0 of 14', '13 of 14'])
})
