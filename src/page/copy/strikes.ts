import type { Call, Fault } from '../answers.ts'
import { withInfinity } from './options.ts'
import { membersOf } from './recorded.ts'

type Attempt = Call['attempts'][number]

export interface Strike {
  // What is added so that it strikes once more; none of what only takes time.
  readonly rules: readonly object[]
  // How the answer was disturbed, if it was.
  readonly kind: string | undefined
}

// What befell an attempt. Of rules that are there no more the history tells only what they did.
export function strikeOf(call: Call, attempt: Attempt, known: readonly Fault[]): Strike {
  const struck = attempt.faults ?? (attempt.fault === undefined ? [] : [attempt.fault])
  const rules = struck.flatMap(({ rule, kind }) => {
    if (kind === 'latency' || kind === 'hang') return []
    const given = known.find(({ id }) => id === rule)
    const outcome = outcomeOf(given) ?? guess(kind, attempt)
    if (outcome === undefined) return []
    // Of a rule that is there no more it is not known whether it was for any error.
    const isAny = given === undefined ? kind === 'error' : given.rule['anyError'] === true
    return [{ operation: call.operation, outcome, ...(isAny ? { anyError: true } : {}) }]
  })
  const kind = struck.findLast(
    (each) => each.kind !== 'transition' && each.kind !== 'latency',
  )?.kind
  return { rules, kind }
}

function outcomeOf(fault: Fault | undefined): unknown {
  const outcome = fault?.rule['outcome']
  return typeof outcome === 'object' && outcome !== null
    ? withInfinity(membersOf(outcome))
    : outcome
}

function guess(kind: string, { error }: Attempt): unknown {
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

// A rule as it was given, but so that it strikes at once.
export function atOnce({ rule }: Fault): object {
  const { skip: _skip, probability: _probability, from: _from, until: _until, ...rest } = rule
  return { ...rest, outcome: outcomeOf({ rule } as Fault) }
}
