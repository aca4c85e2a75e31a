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

/** Puts timeouts and the system's time into the test's hands until its end. */
export function useFakeTimers(now: number): void {
  vi.useFakeTimers({ now, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
}
