import type { Json, JsonObject } from './json.ts'

export interface Member {
  readonly key: string
  // Key, colon and value, without the white space around them.
  readonly text: string
}

// Nothing is written anew, so that no number loses the digits that JavaScript would not keep, and no depth is too deep.
export function membersOf(text: string): Member[] {
  return textsOf(text).map((member) => ({ key: keyOf(member), text: member }))
}

// The texts of a list's items.
export function itemsOf(text: string): readonly string[] {
  return textsOf(text)
}

export function valueOf(members: readonly Member[], key: string): string | undefined {
  const text = members.findLast((member) => member.key === key)?.text
  return text?.slice(text.indexOf(':', endOfString(text, 0)) + 1).trim()
}

// The values of these members alone, parsed; much of the text is skipped, which takes a part of the time.
export function pickMembers(text: string, keys: ReadonlySet<string>): JsonObject {
  const picked: Record<string, Json> = {}
  let at = text.indexOf('{') + 1
  for (;;) {
    const start = text.indexOf('"', at)
    if (start === -1) return picked
    const end = endOfString(text, start)
    const key = keyOf(text.slice(start, end + 1))
    const from = text.indexOf(':', end) + 1
    at = endOfValue(text, from)
    if (keys.has(key)) picked[key] = JSON.parse(text.slice(from, at)) as Json
  }
}

// Where a comma or a brace follows the value that begins there.
function endOfValue(text: string, start: number): number {
  let depth = 0
  for (let at = start; ; at += 1) {
    const found = text.charCodeAt(at)
    if (found === QUOTE) at = endOfString(text, at)
    else if (found === OPEN_OBJECT || found === OPEN_LIST) depth += 1
    else if (found === COMMA && depth === 0) return at
    else if (found === CLOSE_OBJECT || found === CLOSE_LIST) {
      if (depth === 0) return at
      depth -= 1
    }
  }
}

const [QUOTE, COMMA, BACKSLASH] = [34, 44, 92]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125]

// By hand: a regular expression runs out of stack at strings of some millions of letters.
function textsOf(text: string): string[] {
  const members: string[] = []
  let depth = 0
  let start = text.search(/[{[]/) + 1
  for (let index = start - 1; index < text.length; index += 1) {
    const found = text.charCodeAt(index)
    if (found === QUOTE) index = endOfString(text, index)
    else if (found === OPEN_OBJECT || found === OPEN_LIST) depth += 1
    else if (found === COMMA || found === CLOSE_OBJECT || found === CLOSE_LIST) {
      if (depth === 1) {
        members.push(text.slice(start, index).trim())
        start = index + 1
      }
      if (found !== COMMA) depth -= 1
    }
  }
  return members.filter((member) => member !== '')
}

function keyOf(member: string): string {
  const end = endOfString(member, 0)
  const key = member.slice(1, end)
  return key.includes('\\') ? (JSON.parse(member.slice(0, end + 1)) as string) : key
}

// Where the quote is that ends the string which begins at another.
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped(text: string, at: number): boolean {
  let before = at
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1
  return (at - before) % 2 === 1
}
