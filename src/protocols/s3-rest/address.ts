import { bucketOfHost, isS3Host, isServiceHost } from '../../model/addresses.ts'
import type { ObjectPlace } from '../../model/s3-uris.ts'

export interface S3Request {
  readonly method: string
  // As it came, without a query.
  readonly path: string
  // What follows the question mark.
  readonly query: string
  // By their names in small letters.
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  // Scheme and host that were asked.
  readonly origin: string
  // Names that a server has, before which a bucket may stand.
  readonly ownNames?: readonly string[]
}

// Whether S3 is asked, where it is not the endpoint of a data store: by whom it is signed for, or else by where it leads
// to. What names a target is for a service of AWS that speaks JSON [object-address].
export function isS3Request({
  path,
  query,
  headers,
  ownNames,
}: Omit<S3Request, 'method' | 'body' | 'origin'>): boolean {
  const type = headers['content-type'] ?? ''
  if (headers['x-amz-target'] !== undefined || type.startsWith('application/x-amz-json'))
    return false
  const service = signedService(headers['authorization'] ?? '', query)
  if (service !== undefined) return service === 's3'
  const host = hostname(headers)
  return isS3Host(host, ownNames) || (/^\/./.test(path) && host !== '' && !isServiceHost(host))
}

// Whether an object is asked for by a bucket's own host: its key may be like any path.
export function isHostedObject({
  query,
  headers,
  ownNames,
}: Pick<S3Request, 'query' | 'headers' | 'ownNames'>): boolean {
  return (
    bucketOfHost(hostname(headers), ownNames) !== undefined && isSignedForS3({ query, headers })
  )
}

export function isSignedForS3({ query, headers }: Pick<S3Request, 'query' | 'headers'>): boolean {
  return signedService(headers['authorization'] ?? '', query) === 's3'
}

function signedService(authorization: string, query: string): string | undefined {
  // Signature Version 2, which boto3 presigns with, is S3's alone by now.
  if (authorization.startsWith('AWS ') || /(?:^|&)AWSAccessKeyId=/.test(query)) return 's3'
  const text = authorization === '' ? decoded(query) : authorization
  return /Credential=[^,&\s]{1,256}\/\d{8}\/[\w-]{1,64}\/([\w-]{1,64})\/aws4_request/.exec(
    text,
  )?.[1]
}

// The bucket is '' where none is named, and the key where there is only a bucket. Undefined where an escape is broken.
export function readS3Address({
  path,
  headers,
  ownNames,
}: Pick<S3Request, 'path' | 'headers' | 'ownNames'>): ObjectPlace | undefined {
  const hosted = bucketOfHost(hostname(headers), ownNames)
  const whole = hosted === undefined ? path : `/${hosted}${path}`
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?([^]*)$/.exec(whole) ?? []
  try {
    return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(key) }
  } catch {
    return undefined
  }
}

function hostname(headers: Readonly<Record<string, string>>): string {
  return (headers['host'] ?? '').replace(/:\d*$/, '').toLowerCase()
}

function decoded(text: string): string {
  return text.replaceAll(/%2F/gi, '/')
}
