import type { BrokenRow } from './broken-data-types.ts'

const text = { text: 'a' }
const someone = { display: 'a' }
const patient = { resourceType: 'Patient' }
const resource = { resource: patient }
const asked = { request: { method: 'GET', url: 'Patient' } }
const answered = { response: { status: '200' } }

const bundle = (type: string, ...entry: readonly object[]): object => ({
  resourceType: 'Bundle',
  type,
  entry,
})
const document = (members: object): object => ({
  ...bundle('document', { resource: composition }),
  identifier: { system: 'urn:a', value: 'b' },
  timestamp: '2020-01-01T00:00:00Z',
  ...members,
})
const composition = {
  resourceType: 'Composition',
  status: 'final',
  type: text,
  date: '2020',
  author: [someone],
  title: 'a',
}
const header = { resourceType: 'MessageHeader', eventUri: 'urn:a', source: { endpoint: 'urn:b' } }
const parameters = (parameter: object): object => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'a', ...parameter }],
})
const versioned = (versionId: string): object => ({
  fullUrl: 'urn:a',
  resource: { resourceType: 'Patient', meta: { versionId } },
})

export const brokenBundles: readonly BrokenRow[] = [
  [
    'bdl-1',
    { ...bundle('collection', resource), total: 1 },
    { ...bundle('searchset', resource), total: 1 },
  ],
  [
    'bdl-2',
    bundle('collection', { ...resource, search: { mode: 'match' } }),
    bundle('searchset', { ...resource, search: { mode: 'match' } }),
  ],
  ['bdl-3', bundle('batch', asked, resource), bundle('batch', asked)],
  ['bdl-3', bundle('collection', asked), bundle('history', { ...asked, ...answered })],
  ['bdl-4', bundle('batch-response', resource), bundle('transaction-response', answered)],
  ['bdl-4', bundle('collection', answered), bundle('history', { ...asked, ...answered })],
  [
    'bdl-5',
    bundle('collection', { fullUrl: 'urn:a' }),
    bundle('collection', { fullUrl: 'urn:a', ...resource }),
  ],
  [
    'bdl-7',
    bundle('collection', versioned('1'), versioned('1')),
    bundle('collection', versioned('1'), versioned('2')),
  ],
  [
    'bdl-8',
    bundle('collection', { ...resource, fullUrl: 'http://a/Patient/1/_history/1' }),
    bundle('collection', { ...resource, fullUrl: 'http://a/Patient/1' }),
  ],
  ['bdl-9', document({ identifier: { value: 'a' } }), document({})],
  ['bdl-10', document({ timestamp: undefined }), document({})],
  ['bdl-11', document({ entry: [resource] }), document({})],
  [
    'bdl-11',
    {
      resourceType: 'Bundle',
      type: 'document',
      identifier: { system: 'urn:a', value: 'b' },
      timestamp: '2020-01-01T00:00:00Z',
    },
    document({}),
  ],
  ['bdl-12', bundle('message', resource), bundle('message', { resource: header })],
  ['inv-1', parameters({ valueString: 'a', resource: patient }), parameters({ valueString: 'a' })],
  ['inv-1', parameters({}), parameters({ part: [{ name: 'b', valueString: 'a' }] })],
]
