import { toJsonNumber, type Json } from './json.ts'

export interface JsonProblem {
  readonly message: string
  // In UTF-16 code units from the start of the text.
  readonly offset: number
}

export type ParsedJson =
  | { readonly value: Json; readonly problem?: never }
  | { readonly problem: JsonProblem; readonly value?: never }

interface Reader {
  readonly text: string
  readonly maxDepth: number
  at: number
  depth: number
}

const DEFAULT_MAX_DEPTH = 1000

// Reads I-JSON (RFC 7493: no key twice, no lone surrogates, no byte order mark) and keeps the text of every number.
export function parseJson(text: string, { maxDepth = DEFAULT_MAX_DEPTH } = {}): ParsedJson {
  const reader = { text, maxDepth, at: 0, depth: 0 }
  try {
    skipSpace(reader)
    const value = readValue(reader)
    skipSpace(reader)
    if (reader.at < text.length) fail(reader, 'Unexpected text after the value')
    return { value }
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    return { problem: { message: error.message, offset: reader.at } }
  }
}

class JsonSyntaxError extends Error {}

function fail(reader: Reader, message: string): never {
  void reader
  throw new JsonSyntaxError(message)
}

const [TAB, NEWLINE, RETURN, SPACE] = [9, 10, 13, 32]
const [QUOTE, COMMA, COLON, BACKSLASH] = [34, 44, 58, 92]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125]

function skipSpace(reader: Reader): void {
  const { text } = reader
  let at = reader.at
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== SPACE && code !== NEWLINE && code !== RETURN && code !== TAB) break
    at += 1
  }
  reader.at = at
}

function readValue(reader: Reader): Json {
  switch (reader.text.charCodeAt(reader.at)) {
    case QUOTE:
      return readString(reader)
    case OPEN_OBJECT:
      return readObject(reader)
    case OPEN_ARRAY:
      return readArray(reader)
    case 116:
      return readWord(reader, 'true', true)
    case 102:
      return readWord(reader, 'false', false)
    case 110:
      return readWord(reader, 'null', null)
    default:
      return readNumber(reader)
  }
}

function readObject(reader: Reader): Json {
  const object: Record<string, Json> = {}
  enter(reader)
  if (reader.text.charCodeAt(reader.at) !== CLOSE_OBJECT) {
    do {
      skipSpace(reader)
      if (reader.text.charCodeAt(reader.at) !== QUOTE) fail(reader, 'A key is missing')
      const key = readString(reader)
      if (Object.hasOwn(object, key)) fail(reader, `The key '${key}' comes twice`)
      skipSpace(reader)
      if (!take(reader, COLON)) fail(reader, "A ':' is missing")
      skipSpace(reader)
      const value = readValue(reader)
      if (key === '__proto__')
        Object.defineProperty(object, key, {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        })
      else object[key] = value
      skipSpace(reader)
    } while (take(reader, COMMA))
  }
  if (!take(reader, CLOSE_OBJECT)) fail(reader, "A ',' or '}' is missing")
  reader.depth -= 1
  return object
}

function readArray(reader: Reader): Json {
  const array: Json[] = []
  enter(reader)
  if (reader.text.charCodeAt(reader.at) !== CLOSE_ARRAY) {
    do {
      skipSpace(reader)
      array.push(readValue(reader))
      skipSpace(reader)
    } while (take(reader, COMMA))
  }
  if (!take(reader, CLOSE_ARRAY)) fail(reader, "A ',' or ']' is missing")
  reader.depth -= 1
  return array
}

function enter(reader: Reader): void {
  reader.depth += 1
  if (reader.depth > reader.maxDepth) fail(reader, `Nested deeper than ${reader.maxDepth} levels`)
  reader.at += 1
  skipSpace(reader)
}

function take(reader: Reader, code: number): boolean {
  if (reader.text.charCodeAt(reader.at) !== code) return false
  reader.at += 1
  return true
}

function readWord<T>(reader: Reader, word: string, value: T): T {
  if (!reader.text.startsWith(word, reader.at)) fail(reader, 'x')
  reader.at += word.length
  return value
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

function readNumber(reader: Reader): Json {
  NUMBER.lastIndex = reader.at
  const [text] = NUMBER.exec(reader.text) ?? fail(reader, 'A value is missing')
  reader.at += text.length
  return toJsonNumber(text)
}

function readString(reader: Reader): string {
  const { text } = reader
  const start = reader.at + 1
  let at = start
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) break
    if (code === BACKSLASH) return readEscaped(reader)
    if (!(code >= SPACE)) fail(reader, 'bad')
    at += 1
  }
  reader.at = at + 1
  return text.slice(start, at)
}

function readEscaped(reader: Reader): string {
  const { text } = reader
  let end = reader.at + 1
  while (text.charCodeAt(end) !== QUOTE) {
    if (end >= text.length) fail(reader, 'unended')
    end += text.charCodeAt(end) === BACKSLASH ? 2 : 1
  }
  const value = JSON.parse(text.slice(reader.at, end + 1)) as string
  reader.at = end + 1
  return value
}
