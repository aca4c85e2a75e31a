import { controlOf, type Clock } from './clock.ts'
import { MisuseError } from './errors.ts'
import { instantText, isInstant } from './instant.ts'
import { show } from './suggest.ts'

export function readClock(clock: Clock): number {
  const shown: unknown = clock.now()
  if (typeof shown === 'number' && isInstant(shown)) return Math.floor(shown)
  throw new MisuseError(
    `clock.now() gave ${show(shown)}; give epoch milliseconds, a number that a Date can hold.`,
  )
}

export function setClock(clock: Clock, to: number): void {
  const control = controlOf(clock)
  if (control !== undefined) {
    control.rewind(to)
  } else if (to < readClock(clock)) {
    throw new MisuseError(
      'restore: the clock is one of your own and would have to go back; give the fake manualClock(), pollingClock() or systemClock().',
    )
  } else {
    clock.set(to)
    assertReached(clock, to, 'set')
  }
}

export function moveClock(clock: Clock, to: number): void {
  const now = readClock(clock)
  if (controlOf(clock) === undefined) clock.set(Math.max(to, now))
  else clock.advance(Math.max(0, to - now))
  assertReached(clock, to, 'set')
}

export function advanceClock(clock: Clock, by: number): void {
  const to = Math.floor(readClock(clock) + by)
  clock.advance(by)
  assertReached(clock, to, 'advance')
}

function assertReached(clock: Clock, to: number, moved: 'set' | 'advance'): void {
  const now = readClock(clock)
  if (now >= to) return
  throw new MisuseError(
    `clock.${moved} should have moved the clock on to ${instantText(to)}, but it shows ${instantText(now)}; a clock of your own must move to the instant that it is given.`,
  )
}
