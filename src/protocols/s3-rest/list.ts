import { instantText } from '../../kernel/instant.ts'
import { listPage, type ListItem } from '../../features/objects/list.ts'
import { objectError } from '../../features/objects/object-error.ts'
import { getObject } from '../../features/objects/objects.ts'
import type { ObjectBuckets } from '../../state/buckets.ts'
import { etagOf } from '../s3/etag.ts'
import { fromToken, PAGE, readPageSize, toToken } from '../s3/page-token.ts'
import { xmlAnswer } from './answer.ts'
import type { S3Call, S3Operation } from './call.ts'
import { storageClassOf } from './object-headers.ts'
import { describeOwner } from './owner.ts'
import { document, element, member } from './xml.ts'

// [object-order]
export const listOperations: Readonly<Record<string, S3Operation>> = {
  ListObjectsV2({ state, settings }, call) {
    const token = call.query.get('continuation-token') ?? undefined
    const startAfter = call.query.get('start-after') ?? undefined
    const after = token === undefined ? startAfter : toName(token)
    const hasOwner = call.query.get('fetch-owner') === 'true'
    const page = readPage(state.objects, call, after, hasOwner ? describeOwner(settings) : '')
    const next = page.isTruncated ? toToken(page.last) : undefined
    return write(call, page, [
      member('KeyCount', page.items.length),
      member('ContinuationToken', token),
      member('NextContinuationToken', next),
      member('StartAfter', startAfter === undefined ? undefined : page.toText(startAfter)),
    ])
  },
  ListObjects({ state }, call) {
    const marker = call.query.get('marker') ?? undefined
    const page = readPage(state.objects, call, marker)
    const { isTruncated, last, toText } = page
    return write(call, page, [
      `<Marker>${marker === undefined ? '' : toText(marker)}</Marker>`,
      member('NextMarker', isTruncated && call.query.has('delimiter') ? toText(last) : undefined),
    ])
  },
}

interface Page {
  readonly items: readonly ListItem[]
  readonly isTruncated: boolean
  readonly last: string
  readonly most: number
  readonly toText: (name: string) => string
  readonly describe: (key: string) => string
}

function readPage(buckets: ObjectBuckets, { place, query }: S3Call, after = '', owner = ''): Page {
  const { bucket } = place
  const toText = readEncoding(query)
  const most = readPageSize(Number(query.get('max-keys') ?? PAGE))
  if (most === undefined) throw invalid('max-keys is not an integer from 0 to 2147483647')
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? undefined
  const { items, isTruncated } = listPage(buckets, {
    place: { bucket, key: prefix },
    delimiter,
    after,
    most,
  })
  function describe(key: string): string {
    const stored = getObject(buckets, { bucket, key })
    if (stored === undefined) return ''
    return element(
      'Contents',
      member('Key', toText(key)),
      member('LastModified', instantText(stored.at)),
      member('ETag', etagOf(stored)),
      member('Size', stored.body.length),
      owner,
      member('StorageClass', storageClassOf(stored)),
    )
  }
  return { items, isTruncated, last: items.at(-1)?.name ?? '', most, toText, describe }
}

function write({ place, query }: S3Call, page: Page, own: readonly string[]) {
  const { items, isTruncated, most, toText, describe } = page
  const delimiter = query.get('delimiter') ?? undefined
  return xmlAnswer(
    document(
      'ListBucketResult',
      member('Name', place.bucket),
      `<Prefix>${member('x', toText(query.get('prefix') ?? '')).slice(3, -4)}</Prefix>`,
      ...own,
      member('MaxKeys', most),
      member('Delimiter', delimiter === undefined ? undefined : toText(delimiter)),
      member('EncodingType', query.get('encoding-type') ?? undefined),
      member('IsTruncated', isTruncated),
      ...items.map(({ name, isFolder }) =>
        isFolder ? element('CommonPrefixes', member('Prefix', toText(name))) : describe(name),
      ),
    ),
  )
}

function readEncoding(query: URLSearchParams): (name: string) => string {
  const encoding = query.get('encoding-type')
  if (encoding === null) return (name) => name
  if (encoding === 'url') return (name) => encodeURIComponent(name).replaceAll('%2F', '/')
  throw invalid('Invalid Encoding Method specified in Request')
}

function toName(token: string): string {
  const name = fromToken(token)
  if (name !== undefined) return name
  throw invalid('The continuation token provided is incorrect')
}

function invalid(message: string): Error {
  return objectError('InvalidArgument', message, 400)
}
