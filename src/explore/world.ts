import { draw, fractionOf } from '../core/chance.ts'
import { createTimers, type TimerHandle, type Timers } from './timers.ts'

/** Time and chance as a program sees them while it is explored. */
export interface World {
  readonly timers: Timers
  /** @returns Epoch milliseconds */
  now(): number
  /** @returns What performance.now() returns */
  uptime(): number
  /** @returns A number from 0 to below 1 */
  random(): number
  setTimer(callback: unknown, delay: unknown, args: unknown[], repeats: boolean): TimerHandle
  /** Makes the signal of AbortSignal.timeout. */
  abortAfter(delay: unknown): AbortSignal
}

/**
 * Makes a world, in which no time passes but from timer to timer. Worlds made alike go alike.
 *
 * @param seed Where its chance comes from
 * @param bind Makes a function run in the asynchronous context of now
 * @returns The world
 */
export function createWorld(seed: number, bind: (run: () => void) => () => void): World {
  const timers = createTimers()
  const start = Date.now()
  const startUp = performance.now()
  let drawn = 0

  function setTimer(callback: unknown, delay: unknown, args: unknown[], repeats: boolean) {
    if (typeof callback !== 'function') {
      throw Object.assign(new TypeError('The "callback" argument must be of type function.'), {
        code: 'ERR_INVALID_ARG_TYPE',
      })
    }
    const goOff = bind(() => {
      Reflect.apply(callback, undefined, args)
    })
    return timers.set(goOff, delay, repeats)
  }

  return {
    timers,
    now: () => start + timers.elapsed,
    uptime: () => startUp + timers.elapsed,
    random() {
      drawn += 1
      return fractionOf(draw(seed, 'explore/random', drawn))
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
