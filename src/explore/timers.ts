/** The timers of a program that is run faster than time. */
export interface VirtualTimers {
  /**
   * Lets the next timer go off.
   *
   * @returns How many milliseconds passed until then; undefined if there is none
   */
  next(): number | undefined
  /** Puts the system's timers back; those that wait never go off. */
  restore(): void
}

interface Timer {
  readonly id: number
  at: number
  readonly every: number | undefined
  readonly run: () => void
}

type Callback = (...args: unknown[]) => void

/**
 * Takes the place of setTimeout, setInterval and Date.now, so that a program that sleeps can be woken at once.
 *
 * @returns The hold on them
 */
export function virtualTimers(): VirtualTimers {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
  const { now } = Date
  const start = now()
  let elapsed = 0
  let made = 0
  const timers = new Map<number, Timer>()

  function add(callback: Callback, delay: number, repeats: boolean, args: unknown[]): object {
    made += 1
    const id = made
    const span = Math.max(1, Number.isFinite(delay) ? delay : 0)
    const every = repeats ? span : undefined
    timers.set(id, { id, at: elapsed + span, every, run: () => callback(...args) })
    return handleOf(id)
  }
  function remove(handle: unknown): void {
    if (handle !== undefined && handle !== null) timers.delete(Number(handle))
  }
  function handleOf(id: number): object {
    const handle = {
      ref: () => handle,
      unref: () => handle,
      hasRef: () => true,
      refresh: () => handle,
      [Symbol.toPrimitive]: () => id,
      [Symbol.dispose]: () => remove(id),
    }
    return handle
  }

  Object.assign(globalThis, {
    setTimeout: (callback: Callback, delay = 0, ...args: unknown[]) =>
      add(callback, delay, false, args),
    setInterval: (callback: Callback, delay = 0, ...args: unknown[]) =>
      add(callback, delay, true, args),
    clearTimeout: remove,
    clearInterval: remove,
  })
  Date.now = () => start + elapsed

  return {
    next() {
      const [first] = [...timers.values()].toSorted((a, b) => a.at - b.at || a.id - b.id)
      if (first === undefined) return undefined
      const span = Math.max(0, first.at - elapsed)
      elapsed += span
      if (first.every === undefined) timers.delete(first.id)
      else first.at = elapsed + first.every
      first.run()
      return span
    },
    restore() {
      Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval })
      Date.now = now
    },
  }
}
