import { digest } from '../../kernel/random.ts'
import type { Json } from '../../kernel/json.ts'
import { fromBase64, toBase64 } from '../../kernel/base64.ts'
import { decodeUtf8, encodeUtf8 } from '../../kernel/utf8.ts'
import { fhirError } from '../fhir/fhir-error.ts'

// Where a page begins. It holds all that the page follows from, so that no state is kept.
export interface PagePosition {
  // The parameters of the first page, as they were asked for.
  readonly query: Readonly<Record<string, readonly string[]>>
  // What the last of the page before has its place by in the order of the pages, be it erased since; undefined for the
  // first page.
  readonly after: Json | undefined
  // What was written later is not in the pages, nor what was not yet indexed then.
  readonly sequence: number
  // In epoch milliseconds.
  readonly indexed: number
}

const FORM = /^([A-Za-z0-9._-]+)([0-9a-f]{16})==$/

// In the characters of the real ones, bound to the address that it is asked at and to `_count` [fhir-page-token].
export function writePageToken(position: PagePosition, path: string, count: number): string {
  const { query, after = null, sequence, indexed } = position
  const text = toBase64(encodeUtf8(JSON.stringify([query, after, sequence, indexed])))
  const safe = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '.')
  return `${safe}${sign(safe, path, count)}==`
}

export function readPageToken(token: string, path: string, count: number): PagePosition {
  const [, safe = '', signature] = FORM.exec(token) ?? []
  if (signature !== sign(safe, path, count)) {
    throw fhirError(400, 'fhir-page-token', 'invalid', 'Invalid pagination token.')
  }
  const text = safe.replaceAll('-', '+').replaceAll('_', '/').replaceAll('.', '=')
  const json = decodeUtf8(fromBase64(text)) as string
  const [query, after, sequence, indexed] = JSON.parse(json) as [
    PagePosition['query'],
    Json,
    number,
    number,
  ]
  return { query, after, sequence, indexed }
}

function sign(safe: string, path: string, count: number): string {
  return digest(`${path}?${count}&${safe}`)
}
