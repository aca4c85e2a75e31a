/**
 * Chance, seeded: the n-th draw of a stream is a function of the seed, the stream's name and n. All there is to keep of
 * a stream is how often it was drawn from, so streams do not disturb each other and a snapshot reads well.
 */

/** Four 32-bit words. In one stream no two draws are alike. */
export type Draw = readonly [number, number, number, number]

/**
 * Draws.
 *
 * @param seed The seed
 * @param stream The stream's name
 * @param index The number of the draw, from 0
 * @returns Four words
 */
export function draw(seed: number, stream: string, index: number): Draw {
  const name = `${seed}/${stream}`
  return [word(name, 0, index), word(name, 1, index), word(name, 2, index), word(name, 3, index)]
}

/**
 * Digests a text, for comparing.
 *
 * @param text The text
 * @returns 16 hexadecimal digits
 */
export function digest(text: string): string {
  return hex(hash(text, 0x9e3779b9)) + hex(hash(text, 0x85ebca6b))
}

/**
 * Makes a fraction of a draw.
 *
 * @param words The draw
 * @returns A number from 0 to below 1, of 53 bits
 */
export function fractionOf(words: Draw): number {
  return ((words[0] >>> 5) * 2 ** 26 + (words[1] >>> 6)) / 2 ** 53
}

/**
 * Forms an id as the service does.
 *
 * @param words The draw
 * @returns 32 lower-case hexadecimal digits
 */
export function hexId(words: Draw): string {
  return words.map(hex).join('')
}

/**
 * Forms a UUID of version 4.
 *
 * @param words The draw
 * @returns The UUID
 */
export function uuid(words: Draw): string {
  const [a, b, c, d] = words
  const middle = hex((b & 0xffff0fff) | 0x4000)
  const last = hex((c & 0x3fffffff) | 0x80000000)
  return `${hex(a)}-${middle.slice(0, 4)}-${middle.slice(4)}-${last.slice(0, 4)}-${last.slice(4)}${hex(d)}`
}

// For one lane of one stream this maps the indexes one to one, so that draws cannot collide.
function word(name: string, lane: number, index: number): number {
  const key = hash(name, lane)
  return scramble((scramble((index + key) | 0) ^ Math.imul(key, 0x9e3779b1)) | 0)
}

function hash(text: string, start: number): number {
  let state = scramble(start ^ text.length)
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x5bd1e995)
    state ^= state >>> 15
  }
  return scramble(state)
}

// The finalizer of MurmurHash3: a bijection of 32-bit words.
function scramble(input: number): number {
  let state = input
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hex(value: number): string {
  return `${byteOf(value >>> 24)}${byteOf(value >>> 16)}${byteOf(value >>> 8)}${byteOf(value)}`
}

function byteOf(value: number): string {
  return bytes[value & 255] as string
}
