// Chance, seeded: the n-th draw of a stream is a function of the seed, the stream's name and n. All there is to keep of
// a stream is how often it was drawn from, so streams do not disturb each other and a snapshot reads well.

// In one stream no two draws are alike.
export type RandomWords = readonly [number, number, number, number]

export type RandomStream = (index: number) => RandomWords

export function createStream(seed: number, name: string): RandomStream {
  const [a, b, c, d] = keysOf(`${seed}/${name}`)
  return (index) => [word(a, index), word(b, index), word(c, index), word(d, index)]
}

export function draw(seed: number, stream: string, index: number): RandomWords {
  return createStream(seed, stream)(index)
}

export function digest(text: string): string {
  return toHex(hashText(text, 0x9e3779b9)) + toHex(hashText(text, 0x85ebca6b))
}

export function toFraction(words: RandomWords): number {
  return ((words[0] >>> 5) * 2 ** 26 + (words[1] >>> 6)) / 2 ** 53
}

// Joined, since what is added up is kept as its parts, and ids stay.
export function hexId(words: RandomWords): string {
  return words.map(toHex).join('')
}

export function uuid(words: RandomWords): string {
  const [a, b, c, d] = words
  const version = (b & 0x0fff) | 0x4000
  const variant = ((c >>> 16) & 0x3fff) | 0x8000
  return `${toHex(a)}-${half(b >>> 16)}-${half(version)}-${half(variant)}-${half(c)}${toHex(d)}`
}

// For one word of one stream this maps the indexes one to one, so that draws cannot collide.
function word(key: number, index: number): number {
  return scramble((scramble((index + key) | 0) ^ Math.imul(key, 0x9e3779b1)) | 0)
}

// The hashes of a text from four starts, in one pass.
function keysOf(text: string): RandomWords {
  const { length } = text
  let [a, b, c, d] = [
    scramble(length),
    scramble(1 ^ length),
    scramble(2 ^ length),
    scramble(3 ^ length),
  ]
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    a = mix(a, code)
    b = mix(b, code)
    c = mix(c, code)
    d = mix(d, code)
  }
  return [scramble(a), scramble(b), scramble(c), scramble(d)]
}

export function hashText(text: string, start: number): number {
  let state = scramble(start ^ text.length)
  for (let index = 0; index < text.length; index += 1) {
    state = mix(state, text.charCodeAt(index))
  }
  return scramble(state)
}

function mix(state: number, code: number): number {
  const mixed = Math.imul(state ^ code, 0x5bd1e995)
  return mixed ^ (mixed >>> 15)
}

// The finalizer of MurmurHash3: a bijection of 32-bit words.
export function scramble(input: number): number {
  let state = input
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function toHex(value: number): string {
  return half(value >>> 16) + half(value)
}

function half(value: number): string {
  return byteOf(value >>> 8) + byteOf(value)
}

function byteOf(value: number): string {
  return bytes[value & 255] as string
}

export interface RandomSource {
  between(low: number, high: number): number
  oneOf<T>(choices: readonly T[]): T
  id(): string
}

export function createRandomSource(seed: number, name: string): RandomSource {
  let thrown = 0
  function next() {
    thrown += 1
    return draw(seed, name, thrown)
  }
  function between(low: number, high: number): number {
    return low + Math.floor(toFraction(next()) * (high - low + 1))
  }
  return {
    between,
    oneOf: <T>(choices: readonly T[]) => choices[between(0, choices.length - 1)] as T,
    id: () => uuid(next()),
  }
}
