import type { OperationName } from '../../model/healthlake/infer.ts'
import { startedBy, type Started } from '../../model/life-cycles.ts'
import type { StoredRule } from '../../state/fault-rules.ts'

/** What a rule looks at. */
export interface Candidate {
  readonly operation: OperationName
  readonly region: string
  readonly at: number
  /** In plain data. */
  readonly input: object
}

/**
 * Tells whether a rule matches a request of one of its operations.
 *
 * @param rule The rule
 * @param candidate The request
 * @returns Whether it does
 */
export function matches(rule: StoredRule, candidate: Candidate): boolean {
  const { region, input } = rule
  if (region !== undefined && region !== candidate.region) return false
  if (!isInWindow(rule, candidate.at)) return false
  return input === undefined || differingMember(input, candidate.input) === undefined
}

/**
 * Tells whether an instant is in the window of a rule.
 *
 * @param rule The rule
 * @param at The instant
 * @returns Whether it is
 */
export function isInWindow({ from, until }: StoredRule, at: number): boolean {
  return (from === undefined || at >= from) && (until === undefined || at < until)
}

/**
 * Tells whether a rule can strike requests of an operation at all.
 *
 * @param rule The rule
 * @param name The operation
 * @returns Whether it can
 */
export function isAbout({ operation, outcome }: StoredRule, name: OperationName): boolean {
  if (operation !== undefined && !operation.includes(name)) return false
  if (outcome.kind !== 'transition') return true
  const ends: readonly string[] | undefined = startedBy[name as Started]
  return ends !== undefined && (outcome.to === undefined || ends.includes(outcome.to))
}

/**
 * Names the member in which an input differs from what is wanted. A wanted value that is no object is one that differs.
 *
 * @param wanted What is wanted of it
 * @param given The input
 * @param path Where they stand
 * @returns The first member that differs; undefined if all that is wanted is there
 */
export function differingMember(wanted: unknown, given: unknown, path = ''): string | undefined {
  if (!isNode(wanted) || !isNode(given) || isOtherList(wanted, given)) return path
  for (const member in wanted) {
    const value = wanted[member]
    if (isNode(value) || value !== given[member]) {
      const at = path === '' ? member : `${path}.${member}`
      const inside = differingMember(value, given[member], at)
      if (inside !== undefined) return inside
    }
  }
  return undefined
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isOtherList(wanted: object, given: object): boolean {
  return Array.isArray(wanted) && (!Array.isArray(given) || given.length !== wanted.length)
}
