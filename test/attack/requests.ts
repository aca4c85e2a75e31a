import { headersFor } from '../wire/tools.ts'

/** A request, good as it is. */
export interface GoodRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const inputs: Readonly<Record<string, object>> = {
  CreateFHIRDatastore: { DatastoreTypeVersion: 'R4', Tags: [{ Key: 'a', Value: 'b' }] },
  DescribeFHIRDatastore: { DatastoreId: '$id' },
  ListFHIRDatastores: { Filter: { DatastoreStatus: 'ACTIVE' }, MaxResults: 5 },
  DeleteFHIRDatastore: { DatastoreId: '$id' },
  StartFHIRImportJob: {
    DatastoreId: '$id',
    InputDataConfig: { S3Uri: 's3://clinic/in/' },
    JobOutputDataConfig: { S3Configuration: { S3Uri: 's3://clinic/out', KmsKeyId: 'alias/a' } },
    DataAccessRoleArn: 'arn:aws:iam::123456789012:role/healthlake',
  },
  TagResource: {
    ResourceARN: 'arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/$id',
    Tags: [{ Key: 'a', Value: 'b' }],
  },
}

const patient = '{"resourceType":"Patient","id":"p1","name":[{"family":"A","given":["B"]}]}'

const { authorization = '' } = headersFor('ListFHIRDatastores')
const fhir = { authorization, 'x-amz-date': '20250101T000000Z' }
const json = { 'content-type': 'application/json' }
const chunk =
  'a;chunk-signature=0\r\n0123456789\r\n0;chunk-signature=0\r\nx-amz-checksum-crc32:poTxxg==\r\n\r\n'

function fhirRequest(method: string, path: string, body = '', more: object = {}): GoodRequest {
  const type = body === '' ? {} : { 'content-type': 'application/fhir+json' }
  return { method, path: `/datastore/$id/r4/${path}`, headers: { ...fhir, ...type, ...more }, body }
}

function s3Request(method: string, path: string, body = '', headers = {}): GoodRequest {
  return { method, path, headers, body }
}

/** What programs ask of the service. `$id` stands for a data store. */
export const ofService: readonly GoodRequest[] = [
  ...Object.entries(inputs).map(([operation, input]) => ({
    method: 'POST',
    path: '/',
    headers: headersFor(operation),
    body: JSON.stringify(input),
  })),
  fhirRequest('PUT', 'Patient/p1', patient, { 'if-match': 'W/"1"' }),
  fhirRequest('POST', 'Patient', patient),
  fhirRequest('GET', 'Patient/p1/_history?_count=2'),
  fhirRequest('GET', 'Patient?name=A&birthdate=ge2000&_sort=-_lastUpdated&_include=Patient:link'),
  fhirRequest('DELETE', 'Patient/p1'),
  fhirRequest('PATCH', 'Patient/p1', '[{"op":"add","path":"/active","value":true}]', {
    'content-type': 'application/json-patch+json',
  }),
  fhirRequest(
    'POST',
    '',
    `{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"PUT","url":"Patient/p1"},"resource":${patient}}]}`,
  ),
  s3Request('PUT', '/clinic/in/a.ndjson', patient, { 'x-amz-meta-a': 'b', 'if-none-match': '"x"' }),
  s3Request('PUT', '/clinic/in/b.ndjson', chunk, {
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'x-amz-decoded-content-length': '10',
    'content-encoding': 'aws-chunked',
  }),
  s3Request('GET', '/clinic/in/a.ndjson?response-content-type=a', '', { range: 'bytes=1-3' }),
  s3Request('GET', '/clinic?list-type=2&prefix=in/&delimiter=/&max-keys=3&encoding-type=url'),
  s3Request('POST', '/clinic?delete', '<Delete><Object><Key>a&amp;b</Key></Object></Delete>'),
  s3Request('POST', '/clinic/big?uploads'),
  s3Request('PUT', '/clinic/big?partNumber=1&uploadId=x', 'abc'),
  s3Request(
    'POST',
    '/clinic/big?uploadId=x',
    '<Part><PartNumber>1</PartNumber><ETag>x</ETag></Part>',
  ),
  s3Request('PUT', '/clinic/copy', '', { 'x-amz-copy-source': '/clinic/in/a.ndjson' }),
]

/** What steers the fake. */
export const ofOwner: readonly GoodRequest[] = [
  { method: 'POST', path: '/_fake/clock', headers: json, body: '{"advance":{"minutes":20}}' },
  { method: 'POST', path: '/_fake/clock', headers: json, body: '{"set":"2040-01-01T00:00:00Z"}' },
  {
    method: 'POST',
    path: '/_fake/faults',
    headers: json,
    body: '[{"operation":"CreateFHIRDatastore","input":{"DatastoreName":"a"},"outcome":{"kind":"latency","after":5}}]',
  },
  { method: 'GET', path: '/_fake/history', headers: {}, body: '' },
  { method: 'POST', path: '/_fake/settle', headers: {}, body: '' },
]
