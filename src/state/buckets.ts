import { compareUtf8 } from '../kernel/order.ts'

// A new body makes a new record; none is ever written to.
export interface StoredObject {
  // Never written to, and never handed out.
  readonly body: Uint8Array
  // When it was put there, in epoch milliseconds.
  readonly at: number
}

// It is there once anything was put into it, and stays.
export interface ObjectBucket {
  // Whether the test, and not only a job, ever put something into it [untouched-bucket].
  touched: boolean
  // Whether a fork has the same objects; whoever writes then copies them first.
  shared: boolean
  objects: Map<string, StoredObject>
}

export type ObjectBuckets = Map<string, ObjectBucket>

export interface ObjectPlace {
  readonly bucket: string
  readonly key: string
}

export function putObject(
  buckets: ObjectBuckets,
  { bucket: name, key }: ObjectPlace,
  stored: StoredObject,
): ObjectBucket {
  const bucket = writable(buckets, name)
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
  if (getObject(buckets, place) !== undefined) {
    writable(buckets, place.bucket).objects.delete(place.key)
  }
}

export function keysUnder(buckets: ObjectBuckets, { bucket, key: prefix }: ObjectPlace): string[] {
  const keys = Array.from(buckets.get(bucket)?.objects.keys() ?? [])
  return keys.filter((key) => key.startsWith(prefix)).toSorted(compareUtf8)
}

// The objects are shared until one of the two writes.
export function forkBuckets(buckets: ObjectBuckets): ObjectBuckets {
  for (const bucket of buckets.values()) bucket.shared = true
  return new Map(Array.from(buckets, ([name, bucket]) => [name, { ...bucket }]))
}

function writable(buckets: ObjectBuckets, name: string): ObjectBucket {
  const bucket = buckets.get(name) ?? { touched: false, shared: false, objects: new Map() }
  if (bucket.shared) {
    bucket.objects = new Map(bucket.objects)
    bucket.shared = false
  }
  buckets.set(name, bucket)
  return bucket
}
