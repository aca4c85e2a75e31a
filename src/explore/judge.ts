import { MisuseError, ServiceError } from '../kernel/errors.ts'
import { assertThat } from '../kernel/assert-options.ts'
import type { FaultOutcome, FaultRule } from '../state/fault-rules.ts'
import { isNamedBy, type Marks } from './marks.ts'
import type { ExploreOptions } from './options.ts'

export interface Injected {
  readonly outcome: FaultOutcome
  // The requests that it applied to.
  readonly requestIds: ReadonlySet<string>
  readonly marks: Marks
}

export function isInjected(error: unknown, { outcome, requestIds, marks }: Injected): boolean {
  if (requestIds.size === 0) return false
  const causes = [...withCauses(error)]
  if (causes.some((each) => isCausedBy(each, outcome, requestIds))) return true
  // The response to another request may have the same status.
  return !isOwnFailure(error, requestIds) && causes.some((each) => isNamedBy(each, marks))
}

// Whether it comes from something other than a fault: the service's own response to another request, or a mistake.
export function isOwnFailure(error: unknown, requestIds: ReadonlySet<string>): boolean {
  return [...withCauses(error)].some(
    (each) => each instanceof MisuseError || isOtherResponse(each, requestIds),
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
  assertThat(isAnswer, 'exploreFaults: what accepts returns', isRight, 'true or false')
  return isRight
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
    case 'error': {
      const requestId = requestIdOf(error)
      const isFrom = typeof requestId === 'string' && requestIds.has(requestId)
      return isFrom || (name === outcome.name && !isOtherResponse(error, requestIds))
    }
    case 'connection':
      return code === outcome.code
    case 'corrupt':
      return name === 'SyntaxError'
    case 'hang':
    case 'latency':
      return isTimeout(error)
    case 'transition':
      // Of what never ends, an error can only say that it took too long.
      return outcome.to === undefined && isTimeout(error)
  }
}

// The service's own response to another request.
function isOtherResponse(error: ErrorLike, requestIds: ReadonlySet<string>): boolean {
  if (error instanceof ServiceError) return error.rule !== undefined
  const requestId = requestIdOf(error)
  return typeof requestId === 'string' && !requestIds.has(requestId)
}

// An HTTP client's error has the response, or the response itself is what went wrong.
function requestIdOf({ $metadata, response, headers = response?.headers }: ErrorLike): unknown {
  if ($metadata !== undefined) return $metadata.requestId
  if (typeof headers !== 'object' || headers === null) return undefined
  return headers instanceof Headers ? headers.get(REQUEST_ID) : Reflect.get(headers, REQUEST_ID)
}

const REQUEST_ID = 'x-amzn-requestid'

function isTimeout({ name, code }: ErrorLike): boolean {
  return (
    name === 'TimeoutError' || name === 'AbortError' || timeoutCodes.some((one) => one === code)
  )
}

// By which HTTP clients, whose errors have names of their own, say that their time is over.
const timeoutCodes: readonly string[] = [
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'ECONNABORTED',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]
