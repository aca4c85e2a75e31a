import { isRegExp, show } from '../../kernel/suggest.ts'
import { isDate } from '../../kernel/instant.ts'
import { isMatcher, type AsymmetricMatcher } from './asymmetric.ts'

export function shownAs(value: unknown): string {
  return written(value, [])
}

function written(value: unknown, around: readonly object[]): string {
  if (typeof value === 'string' || isDate(value)) return JSON.stringify(value)
  if (isMatcher(value)) return JSON.stringify(nameOf(value, around))
  if (typeof value !== 'object' || value === null || isRegExp(value)) return String(value)
  if (around.includes(value)) return '…'
  const inside = [...around, value]
  if (Array.isArray(value)) return `[${value.map((item) => written(item, inside)).join(',')}]`
  const members = Object.entries(value)
  return `{${members.map(([name, of]) => `"${name}":${written(of, inside)}`).join(',')}}`
}

function nameOf(matcher: AsymmetricMatcher, around: readonly object[]): string {
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
  return `${named.toString()} ${isNode ? written(sample, [...around, matcher]) : show(sample)}`
}
