import type { Shape } from '../codec/shape.ts'

// Shapes of what a snapshot holds of objects, resources and running imports.
export const snapshotData = {
  ObjectBucketList: { type: 'list', member: 'ObjectBucket' },
  ObjectBucket: {
    type: 'structure',
    members: { name: 'Text', touched: 'Flag', objects: 'ObjectRecordList' },
    required: ['name', 'touched', 'objects'],
  },
  ObjectRecordList: { type: 'list', member: 'ObjectRecord' },
  ObjectRecord: {
    type: 'structure',
    members: { key: 'Text', at: 'Instant', body: 'Body' },
    required: ['key', 'at', 'body'],
  },
  Body: { type: 'structure', members: { text: 'Text', base64: 'Text' }, union: true },
  Version: { type: 'integer', min: 1 },
  ResourceList: { type: 'list', member: 'ResourceRecord' },
  ResourceRecord: {
    type: 'structure',
    members: {
      datastoreId: 'Text',
      type: 'Text',
      id: 'Text',
      versionId: 'Version',
      text: 'Text',
    },
    required: ['datastoreId', 'type', 'id', 'versionId', 'text'],
  },
  Run: {
    type: 'structure',
    members: { since: 'Instant', lasts: 'Milliseconds', files: 'InputFileList', refused: 'Text' },
    required: ['since', 'lasts'],
  },
  InputFileList: { type: 'list', member: 'InputFile' },
  InputFile: {
    type: 'structure',
    members: { name: 'Text', body: 'Body' },
    required: ['name', 'body'],
  },
} as const satisfies Record<string, Shape>
