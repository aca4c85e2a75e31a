import { isSystemClock } from '../../kernel/clock.ts'
import type { Answer } from '../../service/dispatch.ts'
import { misuse } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'
import { show } from '../../kernel/suggest.ts'
import { abortError } from './sdk.ts'
import { advanceTime } from '../../service/call.ts'

// A longer timer goes off at once.
const LONGEST_TIMER = 2 ** 31 - 1

export interface Patience {
  readonly abortSignal?: AbortSignal | undefined
  // Milliseconds; 0 or undefined is for ever.
  readonly requestTimeout?: number | undefined
}

export function complaintAboutPatience({ requestTimeout }: Patience): string | undefined {
  if (requestTimeout === undefined) return undefined
  if (typeof requestTimeout === 'number' && requestTimeout >= 0) return undefined
  return `requestTimeout is ${show(requestTimeout)}; give milliseconds, 0 or more; 0 is for ever.`
}

export function assertWithinTimeout(service: Service, patience: Patience): void {
  const complaint = complaintAboutPatience(patience)
  if (complaint !== undefined) throw misuse(service, `send: ${complaint}`)
}

export async function deliver(
  service: Service,
  { delivery }: Answer,
  patience: Patience,
): Promise<void> {
  switch (delivery?.kind) {
    case 'connection':
      throw connectionError(delivery.code)
    case 'hang':
      return wait(service, Infinity, patience)
    case 'latency':
      return wait(service, delivery.duration as number, patience)
    case 'corrupt':
    case undefined:
      return undefined
  }
}

export function connectionError(code: string): Error {
  return Object.assign(new Error(`The connection failed: ${code}.`), { code })
}

// On a clock that is moved by hand, the time that a wait takes passes at once.
async function wait(
  service: Service,
  duration: number,
  { abortSignal, requestTimeout = 0 }: Patience,
): Promise<void> {
  const timesOut = requestTimeout > 0 && requestTimeout < duration
  const span = timesOut ? requestTimeout : duration
  if (isSystemClock(service.clock) || span === Infinity) await sleep(span, abortSignal)
  else advanceTime(service, span)
  if (timesOut) throw timeoutError(requestTimeout)
}

function sleep(span: number, abortSignal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = span
    let timer: ReturnType<typeof setTimeout> | undefined
    function goOn() {
      const next = Math.min(left, LONGEST_TIMER)
      left -= next
      timer = setTimeout(left > 0 ? goOn : finish, next)
    }
    function finish() {
      abortSignal?.removeEventListener('abort', abort)
      resolve()
    }
    function abort() {
      clearTimeout(timer)
      reject(abortError())
    }
    if (abortSignal?.aborted === true) return abort()
    abortSignal?.addEventListener('abort', abort, { once: true })
    if (span !== Infinity) goOn()
  })
}

function timeoutError(requestTimeout: number): Error {
  const error = new Error(`The request took longer than its requestTimeout, ${requestTimeout} ms.`)
  error.name = 'TimeoutError'
  return Object.assign(error, { code: 'ETIMEDOUT' })
}
