import type { OperationName } from '../../spec/infer.ts'
import { startedBy, type Started } from '../../spec/lifecycle.ts'
import type { Difference, StoredRule } from './rule.ts'

/** What a rule looks at. */
export interface Candidate {
  readonly operation: OperationName
  readonly region: string
  readonly at: number
  /** In plain data. */
  readonly input: object
}

/**
 * Compares a request with a rule.
 *
 * @param rule The rule
 * @param candidate The request
 * @returns The first thing that differs; undefined if the rule matches
 */
export function differenceFrom(rule: StoredRule, candidate: Candidate): Difference | undefined {
  const { from = -Infinity, until = Infinity } = rule
  if (!isAbout(rule, candidate.operation)) return 'operation'
  if ((rule.region ?? candidate.region) !== candidate.region) return 'region'
  if (candidate.at < from || candidate.at >= until) return 'window'
  return differingMember(rule.input, candidate.input) === undefined ? undefined : 'input'
}

function isAbout({ operation, outcome }: StoredRule, name: OperationName): boolean {
  if (operation !== undefined && !operation.includes(name)) return false
  if (outcome.kind !== 'transition') return true
  const ends: readonly string[] | undefined = startedBy[name as Started]
  return ends !== undefined && (outcome.to === undefined || ends.includes(outcome.to))
}

/**
 * Names the member in which an input differs from what is wanted.
 *
 * @param wanted What is wanted of it
 * @param given The input
 * @param path Where they stand
 * @returns The first member that differs; undefined if all that is wanted is there
 */
export function differingMember(wanted: unknown, given: unknown, path = ''): string | undefined {
  if (wanted === undefined) return undefined
  if (!isNode(wanted)) return wanted === given ? undefined : path
  if (!isNode(given) || isOtherList(wanted, given)) return path
  for (const [member, value] of Object.entries(wanted)) {
    const inside = differingMember(value, given[member], path === '' ? member : `${path}.${member}`)
    if (inside !== undefined) return inside
  }
  return undefined
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isOtherList(wanted: object, given: object): boolean {
  return Array.isArray(wanted) && (!Array.isArray(given) || given.length !== wanted.length)
}
