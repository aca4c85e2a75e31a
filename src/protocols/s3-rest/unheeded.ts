import { shortened } from '../../kernel/suggest.ts'
import type { S3Call } from './call.ts'

// Headers, with their values, that would do in S3 what the fake does not. Others have no effect there either, where a
// bucket has neither versions nor locks and nobody else pays.
const unheeded: readonly RegExp[] = [
  /^x-amz-acl: (?!(?:private|bucket-owner-full-control)$)/,
  /^x-amz-grant-/,
  /^x-amz-(?:copy-source-)?server-side-encryption-customer-algorithm: /,
  /^x-amz-object-lock-(?:mode|legal-hold): /,
  /^x-amz-bucket-object-lock-enabled: true$/i,
  /^x-amz-object-ownership: (?!BucketOwnerEnforced$)/,
  /^x-amz-storage-class: (?:GLACIER|DEEP_ARCHIVE)$/,
  /^x-amz-optional-object-attributes: /,
  /^x-amz-if-match-/,
  /^if-range: /,
]

const candidate = /^(?:x-amz-|if-range$)/

const owners = /^x-amz-(?:source-)?expected-bucket-owner$/

const parameters: Readonly<Record<string, readonly string[]>> = {
  ListBuckets: ['max-buckets', 'continuation-token', 'bucket-region'],
}

// What a request has that the fake takes no account of, in words for who wrote the test [object-unheeded].
export function findUnheeded(
  operation: string,
  { query, headers }: Pick<S3Call, 'query' | 'headers'>,
  accountId: string,
): string[] {
  const names = Object.entries(headers)
    .filter(([name]) => candidate.test(name))
    .filter(([name, value]) =>
      owners.test(name)
        ? value !== accountId
        : unheeded.some((pattern) => pattern.test(`${name}: ${value}`)),
    )
    .map(([name, value]) => `the header ${name}: ${shortened(value)}`)
  const own = parameters[operation]?.filter((name) => query.has(name)) ?? []
  return [...names, ...own.map((name) => `the parameter ${name}`)]
}
