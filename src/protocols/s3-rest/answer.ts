import { Buffer } from 'node:buffer'
import type { ServiceError } from '../../kernel/errors.ts'
import { dateOf } from '../../kernel/instant.ts'
import { hexId } from '../../kernel/random.ts'
import { shortened } from '../../kernel/suggest.ts'
import { nextRandom } from '../../features/context/context.ts'
import type { Service } from '../../service/service.ts'
import type { StoredObject } from '../../state/buckets.ts'
import { etagOf } from '../s3/etag.ts'
import { tellObjectHeaders } from './object-headers.ts'
import { document, member } from './xml.ts'

export interface S3Response {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly bytes: Uint8Array
}

const nothing = new Uint8Array()

export function bodyless(statusCode: number, headers: Record<string, string> = {}): S3Response {
  return { statusCode, headers, bytes: nothing }
}

export function xmlAnswer(text: string, headers: Record<string, string> = {}): S3Response {
  return {
    statusCode: 200,
    headers: { ...headers, 'content-type': 'application/xml' },
    bytes: Buffer.from(text),
  }
}

// What is told of an object but its body.
export function describe(stored: StoredObject): Record<string, string> {
  return {
    'accept-ranges': 'bytes',
    'content-type': 'binary/octet-stream',
    ...tellObjectHeaders(stored),
    etag: etagOf(stored),
    'last-modified': dateOf(stored.at).toUTCString(),
  }
}

export function writeS3Error(service: Service, error: ServiceError, path: string): S3Response {
  const { name, message, statusCode } = error
  const id = requestId(service)
  const text = document(
    'Error',
    member('Code', name),
    member('Message', message),
    member('Resource', shortened(path)),
    member('RequestId', id),
  )
  const headers = { 'content-type': 'application/xml', 'x-amz-request-id': id }
  return { statusCode, headers, bytes: Buffer.from(text) }
}

export function withRequestId(service: Service, response: S3Response): S3Response {
  return {
    ...response,
    headers: { ...response.headers, 'x-amz-request-id': requestId(service) },
  }
}

// In the form that S3's have, from a stream of their own [object-request-ids].
function requestId(service: Service): string {
  return hexId(nextRandom(service, 's3RequestId')).slice(0, 16).toUpperCase()
}
