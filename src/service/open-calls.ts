import type { Decisions } from '../state/fault-rules.ts'

export interface Invocation {
  // The SDK's id of the call. The SDK draws it at random; where a test has stubbed that, all calls have the same.
  readonly id: string
  // Whether the SDK says that it is the first attempt.
  readonly isFirst: boolean
}

export interface OpenCall {
  readonly sequence: number
  // What the fault rules decided about the call so far.
  readonly decisions: Decisions
  // How many it had.
  readonly attempts: number
}

// By operation, and by the id of the invocation.
export type OpenCalls = Map<string, Map<string, OpenCall>>

// Of an operation. A further attempt may come even after an answer, which may be lost on its way; but it comes soon.
const OPEN_CALLS = 1000

// What goes on for longer is no retrying, and a record of it would grow without end.
const MOST_ATTEMPTS = 1000

export function findOpenCall(
  openCalls: OpenCalls,
  operation: string,
  invocation: Invocation | undefined,
): OpenCall | undefined {
  if (invocation === undefined || invocation.isFirst) return undefined
  const call = openCalls.get(operation)?.get(invocation.id)
  return call === undefined || call.attempts >= MOST_ATTEMPTS ? undefined : call
}

export function keepOpen(
  openCalls: OpenCalls,
  operation: string,
  { id }: Invocation,
  call: OpenCall,
): void {
  let calls = openCalls.get(operation)
  if (calls === undefined) {
    calls = new Map()
    openCalls.set(operation, calls)
  }
  calls.set(id, call)
  if (calls.size <= OPEN_CALLS) return
  const [oldest = id] = calls.keys()
  calls.delete(oldest)
}
