import { toOutcome } from '../features/fhir/error-outcome.ts'
import { isFhirInteraction } from '../model/fhir/interactions.ts'
import { injectedError } from '../service/injection/delivery.ts'
import { reasonOf } from '../service/injection/inject.ts'
import type { Settings } from '../state/settings.ts'
import type { FaultOutcome } from '../state/fault-rules.ts'
import type { InjectedFault } from './outcomes.ts'

// What an error of the program's own may have to show that it is about a fault.
export interface Marks {
  // The status in the response.
  readonly status?: number
  readonly texts: readonly string[]
}

export function marksOf(settings: Settings, { operation, outcome }: InjectedFault): Marks {
  switch (outcome.kind) {
    case 'error': {
      const error = injectedError(settings, outcome)
      const { name, message, statusCode } = error
      if (!isFhirInteraction(operation)) return { status: statusCode, texts: [name, message] }
      const { statusCode: status, issues } = toOutcome(settings, error)
      return { status, texts: [name, ...issues.map(({ diagnostics }) => diagnostics)] }
    }
    case 'connection':
      return { texts: [outcome.code] }
    case 'transition':
      return { texts: outcome.to === undefined ? [] : [outcome.to, reasonOf(outcome)] }
    case 'corrupt':
    case 'hang':
    case 'latency':
      return { texts: [] }
  }
}

export function isNamedBy(
  { message, status }: { readonly message?: unknown; readonly status?: unknown },
  marks: Marks,
): boolean {
  const said = String(message)
  if (marks.texts.some((text) => text !== '' && said.includes(text))) return true
  return marks.status !== undefined && (Number(status) === marks.status || has(said, marks.status))
}

// A number by itself, not part of a longer one, of an id or a path, and not a span of time.
function has(message: string, status: number): boolean {
  return new RegExp(`(?<![\\w./#-])${status}(?![\\w/-]|\\.\\w|\\s*(?:m?s|seconds)\\b)`).test(
    message,
  )
}

// What would make a rejection right that does not show the fault.
export function describeRight({ outcome }: InjectedFault, marks: Marks): string {
  const ways = waysToName(outcome, marks).join(', ')
  return `The program rejected, but its error does not show the fault: ${ways}, or allow it with accepts.`
}

function waysToName(outcome: FaultOutcome, { status, texts: [text] }: Marks): readonly string[] {
  switch (outcome.kind) {
    case 'error':
      return [
        `put ${text} or ${status} into its message`,
        'give it the response or its error as cause',
      ]
    case 'connection':
      return [`put ${text} into its message`, 'give it the error of the request as cause']
    case 'corrupt':
      return outcome.body === 'empty'
        ? ['let the program resolve']
        : ['give it the SyntaxError as cause']
    case 'transition':
      if (text !== undefined) return [`put ${text}, or the reason, into its message`]
      return TIME_OUT
    case 'hang':
    case 'latency':
      return TIME_OUT
  }
}

const TIME_OUT = ['name it TimeoutError or AbortError', 'give it such an error as cause']
