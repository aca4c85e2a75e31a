import { isSystemClock } from '../kernel/clock.ts'
import { show } from '../kernel/suggest.ts'
import { advanceTime } from '../service/call.ts'
import type { Delivery } from '../service/injection/delivery.ts'
import { misuse } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'

// Taken when the package is loaded, so that fake timers of a test do not come between.
const { setInterval, clearInterval } = globalThis

// In milliseconds; a longer timer would go off at once.
const LONGEST_TIMER = 2 ** 31 - 1

// How long a caller waits for an answer.
export interface Patience {
  readonly abortSignal?: AbortSignal | undefined
  // That the signal tells of the connection: whether the client has limits is not known.
  readonly isConnection?: boolean
  // What else ends the wait; asked for when there is one.
  readonly limits?: () => Promise<readonly Limit[]>
}

export interface Limit {
  readonly option: (typeof limitOptions)[number]
  // Milliseconds, more than 0.
  readonly span: number
}

const limitOptions = ['requestTimeout', 'socketTimeout'] as const

export interface SendOptions {
  readonly abortSignal?: AbortSignal | undefined
  // Milliseconds; 0 or undefined is for ever.
  readonly requestTimeout?: number | undefined
}

export function findLimitMistake(
  given: Readonly<Partial<Record<Limit['option'], unknown>>>,
): string | undefined {
  const wrong = limitOptions.find((option) => {
    const span = given[option]
    return span !== undefined && !(typeof span === 'number' && span >= 0)
  })
  if (wrong === undefined) return undefined
  return `${wrong} is ${show(given[wrong])}; give milliseconds, 0 or more; 0 is for ever.`
}

export function assertSendOptions(service: Service, options: SendOptions): void {
  const { requestTimeout, abortSignal } = options
  const mistake = requestTimeout === undefined ? undefined : findLimitMistake({ requestTimeout })
  if (mistake !== undefined) throw misuse(service, `send: ${mistake}`)
  if (abortSignal?.aborted === true) throw abortError()
}

export async function awaitDelivery(
  service: Service,
  { delay, error, isLost }: Delivery,
  patience: Patience,
): Promise<void> {
  if (delay > 0) await wait(service, delay, patience)
  if (isLost) throw error
}

// On a clock that is moved by hand, the time that a wait takes passes at once.
async function wait(
  service: Service,
  delay: number,
  { abortSignal, isConnection = false, limits = async () => [] }: Patience,
): Promise<void> {
  const shorter = (await limits()).filter((limit) => limit.span < delay)
  const [limit] = shorter.toSorted((one, other) => one.span - other.span)
  const { span } = limit ?? { span: delay }
  if (span === Infinity) await waitForEver(service, abortSignal, isConnection)
  else if (isSystemClock(service.clock)) await sleep(span, abortSignal)
  else advanceTime(service, span)
  if (limit !== undefined) throw timeoutError(limit)
}

// As long as an answer over a network would be waited for. The timer of AbortSignal.timeout does not keep a process going.
async function waitForEver(
  service: Service,
  abortSignal: AbortSignal | undefined,
  isConnection: boolean,
): Promise<void> {
  const waiting = { hasEnd: isConnection ? undefined : abortSignal !== undefined }
  const release = abortSignal === undefined ? undefined : keepProcess(service)
  service.unanswered.add(waiting)
  try {
    await untilAborted(abortSignal)
  } finally {
    service.unanswered.delete(waiting)
    release?.()
  }
}

function untilAborted(abortSignal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = () => reject(abortError())
    if (abortSignal?.aborted === true) abort()
    else abortSignal?.addEventListener('abort', abort, { once: true })
  })
}

function keepProcess(service: Service): () => void {
  if (!service.keepsProcess || service.disposed) return () => {}
  const timer = setInterval(() => {}, LONGEST_TIMER)
  function release(): void {
    clearInterval(timer)
    service.releases.delete(release)
  }
  service.releases.add(release)
  return release
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
    goOn()
  })
}

function timeoutError({ option, span }: Limit): Error {
  const error = new Error(`The request took longer than its ${option}, ${span} ms.`)
  error.name = 'TimeoutError'
  return option === 'requestTimeout' ? Object.assign(error, { code: 'ETIMEDOUT' }) : error
}

function abortError(): Error {
  const error = new Error('Request aborted')
  error.name = 'AbortError'
  return error
}
