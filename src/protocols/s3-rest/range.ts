import { objectError } from '../../features/objects/object-error.ts'

export interface ByteRange {
  readonly start: number
  // The first byte that is not in it.
  readonly end: number
}

// Undefined where all is asked for: what is no single range of bytes is ignored [object-ranges].
export function readRange(text: string | undefined, size: number): ByteRange | undefined {
  const range = toRange(text ?? '', size)
  if (range === undefined || range.start < size) return range
  throw objectError('InvalidRange', 'The requested range is not satisfiable', 416)
}

// What is copied into a part: all, or bytes that the source has.
export function readCopiedRange(text: string | undefined, size: number): ByteRange {
  if (text === undefined) return { start: 0, end: size }
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(text.trim()) ?? []
  if (first === undefined || last === undefined || Number(first) > Number(last)) {
    throw invalidArgument(
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
    )
  }
  if (Number(last) < size) return { start: Number(first), end: Number(last) + 1 }
  throw invalidArgument(`Range specified is not valid for source object of size: ${size}`)
}

function invalidArgument(message: string): Error {
  return objectError('InvalidArgument', message, 400)
}

function toRange(text: string, size: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(text.trim()) ?? []
  if (first === undefined || last === undefined || first + last === '') return undefined
  if (first === '') return { start: Math.max(0, size - Number(last)), end: size }
  const end = last === '' ? Infinity : Number(last) + 1
  return end <= Number(first) ? undefined : { start: Number(first), end: Math.min(size, end) }
}
