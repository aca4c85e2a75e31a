import type { FaultOutcome, FaultRule } from '../state/fault-rules.ts'
import { isFhirInteraction } from '../model/fhir/interactions.ts'
import { inLine, listed, oneLine, show } from '../kernel/suggest.ts'
import type { Failure } from './failure.ts'
import type { InjectedFault } from './outcomes.ts'

/** A fault that a program does not survive. */
export interface FaultFailure {
  /** The rule that was added with `faults.add`. */
  readonly fault: FaultRule
  /** What the program or `check` rejected with, or why the run counts as failed. */
  readonly error: unknown
  /** A line that makes the program fail in the same way, if a test runs it first. */
  readonly reproduce: string
  /**
   * If the program sets no time-out, the rules of all other faults after which no response comes: one time-out mends them
   * all. Empty for every other failure.
   */
  readonly also: readonly FaultRule[]
}

/** What `exploreFaults` found. */
export interface FaultReport {
  /** How many calls the fault-free run made. */
  readonly calls: number
  /** How many runs there were with a fault. */
  readonly runs: number
  /** The faults that the program did not survive, in the order in which they were tried. */
  readonly failures: readonly FaultFailure[]
  /** @returns The report as text */
  toString(): string
}

export interface Finding {
  readonly fault: InjectedFault
  // The number of the call that it was injected into; undefined if there was none.
  readonly call: number | undefined
  // Why the program did not survive it, if it did not.
  readonly failure?: Failure
}

interface FailedRun extends Finding {
  readonly failure: Failure
}

export function createReport(calls: number, findings: readonly Finding[]): FaultReport {
  const failed = findings.filter(hasFailed)
  const [, ...repeated] = failed.filter(({ failure }) => failure.isUnlimited)
  const listedRuns = failed
    .filter((run) => !repeated.includes(run))
    .map((run) => ({ ...run, also: run.failure.isUnlimited ? repeated : [] }))
  const runs = findings.length
  const idle = findings.filter(({ call }) => call === undefined).length
  return {
    calls,
    runs,
    failures: listedRuns.map(({ fault, failure: { error }, also }) => ({
      fault,
      error,
      reproduce: formatLine(fault),
      also: also.map((run) => run.fault),
    })),
    toString() {
      const survived = runs - failed.length
      const head = `${formatCount(calls, 'call')}, ${formatCount(runs, 'run')} with a fault each: ${survived} survived, ${failed.length} failed.`
      const note = `In ${idle} of them the fault applied to nothing, because the program does not always make the same calls.`
      const groups = new Map<string, Map<string, string[]>>()
      for (const run of listedRuns) {
        const { error, hint = '' } = run.failure
        const hints = entryOf(groups, oneLine(error), () => new Map<string, string[]>())
        entryOf(hints, hint, () => []).push(...describeRun(run, run.also))
      }
      const texts = Array.from(groups, ([error, hints]) =>
        [error, ...Array.from(hints).flatMap(withHint)].join('\n'),
      )
      return [idle === 0 ? head : `${head}\n${note}`, ...texts].join('\n\n')
    },
  }
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

function withHint([hint, lines]: [string, string[]]): readonly string[] {
  return hint === '' ? lines : [...lines, `  ${hint}`]
}

function hasFailed(run: Finding): run is FailedRun {
  return run.failure !== undefined
}

function describeRun({ fault, call }: Finding, also: readonly Finding[]): readonly string[] {
  const lines = [`  ${describeFault(fault, call)}`, `    ${formatLine(fault)}`]
  if (also.length === 0) return lines
  const operations = listed([...new Set(also.map(({ fault: { operation } }) => String(operation)))])
  return [
    ...lines,
    `  and in ${formatCount(also.length, 'further run')}, where ${operations} get no response`,
  ]
}

function formatCount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function describeFault(
  { operation, input, per, outcome }: InjectedFault,
  call: number | undefined,
): string {
  const which = call === undefined ? 'no call' : `call ${call}`
  const attempts = per === 'attempt' ? 'one attempt' : 'the whole call'
  const part = input === undefined ? attempts : 'an entry of a batch'
  const scope = outcome.kind === 'transition' ? '' : ` (${part})`
  const what =
    outcome.kind === 'transition' && isWrite(operation) && outcome.to === undefined
      ? `what it writes is found by searches only after ${show(outcome.after)}`
      : describeOutcome(outcome)
  return inLine(`${which}, ${String(operation)}: ${what}${scope}`)
}

// What else there is at a FHIR endpoint starts a job.
function isWrite(operation: InjectedFault['operation']): boolean {
  return isFhirInteraction(operation) && !operation.startsWith('Start')
}

const corruptions = {
  empty: 'an empty response',
  truncated: 'a truncated response',
  'not-json': 'a response that is not JSON',
} as const

function describeOutcome(outcome: FaultOutcome): string {
  switch (outcome.kind) {
    case 'error':
      return outcome.name
    case 'connection':
      return outcome.when === 'after'
        ? `${outcome.code} after the work, so the response is lost`
        : `${outcome.code} before the work`
    case 'corrupt':
      return corruptions[outcome.body]
    case 'hang':
      return 'no response, ever'
    case 'latency':
      return `a response only after ${show(outcome.duration)}${typeof outcome.duration === 'number' ? ' ms' : ''}`
    case 'transition':
      return outcome.to === undefined
        ? outcome.after === Infinity
          ? 'what it starts never ends'
          : `what it starts takes ${show(outcome.after)}`
        : `what it starts ends in ${outcome.to}`
  }
}

function formatLine(rule: FaultRule): string {
  return `fake.faults.add(${formatLiteral(rule)})`
}

function formatLiteral(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[${value.map(formatLiteral).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value)
    .filter(([, inside]) => inside !== undefined)
    .map(([name, inside]) => `${name}: ${formatLiteral(inside)}`)
  return `{ ${members.join(', ')} }`
}

// JSON escapes what would break the line.
function quote(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inside.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}
