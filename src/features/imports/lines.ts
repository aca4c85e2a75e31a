import { textOf } from '../../kernel/utf8.ts'

const LINE_FEED = 10

// [import-lines] A byte-order mark is no part of the first.
export function linesOf(body: Uint8Array): (string | undefined)[] {
  const text = textOf(body)
  const lines = text === undefined ? rawLinesOf(body).map(textOf) : text.split('\n')
  const [first] = lines
  if (first?.startsWith('\ufeff') === true) lines[0] = first.slice(1)
  return lines
}

export function isBlank(line: string | undefined): boolean {
  return line !== undefined && !/\S/.test(line)
}

function rawLinesOf(body: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let end = body.indexOf(LINE_FEED); end >= 0; end = body.indexOf(LINE_FEED, start)) {
    lines.push(body.subarray(start, end))
    start = end + 1
  }
  return [...lines, body.subarray(start)]
}
