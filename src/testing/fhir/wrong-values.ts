// Of each primitive type values that do not have its form.
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  base64Binary: ['*', 'abc', ''],
  boolean: ['true', 1],
  canonical: ['http://example.org/a b', '', 1],
  code: ['', ' a', 'a  b', 1],
  date: ['2020-02-30', '2020-13', '01/02/2020', '2020-01-01T00:00:00Z', '', 2020],
  dateTime: [
    '2020-02-30',
    '2020-01-01T10:00:00',
    '2020-01-01T25:00:00Z',
    '2020-01-01 10:00',
    '',
    2020,
  ],
  decimal: ['1.5', true],
  id: ['a_b', 'a'.repeat(65), ''],
  instant: ['2020-01-01', '2020-01-01T00:00:00', '2021-02-29T00:00:00Z', ''],
  integer: ['1', 1.5, 2 ** 31],
  markdown: ['', 1],
  oid: ['urn:oid:3.1', '1.2.3'],
  positiveInt: [0, -1, '1', 1.5],
  string: ['', 1, true],
  time: ['24:00:00', '10:00', '1:00:00'],
  unsignedInt: [-1, '0', 0.5],
  uri: ['', 'a b', 1],
  url: ['', 'a b', 1],
  uuid: ['urn:uuid:1', 'c757873d-ec9a-4326-a141-556f43239520'],
  xhtml: ['text', '<p>a</p>', '<div xmlns="http://www.w3.org/1999/xhtml"><p>a</div>'],
}

export function wrongValues(code: string): readonly unknown[] {
  return wrong[code] ?? []
}

// Of some primitive types a good one.
export const goodValues: readonly (readonly [code: string, value: unknown])[] = [
  ['string', 'a'],
  ['boolean', true],
  ['integer', 1],
  ['dateTime', '2025-01-01'],
  ['date', '2025-01-01'],
  ['uri', 'http://example.org/a'],
]
