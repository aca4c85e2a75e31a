import * as fc from 'fast-check'

const inherited = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then']

const members = [
  'DatastoreId',
  'DatastoreName',
  'DatastoreTypeVersion',
  'Tags',
  'Filter',
  'MaxResults',
  'NextToken',
  'SseConfiguration',
  'IdentityProviderConfiguration',
  'InputDataConfig',
  'JobId',
  'ResourceARN',
  'TagKeys',
]

/** Operations that refuse an input without their required members. */
export const demanding = fc.constantFrom(
  'CreateFHIRDatastore',
  'DescribeFHIRDatastore',
  'UpdateFHIRDatastore',
  'DeleteFHIRDatastore',
  'StartFHIRImportJob',
  'DescribeFHIRExportJob',
  'ListFHIRImportJobs',
  'TagResource',
  'UntagResource',
  'ListTagsForResource',
)

const numbers = fc.constantFrom(
  '1e400',
  '-1e400',
  '1e308',
  '-0',
  '5e-324',
  '1234567890123456789012345678901234567890',
  `1${'0'.repeat(400)}`,
  '0.1e-999',
)

/** JSON texts of strings, with lone surrogates as such and escaped. */
const strings = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
  fc.constantFrom('"\\ud800"', '"\\udfff\\ud800"', '"a\\uDC00b"', '"\\u0000"', '"\\u0007\\b"'),
  fc.constantFrom('"\ud800"', '"\udfff"'),
)

const keys = fc.oneof(
  fc.constantFrom(...inherited, ...members).map((key) => JSON.stringify(key)),
  strings,
)

function nested(depth: number, open: string, inside: string, close: string): string {
  return open.repeat(depth) + inside + close.repeat(depth)
}

const deep = fc
  .record({
    depth: fc.constantFrom(1, 50, 5000, 100_000),
    kind: fc.constantFrom(['[', '', ']'], ['{"a":', '1', '}'], ['{"__proto__":', '{}', '}']),
  })
  .map(({ depth, kind: [open = '', inside = '', close = ''] }) =>
    nested(depth, open, inside, close),
  )

const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    numbers,
    strings,
    fc.constantFrom('true', 'false', 'null', '[]', '{}', '1', '1.5'),
    deep,
    fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(keys, tie('json')), { maxLength: 5 })
      .map((entries) => `{${entries.map(([key, value]) => `${key}:${value}`).join(',')}}`),
  ),
}))

/** Objects in JSON that no operation can make anything of: `R4` and the ids of what there is do not come up. */
export const strangeJson = json

/** What is hardly ever JSON. */
export const noise = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map(encode),
  fc
    .tuple(json, fc.double({ min: 0, max: 0.99, noNaN: true }))
    .map(([text, part]) => encode(text.slice(0, Math.floor(text.length * part)))),
)

/** What a header can hold. */
export const headerText = fc
  .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) })
  .filter((text) => !/[\u007f-\u009f]/.test(text))

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
