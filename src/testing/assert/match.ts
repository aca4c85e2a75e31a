import { findDifference, type Difference } from '../../kernel/difference.ts'
import { isDate, readInstant } from '../../kernel/instant.ts'
import { isRegExp, show } from '../../kernel/suggest.ts'
import { isMatcher, type AsymmetricMatcher } from './partly.ts'

export function findMismatch(wanted: unknown, given: unknown): Difference | undefined {
  return findDifference(wanted, given, (one, other) => {
    if (isMatcher(one)) return one.asymmetricMatch(other)
    return isDate(one) ? readInstant(other) === one.getTime() : undefined
  })
}

export function describeMismatch({ path, wanted, given }: Difference): string {
  return `${path === '' ? 'it' : path} is ${formatWanted(given)}, not ${formatWanted(wanted)}`
}

// As much of it as a reader takes in.
export function formatWanted(value: unknown): string {
  const text = format(value, [])
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
}

const LONGEST = 2000

function format(value: unknown, around: readonly object[]): string {
  if (typeof value === 'string' || isDate(value)) return JSON.stringify(value)
  if (isMatcher(value)) return JSON.stringify(formatMatcher(value, around))
  if (typeof value !== 'object' || value === null || isRegExp(value)) return show(value)
  if (around.includes(value)) return '…'
  const inside = [...around, value]
  if (Array.isArray(value)) return `[${value.map((item) => format(item, inside)).join(',')}]`
  const members = Object.entries(value)
  return `{${members.map(([name, of]) => `"${name}":${format(of, inside)}`).join(',')}}`
}

function formatMatcher(matcher: AsymmetricMatcher, around: readonly object[]): string {
  const named: AsymmetricMatcher & {
    readonly sample?: unknown
    toString(): string
    toAsymmetricMatcher?(): string
  } = matcher
  const own = named.toAsymmetricMatcher?.()
  if (own !== undefined) return own
  const { sample } = named
  if (sample === undefined) return named.toString()
  const isNode = typeof sample === 'object' && sample !== null
  return `${named.toString()} ${isNode ? format(sample, [...around, matcher]) : show(sample)}`
}
