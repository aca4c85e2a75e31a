import type { StoredObject } from '../../state/buckets.ts'
import { putTestObject } from '../../service/objects.ts'
import type { Service } from '../../service/service.ts'
import { readFacts, createS3Answer, s3Error } from './answer.ts'
import { createDownload } from './body.ts'
import { listObjects, type ListInput } from './list.ts'
import type { ObjectPlace } from '../../model/s3-uris.ts'
import { deleteObject, getObject } from '../../features/objects/objects.ts'

export interface S3Command {
  readonly place: ObjectPlace
  readonly input: Readonly<Record<string, unknown>>
  // What it uploads.
  readonly body: Uint8Array
}

// What each command of S3 does that is simulated.
export const s3Operations: Readonly<
  Record<string, (service: Service, command: S3Command) => object>
> = {
  PutObject(service, { place, body }) {
    const stored = putTestObject(service, place, body)
    return createS3Answer({ ETag: readFacts(stored).ETag })
  },
  GetObject({ state }, { place }) {
    const stored = getObject(state.objects, place)
    if (stored === undefined) {
      throw s3Error('NoSuchKey', 'The specified key does not exist.', 404)
    }
    return createS3Answer({ ...describeObject(stored), Body: createDownload(stored.body.slice()) })
  },
  HeadObject({ state }, { place }) {
    const stored = getObject(state.objects, place)
    // The answer to a HEAD has no body that could say which key.
    if (stored === undefined) throw s3Error('NotFound', 'NotFound', 404)
    return createS3Answer(describeObject(stored))
  },
  DeleteObject({ state }, { place }) {
    deleteObject(state.objects, place)
    return createS3Answer({}, 204)
  },
  ListObjectsV2: ({ state }, { input }) => listObjects(state.objects, input as object as ListInput),
}

function describeObject(stored: StoredObject): object {
  const ContentLength = stored.body.length
  return { AcceptRanges: 'bytes', ContentLength, ...readFacts(stored) }
}
