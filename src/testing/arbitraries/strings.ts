import * as fc from 'fast-check'
import type { StringShape } from '../../model/codec/shape.ts'

export function validStrings(shape: StringShape): fc.Arbitrary<string> {
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum)
  const { max } = shape
  const some = stringsMatching(shape).filter((text) => isWithin(shape, text))
  if (max === undefined) return some
  return fc
    .tuple(some, leastLengths(max))
    .map(([text, length]) => stretch(shape, text, length) ?? text)
}

// Mostly none, now and then nearly always the longest. As a number of its own it shrinks by itself, down to what is
// needed, whatever the text does: numbers far beyond the longest stand for it.
function leastLengths(max: number): fc.Arbitrary<number> {
  const longest = fc.nat(MOSTLY_LONGEST * max).map((length) => Math.min(length, max))
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 15, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: longest },
  )
}

const MOSTLY_LONGEST = 20

// What fast-check makes of a pattern has no state, and takes long to make.
const made = new WeakMap<StringShape, fc.Arbitrary<string>>()

export function stringsMatching(shape: StringShape): fc.Arbitrary<string> {
  const known = made.get(shape)
  if (known !== undefined) return known
  const strings = makeStrings(shape)
  made.set(shape, strings)
  return strings
}

function makeStrings({ pattern }: StringShape): fc.Arbitrary<string> {
  return pattern === undefined ? fc.string() : fc.stringMatching(wholly(withSamples(pattern)))
}

// A few characters stand for all of their kind: all of Unicode reads badly, and takes long to gather.
const samples: readonly (readonly [kind: string, characters: string])[] = [
  [String.raw`\p{L}`, 'a-zA-Zéж漢'],
  [String.raw`\p{Z}`, String.raw` \u3000`],
  [String.raw`\p{N}`, '0-9٣'],
  [String.raw`\P{M}`, String.raw`a-z -~\n漢\u{1f600}`],
  [String.raw`\p{M}`, String.raw`\u0301`],
  [String.raw`\p{ASCII}`, String.raw`[a-z -~\n]`],
]

function withSamples(pattern: string): string {
  return samples.reduce(
    (readable, [kind, characters]) => readable.replaceAll(kind, characters),
    pattern,
  )
}

export function matchesPattern({ pattern }: StringShape, text: string): boolean {
  return pattern === undefined || wholly(pattern).test(text)
}

export function isWithin({ min = 0, max = Infinity }: StringShape, text: string): boolean {
  const length = Array.from(text).length
  return length >= min && length <= max
}

export function stretch(shape: StringShape, text: string, length: number): string | undefined {
  const points = Array.from(text)
  const more = length - points.length
  if (more <= 0) return undefined
  const filling = ['a'.repeat(more), `/${'a'.repeat(more - 1)}`]
  for (let place = points.length; place >= 0; place -= 1) {
    const [before, after] = [points.slice(0, place).join(''), points.slice(place).join('')]
    const grown = filling.map((filled) => before + filled + after)
    const found = grown.find((candidate) => matchesPattern(shape, candidate))
    if (found !== undefined) return found
  }
  return undefined
}

// The service's own reading of patterns is what these strings are to try, so it is not used here.
function wholly(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u')
}
