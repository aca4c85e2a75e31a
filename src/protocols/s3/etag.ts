import { Buffer } from 'node:buffer'
import { createCipheriv, createHash } from 'node:crypto'
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
      : authenticate(body).toString('hex')
  digests.set(body, digest)
  return digest
}

const key = Buffer.alloc(16)
const nonce = Buffer.alloc(12)

// GMAC with a key that is no secret: of what Node has, what reads all bytes in the shortest time.
function authenticate(body: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-128-gcm', key, nonce).setAAD(body)
  cipher.final()
  return cipher.getAuthTag()
}
