import type { FaultOutcome } from '../core/faults/rule.ts'

/**
 * Tells whether an error is the fault that was injected, as the program passed it on.
 *
 * @param error What the program rejected with
 * @param outcome The fault
 * @returns Whether it is
 */
export function isInjected(error: unknown, outcome: string | FaultOutcome): boolean {
  if (typeof outcome === 'string') return isInjected(error, { kind: 'error', name: outcome })
  let each = error as ErrorLike | undefined | null
  while (each !== undefined && each !== null) {
    if (matches(each, outcome)) return true
    each = causeOf(each)
  }
  return false
}

interface ErrorLike {
  readonly cause?: unknown
  readonly name?: unknown
  readonly code?: unknown
  readonly message?: unknown
}

function causeOf(error: ErrorLike): ErrorLike | undefined | null {
  return typeof error === 'object' ? (error.cause as ErrorLike | undefined | null) : undefined
}

function matches({ name, code, message }: ErrorLike, outcome: FaultOutcome): boolean {
  switch (outcome.kind) {
    case 'error':
      return name === outcome.name
    case 'connection':
      return code === outcome.code
    case 'corrupt':
      return name === 'SyntaxError'
    case 'hang':
    case 'latency':
      return name === 'TimeoutError' || name === 'AbortError'
    case 'transition':
      // Of what never ends one can but tell that it took too long.
      if (outcome.to === undefined) return name === 'TimeoutError'
      return (
        String(message).includes(outcome.to) ||
        String(message).includes(outcome.message ?? outcome.to)
      )
  }
}
