import { toDisposable, type NamedDisposable } from '../../kernel/disposal.ts'
import { instantText } from '../../kernel/instant.ts'
import { runDueTransitions } from '../transitions.ts'
import { assertNotDisposed } from '../misuse.ts'
import { digest } from '../../kernel/random.ts'
import type { Service } from '../service.ts'
import { readRule } from './read-rule.ts'
import { outcomeStage } from '../injection/match.ts'
import { explainUnused } from './explain-unused.ts'
import { explainUnusedOnEvents } from './explain-unused-on-events.ts'
import {
  createFault,
  type Fault,
  type AnyOutcome,
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
   * @throws MisuseError if it names what does not exist, or could never apply; then nothing was added
   */
  add(rule: FaultRule): FaultHandle
  /** @returns The rules that have applied fewer than `times` times; those with 'always' are not among them */
  pending(): readonly FaultRule[]
  /** Removes all rules. */
  clear(): void
}

/** A rule that was added: how often it was used, and how to remove it. */
export interface FaultHandle extends NamedDisposable {
  /** The rule's number, in order of adding, from 1, as the history has it in `attempts`. */
  readonly id: number
  /**
   * Where it was added, as file:line:column; undefined if that is not known, as for a rule that came over HTTP.
   * `verify` names it, too.
   */
  readonly addedAt: string | undefined
  /** How many calls it applied to; with `per: 'attempt'`, how many attempts. */
  readonly used: number
  /**
   * How many of these came over HTTP or from a client of the control plane without an `amz-sdk-invocation-id`, so that
   * a retry is a call of its own, to which the rule may not apply; 0 with `per: 'attempt'`.
   */
  readonly unlinked: number
  /** How many more it will apply to: Infinity for 'always', 0 once it was removed, also by clear, reset or restore. */
  readonly remaining: number
  /** Removes the rule. */
  remove(): void
}

// Tells, when asked, where in the test a function was called. It is no state: files lie elsewhere on other machines.
type TraceCall = (called: (given: FaultRule) => FaultHandle) => () => string | undefined

const sites = new WeakMap<Fault, () => string | undefined>()

export function createFaults(
  service: Service,
  traceCall: TraceCall = () => () => undefined,
): Faults {
  const handled = new WeakSet<Fault>()
  function add(given: FaultRule): FaultHandle {
    assertNotDisposed(service)
    runDueTransitions(service)
    const { faults, history, events, now } = service.state
    const rule = readRule(given, service.exchanges, now)
    faults.added += 1
    const stream = nameStream(rule, faults.rules)
    const stage = outcomeStage(rule.outcome)
    const since = stage === 'event' ? events.told : history.calls
    const fault = createFault({
      id: faults.added,
      rule,
      stage,
      stream,
      since,
      used: 0,
      matched: 0,
      unlinked: 0,
    })
    faults.rules.push(fault)
    handled.add(fault)
    sites.set(fault, traceCall(add))
    return createHandle(service, fault, handled)
  }
  return {
    add,
    pending: () => service.state.faults.rules.filter(isPending).map(toFaultRule),
    clear() {
      assertNotDisposed(service)
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
  function remove(): void {
    const found = find()
    const { faults } = service.state
    faults.rules = faults.rules.filter((fault) => fault !== found)
  }
  return {
    id: added.id,
    get addedAt() {
      return sites.get(added)?.()
    },
    get used() {
      find()
      return known.used
    },
    get unlinked() {
      find()
      return known.unlinked
    },
    get remaining() {
      const fault = find()
      return fault === undefined ? 0 : fault.rule.times - fault.used
    },
    remove,
    ...toDisposable(remove),
  }
}

// Where a rule was added, if that is no place in code.
export function nameSite({ state }: Service, id: number, site: string): void {
  for (const fault of state.faults.rules.filter((each) => each.id === id)) {
    sites.set(fault, () => site)
  }
}

function isPending({ rule, used }: Fault): boolean {
  return rule.times !== Infinity && used < rule.times
}

export function toFaultRule({ rule, stage }: Fault): FaultRule {
  const { from, until, outcome, per, ...others } = rule
  const rest = stage === 'event' ? others : { per, ...others }
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
  const lines = unused.flatMap((fault) => {
    const site = sites.get(fault)?.()
    const line = `- ${describeRule(fault)}: ${explain(service, fault)}`
    return site === undefined ? [line] : [line, `  added at ${site}`]
  })
  return `Fault rules were not used up:\n${lines.join('\n')}`
}

function explain(service: Service, fault: Fault): string {
  return fault.stage === 'event'
    ? explainUnusedOnEvents(service, fault)
    : explainUnused(service, fault)
}

function describeRule({ id, rule, used }: Fault): string {
  const { operation, event, outcome, times } = rule
  const any = outcome.kind === 'event' ? 'any event' : 'any operation'
  const about = (operation ?? event)?.join(' or ') ?? any
  const what = nameOf(outcome)
  return `rule ${id}, ${what} on ${about}, applied ${used} of ${times} times`
}

function nameOf(outcome: AnyOutcome): string {
  if (outcome.kind === 'error') return outcome.name
  return outcome.kind === 'event' ? outcome.delivery : outcome.kind
}
