import { endOfString } from './json-members.ts'

const [SPACE, QUOTE] = [32, 34]

// JSON as it was written, but for white space outside of texts: on a line of its own, whatever it was before.
export function compactJson(text: string): string {
  let compact = ''
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const found = text.charCodeAt(at)
    if (found === QUOTE) at = endOfString(text, at)
    else if (found <= SPACE) {
      compact += text.slice(start, at)
      start = at + 1
    }
  }
  return start === 0 ? text : compact + text.slice(start)
}
