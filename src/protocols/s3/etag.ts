import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { StoredObject } from '../../state/buckets.ts'

// Records are never written to.
const etags = new WeakMap<object, string>()

// In quotes [object-etag].
export function etagOf(stored: Pick<StoredObject, 'body' | 'etag'>): string {
  const known = etags.get(stored)
  if (known !== undefined) return known
  const etag = `"${stored.etag ?? toMd5(stored.body)}"`
  etags.set(stored, etag)
  return etag
}

// S3's own way for an object of parts: the MD5 of what is in their ETags.
export function joinEtags(parts: readonly StoredObject[]): string {
  const all = parts.map((part) => Buffer.from(etagOf(part).slice(1, 33), 'hex'))
  return `${toMd5(Buffer.concat(all))}-${parts.length}`
}

function toMd5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex')
}
