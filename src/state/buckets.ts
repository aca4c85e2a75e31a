import { createCopyOnWriteMap, type CopyOnWriteMap } from '../kernel/copy-on-write-map.ts'

// A new body makes a new record; none is ever written to.
export interface StoredObject {
  // Never written to, and never handed out.
  readonly body: Uint8Array
  // When it was put there, in epoch milliseconds.
  readonly at: number
}

// A bucket is there once anything was put into it, and stays.
export interface ObjectBucket {
  // Whether the test, and not only a job, ever put something into it [untouched-bucket].
  touched: boolean
  readonly objects: CopyOnWriteMap<StoredObject>
}

export type ObjectBuckets = Map<string, ObjectBucket>

export function openBucket(buckets: ObjectBuckets, name: string): ObjectBucket {
  const known = buckets.get(name)
  if (known !== undefined) return known
  const bucket: ObjectBucket = { touched: false, objects: createCopyOnWriteMap() }
  buckets.set(name, bucket)
  return bucket
}

export function forkBuckets(buckets: ObjectBuckets): ObjectBuckets {
  return new Map(
    Array.from(buckets, ([name, { touched, objects }]) => [
      name,
      { touched, objects: objects.fork() },
    ]),
  )
}
