import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake } from 'fake-healthlake'
import { ratio, slow, type Side } from './measure.ts'
import type { Row } from './row.ts'

const FEW = 1000
const MANY = 100_000
const VERY_MANY = 1_000_000

/** Promises that a bucket with many objects is no slower than one with few. */
export const objectRows: readonly Row[] = [
  {
    name: `S3: a page of 1000 at ${MANY} keys, against ${FEW}`,
    limit: 2,
    measure: () => ratio(paging(MANY), paging(FEW), slow),
  },
  {
    name: `objects.list without a hit at ${VERY_MANY} keys, against ${FEW}`,
    limit: 2,
    measure: () => ratio(missing(VERY_MANY), missing(FEW)),
  },
]

function keyOf(index: number): string {
  return `in/${String(index).padStart(7, '0')}.ndjson`
}

function filledBucket(count: number) {
  const { objects } = createFakeHealthLake()
  const body = new Uint8Array(10)
  for (let index = 0; index < count; index += 1) objects.put(`s3://bucket/${keyOf(index)}`, body)
  return objects
}

/** Pages from places all over the bucket. */
function paging(count: number): Side {
  const client = new S3Client({ region: 'us-east-1' })
  const mock = filledBucket(count).attach(mockClient(client))
  return {
    call(index) {
      const StartAfter = keyOf(((index * 1000) % count) - 1)
      return client.send(new ListObjectsV2Command({ Bucket: 'bucket', StartAfter }))
    },
    tidy: () => mock.resetHistory(),
  }
}

function missing(count: number): Side {
  const objects = filledBucket(count)
  return { call: () => objects.list('s3://bucket/in/x') }
}
