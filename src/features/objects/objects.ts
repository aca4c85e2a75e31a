import { bisect } from '../../kernel/bisect.ts'
import { compareUtf8 } from '../../kernel/utf8.ts'
import type { ObjectPlace } from '../../model/s3-uris.ts'
import {
  openBucket,
  type ObjectBucket,
  type ObjectBuckets,
  type StoredObject,
} from '../../state/buckets.ts'

export function putObject(
  buckets: ObjectBuckets,
  { bucket: name, key }: ObjectPlace,
  stored: StoredObject,
): ObjectBucket {
  const bucket = openBucket(buckets, name, stored.at)
  bucket.objects.set(key, stored)
  return bucket
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
