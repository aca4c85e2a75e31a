import { shortened } from '../../kernel/suggest.ts'
import type { S3Call } from './call.ts'

// What each method means, by what it is about and what the query asks for.
const routes: Readonly<Record<string, string>> = {
  'GET of the service': 'ListBuckets',
  'PUT of a bucket': 'CreateBucket',
  'HEAD of a bucket': 'HeadBucket',
  'DELETE of a bucket': 'DeleteBucket',
  'GET of a bucket with ?location': 'GetBucketLocation',
  'GET of a bucket': 'ListObjects',
  'GET of a bucket with ?list-type': 'ListObjectsV2',
  'POST of a bucket with ?delete': 'DeleteObjects',
  'PUT of an object': 'PutObject',
  'PUT of an object with x-amz-copy-source': 'CopyObject',
  'GET of an object': 'GetObject',
  'HEAD of an object': 'HeadObject',
  'DELETE of an object': 'DeleteObject',
  'POST of an object with ?uploads': 'CreateMultipartUpload',
  'PUT of an object with ?uploadId': 'UploadPart',
  'PUT of an object with ?uploadId and x-amz-copy-source': 'UploadPartCopy',
  'GET of an object with ?uploadId': 'ListParts',
  'POST of an object with ?uploadId': 'CompleteMultipartUpload',
  'DELETE of an object with ?uploadId': 'AbortMultipartUpload',
}

// Parameters that make another operation of a request, or another answer.
const telling = new Set(
  'accelerate acl analytics attributes cors delete encryption intelligent-tiering inventory legal-hold lifecycle list-type location logging metadataConfiguration metadataTable metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock renameObject replication requestPayment restore retention select session tagging torrent uploadId uploads versionId versioning versions website'.split(
    ' ',
  ),
)

// Headers that do so.
const tellingHeaders = /^x-amz-(?:copy-source|write-offset-bytes|rename-source.*)$/

// In words, which are also what is said of it where it is not simulated.
export function findS3Operation({
  method,
  place,
  query,
  headers,
}: Omit<S3Call, 'uri' | 'body'> & { readonly method: string }): string {
  const { bucket, key } = place
  const about = bucket === '' ? 'the service' : key === '' ? 'a bucket' : 'an object'
  const parameters = [...query.keys()].filter((name) => telling.has(name) || isPart(name, query))
  const names = Object.keys(headers).filter((name) => tellingHeaders.test(name))
  const conditions = [...new Set(parameters.map((name) => `?${name}`)), ...names]
  const form = conditions.length === 0 ? '' : ` with ${conditions.join(' and ')}`
  return `${shortened(method)} of ${about}${form}`
}

// A part of an object, where no upload is named.
function isPart(name: string, query: URLSearchParams): boolean {
  return name === 'partNumber' && !query.has('uploadId')
}

export function operationOf(route: string): string | undefined {
  return Object.hasOwn(routes, route) ? routes[route] : undefined
}
