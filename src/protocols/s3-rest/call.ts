import type { ObjectPlace } from '../../model/s3-uris.ts'
import type { Service } from '../../service/service.ts'
import type { S3Response } from './answer.ts'

export interface S3Call {
  readonly place: ObjectPlace
  // What was asked, without its query.
  readonly uri: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  // As it came.
  readonly body: Uint8Array
}

export type S3Operation = (service: Service, call: S3Call) => S3Response
