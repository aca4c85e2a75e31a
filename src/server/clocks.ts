import { manualClock, pollingClock, type Clock } from '../kernel/clock.ts'
import { MisuseError } from '../kernel/errors.ts'
import { systemClock } from '../kernel/system-clock.ts'
import { toInstant } from '../kernel/time.ts'

const clocks: Readonly<Record<string, (start: number | undefined) => Clock>> = {
  manual: (start) => (start === undefined ? manualClock() : manualClock(start)),
  // Programs that ask for what is new go by their own clock.
  polling: (start = Date.now()) => pollingClock({ start }),
  system(start) {
    if (start === undefined) return systemClock()
    throw new MisuseError(
      "--start is for --clock manual or polling; the system's clock shows the system's time.",
    )
  },
}

export function toClock(kind: string, start: string | undefined): Clock {
  const make = Object.hasOwn(clocks, kind) ? clocks[kind] : undefined
  if (make !== undefined) return make(start === undefined ? undefined : toStart(start))
  throw new MisuseError(`--clock is ${kind}; give manual, system or polling.`)
}

function toStart(text: string): number {
  if (text === 'now') return Date.now()
  return toInstant(/^\d+$/.test(text) ? Number(text) : text, '--start')
}
