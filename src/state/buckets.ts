import { compareUtf8 } from '../kernel/order.ts'

/** What lies in a bucket under a key. A new body makes a new record; none is ever written to. */
export interface StoredObject {
  /** Never written to, and never handed out. */
  readonly body: Uint8Array
  /** When it was put there, in epoch milliseconds. */
  readonly at: number
}

/** A bucket of the in-memory object store. It is there once anything was put into it, and stays. */
export interface ObjectBucket {
  /** Whether the test, and not only a job, ever put something into it [untouched-bucket]. */
  touched: boolean
  /** Whether a fork has the same objects; whoever writes then copies them first. */
  shared: boolean
  objects: Map<string, StoredObject>
}

/** Buckets by name. */
export type ObjectBuckets = Map<string, ObjectBucket>

/** Where an object is, or what its key begins with. */
export interface ObjectPlace {
  readonly bucket: string
  readonly key: string
}

/**
 * Puts an object into a bucket, in place of what was there.
 *
 * @param buckets The buckets
 * @param place Where
 * @param stored The object
 * @returns The bucket
 */
export function putObject(
  buckets: ObjectBuckets,
  { bucket: name, key }: ObjectPlace,
  stored: StoredObject,
): ObjectBucket {
  const bucket = writable(buckets, name)
  bucket.objects.set(key, stored)
  return bucket
}

/**
 * Finds an object.
 *
 * @param buckets The buckets
 * @param place Where
 * @returns The object, if there is one
 */
export function getObject(
  buckets: ObjectBuckets,
  { bucket, key }: ObjectPlace,
): StoredObject | undefined {
  return buckets.get(bucket)?.objects.get(key)
}

/**
 * Takes an object away, if it is there.
 *
 * @param buckets The buckets
 * @param place Where
 */
export function deleteObject(buckets: ObjectBuckets, place: ObjectPlace): void {
  if (getObject(buckets, place) !== undefined) {
    writable(buckets, place.bucket).objects.delete(place.key)
  }
}

/**
 * Lists the keys of a bucket.
 *
 * @param buckets The buckets
 * @param place The bucket, and what the keys begin with, letter by letter
 * @returns The keys in S3's order
 */
export function keysUnder(buckets: ObjectBuckets, { bucket, key: prefix }: ObjectPlace): string[] {
  const keys = Array.from(buckets.get(bucket)?.objects.keys() ?? [])
  return keys.filter((key) => key.startsWith(prefix)).toSorted(compareUtf8)
}

/**
 * Copies buckets for a fork. The objects are shared until one of the two writes.
 *
 * @param buckets The buckets
 * @returns The copy
 */
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
