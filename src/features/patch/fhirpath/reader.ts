import { show } from '../../../kernel/suggest.ts'
import { malformed } from '../refusal.ts'

// A text that is read from left to right.
export interface Reader {
  readonly text: string
  at: number
  depth: number
}

// What the pattern finds next, after white space; then it is behind us. The pattern is sticky.
export function take(reader: Reader, pattern: RegExp): string | undefined {
  skipSpace(reader)
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)?.[0]
  if (found !== undefined) reader.at += found.length
  return found
}

export function takeSign(reader: Reader, sign: string): boolean {
  skipSpace(reader)
  if (!reader.text.startsWith(sign, reader.at)) return false
  reader.at += sign.length
  return true
}

export function isAtEnd(reader: Reader): boolean {
  skipSpace(reader)
  return reader.at === reader.text.length
}

const SPACE = /\s*/y

function skipSpace(reader: Reader): void {
  SPACE.lastIndex = reader.at
  SPACE.exec(reader.text)
  reader.at = SPACE.lastIndex
}

export function refusePath({ text, at }: Reader, problem: string): never {
  return malformed(`the path ${show(text)} cannot be parsed: ${problem} at character ${at + 1}.`)
}
