import type { Chance } from './chance.ts'
import type { GoodRequest } from './requests.ts'

const strange = [
  '',
  '\0',
  '\r\n',
  '\r\n\r\n',
  '%',
  '%00',
  '%C3',
  '%2F..%2F',
  '..',
  '//',
  '?',
  '&',
  '=',
  '"',
  '<',
  '&#x0;',
  '{',
  ']',
  'null',
  '-1',
  '1e400',
  '9007199254740993',
  '__proto__',
  'constructor',
  '\u{1f600}',
  '\ud800',
  '\ufeff',
  'e\u0301',
  'x'.repeat(3000),
  '['.repeat(2000),
  'Infinity',
  'W/"0"',
  'bytes=-0',
  '*',
]

/** Text with one to three places changed. */
export function mutated(chance: Chance, text: string): string {
  let changed = text
  for (let count = 1 + chance.below(3); count > 0; count -= 1)
    changed = changedOnce(chance, changed)
  return changed
}

function changedOnce(chance: Chance, text: string): string {
  const from = chance.below(text.length + 1)
  const to = Math.min(text.length, from + chance.below(12))
  const [before, part, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)]
  switch (chance.below(6)) {
    case 0:
      return before + after
    case 1:
      return before + part + part + after
    case 2:
      return before + chance.oneOf(strange) + after
    case 3:
      return before + String.fromCharCode(chance.below(256)) + after.slice(1)
    case 4:
      return before
    default:
      return before + chance.oneOf(strange) + part + after
  }
}

/** A request with something changed: its method, path, headers or body. */
export function mutant(chance: Chance, good: GoodRequest): GoodRequest {
  const { method, path, headers, body } = good
  switch (chance.below(5)) {
    case 0:
      return { ...good, method: chance.oneOf(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD']) }
    case 1:
      return { ...good, path: `/${mutated(chance, path).replace(/^\/+/, '')}` }
    case 2:
      return { ...good, headers: changedHeaders(chance, headers) }
    case 3:
      return { ...good, method, body: '' }
    default:
      return { ...good, body: mutated(chance, body) }
  }
}

function changedHeaders(chance: Chance, headers: GoodRequest['headers']) {
  const names = Object.keys(headers)
  const name = names.length === 0 ? 'content-type' : chance.oneOf(names)
  const { [name]: value = '', ...others } = headers
  return chance.below(4) === 0 ? others : { ...others, [name]: mutated(chance, value) }
}

/** A request as it goes over a wire. */
export function written({ method, path, headers, body }: GoodRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const head = [`${method} ${path} HTTP/1.1`, 'host: localhost', ...lines]
  return `${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
