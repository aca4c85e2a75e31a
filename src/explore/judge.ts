import { ServiceError } from '../kernel/errors.ts'
import { assertThat } from '../kernel/assert-options.ts'
import type { FaultOutcome, FaultRule } from '../state/fault-rules.ts'
import type { ExploreOptions } from './options.ts'

export interface Injected {
  readonly outcome: FaultOutcome
  // The requests that it struck.
  readonly requestIds: ReadonlySet<string>
  // The status in the answer, where it struck an entry of a batch.
  readonly status: number | undefined
}

export function isInjected(error: unknown, { outcome, requestIds, status }: Injected): boolean {
  if (requestIds.size === 0) return false
  return [...withCauses(error)].some(
    (each) =>
      isCausedBy(each, outcome, requestIds) || (status !== undefined && tellsStatus(each, status)),
  )
}

export function isAccepted(
  accepts: ExploreOptions['accepts'] | undefined,
  error: unknown,
  fault: FaultRule,
): boolean {
  if (accepts === undefined) return false
  const isRight = accepts(error, fault)
  const isAnswer = typeof isRight === 'boolean'
  assertThat(isAnswer, 'exploreFaults: what accepts gives', isRight, 'true or false')
  return isRight
}

// No error comes of an entry that failed, in an answer that did not: a program makes one of its own.
function tellsStatus({ status, message }: ErrorLike, answered: number): boolean {
  return (
    String(status) === String(answered) ||
    new RegExp(`(?<!\\d)${answered}(?!\\d)`).test(String(message))
  )
}

interface ErrorLike {
  readonly cause?: unknown
  readonly errors?: unknown
  readonly name?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly status?: unknown
  readonly response?: { readonly headers?: unknown }
  readonly headers?: unknown
  readonly $metadata?: { readonly requestId?: unknown }
}

export function withCauses(error: unknown): ReadonlySet<ErrorLike> {
  const found = new Set<ErrorLike>()
  function add(each: unknown): void {
    if (typeof each !== 'object' || each === null || found.has(each)) return
    found.add(each)
    const { cause, errors } = each as ErrorLike
    add(cause)
    if (Array.isArray(errors)) errors.forEach(add)
  }
  add(error)
  return found
}

function isCausedBy(
  error: ErrorLike,
  outcome: FaultOutcome,
  requestIds: ReadonlySet<string>,
): boolean {
  const { name, code } = error
  switch (outcome.kind) {
    case 'error':
      return (
        (name === outcome.name && !isServiceAnswer(error, requestIds)) ||
        requestIds.has(String(requestIdOf(error)))
      )
    case 'connection':
      return code === outcome.code
    case 'corrupt':
      return name === 'SyntaxError'
    case 'hang':
    case 'latency':
      return isTimeout(error)
    case 'transition':
      // Of a call that never ends it can only be said that it took too long.
      if (outcome.to === undefined) return isTimeout(error)
      return (
        String(error.message).includes(outcome.to) ||
        (outcome.message !== undefined && String(error.message).includes(outcome.message))
      )
  }
}

// The same error may be the service's own answer to another request.
function isServiceAnswer(error: ErrorLike, requestIds: ReadonlySet<string>): boolean {
  if (error instanceof ServiceError) return error.rule !== undefined
  const requestId = error.$metadata?.requestId
  return typeof requestId === 'string' && !requestIds.has(requestId)
}

// An HTTP client's error has the response, or the response itself is what went wrong.
function requestIdOf({ response, headers = response?.headers }: ErrorLike): unknown {
  if (typeof headers !== 'object' || headers === null) return undefined
  return headers instanceof Headers ? headers.get(REQUEST_ID) : Reflect.get(headers, REQUEST_ID)
}

const REQUEST_ID = 'x-amzn-requestid'

function isTimeout({ name, code }: ErrorLike): boolean {
  return (
    name === 'TimeoutError' || name === 'AbortError' || timeoutCodes.some((one) => one === code)
  )
}

// By which HTTP clients, whose errors have names of their own, tell that their time is over.
const timeoutCodes: readonly string[] = [
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'ECONNABORTED',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]
