import { createFakeHealthLake, manualClock, MisuseError, type Instant } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

function silent(): string {
  throw new Error('It says nothing.')
}

describe('What a message shows of a value', () => {
  it.each<[string, unknown, string]>([
    ['a bigint', 1n, '1n'],
    ['an invalid Date', new Date(Number.NaN), 'Invalid Date'],
    ['a symbol', Symbol('now'), 'Symbol(now)'],
    ['a Map', new Map([[1, 2]]), '[object Map]'],
    ['a Set', new Set([1]), '[object Set]'],
    ['bytes', new Uint8Array(3), '[object Uint8Array]'],
    ['an error', new Error('late'), '[object Error]'],
    ['a regular expression', /^2025/u, '/^2025/u'],
    ['null', null, 'null'],
    ['a list', [1, 2], '[1,2]'],
    ['what JSON knows nothing of', { toJSON: () => undefined }, '[object Object]'],
    ['a function that has no text', Object.setPrototypeOf(() => 1, null), 'a function'],
    ['what JSON cannot write', { year: 2025n }, '[object Object]'],
    ['a function without a text', Object.assign(() => 0, { toString: silent }), 'a function'],
    ['an object without a text', Object.assign(/x/u, { toString: silent }), 'an object'],
    ['100 characters', 'x'.repeat(100), `'${'x'.repeat(100)}'`],
    ['101 characters', 'x'.repeat(101), `'${'x'.repeat(100)}…'`],
    ['an object of 800 kB', { text: 'x'.repeat(800_000) }, `{"text":"${'x'.repeat(91)}…`],
  ])('is short, and tells what it is: %s', (_what, given, shown) => {
    expect(() => manualClock(given as Instant)).toThrow(
      new MisuseError(
        `manualClock: ${shown} is not a point in time. Give a valid Date, ISO 8601 text with a zone ('2025-01-01T00:00:00Z'), or epoch milliseconds.`,
      ),
    )
  })

  it('is one choice where there is one', () => {
    const context = { zone: 'eu-west-1' } as object

    expect(() => createFakeHealthLake().datastores(context)).toThrow(
      new MisuseError('datastores: there is no member zone. There is only region.'),
    )
  })
})
