import { Buffer } from 'node:buffer'
import type { ObjectBuckets } from '../../state/buckets.ts'
import { bisect } from '../../kernel/bisect.ts'
import { compareUtf8 } from '../../kernel/utf8.ts'
import { readFacts, createS3Answer, s3Error } from './answer.ts'
import { endOfPrefix, findKeys, getObject, type KeyRange } from '../../features/objects/objects.ts'

export interface ListInput {
  readonly Bucket: string
  readonly Prefix?: string | undefined
  readonly Delimiter?: string | undefined
  readonly MaxKeys?: number | undefined
  readonly StartAfter?: string | undefined
  readonly ContinuationToken?: string | undefined
}

interface Item {
  // The key; of a folder, what its keys have in common.
  readonly name: string
  readonly isFolder: boolean
}

const PAGE = 1000

export function listObjects(buckets: ObjectBuckets, input: ListInput): object {
  const { Bucket, Prefix = '', Delimiter, StartAfter = '', ContinuationToken } = input
  const MaxKeys = readPageSize(input.MaxKeys ?? PAGE)
  const after = ContinuationToken === undefined ? StartAfter : fromToken(ContinuationToken)
  const range = findKeys(buckets, { bucket: Bucket, key: Prefix })
  const found = take(itemsAfter(after, range, Prefix, Delimiter), MaxKeys + 1)
  const page = found.slice(0, MaxKeys)
  const IsTruncated = MaxKeys > 0 && found.length > MaxKeys
  const Contents = page.flatMap(({ name, isFolder }) => (isFolder ? [] : describeEntry(name)))
  const CommonPrefixes = page.flatMap(({ name, isFolder }) => (isFolder ? [{ Prefix: name }] : []))
  const answer = {
    Name: Bucket,
    Prefix,
    MaxKeys,
    KeyCount: page.length,
    IsTruncated,
    Delimiter,
    StartAfter: input.StartAfter,
    ContinuationToken,
    NextContinuationToken: IsTruncated ? toToken(page.at(-1)?.name ?? '') : undefined,
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

function readPageSize(given: number): number {
  if (Number.isInteger(given) && given >= 0 && given < 2 ** 31) return Math.min(PAGE, given)
  throw s3Error('InvalidArgument', 'max-keys is no integer from 0 to 2147483647', 400)
}

// A folder is one item, however many keys it has.
function* itemsAfter(
  after: string,
  { keys, start, end }: KeyRange,
  prefix: string,
  delimiter: string | undefined,
): Iterable<Item> {
  const behind = bisect(keys, (key) => compareUtf8(key, after) <= 0)
  let index = Math.max(start, behind)
  while (index < end) {
    const item = toItem(keys[index] as string, prefix, delimiter)
    index = item.isFolder ? endOfPrefix(keys, item.name) : index + 1
    // The folder that a page ends with has keys behind its name.
    if (compareUtf8(item.name, after) > 0) yield item
  }
}

function take<T>(items: Iterable<T>, most: number): T[] {
  const taken: T[] = []
  for (const item of items) {
    taken.push(item)
    if (taken.length === most) break
  }
  return taken
}

function toItem(key: string, prefix: string, delimiter: string | undefined): Item {
  if (delimiter === undefined || delimiter === '') return { name: key, isFolder: false }
  const at = key.indexOf(delimiter, prefix.length)
  return at < 0
    ? { name: key, isFolder: false }
    : { name: key.slice(0, at + delimiter.length), isFolder: true }
}

function toToken(key: string): string {
  return Buffer.from(key).toString('base64url')
}

function fromToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString()
  if (token !== '' && toToken(key) === token) return key
  throw s3Error('InvalidArgument', 'The continuation token provided is incorrect', 400)
}
