import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { draw, hexId } from '../../kernel/random.ts'
import type { StoredObject } from '../../state/buckets.ts'

const LARGEST_HASHED = 65_536

// Records are never written to.
const etags = new WeakMap<StoredObject, string>()

// In quotes. The digest of a large body, or of parts, is no MD5, and its form says so [object-etag].
export function etagOf(stored: StoredObject): string {
  const known = etags.get(stored)
  if (known !== undefined) return known
  const { body, parts } = stored
  const isHashed = parts === undefined && body.length <= LARGEST_HASHED
  const etag = `"${digestOf(body)}${isHashed ? '' : `-${parts ?? 1}`}"`
  etags.set(stored, etag)
  return etag
}

function digestOf(body: Uint8Array): string {
  return body.length <= LARGEST_HASHED
    ? createHash('md5').update(body).digest('hex')
    : hexId(draw(crc32(body), `etag/${body.length}`, 0))
}
