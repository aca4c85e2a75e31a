import { setMember, toJsonNumber, type Json } from './json.ts'

export type ParsedJson =
  | { readonly value: Json; readonly problem?: never }
  | { readonly problem: JsonProblem; readonly value?: never }

interface JsonProblem {
  readonly message: string
  // In UTF-16 code units from the start of the text.
  readonly offset: number
}

interface ParseOptions {
  readonly maxDepth?: number
  // I-JSON (RFC 7493) has no key twice and no lone surrogate; of JSON, a key that comes twice has its last value.
  readonly form?: 'I-JSON' | 'JSON'
}

// Parses JSON, without a byte order mark, and keeps the text of each number.
export function parseJson(
  text: string,
  { maxDepth = 1000, form = 'I-JSON' }: ParseOptions = {},
): ParsedJson {
  const reader = { text, maxDepth, isStrict: form === 'I-JSON', at: 0, depth: 0 }
  try {
    if (text.startsWith(BYTE_ORDER_MARK)) refuse('JSON does not begin with a byte order mark')
    if (reader.isStrict && LONE_SURROGATE.test(text)) refuse('A text has half of a surrogate pair')
    const value = readValue(reader)
    skipSpace(reader)
    if (reader.at < text.length) refuse('After the value there is more')
    return { value }
  } catch (error) {
    if (!(error instanceof JsonRefusal)) throw error
    return { problem: { message: error.message, offset: reader.at } }
  }
}

class JsonRefusal extends Error {}

function refuse(message: string): never {
  throw new JsonRefusal(message)
}

interface Reader {
  readonly text: string
  readonly maxDepth: number
  readonly isStrict: boolean
  at: number
  depth: number
}

const BYTE_ORDER_MARK = '\ufeff'
const LONE_SURROGATE = /\p{Surrogate}/u

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [
  9, 10, 13, 32, 34, 44, 58, 92,
]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125]

function readValue(reader: Reader): Json {
  skipSpace(reader)
  switch (reader.text.charCodeAt(reader.at)) {
    case QUOTE:
      return readString(reader)
    case OPEN_OBJECT:
      return readObject(reader)
    case OPEN_ARRAY:
      return readArray(reader)
    default:
      return readNumberOrWord(reader)
  }
}

function readObject(reader: Reader): Json {
  const object: Record<string, Json> = {}
  enter(reader)
  if (!take(reader, CLOSE_OBJECT)) {
    do {
      skipSpace(reader)
      if (reader.text.charCodeAt(reader.at) !== QUOTE) refuse('A key in quotes is missing')
      const key = readString(reader)
      if (reader.isStrict && Object.hasOwn(object, key))
        refuse(`The key '${key}' comes twice in an object`)
      if (!take(reader, COLON)) refuse('A colon is missing')
      setMember(object, key, readValue(reader))
    } while (take(reader, COMMA))
    if (!take(reader, CLOSE_OBJECT)) refuse("A ',' or '}' is missing")
  }
  reader.depth -= 1
  return object
}

function readArray(reader: Reader): Json {
  const array: Json[] = []
  enter(reader)
  if (!take(reader, CLOSE_ARRAY)) {
    do array.push(readValue(reader))
    while (take(reader, COMMA))
    if (!take(reader, CLOSE_ARRAY)) refuse("A ',' or ']' is missing")
  }
  reader.depth -= 1
  return array
}

function enter(reader: Reader): void {
  reader.depth += 1
  if (reader.depth > reader.maxDepth) refuse(`There are more than ${reader.maxDepth} levels`)
  reader.at += 1
}

// Whether that sign comes next, after white space; then it is behind us.
function take(reader: Reader, sign: number): boolean {
  skipSpace(reader)
  if (reader.text.charCodeAt(reader.at) !== sign) return false
  reader.at += 1
  return true
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at)
    if (code !== SPACE && code !== NEWLINE && code !== RETURN && code !== TAB) return
    reader.at += 1
  }
}

function readString(reader: Reader): string {
  const { text } = reader
  const start = reader.at + 1
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      reader.at = at + 1
      return text.slice(start, at)
    }
    if (code === BACKSLASH) return readEscapedString(reader)
    // At the end the code is not a number.
    if (!(code >= SPACE)) refuse('A text has a control character or no end')
  }
}

function readEscapedString(reader: Reader): string {
  const { text, at: start } = reader
  let end = start + 1
  while (text.charCodeAt(end) !== QUOTE) {
    if (end >= text.length) refuse('A text has no end')
    end += text.charCodeAt(end) === BACKSLASH ? 2 : 1
  }
  const value = unescape(text.slice(start, end + 1), reader)
  reader.at = end + 1
  return value
}

function unescape(quoted: string, { isStrict }: Reader): string {
  let value: string
  try {
    value = JSON.parse(quoted) as string
  } catch {
    return refuse('A text has a wrong escape or a control character')
  }
  if (isStrict && LONE_SURROGATE.test(value)) refuse('A text has half of a surrogate pair')
  return value
}

const words: ReadonlyMap<string, Json> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])
const NUMBER_OR_WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

function readNumberOrWord(reader: Reader): Json {
  NUMBER_OR_WORD.lastIndex = reader.at
  const [text] = NUMBER_OR_WORD.exec(reader.text) ?? refuse('A value is missing')
  reader.at += text.length
  const word = words.get(text)
  return word === undefined ? toJsonNumber(text) : word
}
