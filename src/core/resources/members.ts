/**
 * Takes a member out of the text of a JSON object. All else stays as it is written, so that no number loses the digits
 * that JavaScript would not keep.
 *
 * @param text The JSON of an object
 * @param name The member
 * @returns The JSON without it, wherever and however often it stood
 */
export function withoutMember(text: string, name: string): string {
  const kept = membersOf(text).filter(({ key }) => key !== name)
  return `{${kept.map((member) => member.text).join(',')}}`
}

interface Member {
  readonly key: unknown
  readonly text: string
}

// Strings, brackets and commas: all that tells where a member ends.
const token = /"(?:[^"\\]|\\.)*"|[{}[\],]/gs

function membersOf(text: string): Member[] {
  const members: Member[] = []
  let depth = 0
  let start = 0
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === '{' || found === '[') depth += 1
    if (depth === 1 && found === '{') start = index + 1
    if (depth === 1 && (found === ',' || found === '}')) {
      members.push(memberFrom(text.slice(start, index).trim()))
      start = index + 1
    }
    if (found === '}' || found === ']') depth -= 1
  }
  return members
}

function memberFrom(text: string): Member {
  const [key = '""'] = /^"(?:[^"\\]|\\.)*"/s.exec(text) ?? []
  return { key: JSON.parse(key), text }
}
