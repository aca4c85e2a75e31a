/**
 * Takes a member out of the text of a JSON object. All else stays as it is written, so that no number loses the digits
 * that JavaScript would not keep.
 *
 * @param text The JSON of an object
 * @param name The member
 * @returns The JSON without it, wherever and however often it stood
 */
export function withoutMember(text: string, name: string): string {
  const kept = membersOf(text).filter((member) => keyOf(member) !== name)
  return `{${kept.join(',')}}`
}

// By hand: a regular expression runs out of stack at strings of some millions of letters.
function membersOf(text: string): string[] {
  const members: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index < text.length; index += 1) {
    const found = text.charAt(index)
    if (found === '"') index = endOfString(text, index)
    if (depth === 1 && (found === ',' || found === '}')) {
      members.push(text.slice(start, index).trim())
      start = index + 1
    }
    if (found === '{' || found === '[') depth += 1
    if (found === '}' || found === ']') depth -= 1
    if (depth === 1 && found === '{') start = index + 1
  }
  return members
}

function keyOf(member: string): unknown {
  return JSON.parse(member.slice(0, endOfString(member, 0) + 1))
}

// Where the quote is that ends the string which begins at another.
function endOfString(text: string, start: number): number {
  let index = start + 1
  while (text.charAt(index) !== '"') index += text.charAt(index) === '\\' ? 2 : 1
  return index
}
