import { instantText } from '../../kernel/instant.ts'
import { runDueTransitions } from '../transitions.ts'
import { digest } from '../../kernel/random.ts'
import type { Service } from '../service.ts'
import { readRule } from './read-rule.ts'
import { outcomeStage } from '../injection/match.ts'
import { explainUnused } from './explain-unused.ts'
import {
  createFault,
  type Fault,
  type FaultRule,
  type StoredRule,
} from '../../state/fault-rules.ts'

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

/** One rule that was added: how often it was used, and how to take it away. */
export interface FaultHandle {
  /** How many calls it struck; with `per: 'attempt'`, how many attempts. */
  readonly used: number
  /** How many more it will strike: Infinity for 'always', 0 once it was removed, also by clear, reset or restore. */
  readonly remaining: number
  /** Takes the rule away. */
  remove(): void
}

export function createFaults(service: Service): Faults {
  const handled = new WeakSet<Fault>()
  return {
    add(given) {
      runDueTransitions(service)
      const { faults, history, now } = service.state
      const rule = readRule(given, service.exchanges, now)
      faults.added += 1
      const since = history.calls
      const stream = nameStream(rule, faults.rules)
      const stage = outcomeStage(rule.outcome)
      const fault = createFault({
        id: faults.added,
        rule,
        stage,
        stream,
        since,
        used: 0,
        matched: 0,
      })
      faults.rules.push(fault)
      handled.add(fault)
      return createHandle(service, fault, handled)
    },
    pending: () => service.state.faults.rules.filter(isPending).map(toFaultRule),
    clear() {
      service.state.faults.rules = []
    },
  }
}

interface Streams {
  readonly taken: Set<string>
  // The least number that may be free, by what the rule says.
  readonly next: Map<string, number>
}

// A list of rules is added to at its end, or replaced.
const streamsOf = new WeakMap<readonly Fault[], Streams>()

// Named by what the rule says and not by its number, so that rules added before it do not change what it draws.
function nameStream(rule: StoredRule, others: readonly Fault[]): string {
  const { taken, next } = streamsOf.get(others) ?? {
    taken: new Set(others.map(({ stream }) => stream)),
    next: new Map<string, number>(),
  }
  streamsOf.set(others, { taken, next })
  const name = `fault/${digest(JSON.stringify(rule))}/`
  let count = next.get(name) ?? 0
  while (taken.has(name + count)) count += 1
  next.set(name, count + 1)
  taken.add(name + count)
  return name + count
}

// After reset() and restore() another rule may have the number. One with a handle of its own is another; one without came
// with a snapshot, and is the same if it was added at the same time and says the same.
function createHandle(service: Service, added: Fault, handled: WeakSet<Fault>): FaultHandle {
  let known = added
  function isSame(fault: Fault): boolean {
    if (fault === known) return true
    const { id, since, stream } = added
    const isLike = fault.id === id && fault.since === since && fault.stream === stream
    return isLike && !handled.has(fault)
  }
  function find(): Fault | undefined {
    const found = service.state.faults.rules.find(isSame)
    known = found ?? known
    return found
  }
  return {
    get used() {
      find()
      return known.used
    },
    get remaining() {
      const fault = find()
      return fault === undefined ? 0 : fault.rule.times - fault.used
    },
    remove() {
      const found = find()
      const { faults } = service.state
      faults.rules = faults.rules.filter((fault) => fault !== found)
    },
  }
}

function isPending({ rule, used }: Fault): boolean {
  return rule.times !== Infinity && used < rule.times
}

function toFaultRule({ rule }: Fault): FaultRule {
  const { from, until, outcome, ...rest } = rule
  return {
    // What is undefined is left out.
    ...(JSON.parse(JSON.stringify(rest)) as Omit<FaultRule, 'from' | 'until' | 'outcome'>),
    ...(from === undefined ? {} : { from: instantText(from) }),
    ...(until === undefined ? {} : { until: instantText(until) }),
    outcome: { ...outcome },
  }
}

export function describeUnusedRules(service: Service): string | undefined {
  const unused = service.state.faults.rules.filter(isPending)
  if (unused.length === 0) return undefined
  const lines = unused.map((fault) => `- ${describeRule(fault)}: ${explainUnused(service, fault)}`)
  return `Fault rules are left over:\n${lines.join('\n')}`
}

function describeRule({ id, rule, used }: Fault): string {
  const { operation, outcome, times } = rule
  const about = operation === undefined ? 'any operation' : operation.join(' or ')
  const what = outcome.kind === 'error' ? outcome.name : outcome.kind
  return `rule ${id}, ${what} on ${about}, struck ${used} of ${times} times`
}
