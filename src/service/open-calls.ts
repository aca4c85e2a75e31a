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

export type OpenCalls = Map<string, OpenCall>

// A further attempt may come even after an answer, which may be lost on its way; but it comes soon.
const OPEN_CALLS = 1000

// What goes on for longer is no retrying, and a record of it would grow without end.
const MOST_ATTEMPTS = 1000

export function findOpenCall(
  openCalls: OpenCalls,
  operation: string,
  invocation: Invocation | undefined,
): OpenCall | undefined {
  if (invocation === undefined || invocation.isFirst) return undefined
  const call = openCalls.get(keyOf(operation, invocation))
  return call === undefined || call.attempts >= MOST_ATTEMPTS ? undefined : call
}

export function keepOpen(
  openCalls: OpenCalls,
  operation: string,
  invocation: Invocation,
  call: OpenCall,
): void {
  const key = keyOf(operation, invocation)
  openCalls.set(key, call)
  const [oldest = key] = openCalls.keys()
  if (openCalls.size > OPEN_CALLS) openCalls.delete(oldest)
}

function keyOf(operation: string, { id }: Invocation): string {
  return `${operation}/${id}`
}
