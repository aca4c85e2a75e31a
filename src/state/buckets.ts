import { createCopyOnWriteMap, type CopyOnWriteMap } from '../kernel/copy-on-write-map.ts'

// A new body makes a new record; none is ever written to.
export interface StoredObject {
  // Never written to, and never handed out.
  readonly body: Uint8Array
  // When it was put there, in epoch milliseconds.
  readonly at: number
  // What came with it over HTTP and goes with it: its type, and what its owner says of it, by names in small letters.
  readonly headers?: Readonly<Record<string, string>>
  // What names this body, without quotes; left out where that is the MD5 of its bytes [object-etag].
  readonly etag?: string
}

// An upload in parts that is not completed. A further part makes a new record.
export interface Upload {
  readonly key: string
  // When it began, in epoch milliseconds.
  readonly at: number
  readonly headers: Readonly<Record<string, string>>
  // By their numbers, in no order.
  readonly parts: ReadonlyMap<number, StoredObject>
}

// A bucket is there once it was made or anything was put into it, and stays.
export interface ObjectBucket {
  // When that was, in epoch milliseconds.
  readonly at: number
  // Where it was made, if that was said.
  region?: string
  // Whether the test, and not only a job, ever put something into it [untouched-bucket].
  touched: boolean
  readonly objects: CopyOnWriteMap<StoredObject>
  // By their ids.
  readonly uploads: Map<string, Upload>
  // How many ETags were drawn, by key, or upload and part.
  readonly drawnEtags: Map<string, number>
}

export type ObjectBuckets = Map<string, ObjectBucket>

export function openBucket(buckets: ObjectBuckets, name: string, at: number): ObjectBucket {
  const known = buckets.get(name)
  if (known !== undefined) return known
  const bucket: ObjectBucket = {
    at,
    touched: false,
    objects: createCopyOnWriteMap(),
    uploads: new Map(),
    drawnEtags: new Map(),
  }
  buckets.set(name, bucket)
  return bucket
}

export function forkBuckets(buckets: ObjectBuckets): ObjectBuckets {
  return new Map(
    Array.from(buckets, ([name, bucket]) => [
      name,
      {
        ...bucket,
        objects: bucket.objects.fork(),
        uploads: new Map(bucket.uploads),
        drawnEtags: new Map(bucket.drawnEtags),
      },
    ]),
  )
}
