import { Buffer } from 'node:buffer'
import { objectError } from '../../features/objects/object-error.ts'
import { readChecksums } from './checksums.ts'
import type { S3Call } from './call.ts'

interface Chunks {
  readonly bytes: Uint8Array
  // What comes behind the body, where checksums are that were not known before it was sent.
  readonly trailers: Readonly<Record<string, string>>
}

export interface UploadBody {
  // In memory of their own.
  readonly bytes: Uint8Array
  // What came with them, by the names of their headers [object-checksums].
  readonly checksums: Readonly<Record<string, string>>
}

export function readUploadBody({ headers, body }: Pick<S3Call, 'headers' | 'body'>): UploadBody {
  const { bytes, trailers } = isChunked(headers)
    ? readChunks(Buffer.from(body.buffer, body.byteOffset, body.length))
    : { bytes: body, trailers: {} }
  const wanted = headers['x-amz-decoded-content-length']
  if (wanted !== undefined && Number(wanted) !== bytes.length) throw incomplete()
  assertTrailers(headers, trailers)
  const checksums = readChecksums({ ...headers, ...trailers }, bytes)
  return { bytes: owned(bytes), checksums }
}

function isChunked(headers: Readonly<Record<string, string>>): boolean {
  return (
    (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-') ||
    /\baws-chunked\b/.test(headers['content-encoding'] ?? '')
  )
}

// <size in hexadecimal>[;chunk-signature=…] <the bytes> … 0 <trailers>, each with a line break at its end. Any signature
// will do.
function readChunks(body: Buffer): Chunks {
  const chunks: Buffer[] = []
  let at = 0
  for (;;) {
    const end = body.indexOf('\r\n', at)
    const line = body.toString('latin1', at, Math.min(end < 0 ? 0 : end, at + 200))
    const [, size] = /^([0-9a-f]{1,8})(?:;|$)/i.exec(line) ?? []
    if (size === undefined) throw incomplete()
    const length = Number.parseInt(size, 16)
    at = end + 2
    if (length === 0) break
    if (body.toString('latin1', at + length, at + length + 2) !== '\r\n') throw incomplete()
    chunks.push(body.subarray(at, at + length))
    at += length + 2
  }
  return {
    bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks),
    trailers: readTrailers(body.toString('latin1', at)),
  }
}

function readTrailers(text: string): Record<string, string> {
  const lines = text.split('\r\n', 20).map((line) => line.split(':', 2))
  return Object.fromEntries(
    lines.map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim()]),
  )
}

// What is announced must come.
function assertTrailers(headers: S3Call['headers'], trailers: Chunks['trailers']): void {
  const announced = (headers['x-amz-trailer'] ?? '').toLowerCase().split(',')
  const names = announced.map((name) => name.trim()).filter((name) => name !== '')
  if (names.every((name) => trailers[name] !== undefined)) return
  throw objectError(
    'MalformedTrailerError',
    'The request contained trailing data that was not well-formed or did not conform to our published schema.',
    400,
  )
}

// A small Buffer is a piece of a pool, and one that came in a larger body would keep that.
function owned(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength
    ? new Uint8Array(bytes.buffer)
    : Uint8Array.from(bytes)
}

function incomplete(): Error {
  return objectError(
    'IncompleteBody',
    'The request body terminated unexpectedly, or is not of the form that its headers say.',
    400,
  )
}
