import type { FaultOutcome, FaultRule } from '../state/fault-rules.ts'
import { isFhirInteraction } from '../model/fhir/interactions.ts'
import { show } from '../kernel/suggest.ts'
import type { InjectedFault } from './outcomes.ts'

/** A fault that a program does not survive. */
export interface FaultFailure {
  /** The rule that `faults.add` was given. */
  readonly fault: FaultRule
  /** What the program or `check` rejected with, or why the run counts as failed. */
  readonly error: unknown
  /** A line that, put into a test before the program runs, lets it fail in the same way. */
  readonly reproduce: string
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
  readonly failure?: { readonly error: unknown }
}

export function createReport(calls: number, findings: readonly Finding[]): FaultReport {
  const failed = findings.flatMap(({ fault, call, failure }) =>
    failure === undefined ? [] : [{ fault, call, ...failure, reproduce: formatLine(fault) }],
  )
  const runs = findings.length
  const idle = findings.filter(({ call }) => call === undefined).length
  return {
    calls,
    runs,
    failures: failed.map(({ fault, error, reproduce }) => ({ fault, error, reproduce })),
    toString() {
      const survived = runs - failed.length
      const head = `${formatCount(calls, 'call')}, ${formatCount(runs, 'run')} with a fault each: ${survived} survived, ${failed.length} failed.`
      const note = `In ${idle} of them the fault applied to nothing: the program does not always make the same calls.`
      const groups = new Map<string, string[]>()
      for (const { fault, call, error, reproduce } of failed) {
        const group = groups.get(oneLine(error)) ?? []
        groups.set(oneLine(error), [...group, `  ${describeFault(fault, call)}\n    ${reproduce}`])
      }
      const texts = Array.from(groups, ([error, entries]) => [error, ...entries].join('\n'))
      return [idle === 0 ? head : `${head}\n${note}`, ...texts].join('\n\n')
    },
  }
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

function describeOutcome(outcome: FaultOutcome): string {
  switch (outcome.kind) {
    case 'error':
      return outcome.name
    case 'connection':
      return outcome.when === 'after'
        ? `${outcome.code} once the work is done, the answer is lost`
        : `${outcome.code} before the work`
    case 'corrupt':
      return `an answer that is ${outcome.body}`
    case 'hang':
      return 'no answer, ever'
    case 'latency':
      return `an answer only after ${show(outcome.duration)}${typeof outcome.duration === 'number' ? ' ms' : ''}`
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

export function oneLine(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : show(error)
  const line = inLine(text)
  return line.length <= 300 ? line : `${line.slice(0, 299)}…`
}

function inLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
