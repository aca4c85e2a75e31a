import type { ObjectBuckets } from '../../state/buckets.ts'
import { listPage } from '../../features/objects/list.ts'
import { getObject } from '../../features/objects/objects.ts'
import { readFacts, createS3Answer, s3Error } from './answer.ts'
import { fromToken, PAGE, readPageSize, toToken } from './page-token.ts'

export interface ListInput {
  readonly Bucket: string
  readonly Prefix?: string | undefined
  readonly Delimiter?: string | undefined
  readonly MaxKeys?: number | undefined
  readonly StartAfter?: string | undefined
  readonly ContinuationToken?: string | undefined
}

export function listObjects(buckets: ObjectBuckets, input: ListInput): object {
  const { Bucket, Prefix = '', Delimiter, StartAfter = '', ContinuationToken } = input
  const MaxKeys = toPageSize(input.MaxKeys ?? PAGE)
  const after = ContinuationToken === undefined ? StartAfter : toName(ContinuationToken)
  const place = { bucket: Bucket, key: Prefix }
  const page = listPage(buckets, { place, delimiter: Delimiter, after, most: MaxKeys })
  const { items, isTruncated } = page
  const Contents = items.flatMap(({ name, isFolder }) => (isFolder ? [] : describeEntry(name)))
  const CommonPrefixes = items.flatMap(({ name, isFolder }) => (isFolder ? [{ Prefix: name }] : []))
  const answer = {
    Name: Bucket,
    Prefix,
    MaxKeys,
    KeyCount: items.length,
    IsTruncated: isTruncated,
    Delimiter,
    StartAfter: input.StartAfter,
    ContinuationToken,
    NextContinuationToken: isTruncated ? toToken(items.at(-1)?.name ?? '') : undefined,
    Contents: Contents.length === 0 ? undefined : Contents,
    CommonPrefixes: CommonPrefixes.length === 0 ? undefined : CommonPrefixes,
  }
  const given = Object.entries(answer).filter(([, value]) => value !== undefined)
  return createS3Answer(Object.fromEntries(given))

  function describeEntry(Key: string): object[] {
    const stored = getObject(buckets, { bucket: Bucket, key: Key })
    if (stored === undefined) return []
    return [{ Key, ...readFacts(stored), Size: stored.body.length, StorageClass: 'STANDARD' }]
  }
}

function toPageSize(given: number): number {
  const size = readPageSize(given)
  if (size !== undefined) return size
  throw s3Error('InvalidArgument', 'max-keys is not an integer from 0 to 2147483647', 400)
}

function toName(token: string): string {
  const name = fromToken(token)
  if (name !== undefined) return name
  throw s3Error('InvalidArgument', 'The continuation token provided is incorrect', 400)
}
