import { createStream, uuid, type RandomStream } from '../../kernel/random.ts'
import { attemptsOf } from '../../state/calls.ts'
import type { Decisions } from '../../state/fault-rules.ts'
import type {
  AttemptFault,
  AttemptRecord,
  AttemptTransition,
  CallError,
  CallRecord,
  Door,
} from '../../state/calls.ts'
import { forgetUnfinished } from '../events/unfinished.ts'
import { keepOpen, type Invocation, type OpenCall } from '../open-calls.ts'
import { quotas } from '../../model/ledger/quotas.ts'
import { forgetMisuses } from '../misuse.ts'
import type { Service } from '../service.ts'
import type { History, State } from '../../state/state.ts'

export interface Answered {
  readonly at: number
  readonly request: number
  readonly region: string
  readonly door: Door
  readonly operation: string
  readonly input: object
  // What the SDK tells of the call that the attempt belongs to; without that it is a call of its own.
  readonly invocation: Invocation | undefined
  // The call that it is a further attempt of; undefined if it begins one.
  readonly open: OpenCall | undefined
  readonly output: object | undefined
  readonly error: CallError | undefined
  readonly failedParts: object | undefined
  readonly fault: AttemptFault | undefined
  readonly transition: AttemptTransition | undefined
  // What the fault rules decided about the call so far.
  readonly decisions: Decisions
}

export function nextRequest({ state }: Service): number {
  state.history.requests += 1
  return state.history.requests
}

// Every answer has an id, so its stream is made once.
const requestIds = new WeakMap<State, RandomStream>()

export function toRequestId({ state }: Service, request: number): string {
  let stream = requestIds.get(state)
  if (stream === undefined) {
    stream = createStream(state.seed, 'requestId')
    requestIds.set(state, stream)
  }
  return uuid(stream(request))
}

export function record(service: Service, answered: Answered): void {
  const { history } = service.state
  const { operation, invocation, open, decisions } = answered
  const earlier = open === undefined ? undefined : history.records[indexOf(history, open.sequence)]
  const call = merge(earlier, answered, history.calls + 1)
  if (earlier === undefined) {
    history.calls += 1
    history.records.push(call)
  } else {
    history.records[indexOf(history, call.sequence)] = call
  }
  if (invocation !== undefined) {
    const attempts = (open?.attempts ?? 0) + 1
    const { sequence } = call
    keepOpen(service.openCalls, operation, invocation, { sequence, decisions, attempts })
  }
}

// Written out member by member: this runs for every request, and a spread costs as much as all the rest.
function merge(earlier: CallRecord | undefined, answered: Answered, next: number): CallRecord {
  const { region, door, operation, input, error, failedParts, output = {} } = answered
  const { at, request } = earlier ?? answered
  const sequence = earlier?.sequence ?? next
  const call: CallRecord =
    error === undefined
      ? { sequence, at, request, region, door, operation, input, output }
      : { sequence, at, request, region, door, operation, input, error }
  if (failedParts !== undefined) Object.assign(call, { failedParts })
  if (earlier === undefined && wentWell(answered)) return call
  const before = earlier === undefined ? [] : attemptsOf(earlier)
  return { ...call, attempts: [...before, attemptOf(answered)] }
}

function wentWell({ error, fault, transition }: Answered): boolean {
  return error === undefined && fault === undefined && transition === undefined
}

function attemptOf({ at, request, error, fault, transition }: Answered): AttemptRecord {
  const attempt: AttemptRecord = { at, request }
  if (error !== undefined) Object.assign(attempt, { error: error.name })
  if (fault !== undefined) Object.assign(attempt, { fault })
  if (transition !== undefined) Object.assign(attempt, { transition })
  if (error?.rule !== undefined && error.rule in quotas)
    Object.assign(attempt, { quota: error.rule })
  return attempt
}

// The last record is the last call's, and there is one for each call before it that is not forgotten.
function indexOf({ calls, records }: History, sequence: number): number {
  return records.length - 1 - (calls - sequence)
}

// The counts of calls and requests stay.
export function clearHistory(service: Service): void {
  service.state.history.records = []
  service.state.history.transitions = []
  service.openCalls.clear()
  forgetMisuses(service)
  service.state.events.records = []
  service.listening.failures.length = 0
  forgetUnfinished(service)
}
