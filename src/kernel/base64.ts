import { decodeUtf8 } from './utf8.ts'

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const PADDING = 61

export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let at = 0
  for (let index = 0; index < bytes.length; index += 3) {
    const word =
      ((bytes[index] as number) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    codes[at] = codeOf(word >> 18)
    codes[at + 1] = codeOf(word >> 12)
    codes[at + 2] = codeOf(word >> 6)
    codes[at + 3] = codeOf(word)
    at += 4
  }
  codes.fill(PADDING, codes.length - ((3 - (bytes.length % 3)) % 3))
  return decodeUtf8(codes) as string
}

export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const end = text.length - padding
  const bytes = new Uint8Array((text.length / 4) * 3)
  let at = 0
  let word = 0
  for (let index = 0; index < text.length; index += 1) {
    const value = index < end ? valueOf(text.charCodeAt(index)) : 0
    if (value < 0) return undefined
    word = (word << 6) | value
    if (index % 4 !== 3) continue
    bytes[at] = word >> 16
    bytes[at + 1] = word >> 8
    bytes[at + 2] = word
    at += 3
    word = 0
  }
  return bytes.slice(0, bytes.length - padding)
}

function codeOf(word: number): number {
  return digits.charCodeAt(word & 63)
}

function valueOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 71
  if (code >= 65 && code <= 90) return code - 65
  if (code >= 48 && code <= 57) return code + 4
  if (code === 43) return 62
  return code === 47 ? 63 : -1
}
