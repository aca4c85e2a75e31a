import type { Shape } from '../shape.ts'

// Shapes that more than one group of operations uses.
export const common = {
  BoundedLengthString: {
    type: 'string',
    min: 1,
    max: 5000,
    pattern: String.raw`[\P{M}\p{M}]{1,5000}`,
  },
  ClientTokenString: { type: 'string', min: 1, max: 64, pattern: '[a-zA-Z0-9-]+' },
  DatastoreId: {
    type: 'string',
    min: 1,
    max: 32,
    pattern: String.raw`([\p{L}\p{Z}\p{N}_.:/=+\-%@]*)`,
  },
  EncryptionKeyID: {
    type: 'string',
    min: 1,
    max: 400,
    pattern: String.raw`(arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:kms:)?([a-z]{2}-[a-z]+(-[a-z]+)?-\d:)?(\d{12}:)?(((key/)?[a-zA-Z0-9-_]+)|(alias/[a-zA-Z0-9:/_-]+))`,
  },
  HealthLakeBoolean: { type: 'boolean' },
  HealthLakeTimestamp: { type: 'timestamp' },
  MaxResultsInteger: { type: 'integer', min: 1, max: 500 },
  NextToken: { type: 'string', min: 0, max: 8192, pattern: String.raw`\p{ASCII}{0,8192}` },
  Tag: {
    type: 'structure',
    members: {
      Key: 'TagKey',
      Value: 'TagValue',
    },
    required: ['Key', 'Value'],
  },
  TagKey: { type: 'string', min: 1, max: 128, pattern: String.raw`([\p{L}\p{Z}\p{N}_.:/=+\-@]*)` },
  TagList: { type: 'list', member: 'Tag', min: 0, max: 200 },
  TagValue: {
    type: 'string',
    min: 0,
    max: 256,
    pattern: String.raw`([\p{L}\p{Z}\p{N}_.:/=+\-@]*)`,
  },
} as const satisfies Record<string, Shape>
