import { onTestFinished, vi } from 'vitest'

/** Makes each timer that somebody sets an error, and counts them. */
export function refuseTimers(): { set(): number } {
  const spies = [
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(refuse),
    vi.spyOn(globalThis, 'setInterval').mockImplementation(refuse),
    vi.spyOn(globalThis, 'setImmediate').mockImplementation(refuse),
  ]
  return { set: () => spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0) }
}

function refuse(): never {
  throw new Error('A timer was set.')
}

/** Puts timers and the system's time into the test's hands until its end. */
export function useFakeTimers(now: number): void {
  vi.useFakeTimers({ now })
  onTestFinished(() => void vi.useRealTimers())
}

/** A promise, and whether it has ended. */
export interface Watched<T> {
  readonly result: Promise<T>
  ended(): boolean
}

export function watched<T>(result: Promise<T>): Watched<T> {
  let over = false
  const end = () => {
    over = true
  }
  result.then(end, end)
  return { result, ended: () => over }
}
