import { crc32, deflateSync, inflateSync } from 'node:zlib'

interface Image {
  readonly width: number
  readonly height: number
  /** Colours as 0xrrggbb, row by row. */
  readonly pixels: Uint32Array
}

const MOST_COLOURS = 192

/** Writes a picture of a browser in few colours: it then takes a fraction of the bytes. */
export function inFewColours(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png)
  const counts = new Map<number, number>()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const common = Array.from(counts.keys())
    .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b)
    .slice(0, MOST_COLOURS)
  const places = new Map(Array.from(counts.keys(), (colour) => [colour, nearest(colour, common)]))
  // Each row begins with its filter, here none.
  const rows = Buffer.alloc((width + 1) * height)
  for (let at = 0; at < pixels.length; at += 1) {
    rows[at + Math.floor(at / width) + 1] = places.get(pixels[at] as number) ?? 0
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const palette = Buffer.from(common.flatMap(channelsOf))
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function nearest(colour: number, among: readonly number[]): number {
  const wanted = channelsOf(colour)
  const distances = among.map((each) =>
    channelsOf(each).reduce((sum, value, at) => sum + (value - (wanted[at] as number)) ** 2, 0),
  )
  return distances.indexOf(Math.min(...distances))
}

function channelsOf(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

function decode(png: Buffer): Image {
  const [width, height, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]]
  const size = kind === 6 ? 4 : 3
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + length))
    }
  }
  const bytes = unfiltered(inflateSync(Buffer.concat(parts)), width * size, height, size)
  const pixels = new Uint32Array(width * height)
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = bytes.readUIntBE(at * size, 3)
  return { width, height, pixels }
}

/** Undoes what a row is filtered by, which its first byte tells. */
function unfiltered(rows: Buffer, width: number, height: number, size: number): Buffer {
  // With a pixel of nothing before each row, and a row of nothing above.
  const wide = width + size
  const bytes = Buffer.alloc(wide * (height + 1))
  for (let row = 0; row < height; row += 1) {
    const filter = rows.readUInt8(row * (width + 1))
    for (let column = 0; column < width; column += 1) {
      const at = (row + 1) * wide + size + column
      const [left, up, corner] = [at - size, at - wide, at - wide - size].map((place) =>
        bytes.readUInt8(place),
      ) as [number, number, number]
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)]
      bytes[at] = rows.readUInt8(row * (width + 1) + 1 + column) + (guesses[filter] as number)
    }
  }
  const lines = Array.from({ length: height }, (_, row) =>
    bytes.subarray((row + 1) * wide + size, (row + 2) * wide),
  )
  return Buffer.concat(lines)
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
