import type { OperationName } from '../model/healthlake/infer.ts'
import type { Decisions } from '../state/fault-rules.ts'

/** Which call of a client a request is an attempt of, as the SDK tells. */
export interface Invocation {
  /** The SDK's id of the call. It is the SDK's chance; where a test has stubbed that, all calls have the same. */
  readonly id: string
  /** Whether the SDK says that it is the first attempt. */
  readonly isFirst: boolean
}

/** A call whose retries may still come. */
export interface OpenCall {
  readonly sequence: number
  /** What the fault rules decided about the call so far. */
  readonly decisions: Decisions
}

/** The calls whose retries may still come, by operation and the SDK's id. */
export type OpenCalls = Map<string, OpenCall>

// A further attempt may come even after an answer, which may be lost on its way; but it comes soon.
const OPEN_CALLS = 1000

/**
 * Finds the call that a request is a further attempt of.
 *
 * @param openCalls The open calls
 * @param operation The operation
 * @param invocation What the SDK tells of the request, if it tells anything
 * @returns The call; undefined if the request begins one
 */
export function findOpenCall(
  openCalls: OpenCalls,
  operation: OperationName,
  invocation: Invocation | undefined,
): OpenCall | undefined {
  if (invocation === undefined || invocation.isFirst) return undefined
  return openCalls.get(keyOf(operation, invocation))
}

/**
 * Takes note of a call whose retries may come.
 *
 * @param openCalls The open calls
 * @param operation The operation
 * @param invocation What the SDK tells of its latest attempt
 * @param call The call
 */
export function keepOpen(
  openCalls: OpenCalls,
  operation: OperationName,
  invocation: Invocation,
  call: OpenCall,
): void {
  const key = keyOf(operation, invocation)
  openCalls.set(key, call)
  const [oldest = key] = openCalls.keys()
  if (openCalls.size > OPEN_CALLS) openCalls.delete(oldest)
}

function keyOf(operation: OperationName, { id }: Invocation): string {
  return `${operation}/${id}`
}
