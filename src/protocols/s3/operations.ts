import type { StoredObject } from '../../state/buckets.ts'
import { putTestObject } from '../../service/objects.ts'
import type { Service } from '../../service/service.ts'
import { factsOf, s3Answer, s3Error } from './answer.ts'
import { downloadBody } from './body.ts'
import { listObjects, type ListInput } from './list.ts'
import { rangeOf } from './range.ts'
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
    putTestObject(service, place, body)
    return s3Answer({ ETag: factsOf({ body, at: 0 }).ETag })
  },
  GetObject({ state }, { place, input }) {
    const stored = getObject(state.objects, place)
    if (stored === undefined) {
      throw s3Error('NoSuchKey', 'The specified key does not exist.', 404)
    }
    const { body, members } = partOf(stored, input['Range'])
    const status = members === undefined ? 200 : 206
    return s3Answer({ ...headOf(stored, body), ...members, Body: downloadBody(body) }, status)
  },
  HeadObject({ state }, { place }) {
    const stored = getObject(state.objects, place)
    // The answer to a HEAD has no body that could say which key.
    if (stored === undefined) throw s3Error('NotFound', 'NotFound', 404)
    return s3Answer(headOf(stored, stored.body))
  },
  DeleteObject({ state }, { place }) {
    deleteObject(state.objects, place)
    return s3Answer({}, 204)
  },
  ListObjectsV2: ({ state }, { input }) => listObjects(state.objects, input as object as ListInput),
}

function headOf(stored: StoredObject, body: Uint8Array): object {
  return { AcceptRanges: 'bytes', ContentLength: body.length, ...factsOf(stored) }
}

function partOf({ body }: StoredObject, range: unknown): { body: Uint8Array; members?: object } {
  if (typeof range !== 'string') return { body: body.slice() }
  const part = rangeOf(range, body.length)
  if (part === undefined) {
    throw s3Error('InvalidRange', 'The requested range is not satisfiable', 416)
  }
  const [start, end] = part
  const ContentRange = `bytes ${start}-${end - 1}/${body.length}`
  return { body: body.slice(start, end), members: { ContentRange } }
}
