import { draw, toFraction } from '../kernel/random.ts'
import { createTimers, type TimerHandle, type Timers } from './timers.ts'

export interface Environment {
  readonly timers: Timers
  // What was thrown in it and not caught; outside, it would have ended the process.
  readonly uncaught: Uncaught[]
  // How many computations outside of its thread are under way.
  computing: number
  now(): number
  uptime(): number
  random(): number
  setTimer(callback: unknown, delay: unknown, args: unknown[], repeats: boolean): TimerHandle
  // Makes the signal of AbortSignal.timeout.
  abortAfter(delay: unknown): AbortSignal
}

export interface Uncaught {
  readonly event: 'uncaughtException' | 'unhandledRejection'
  readonly error: unknown
}

export interface Origin {
  readonly seed: number
  // The time in it, in epoch milliseconds (default: the time when it was made, moved on by its timers).
  readonly now?: (() => number) | undefined
}

// Environments with the same origin behave the same.
export function createEnvironment(
  origin: Origin,
  bind: (run: () => void) => () => void,
): Environment {
  const timers = createTimers()
  const begun = Date.now()
  const { seed, now = () => begun + timers.elapsed } = origin
  const start = now()
  const startUp = performance.now()
  let drawn = 0

  function setTimer(callback: unknown, delay: unknown, args: unknown[], repeats: boolean) {
    if (typeof callback !== 'function') {
      throw Object.assign(new TypeError('The "callback" argument must be of type function.'), {
        code: 'ERR_INVALID_ARG_TYPE',
      })
    }
    const fire = bind(() => {
      Reflect.apply(callback, undefined, args)
    })
    return timers.set(fire, delay, repeats)
  }

  return {
    timers,
    uncaught: [],
    computing: 0,
    now,
    uptime: () => startUp + now() - start,
    random() {
      drawn += 1
      return toFraction(draw(seed, 'explore/random', drawn))
    },
    setTimer,
    abortAfter(delay) {
      const controller = new AbortController()
      const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError')
      setTimer(() => controller.abort(reason), delay, [], false)
      return controller.signal
    },
  }
}
