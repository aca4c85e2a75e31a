import { instantText } from '../../kernel/instant.ts'
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
  readonly region: string
  readonly door: Door
  readonly operation: string
  readonly input: unknown
  readonly output?: unknown
  /** The error of the last attempt. */
  readonly error?: CallError
  readonly attempts: readonly Attempt[]
}

export interface Attempt {
  readonly at: string
  readonly requestId: string
  /** The name of the error that the attempt ended in. */
  readonly error?: string
  /** The fault rule that struck it: its number, in order of adding, and the kind of its outcome. */
  readonly fault?: AttemptFault
  /** All that struck it, if that is more than one: what it started ends otherwise, and its answer fared badly. */
  readonly faults?: readonly AttemptFault[]
  /** The ledger entry of the quota that refused it. */
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

function toCall(service: Service, record: CallRecord): Call {
  const known = views.get(record)
  if (known !== undefined) return known
  const { sequence, at, region, door, operation, input, output, error } = record
  const exchange = service.exchanges[operation]
  const call: Call = Object.freeze({
    sequence,
    at: instantText(at),
    region,
    door,
    operation,
    input: exchange?.show?.('input', input) ?? input,
    ...(output === undefined ? {} : { output: exchange?.show?.('output', output) ?? output }),
    ...(error === undefined ? {} : { error: Object.freeze({ ...error }) }),
    attempts: Object.freeze(attemptsOf(record).map((attempt) => toAttempt(service, attempt))),
  })
  views.set(record, call)
  return call
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

// The last that struck is what the caller sees.
function toFaults({ fault, transition }: AttemptRecord): Pick<Attempt, 'fault' | 'faults'> {
  const faults = [
    ...(transition === undefined ? [] : [{ rule: transition.rule, kind: 'transition' }]),
    ...(fault === undefined ? [] : [{ ...fault }]),
  ].map((each) => Object.freeze(each))
  const last = faults.at(-1)
  if (last === undefined) return {}
  return faults.length === 1 ? { fault: last } : { fault: last, faults: Object.freeze(faults) }
}
