import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { draw, hexId } from '../../kernel/random.ts'
import type { StoredObject } from '../../state/buckets.ts'

const LARGEST_HASHED = 65_536

// Bodies are never written to.
const digests = new WeakMap<Uint8Array, string>()

// In quotes. The digest of a large body, or of parts, is no MD5, and its form says so [object-etag].
export function etagOf({ body, parts }: StoredObject): string {
  const isHashed = parts === undefined && body.length <= LARGEST_HASHED
  return `"${digestOf(body)}${isHashed ? '' : `-${parts ?? 1}`}"`
}

function digestOf(body: Uint8Array): string {
  const known = digests.get(body)
  if (known !== undefined) return known
  const digest =
    body.length <= LARGEST_HASHED
      ? createHash('md5').update(body).digest('hex')
      : hexId(draw(crc32(body), `etag/${body.length}`, 0))
  digests.set(body, digest)
  return digest
}
