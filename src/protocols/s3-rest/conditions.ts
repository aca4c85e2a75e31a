import { objectError } from '../../features/objects/object-error.ts'
import type { StoredObject } from '../../state/buckets.ts'
import { etagOf } from '../s3/etag.ts'

type Headers = Readonly<Record<string, string>>

// Whether what is read is the same that the client has already; throws where it is not what the client wants
// [object-conditions].
export function isUnchanged(stored: StoredObject, headers: Headers, prefix = ''): boolean {
  const match = headers[`${prefix}if-match`]
  const none = headers[`${prefix}if-none-match`]
  assertMatch(stored, match, prefix)
  if (match === undefined && isAfter(stored, headers[`${prefix}if-unmodified-since`])) {
    throw failed(`${prefix}If-Unmodified-Since`)
  }
  if (none !== undefined) return isOneOf(stored, none)
  return isAfter(stored, headers[`${prefix}if-modified-since`]) === false
}

const COPY = 'x-amz-copy-source-'

// Those of a copy are about what is copied.
export function assertCopied(source: StoredObject, headers: Headers): void {
  if (!isUnchanged(source, headers, COPY)) return
  const isNone = headers[`${COPY}if-none-match`] !== undefined
  throw failed(`${COPY}${isNone ? 'If-None-Match' : 'If-Modified-Since'}`)
}

// What is there, if anything, may be replaced or deleted.
export function assertReplaceable(stored: StoredObject | undefined, headers: Headers): void {
  const { 'if-match': match, 'if-none-match': none } = headers
  // Of an entity tag S3 knows nothing here.
  if (none !== undefined && none.trim() !== '*') {
    throw objectError(
      'NotImplemented',
      'A header you provided implies functionality that is not implemented: If-None-Match takes only * in a write.',
      501,
    )
  }
  if (match !== undefined && stored === undefined) {
    throw objectError('NoSuchKey', 'The specified key does not exist.', 404)
  }
  if (stored === undefined) return
  assertMatch(stored, match)
  if (none !== undefined) throw failed('If-None-Match')
}

function assertMatch(stored: StoredObject, match: string | undefined, prefix = ''): void {
  if (match !== undefined && !isOneOf(stored, match)) throw failed(`${prefix}If-Match`)
}

function isOneOf(stored: StoredObject, list: string): boolean {
  const tag = etagOf(stored)
  return list.split(',').some((each) => {
    const given = each.trim()
    return given === '*' || given === tag || `"${given}"` === tag
  })
}

// Undefined where that is no date. Those of HTTP have whole seconds.
function isAfter({ at }: StoredObject, text: string | undefined): boolean | undefined {
  const date = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.floor(at / 1000) > Math.floor(date / 1000)
}

function failed(condition: string): Error {
  return objectError(
    'PreconditionFailed',
    `At least one of the pre-conditions you specified did not hold: ${condition}`,
    412,
  )
}
