import { compare } from '../../scripts/spec-drift/compare.ts'
import type { Comparison, Difference } from '../../scripts/spec-drift/compare.ts'
import { tables } from '../../scripts/spec-drift/tables.ts'
import { parsed, type Json } from './library.ts'
import { model } from './our-model.ts'

type Edit = (old: unknown) => unknown
type Reported = readonly [operation: string, path: string, ours: unknown, theirs: unknown]

export const is =
  (value: unknown): Edit =>
  () =>
    value
export const absent = is(undefined)
export const plus =
  (item: unknown): Edit =>
  (old) => [...(old as unknown[]), item]
export const minus =
  (item: string): Edit =>
  (old) =>
    (old as unknown[]).filter((each) => each !== item)
export const nothing = undefined

export const create = 'CreateFHIRDatastore'
export const list = 'ListFHIRDatastores'
export const start = 'StartFHIRImportJob'

/** Changes what stands at a path such as `shapes.TagKey.max`; undefined removes it. */
export function change(theirs: Json, path: string, edit: Edit): Json {
  const changed = structuredClone(theirs)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce((at, key) => at[key] as Json, changed)
  parent[last] = edit(parent[last])
  return changed
}

/** The model with two operations that are left out on purpose. */
export function withGaps(): Json {
  const gap = change(model(), 'operations.StartDataTransformationJob', is({}))
  return change(gap, 'operations.UpdateProfileWithAgent', is({}))
}

/** Compares the tables, or others, with a model. */
export function compareWith(theirs: Json, ours = tables): Comparison {
  return compare(ours, parsed(theirs))
}

export function tuple({ operation, path, ours, theirs }: Difference) {
  return [operation, path, ours, theirs]
}

/** One row of a table of differences: a change of the model, and what is to be reported of it. */
export type Row = readonly [what: string, at: string, edit: Edit, reported: Reported]

/** What is reported of a changed model, and what of it is about other places than was to be. */
export function reportedOf(at: string, edit: Edit, [, expected]: Reported) {
  const { differences } = compareWith(change(model(), at, edit))
  return {
    all: differences.map(tuple),
    elsewhere: differences.filter(({ path }) => !path.startsWith(expected)),
  }
}
