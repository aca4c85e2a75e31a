import type { FhirInteraction } from '../model/fhir/interactions.ts'
import type { ServiceError } from '../kernel/errors.ts'
import type { Duration } from '../kernel/time.ts'
import type { Context, Scope } from '../features/context/context.ts'
import type { Form } from '../model/codec/form.ts'
import type { EndStatus } from '../model/life-cycles.ts'
import type { ShapeName } from '../model/healthlake/shapes.ts'
import type { AttemptFault, CallError } from '../state/calls.ts'
import type { ResourceKind } from '../state/transitions.ts'

// What can be asked of the service: how its input is read, what it does, and what others need to know of it. Dispatch,
// faults, quotas, history, timeline and exploration know exchanges by their names and nothing else.
export interface Exchange {
  read(context: Context, given: unknown, form: Form): ReadInput
  // What is looked at, so that a polling clock moves before the exchange runs. Throws what the exchange would refuse.
  poll?(scope: Scope, input: object): Polled
  run(scope: Scope, input: object): object
  // The shape of its input in AWS's model, which partial inputs are read by.
  readonly inputShape?: ShapeName
  // Without a shape: the members that its input may have, whatever they are; any, if left out.
  readonly inputMembers?: readonly string[]
  // Members of the shape that change nothing, of which a test is told unless they are false.
  readonly unheededMembers?: readonly string[]
  // Of these members: those whose own members are named without regard to case, and stand in small letters.
  readonly caselessMembers?: readonly string[]
  // Those of them whose members are lists of texts, for one of which a text may stand.
  readonly listedMembers?: readonly string[]
  // That it is refused, whatever the input; it can be named all the same.
  readonly isSupported?: boolean
  // The errors that it may raise, beside those that any request may meet [fault-errors].
  readonly errors: readonly string[]
  // Where it starts something: in which statuses that may end instead of the usual one.
  readonly ends?: readonly EndStatus[]
  // Where it writes what searches find: how late an exploration lets them, by default.
  readonly latestEnd?: Duration
  // What it is about, given all members of input and output; by the DatastoreId, if left out.
  subject?(members: Readonly<Record<string, unknown>>): string | undefined
  // What the timeline tells of it beside its name.
  detail?(
    input: Readonly<Record<string, unknown>>,
    output: Readonly<Record<string, unknown>>,
  ): string | undefined
  // That it changes nothing: the timeline counts such calls instead of telling of each.
  readonly isRead?: true
  // What the history keeps of what it gave; all of it, if left out.
  summarize?(output: object): object
  // The requests that it is made of, frozen, where it is made of several.
  readonly parts?: (input: object, output: object | undefined) => readonly Part[]
  // Where such a request failed, perhaps by a fault rule that struck a part: what is known of its parts, in the form of an
  // output.
  readonly failedParts?: (error: ServiceError, rule: number | undefined) => object | undefined
  // The public form of what the history has, frozen; as it is, if left out.
  show?(part: 'input' | 'output', value: object): object
}

// A part of a request, as the history shows it.
interface Part {
  readonly operation: FhirInteraction
  readonly input: object
  readonly output?: object
  readonly error?: CallError
  readonly fault?: AttemptFault
}

interface ReadInput {
  // As far as it could be read: frozen plain data.
  readonly input: object
  // Why it is refused, if it is.
  readonly error?: ServiceError | undefined
}

export interface Polled {
  readonly resource: ResourceKind
  // All of that kind in the region, if left out.
  readonly id?: string
}

export type Exchanges = Readonly<Record<string, Exchange>>

export function supportedNames(exchanges: Exchanges): readonly string[] {
  return Object.keys(exchanges).filter((name) => exchanges[name]?.isSupported !== false)
}
