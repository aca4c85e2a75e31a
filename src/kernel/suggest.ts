import { isDate } from './instant.ts'

export function didYouMean(name: string, candidates: readonly string[]): string {
  if (name.length > LONGEST_NAME) return ''
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      distance: distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .toSorted((a, b) => a.distance - b.distance)
  const best = ranked.find((one) => one.distance <= Math.max(2, name.length / 3))
  return best === undefined ? '' : ` Did you mean ${best.candidate}?`
}

export function listed(names: readonly string[], before: 'and' | 'or' = 'and'): string {
  const last = names.length - 1
  return names
    .map((name, index) => (index === 0 ? name : `${index === last ? ` ${before}` : ','} ${name}`))
    .join('')
}

// Levenshtein's distance, one row at a time.
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const letter of a) {
    let left = Infinity
    let diagonal = Infinity
    row = row.map((above, j) => {
      const replaced = diagonal + (letter === b[j - 1] ? 0 : 1)
      left = Math.min(replaced, above + 1, left + 1)
      diagonal = above
      return left
    })
  }
  return row.at(-1) as number
}

export function show(value: unknown): string {
  return typeof value === 'string' ? `'${shortened(value)}'` : shortened(textOf(value))
}

export function thereAre(names: readonly string[]): string {
  return `There ${names.length === 1 ? 'is only' : 'are'} ${listed(names)}.`
}

// What is longer is no slip of a name.
const LONGEST_NAME = 200

const LONGEST_SHOWN = 100

export function shortened(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`
}

export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]'
}

// Never throws, whatever the value is.
function textOf(value: unknown): string {
  try {
    return written(value)
  } catch {
    return typeof value === 'function' ? 'a function' : 'an object'
  }
}

function written(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null || isRegExp(value)) return String(value)
  const kind = Object.prototype.toString.call(value)
  if (isDate(value) && Number.isNaN(value.getTime())) return 'Invalid Date'
  return withoutJson.test(kind) ? kind : jsonOf(value, kind)
}

// What JSON shows as an empty object, or as one of many numbers.
const withoutJson = /\[object (?:(?:Weak)?(?:Map|Set)|Promise|Error|\w+Array|ArrayBuffer)\]/

function jsonOf(value: object, otherwise: string): string {
  try {
    return JSON.stringify(value) ?? otherwise
  } catch {
    return otherwise
  }
}

// An error, or whatever was thrown.
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : show(error)
  const line = inLine(text)
  return line.length <= 300 ? line : `${line.slice(0, 299)}…`
}

export function inLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
