import type { Call, Fault } from '../answers.ts'
import { withInfinity } from './options.ts'
import { membersOf } from './recorded.ts'

type Attempt = Call['attempts'][number]

type Entries = NonNullable<Call['entries']>

export interface Strike {
  // What is added so that it applies once more; nothing that only takes time.
  readonly rules: readonly object[]
  // How the response was disturbed, if it was.
  readonly kind: string | undefined
}

// What happened to an attempt. Of rules that no longer exist, the history has only what they did.
export function strikeOf(call: Call, attempt: Attempt, known: readonly Fault[]): Strike {
  const struck = attempt.faults ?? (attempt.fault === undefined ? [] : [attempt.fault])
  const entries = call.entries ?? []
  const rules = struck.flatMap(({ rule, kind }) => {
    // What struck an entry has a rule for that.
    const isOfEntry = entries.some(({ fault }) => fault?.rule === rule)
    if (kind === 'latency' || kind === 'hang' || isOfEntry) return []
    const done = whatItDid(known, rule, () => guess(kind, attempt))
    return done === undefined ? [] : [{ operation: call.operation, ...done }]
  })
  const kind = struck.findLast(
    (each) => each.kind !== 'transition' && each.kind !== 'latency',
  )?.kind
  return { rules: [...rules, ...entryRules(entries, known)], kind }
}

// One for each entry that a rule applied to. It skips similar entries before it, except those that earlier rules apply to.
function entryRules(entries: Entries, known: readonly Fault[]): object[] {
  return entries.flatMap(({ operation, input, error, fault }, index) => {
    if (fault === undefined) return []
    const { ResourceType, Id } = membersOf(input)
    const skip = entries
      .slice(0, index)
      .filter((other) => other.fault === undefined && other.operation === operation)
      .map((other) => membersOf(other.input))
      .filter(
        (other) => other['ResourceType'] === ResourceType && (Id ?? other['Id']) === other['Id'],
      )
    const done = whatItDid(known, fault.rule, () => guess('error', { error: error?.name }))
    return [{ operation, input: { ResourceType, Id }, skip: skip.length || undefined, ...done }]
  })
}

function whatItDid(
  known: readonly Fault[],
  rule: number,
  guessed: () => unknown,
): object | undefined {
  const given = known.find(({ id }) => id === rule)
  const outcome = outcomeOf(given) ?? guessed()
  if (outcome === undefined) return undefined
  // Of a rule that no longer exists it is not known whether it allowed any error.
  const isAny =
    given === undefined ? membersOf(outcome)['kind'] === 'error' : given.rule['anyError']
  return { outcome, ...(isAny === true ? { anyError: true } : {}) }
}

// Whether a rule applied to it, or to an entry of it.
export function isStruck({ attempts, entries = [] }: Call, id: number): boolean {
  return entries.some(({ fault }) => fault?.rule === id) || attempts.some((each) => isHit(each, id))
}

export function isHit({ fault, faults }: Attempt, id: number | undefined): boolean {
  return (faults ?? [fault]).some((each) => each !== undefined && each.rule === id)
}

function outcomeOf(fault: Fault | undefined): unknown {
  return withInfinity(fault?.rule['outcome'])
}

function guess(kind: string, { error }: { readonly error?: string | undefined }): unknown {
  switch (kind) {
    case 'error':
      return { kind, name: error, statusCode: 400 }
    case 'connection':
      return { kind, code: error }
    case 'corrupt':
      return { kind, body: 'truncated' }
    default:
      return undefined
  }
}

// A rule as it was given, but so that it applies at once.
export function atOnce({ rule }: Fault): object {
  const { skip: _skip, probability: _probability, from: _from, until: _until, ...rest } = rule
  return { ...rest, outcome: outcomeOf({ rule } as Fault) }
}
