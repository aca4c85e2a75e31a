import { hexId } from '../../kernel/random.ts'
import type { ObjectPlace } from '../../model/s3-uris.ts'
import {
  openBucket,
  type ObjectBuckets,
  type StoredObject,
  type Upload,
} from '../../state/buckets.ts'
import { nextRandom, type Context } from '../context/context.ts'
import { drawEtag } from './etags.ts'
import { objectError } from './object-error.ts'

// All parts but the last have as much [object-uploads].
const SMALLEST_PART = 5 * 1024 * 1024

export function beginUpload(
  context: Context,
  { bucket, key }: ObjectPlace,
  headers: Readonly<Record<string, string>>,
): string {
  const { objects, now: at } = context.state
  const id = hexId(nextRandom(context, 'uploadId'))
  openBucket(objects, bucket, at).uploads.set(id, { key, at, headers, parts: new Map() })
  return id
}

export function findUpload(
  buckets: ObjectBuckets,
  { bucket, key }: ObjectPlace,
  id: string,
): Upload {
  const upload = buckets.get(bucket)?.uploads.get(id)
  if (upload?.key === key) return upload
  throw objectError(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    404,
  )
}

export function putPart(
  { state }: Context,
  place: ObjectPlace,
  id: string,
  number: number,
  body: Uint8Array,
): StoredObject {
  const upload = findUpload(state.objects, place, id)
  const bucket = openBucket(state.objects, place.bucket, state.now)
  const etag = drawEtag(state, bucket, partName(id, number), body)
  const part = { body, at: state.now, ...etag }
  const parts = new Map(upload.parts).set(number, part)
  bucket.uploads.set(id, { ...upload, parts })
  return part
}

export function endUpload(buckets: ObjectBuckets, place: ObjectPlace, id: string): void {
  const { parts } = findUpload(buckets, place, id)
  const bucket = buckets.get(place.bucket)
  bucket?.uploads.delete(id)
  for (const number of parts.keys()) bucket?.drawnEtags.delete(partName(id, number))
}

function partName(id: string, number: number): string {
  return `${id}/${number}`
}

// One behind the other.
export function joinParts(parts: readonly StoredObject[]): Uint8Array {
  const bodies = parts.map(({ body }) => body)
  if (bodies.slice(0, -1).some(({ length }) => length < SMALLEST_PART)) {
    throw objectError(
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
      400,
    )
  }
  const whole = new Uint8Array(bodies.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const body of bodies) {
    whole.set(body, at)
    at += body.length
  }
  return whole
}
