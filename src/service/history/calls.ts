import { instantText } from '../../kernel/instant.ts'
import type { FhirInteraction } from '../../model/fhir/interactions.ts'
import type { AnyOperation } from '../../model/operation-names.ts'
import {
  attemptsOf,
  type AttemptFault,
  type AttemptRecord,
  type CallError,
  type CallRecord,
  type Door,
} from '../../state/calls.ts'
import type { Service } from '../service.ts'
import { toRequestId } from './record.ts'

/** One call of a client, however many attempts its retries made. A frozen copy; its times are ISO 8601 text. */
export interface Call {
  /** Counts the calls of the fake, from 1. */
  readonly sequence: number
  /** When its first attempt came. */
  readonly at: string
  /** The region that it was sent to. */
  readonly region: string
  /** The way in by which it came. */
  readonly door: Door
  /** The operation's name, such as 'CreateFHIRDatastore'. */
  readonly operation: AnyOperation
  /** The input, with times as ISO 8601 text; without members that the service's model does not have. */
  readonly input: unknown
  /** The output, with times as ISO 8601 text; absent if the call ended in an error. */
  readonly output?: unknown
  /** The error of the last attempt; absent if there was none. */
  readonly error?: CallError
  /** The requests and results of the entries of a bundle, in order; absent if it is not a bundle. */
  readonly entries?: readonly CallEntry[]
  /** Its attempts, in order; one more for each retry. */
  readonly attempts: readonly Attempt[]
}

/** An entry of a bundle, as if it had been a request of its own. */
export interface CallEntry {
  /** The name of its interaction, such as 'UpdateResource'. */
  readonly operation: FhirInteraction
  /** Its input. */
  readonly input: unknown
  /** Its output; absent if it failed, or the whole bundle did. Of a transaction that failed, only the entry by which it did has a result. */
  readonly output?: unknown
  /** Why it failed; absent if it did not, or the bundle failed by another entry or as a whole. */
  readonly error?: CallError
  /** What a fault rule did to it; absent if none applied. */
  readonly fault?: AttemptFault
}

/** One request of a call: the first, or a retry by the SDK. */
export interface Attempt {
  /** When it came, as ISO 8601 text. */
  readonly at: string
  /** The id in the response, in the SDK `$metadata.requestId`. */
  readonly requestId: string
  /** The name of the error that it ended in; absent if it succeeded. */
  readonly error?: string
  /** What a fault rule did to it; of several, what the caller saw. Absent if none applied. */
  readonly fault?: AttemptFault
  /**
   * All that fault rules did to it, if more than one thing: what it started ends differently, and its response was
   * lost, delayed or corrupted.
   */
  readonly faults?: readonly AttemptFault[]
  /** The entry of the fidelity ledger of the quota that refused it; absent if none did. */
  readonly quota?: string
}

// A further attempt makes a new record, so a view is made once, when first looked at.
const views = new WeakMap<CallRecord, Call>()

interface CallList {
  // How many records and requests there were.
  readonly length: number
  readonly requests: number
  readonly calls: readonly Call[]
}

const lists = new WeakMap<readonly CallRecord[], CallList>()

// The oldest first; frozen, and the same until there is a further request.
export function listCalls(service: Service): readonly Call[] {
  const { records, requests } = service.state.history
  const { length } = records
  const known = lists.get(records)
  if (known?.length === length && known.requests === requests) return known.calls
  const calls = Object.freeze(records.map((call) => toCall(service, call)))
  lists.set(records, { length, requests, calls })
  return calls
}

export function toCall(service: Service, record: CallRecord): Call {
  const known = views.get(record)
  if (known !== undefined) return known
  const { sequence, at, region, door, operation, input, output, error, failedParts } = record
  const exchange = service.exchanges[operation]
  const call: Call = {
    sequence,
    at: instantText(at),
    region,
    door,
    // What there is no exchange for is not recorded.
    operation: operation as AnyOperation,
    input: exchange?.show?.('input', input) ?? input,
    ...(output === undefined ? {} : { output: exchange?.show?.('output', output) ?? output }),
    ...(error === undefined ? {} : { error: Object.freeze({ ...error }) }),
    attempts: Object.freeze(attemptsOf(record).map((attempt) => toAttempt(service, attempt))),
  }
  const parts = exchange?.parts
  if (parts !== undefined) addEntries(call, () => parts(input, output ?? failedParts))
  Object.freeze(call)
  views.set(record, call)
  return call
}

// Read when first looked at: a bundle may be large.
function addEntries(call: Call, read: () => readonly CallEntry[]): void {
  let entries: readonly CallEntry[] | undefined
  Object.defineProperty(call, 'entries', {
    enumerable: true,
    get: () => (entries ??= Object.freeze(read())),
  })
}

function toAttempt(service: Service, attempt: AttemptRecord): Attempt {
  const { at, request, error, quota } = attempt
  return Object.freeze({
    at: instantText(at),
    requestId: toRequestId(service, request),
    ...(error === undefined ? {} : { error }),
    ...(quota === undefined ? {} : { quota }),
    ...toFaults(attempt),
  })
}

// The last is what the caller sees.
function toFaults({ fault, transition }: AttemptRecord): Pick<Attempt, 'fault' | 'faults'> {
  const faults = [
    ...(transition === undefined ? [] : [{ rule: transition.rule, kind: 'transition' as const }]),
    ...(fault === undefined ? [] : [{ ...fault }]),
  ].map((each) => Object.freeze(each))
  const last = faults.at(-1)
  if (last === undefined) return {}
  return faults.length === 1 ? { fault: last } : { fault: last, faults: Object.freeze(faults) }
}
