import type { SmithyModel } from './smithy.ts'

const types = [
  'String',
  'Blob',
  'Boolean',
  'Byte',
  'Short',
  'Integer',
  'Long',
  'Float',
  'Double',
  'BigInteger',
  'BigDecimal',
  'Timestamp',
  'Document',
]

/** The shapes of Smithy's own that a model may name without describing them. */
export const prelude: SmithyModel['shapes'] = Object.fromEntries(
  types.map((name) => [
    `smithy.api#${name}`,
    { type: `${name.charAt(0).toLowerCase()}${name.slice(1)}` },
  ]),
)
