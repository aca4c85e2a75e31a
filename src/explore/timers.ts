import { disposeSymbol } from '../kernel/disposal.ts'

// A timer goes off only when next() lets time pass.
export interface Timers {
  // How many milliseconds have passed.
  readonly elapsed: number
  // How many timers were ever set.
  readonly made: number
  set(fire: () => void, delay: unknown, repeats: boolean): TimerHandle
  clear(id: number): boolean
  // Lets time pass until the next timer is due.
  next(): DueTimer | undefined
}

interface DueTimer {
  // How many milliseconds passed until then.
  readonly span: number
  fire(): void
}

export interface TimerHandle extends Disposable {
  ref(): TimerHandle
  unref(): TimerHandle
  hasRef(): boolean
  refresh(): TimerHandle
  close(): TimerHandle
  [Symbol.toPrimitive](): number
}

const brand = Symbol('virtual timer')

export function isTimerHandle(value: unknown): value is TimerHandle {
  return typeof value === 'object' && value !== null && brand in value
}

interface Timer {
  at: number
  // Orders what is due at the same time.
  order: number
  readonly span: number
  readonly repeats: boolean
  readonly fire: () => void
}

const LONGEST_DELAY = 2 ** 31 - 1
// Far beyond the numbers of the system's own timers.
const FIRST_ID = 2 ** 40

export function createTimers(): Timers {
  const waiting = new Map<number, Timer>()
  let elapsed = 0
  let made = 0
  let orders = 0

  function schedule(id: number, timer: Timer): void {
    orders += 1
    timer.at = elapsed + timer.span
    timer.order = orders
    waiting.set(id, timer)
  }

  function createHandle(id: number, timer: Timer): TimerHandle {
    let isReferenced = true
    const handle: TimerHandle & { readonly [brand]: true } = {
      [brand]: true,
      ref() {
        isReferenced = true
        return handle
      },
      unref() {
        isReferenced = false
        return handle
      },
      hasRef: () => isReferenced,
      refresh() {
        schedule(id, timer)
        return handle
      },
      close() {
        waiting.delete(id)
        return handle
      },
      [Symbol.toPrimitive]: () => id,
      [disposeSymbol]() {
        waiting.delete(id)
      },
    }
    return handle
  }

  return {
    get elapsed() {
      return elapsed
    },
    get made() {
      return made
    },
    set(fire, delay, repeats) {
      made += 1
      const id = FIRST_ID + made
      const timer = { at: 0, order: 0, span: toTimerDelay(delay), repeats, fire }
      schedule(id, timer)
      return createHandle(id, timer)
    },
    clear: (id) => waiting.delete(id),
    next() {
      const [first] = [...waiting].toSorted(([, a], [, b]) => a.at - b.at || a.order - b.order)
      if (first === undefined) return undefined
      const [id, timer] = first
      const span = timer.at - elapsed
      elapsed = timer.at
      if (timer.repeats) schedule(id, timer)
      else waiting.delete(id)
      return { span, fire: timer.fire }
    },
  }
}

function toTimerDelay(delay: unknown): number {
  const span = Math.trunc(Number(delay))
  return span >= 1 && span <= LONGEST_DELAY ? span : 1
}
