import * as fc from 'fast-check'
import { atLeast, atMost, exactlyOneMember, notNull } from '../../model/codec/constraint-texts.ts'
import { itemConstraint } from '../../model/codec/constraints.ts'
import type { ListShape, NumberShape, StructureShape } from '../../model/codec/shape.ts'
import { shapeOf } from '../../model/healthlake/shapes.ts'
import { brokenStrings, type Broken } from './broken-strings.ts'
import { validValues, type Special } from './values.ts'

export function brokenValues(name: string, special: Special): readonly fc.Arbitrary<Broken>[] {
  const shape = shapeOf(name)
  switch (shape.type) {
    case 'string':
      return brokenStrings(shape)
    case 'integer':
    case 'long':
    case 'double':
      return brokenNumbers(shape)
    case 'list':
      return brokenLists(shape, special)
    case 'structure':
      return brokenStructures(name, shape, special)
    case 'boolean':
    case 'timestamp':
      return []
  }
}

function brokenNumbers({ min, max }: NumberShape): readonly fc.Arbitrary<Broken>[] {
  return [
    ...(min === undefined ? [] : [broken(beyond(min, -1), atLeast('value', min))]),
    ...(max === undefined ? [] : [broken(beyond(max, 1), atMost('value', max))]),
  ]
}

function beyond(limit: number, sign: 1 | -1): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 1000 }).map((distance) => limit + sign * distance)
}

function brokenLists(
  { member, min = 0, max = Infinity }: ListShape,
  special: Special,
): readonly fc.Arbitrary<Broken>[] {
  const item = validValues(member, special)
  const few = fc.array(item, { maxLength: 2 })
  const shape = shapeOf(member)
  const spoilt = brokenValues(member, special).map((one) =>
    fc.tuple(few, one, few).map(([before, { value, path, constraint }, after]) => {
      const list = [...before, value, ...after]
      // [message-items]
      return shape.type === 'string'
        ? { value: list, path: '', constraint: itemConstraint(shape) }
        : { value: list, path: join(`${before.length + 1}.member`, path), constraint }
    }),
  )
  return [
    ...spoilt,
    ...(min === 0 ? [] : [broken(copies(item, 0, min - 1), atLeast('length', min))]),
    ...(max === Infinity ? [] : [broken(copies(item, max + 1, max + 5), atMost('length', max))]),
  ]
}

// Copies of one item, so that a long list reads well.
function copies(item: fc.Arbitrary<unknown>, min: number, max: number): fc.Arbitrary<unknown[]> {
  return fc
    .tuple(item, fc.integer({ min, max }))
    .map(([one, length]) => Array.from({ length }, () => one))
}

function brokenStructures(
  name: string,
  { members, required = [], union }: StructureShape,
  special: Special,
): readonly fc.Arbitrary<Broken>[] {
  const whole = validValues(name, special) as fc.Arbitrary<Readonly<Record<string, unknown>>>
  const spoilt = Object.entries(members).flatMap(([member, shape]) =>
    brokenValues(shape, special).map((one) =>
      fc.tuple(whole, one).map(([structure, { value, path, constraint }]) => ({
        value: { ...structure, [member]: value },
        path: join(lower(member), path),
        constraint,
      })),
    ),
  )
  const lacking = required.map((member) =>
    whole.map(({ [member]: _left, ...value }) => ({
      value,
      path: lower(member),
      constraint: notNull,
    })),
  )
  return [
    ...lacking,
    ...spoilt,
    ...(union === true ? [broken(fc.constant({}), exactlyOneMember)] : []),
  ]
}

function broken(values: fc.Arbitrary<unknown>, constraint: string): fc.Arbitrary<Broken> {
  return values.map((value) => ({ value, path: '', constraint }))
}

function join(step: string, path: string): string {
  return path === '' ? step : `${step}.${path}`
}

function lower(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1)
}
