import type { StoredObject } from '../../state/buckets.ts'
import { etagOf } from './etag.ts'
import { dateOf } from '../../kernel/instant.ts'

export function createS3Answer(members: object, httpStatusCode = 200): object {
  return { $metadata: createMetadata(httpStatusCode), ...members }
}

class S3ServiceException extends Error {
  readonly $fault = 'client'
  readonly $metadata: object
  readonly Code: string

  constructor(name: string, message: string, statusCode: number) {
    super(message)
    this.name = name
    this.Code = name
    this.$metadata = createMetadata(statusCode)
  }
}

export function s3Error(name: string, message: string, statusCode: number): Error {
  return new S3ServiceException(name, message, statusCode)
}

function createMetadata(httpStatusCode: number) {
  return { httpStatusCode, attempts: 1, totalRetryDelay: 0 }
}

export function readFacts(stored: StoredObject): { ETag: string; LastModified: Date } {
  return { ETag: etagOf(stored), LastModified: dateOf(stored.at) }
}
