import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { StoredObject } from '../../state/buckets.ts'

// Bodies are never written to.
const digests = new WeakMap<Uint8Array, string>()

// In quotes [object-etag].
export function etagOf({ body, etag }: Pick<StoredObject, 'body' | 'etag'>): string {
  return `"${etag ?? digestOf(body)}"`
}

// S3's own way for an object of parts: the MD5 of what is in their ETags.
export function joinEtags(parts: readonly StoredObject[]): string {
  const all = parts.map((part) => Buffer.from(etagOf(part).slice(1, 33), 'hex'))
  return `${toMd5(Buffer.concat(all))}-${parts.length}`
}

function digestOf(body: Uint8Array): string {
  const known = digests.get(body)
  if (known !== undefined) return known
  const digest = toMd5(body)
  digests.set(body, digest)
  return digest
}

function toMd5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex')
}
