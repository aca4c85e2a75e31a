import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksum } from '../../src/kernel/checksum.ts'
import { decode, encode, type Json } from '../../src/kernel/codec.ts'
import { runs } from '../runs.ts'

function throughText(json: Json): Json {
  return JSON.parse(JSON.stringify(json)) as Json
}

const names = fc.oneof(
  fc.constantFrom('__proto__', '$map', '$text', '$base64', '$number', '$object', '$', 'toString'),
  fc.string({ unit: 'binary' }),
)

const leaves = fc.oneof(
  fc.constantFrom(null, true, false, '', '\ud800', '\udc00\ud800', Infinity, -Infinity),
  fc.double().map((number) => number + 0),
  fc.uint8Array(),
  fc.string({ unit: 'binary' }),
)

/** Records, lists, maps and bytes in each other, with names that mean something elsewhere. */
const { records } = fc.letrec((tie) => ({
  records: fc.oneof(
    { maxDepth: 4 },
    leaves,
    fc.array(tie('records'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('records')), { maxLength: 4 }).map((all) => new Map(all)),
    fc.dictionary(names, tie('records'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

describe('What is written as JSON', () => {
  it('is read again as it was, whatever its members are called', () => {
    fc.assert(
      fc.property(records, (value) => {
        const json = encode(value)

        expect(throughText(json)).toEqual(json)
        expect(decode(throughText(json))).toStrictEqual(value)
        expect(checksum(throughText(json))).toBe(checksum(json))
      }),
      runs(500),
    )
  })

  it.each<[string, unknown, Json]>([
    ['a name that begins with $', { $map: [] }, { $object: { $map: [] } }],
    ['such an object in another', { $a: { $b: 1 } }, { $object: { $a: { $object: { $b: 1 } } } }],
    ['a number that JSON lacks', [-Infinity, Number.NaN], tagged('-Infinity', 'NaN')],
    ['bytes that are text', new TextEncoder().encode('é'), { $text: 'é' }],
    ['bytes that are none', Uint8Array.of(0xff), { $base64: '/w==' }],
    ['-0, which JSON.stringify writes as 0', [-0], [0]],
    ['an undefined member', { a: undefined, b: 1 }, { b: 1 }],
    ['an undefined item', [undefined, 1], [null, 1]],
    ['a hole in a list', Object.assign(Array(1), { 1: 1 }), [null, 1]],
  ])('shows %s', (_what, value, json) => {
    expect(encode(value)).toStrictEqual(json)
  })

  it('keeps a member that is called __proto__, and gives nothing another prototype', () => {
    const value = JSON.parse('{"__proto__":{"polluted":true}}') as object

    const read = decode(throughText(encode(value))) as object

    expect(Object.entries(read)).toEqual([['__proto__', { polluted: true }]])
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
  })
})

describe('A checksum', () => {
  it.each<[string, Json, Json]>([
    ['the order of items', [1, 2], [2, 1]],
    ['which member has which value', { a: 1, b: 2 }, { a: 2, b: 1 }],
    ['which object has a member', [{ a: 1 }, {}], [{}, { a: 1 }]],
    ['an empty list from an empty object', [], {}],
    ['a list from an object with the same items', ['a'], { 0: 'a' }],
    ['a number from its text', 1, '1'],
    ['null, false and 0', [null, false, 0], [0, null, false]],
    ['one fraction from another', 0.1, 0.1 + Number.EPSILON],
    ['one instant from the next', 1_735_689_600_000, 1_735_689_600_001],
    ['a member called __proto__', JSON.parse('{"__proto__":1}') as Json, {}],
    ['one lone surrogate from another', '\ud800', '\ud801'],
  ])('tells %s', (_what, one, other) => {
    expect(checksum(one)).not.toBe(checksum(other))
  })

  it('does not tell the order of members, nor -0 from 0', () => {
    expect(checksum({ a: [-0], b: {} })).toBe(checksum({ b: {}, a: [0] }))
  })
})

function tagged(...texts: string[]): Json {
  return texts.map((text) => ({ $number: text }))
}
