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
  const bucket = openBucket(buckets, name)
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

// The keys that begin with that of the place, in S3's order.
export function listKeys(buckets: ObjectBuckets, { bucket, key: prefix }: ObjectPlace): string[] {
  const keys = Array.from(buckets.get(bucket)?.objects.keys() ?? [])
  return keys.filter((key) => key.startsWith(prefix)).toSorted(compareUtf8)
}
