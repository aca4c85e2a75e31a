import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { objectError } from '../../features/objects/object-error.ts'

type Headers = Readonly<Record<string, string>>

// How many bytes each has, by the header that has it in base64.
const sizes: Readonly<Record<string, number>> = {
  'content-md5': 16,
  'x-amz-checksum-crc32': 4,
  'x-amz-checksum-crc32c': 4,
  'x-amz-checksum-crc64nvme': 8,
  'x-amz-checksum-sha1': 20,
  'x-amz-checksum-sha256': 32,
}

// Other algorithms are not checked [object-checksums].
const checksums: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  'content-md5': (bytes) => digest('md5', bytes),
  'x-amz-checksum-crc32': toCrc32,
  'x-amz-checksum-sha1': (bytes) => digest('sha1', bytes),
  'x-amz-checksum-sha256': (bytes) => digest('sha256', bytes),
}

const told = /^x-amz-checksum-(?:crc32|crc32c|crc64nvme|sha1|sha256)$/

// Those of the bytes that are kept and told, once all that can be checked are right.
export function readChecksums(headers: Headers, bytes: Uint8Array): Headers {
  for (const [name, size] of Object.entries(sizes)) {
    const given = headers[name]
    if (given === undefined) continue
    if (!isDigest(given, size)) throw invalid(name)
    const expected = checksums[name]?.(bytes) ?? given
    if (given === expected) continue
    const about = name === 'content-md5' ? 'Content-MD5' : name.slice('x-amz-checksum-'.length)
    throw objectError(
      'BadDigest',
      `The ${about} you specified did not match the calculated checksum.`,
      400,
    )
  }
  return pickChecksums(headers)
}

function isDigest(text: string, size: number): boolean {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === size && bytes.toString('base64') === text
}

function invalid(name: string): Error {
  return name === 'content-md5'
    ? objectError('InvalidDigest', 'The Content-MD5 you specified was invalid.', 400)
    : objectError('InvalidRequest', `Value for ${name} header is invalid.`, 400)
}

export function pickChecksums(headers: Headers = {}): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => told.test(name)))
}

// As they are told of a whole object.
export function tellChecksums(headers: Headers = {}): Headers {
  const own = pickChecksums(headers)
  return Object.keys(own).length === 0 ? {} : { ...own, 'x-amz-checksum-type': 'FULL_OBJECT' }
}

export function isChecksum(name: string): boolean {
  return told.test(name)
}

function digest(algorithm: string, bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('base64')
}

function toCrc32(bytes: Uint8Array): string {
  const word = Buffer.alloc(4)
  word.writeUInt32BE(crc32(bytes))
  return word.toString('base64')
}
