import * as fc from 'fast-check'
import { toBase64 } from '../../../kernel/base64.ts'
import { instantText } from '../../../kernel/instant.ts'

// Ids are few, so that what is made by itself refers to each other now and then.
function ids(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c') },
    { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,11}$/) },
  )
}

const MOST = 2 ** 31 - 1

// Values of each primitive type, in every form that it has; the simplest of them is what they shrink to.
export function primitiveValues(): ReadonlyMap<string, fc.Arbitrary<unknown>> {
  const [text, url, oid, uuid] = [texts(), urls(), oids(), uuids()]
  return new Map<string, fc.Arbitrary<unknown>>([
    ['boolean', fc.boolean()],
    ['decimal', decimals()],
    ['integer', fc.integer({ min: -(2 ** 31), max: MOST })],
    ['unsignedInt', fc.integer({ min: 0, max: MOST })],
    ['positiveInt', fc.integer({ min: 1, max: MOST })],
    ['string', text],
    ['markdown', text],
    ['code', fc.stringMatching(/^[a-z][a-z0-9-]{0,7}$/)],
    ['id', ids()],
    ['uri', fc.oneof(url, oid, uuid)],
    ['url', url],
    ['canonical', fc.tuple(url, fc.constantFrom('', '|1.0')).map((parts) => parts.join(''))],
    ['oid', oid],
    ['uuid', uuid],
    ['date', dates()],
    ['dateTime', fc.oneof(dates(), instants())],
    ['instant', instants()],
    ['time', fc.nat(86_399).map((second) => instantText(second * 1000).slice(11, 19))],
    ['base64Binary', fc.uint8Array({ minLength: 1, maxLength: 9 }).map(toBase64)],
    [
      'xhtml',
      text.map((inside) => `<div xmlns="http://www.w3.org/1999/xhtml">${escaped(inside)}</div>`),
    ],
  ])
}

// Signs that searches escape, that are more than one byte, or that some programs take for more than one.
function texts(): fc.Arbitrary<string> {
  const strange = fc.constantFrom(
    ' ',
    ',',
    '|',
    '$',
    '\\',
    '&',
    '<',
    '"',
    'é',
    'ж',
    '漢',
    '\u{1F600}',
  )
  const plain = fc.constantFrom(...'abcdefgXYZ0123456789'.split(''))
  const unit = fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: strange })
  return fc
    .string({ unit, minLength: 1, maxLength: 10 })
    .filter((text) => text.trim() === text && !text.includes('  '))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export function decimals(min = -1e6, max = 1e6): fc.Arbitrary<number> {
  return fc.integer({ min: min * 100, max: max * 100 }).map((hundredths) => hundredths / 100)
}

function urls(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[a-z]{1,4}$/).map((name) => `http://example.org/${name}`)
}

function oids(): fc.Arbitrary<string> {
  return fc.nat(9999).map((arc) => `urn:oid:2.999.${arc}`)
}

function uuids(): fc.Arbitrary<string> {
  return fc.uuid().map((uuid) => `urn:uuid:${uuid}`)
}

const [EARLIEST, LATEST] = [-2_208_988_800, 4_102_444_799]

// Instants of the years 1900 to 2099.
function seconds(): fc.Arbitrary<string> {
  return fc.integer({ min: EARLIEST, max: LATEST }).map((second) => instantText(second * 1000))
}

const lengths = ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'].map(({ length }) => length)

function dates(): fc.Arbitrary<string> {
  return fc
    .tuple(seconds(), fc.constantFrom(...lengths))
    .map(([text, length]) => text.slice(0, length))
}

function instants(): fc.Arbitrary<string> {
  const zones = fc.constantFrom('Z', '+00:00', '-05:00', '+05:30')
  const fractions = fc.constantFrom('', '.000', '.25')
  return fc
    .tuple(seconds(), fractions, zones)
    .map(([text, fraction, zone]) => text.slice(0, 'YYYY-MM-DDThh:mm:ss'.length) + fraction + zone)
}
