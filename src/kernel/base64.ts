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

// Of what toBase64 wrote.
export function fromBase64(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3)
  let at = 0
  for (let index = 0; index < text.length; index += 4) {
    const word =
      (valueAt(text, index) << 18) |
      (valueAt(text, index + 1) << 12) |
      (valueAt(text, index + 2) << 6) |
      valueAt(text, index + 3)
    bytes[at] = word >> 16
    bytes[at + 1] = word >> 8
    bytes[at + 2] = word
    at += 3
  }
  return bytes.slice(0, bytes.length - padding)
}

function codeOf(word: number): number {
  return digits.charCodeAt(word & 63)
}

function valueAt(text: string, index: number): number {
  const code = text.charCodeAt(index)
  if (code >= 97) return code - 71
  if (code >= 65) return code - 65
  // Padding, too: what it gives is cut off.
  if (code >= 48) return code + 4
  return code === 43 ? 62 : 63
}
