import { Buffer } from 'node:buffer'
import { attempt } from '../../kernel/errors.ts'
import { listed } from '../../kernel/suggest.ts'
import { objectError } from '../../features/objects/object-error.ts'
import type { ObjectPlace } from '../../model/s3-uris.ts'
import { toNewPlace, toPrefix } from '../../service/assert-uri.ts'
import { assertNotDisposed, notice } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'
import { runDueTransitions } from '../../service/transitions.ts'
import { formatS3Uri } from '../../model/s3-uris.ts'
import { readS3Address, type S3Request } from './address.ts'
import { withRequestId, writeS3Error, type S3Response } from './answer.ts'
import { bucketOperations } from './buckets.ts'
import type { S3Call, S3Operation } from './call.ts'
import { listOperations } from './list.ts'
import { notSimulated } from './not-simulated.ts'
import { objectOperations } from './objects.ts'
import { findS3Operation, operationOf } from './route.ts'
import { findUnheeded } from './unheeded.ts'
import { uploadOperations } from './uploads.ts'

const operations: Readonly<Record<string, S3Operation>> = {
  ...bucketOperations,
  ...listOperations,
  ...objectOperations,
  ...uploadOperations,
}

// S3's own HTTP, over the objects of the fake. Nothing of it is in the history, and no fault rule strikes it [object-operations].
export function answerS3(service: Service, request: S3Request): S3Response {
  assertNotDisposed(service)
  runDueTransitions(service)
  const { output, error } = attempt(() => carryOut(service, request))
  return error === undefined
    ? withRequestId(service, output)
    : writeS3Error(service, error, request.path)
}

// Where there is no request that could be carried out.
export function answerS3Error(
  service: Service,
  request: Pick<S3Request, 'path'>,
  name: string,
  statusCode: number,
  message: string,
): S3Response {
  return writeS3Error(service, objectError(name, message, statusCode), request.path)
}

function carryOut(service: Service, request: S3Request): S3Response {
  const place = readS3Address(request)
  if (place === undefined) throw objectError('InvalidURI', "Couldn't parse the specified URI.", 400)
  if (place.bucket === '' && request.path.startsWith('//')) throw invalidBucket()
  const { method, headers, body } = request
  const query = new URLSearchParams(request.query)
  const route = findS3Operation({ method, place, query, headers })
  const name = operationOf(route)
  const work = name === undefined ? undefined : operations[name]
  if (name === undefined || work === undefined) {
    throw notSimulated(
      service,
      `S3: fake-healthlake does not simulate ${route}. Simulated are ${listed(Object.keys(operations))}.`,
    )
  }
  assertPlace(place)
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const uri = request.origin + request.path
  const call: S3Call = { place, uri, query, headers, body: bytes }
  const answer = work(service, call)
  for (const what of findUnheeded(name, call, service.settings.accountId)) {
    notice(service, `S3: ${name} takes no account of ${what}. It was ignored.`)
  }
  return answer
}

function assertPlace(place: ObjectPlace): void {
  const { bucket, key } = place
  if (bucket === '') return
  const uri = formatS3Uri(place)
  // A slash that came escaped would end the bucket of the URI.
  if (bucket.includes('/') || !holds(() => toPrefix(uri, 'S3'))) throw invalidBucket()
  if (key !== '' && !holds(() => toNewPlace(uri, 'S3'))) {
    throw objectError('KeyTooLongError', 'Your key is too long', 400)
  }
}

function invalidBucket(): Error {
  return objectError('InvalidBucketName', 'The specified bucket is not valid.', 400)
}

function holds(assert: () => unknown): boolean {
  try {
    assert()
    return true
  } catch {
    return false
  }
}
