import { bisect } from '../../kernel/bisect.ts'
import { compareUtf8 } from '../../kernel/utf8.ts'
import type { ObjectPlace } from '../../model/s3-uris.ts'
import { openBucket, type ObjectBuckets, type StoredObject } from '../../state/buckets.ts'
import type { State } from '../../state/state.ts'
import { drawEtag } from './etags.ts'

export function putObject(
  state: Pick<State, 'seed' | 'now' | 'objects'>,
  { bucket: name, key }: ObjectPlace,
  body: Uint8Array,
  more: Pick<StoredObject, 'headers' | 'etag'> = {},
): StoredObject {
  const bucket = openBucket(state.objects, name, state.now)
  const etag = more.etag === undefined ? drawEtag(state, bucket, key, body) : {}
  const stored = { body, at: state.now, ...etag, ...more }
  bucket.objects.set(key, stored)
  return stored
}

export function getObject(
  buckets: ObjectBuckets,
  { bucket, key }: ObjectPlace,
): StoredObject | undefined {
  return buckets.get(bucket)?.objects.get(key)
}

export function deleteObject(buckets: ObjectBuckets, place: ObjectPlace): void {
  if (getObject(buckets, place) === undefined) return
  buckets.get(place.bucket)?.objects.delete(place.key)
}

// Where in the order of keys those lie that begin with that of the place.
export interface KeyRange {
  readonly keys: readonly string[]
  readonly start: number
  readonly end: number
}

export function findKeys(buckets: ObjectBuckets, { bucket, key: prefix }: ObjectPlace): KeyRange {
  const keys = buckets.get(bucket)?.objects.keysInOrder() ?? []
  const start = bisect(keys, (key) => compareUtf8(key, prefix) < 0)
  return { keys, start, end: endOfPrefix(keys, prefix) }
}

export function endOfPrefix(keys: readonly string[], prefix: string): number {
  return bisect(keys, (key) => key.startsWith(prefix) || compareUtf8(key, prefix) < 0)
}

// The keys that begin with that of the place, in S3's order.
export function listKeys(buckets: ObjectBuckets, place: ObjectPlace): string[] {
  const { keys, start, end } = findKeys(buckets, place)
  return keys.slice(start, end)
}
