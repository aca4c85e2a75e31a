import * as fc from 'fast-check'
import { atLeast, atMost, oneOf, patterned } from '../../model/codec/constraint-texts.ts'
import type { StringShape } from '../../model/codec/shape.ts'
import { isWithin, matchesPattern, stringsMatching, stretch } from './strings.ts'

export interface Broken {
  readonly value: unknown
  // Where the constraint is broken, from the value on: '' for the value itself.
  readonly path: string
  // What would have been right, in the words of the service.
  readonly constraint: string
}

export function brokenStrings(shape: StringShape): readonly fc.Arbitrary<Broken>[] {
  const { min = 0, max = Infinity, pattern } = shape
  if (shape.enum !== undefined) return [outsiders(shape.enum)]
  const good = stringsMatching(shape)
  return [
    ...(pattern === undefined ? [] : brokenBy(marred(shape), patterned(pattern))),
    ...(min === 0 ? [] : brokenBy(good.map(cutTo(shape, min - 1)), atLeast('length', min))),
    ...(max === Infinity
      ? []
      : brokenBy(good.map(stretchedTo(shape, max + 1)), atMost('length', max))),
  ]
}

function outsiders(values: readonly string[]): fc.Arbitrary<Broken> {
  return fc
    .stringMatching(/^[A-Z][A-Z_]{0,11}$/)
    .filter((value) => !values.includes(value))
    .map((value) => ({ value, path: '', constraint: oneOf(values) }))
}

// Where a few attempts all fail, the constraint cannot be broken without another one.
function brokenBy(
  attempts: fc.Arbitrary<string | undefined>,
  constraint: string,
): readonly fc.Arbitrary<Broken>[] {
  const seeds = Array.from({ length: ATTEMPTS }, (_, seed) => seed)
  const isPossible = seeds.some(
    (seed) => fc.sample(attempts, { seed, numRuns: 1 })[0] !== undefined,
  )
  if (!isPossible) return []
  return [
    attempts
      .filter((value) => value !== undefined)
      .map((value) => ({ value, path: '', constraint })),
  ]
}

const ATTEMPTS = 20

const strange = fc.constantFrom('!', '\n', 'é', '\u{1f600}')

function marred(shape: StringShape): fc.Arbitrary<string | undefined> {
  return fc.tuple(stringsMatching(shape), strange, fc.nat(80)).map(([text, mark, place]) => {
    const points = Array.from(text)
    points[points.length === 0 ? 0 : place % points.length] = mark
    const broken = points.join('')
    return isWithin(shape, broken) && !matchesPattern(shape, broken) ? broken : undefined
  })
}

function cutTo(shape: StringShape, length: number): (text: string) => string | undefined {
  return (text) => {
    const short = Array.from(text).slice(0, length).join('')
    return matchesPattern(shape, short) ? short : undefined
  }
}

function stretchedTo(shape: StringShape, length: number): (text: string) => string | undefined {
  return (text) => stretch(shape, text, length)
}
