const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * Writes bytes as text.
 *
 * @param bytes The bytes
 * @returns Base64, padded
 */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b, c] = bytes.subarray(index, index + 3)
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    text += digitOf(word >> 18) + digitOf(word >> 12)
    text += (b === undefined ? '=' : digitOf(word >> 6)) + (c === undefined ? '=' : digitOf(word))
  }
  return text
}

/**
 * Reads bytes from text.
 *
 * @param text Base64, padded
 * @returns The bytes; undefined if it is not Base64
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  const padding = text.length - text.replace(/=+$/, '').length
  const bytes = new Uint8Array((text.length / 4) * 3)
  for (let index = 0; index < text.length; index += 4) {
    const word = Array.from(text.slice(index, index + 4)).reduce(
      (sum, digit) => sum * 64 + Math.max(0, digits.indexOf(digit)),
      0,
    )
    bytes.set([word >> 16, (word >> 8) & 255, word & 255], (index / 4) * 3)
  }
  return bytes.slice(0, bytes.length - padding)
}

function digitOf(word: number): string {
  return digits.charAt(word & 63)
}
