import { Buffer } from 'node:buffer'
import type { ObjectBuckets } from '../../state/buckets.ts'
import { compareUtf8 } from '../../kernel/utf8.ts'
import { readFacts, createS3Answer, s3Error } from './answer.ts'
import { getObject, listKeys } from '../../features/objects/objects.ts'

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
  const items = groupKeys(listKeys(buckets, { bucket: Bucket, key: Prefix }), Prefix, Delimiter)
  const left = items.filter(({ name }) => compareUtf8(name, after) > 0)
  const page = left.slice(0, MaxKeys)
  const IsTruncated = MaxKeys > 0 && left.length > MaxKeys
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

function groupKeys(keys: readonly string[], prefix: string, delimiter: string | undefined): Item[] {
  const items: Item[] = []
  for (const key of keys) {
    const end =
      delimiter === undefined || delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    const isFolder = end >= 0
    const name = isFolder ? key.slice(0, end + (delimiter?.length ?? 0)) : key
    if (items.at(-1)?.name !== name) items.push({ name, isFolder })
  }
  return items
}

function toToken(key: string): string {
  return Buffer.from(key).toString('base64url')
}

function fromToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString()
  if (token !== '' && toToken(key) === token) return key
  throw s3Error('InvalidArgument', 'The continuation token provided is incorrect', 400)
}
