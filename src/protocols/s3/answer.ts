import { createHash } from 'node:crypto'
import type { StoredObject } from '../../state/buckets.ts'
import { dateOf } from '../../kernel/instant.ts'

/**
 * Makes an answer of S3.
 *
 * @param members What it says
 * @param httpStatusCode Its status (default: 200)
 * @returns The answer, as the SDK hands it out
 */
export function s3Answer(members: object, httpStatusCode = 200): object {
  return { $metadata: metadataOf(httpStatusCode), ...members }
}

/** The SDK's classes recognize an error by its members and by names: its own, and that of its class. */
class S3ServiceException extends Error {
  readonly $fault = 'client'
  readonly $metadata: object
  readonly Code: string

  constructor(name: string, message: string, statusCode: number) {
    super(message)
    this.name = name
    this.Code = name
    this.$metadata = metadataOf(statusCode)
  }
}

/**
 * Makes an error of S3, for which `instanceof NoSuchKey` and the like hold.
 *
 * @param name Its name
 * @param message Its message
 * @param statusCode Its status
 * @returns The error
 */
export function s3Error(name: string, message: string, statusCode: number): Error {
  return new S3ServiceException(name, message, statusCode)
}

function metadataOf(httpStatusCode: number) {
  return { httpStatusCode, attempts: 1, totalRetryDelay: 0 }
}

/**
 * Shows what S3 tells of an object besides its body.
 *
 * @param stored The object
 * @returns Its ETag and when it was put there
 */
export function factsOf({ body, at }: StoredObject): { ETag: string; LastModified: Date } {
  return { ETag: `"${createHash('md5').update(body).digest('hex')}"`, LastModified: dateOf(at) }
}
