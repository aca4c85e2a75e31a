import type { Shape } from '../shape.ts'

export const tags = {
  AmazonResourceName: {
    type: 'string',
    min: 1,
    max: 1011,
    pattern: String.raw`arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:healthlake:[a-z0-9-]+:\d{12}:(datastore\/fhir\/.{32}|dataTransformationProfile\/[a-f0-9]{32})`,
  },
  ListTagsForResourceRequest: {
    type: 'structure',
    members: {
      ResourceARN: 'AmazonResourceName',
    },
    required: ['ResourceARN'],
  },
  ListTagsForResourceResponse: {
    type: 'structure',
    members: {
      Tags: 'TagList',
    },
  },
  TagKeyList: { type: 'list', member: 'TagKey', min: 0, max: 200 },
  TagResourceRequest: {
    type: 'structure',
    members: {
      ResourceARN: 'AmazonResourceName',
      Tags: 'TagList',
    },
    required: ['ResourceARN', 'Tags'],
  },
  TagResourceResponse: { type: 'structure', members: {} },
  UntagResourceRequest: {
    type: 'structure',
    members: {
      ResourceARN: 'AmazonResourceName',
      TagKeys: 'TagKeyList',
    },
    required: ['ResourceARN', 'TagKeys'],
  },
  UntagResourceResponse: { type: 'structure', members: {} },
} as const satisfies Record<string, Shape>
