import { instantText } from '../../spec/instant.ts'
import { catchUp } from '../time/due.ts'
import { MisuseError } from '../errors.ts'
import type { Service } from '../service.ts'
import { checkedRule } from './check.ts'
import type { Difference, Fault, FaultRule } from './rule.ts'

/** What goes wrong: rules, in order of adding. They are part of the state. */
export interface Faults {
  /**
   * Adds a rule.
   *
   * @param rule The rule
   * @returns A handle on it
   * @throws MisuseError if it names what does not exist, or could never strike; then nothing was added
   */
  add(rule: FaultRule): FaultHandle
  /** @returns The rules that have struck fewer than `times` times; those with 'always' are not among them */
  pending(): readonly FaultRule[]
  /** Takes all rules away. */
  clear(): void
}

/** A hold on a rule. */
export interface FaultHandle {
  /** How many it has struck. */
  readonly used: number
  /** How many it will still strike; Infinity for 'always', 0 once it is taken away. */
  readonly remaining: number
  /** Takes the rule away. */
  remove(): void
}

/**
 * Makes the hold of a test on the rules of a fake.
 *
 * @param service The service
 * @returns The hold
 */
export function faultsOf(service: Service): Faults {
  return {
    add(given) {
      catchUp(service)
      const { faults, now } = service.state
      const rule = checkedRule(given, now)
      faults.added += 1
      const id = faults.added
      const missed: Record<Difference, number> = { operation: 0, region: 0, window: 0, input: 0 }
      faults.rules.push({ id, rule, used: 0, matched: 0, missed })
      return handleOf(service, id)
    },
    pending: () => service.state.faults.rules.filter(isPending).map(shown),
    clear() {
      service.state.faults.rules = []
    },
  }
}

function handleOf(service: Service, id: number): FaultHandle {
  function find(): Fault | undefined {
    return service.state.faults.rules.find((fault) => fault.id === id)
  }
  return {
    get used() {
      return find()?.used ?? 0
    },
    get remaining() {
      const fault = find()
      if (fault === undefined) return 0
      return fault.rule.times - fault.used
    },
    remove() {
      const { faults } = service.state
      faults.rules = faults.rules.filter((fault) => fault.id !== id)
    },
  }
}

function isPending({ rule, used }: Fault): boolean {
  return rule.times !== Infinity && used < rule.times
}

function shown({ rule }: Fault): FaultRule {
  const { from, until, outcome, times, ...rest } = rule
  return {
    ...(structuredCopy(rest) as typeof rest),
    times: times === Infinity ? 'always' : times,
    ...(from === undefined ? {} : { from: instantText(from) }),
    ...(until === undefined ? {} : { until: instantText(until) }),
    outcome: { ...outcome },
  }
}

function structuredCopy(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object
}

/**
 * Throws if a rule is not used up.
 *
 * @param service The service
 * @throws MisuseError telling for each such rule how far matching got
 */
export function demandUsedUp({ state }: Service): void {
  const unused = state.faults.rules.filter(isPending)
  if (unused.length === 0) return
  const lines = unused.map((fault) => `- ${describe(fault)}`).join('\n')
  throw new MisuseError(`Fault rules are left over:\n${lines}`)
}

function describe(fault: Fault): string {
  const { rule, used } = fault
  const { operation, outcome, times } = rule
  const about = operation === undefined ? 'any operation' : operation.join(' or ')
  const what = outcome.kind === 'error' ? outcome.name : outcome.kind
  return `${what} on ${about} struck ${used} of ${times} times: ${reasonOf(fault)}`
}

function reasonOf({ rule, matched, used, missed, member }: Fault): string {
  if (matched > used) {
    return matched <= rule.skip
      ? `${matched} matched, all within skip: ${rule.skip}.`
      : `${matched} matched, and chance or skip let ${matched - used} pass.`
  }
  if (missed.input > 0) return `the input differed at ${member}.`
  if (missed.window > 0) return 'the calls were outside its window of time.'
  if (missed.region > 0) return `the calls went to other regions than ${rule.region}.`
  return used > 0 ? 'no further call matched.' : 'no such operation was called.'
}
