import { MisuseError } from '../errors.ts'
import { controlOf, type Clock } from './clock.ts'

/**
 * Sets a clock, also back.
 *
 * @param clock The clock
 * @param to The instant, in epoch milliseconds
 * @throws MisuseError if it is somebody's own clock and would have to go back
 */
export function setClock(clock: Clock, to: number): void {
  const control = controlOf(clock)
  if (control !== undefined) {
    control.rewind(to)
  } else if (to < clock.now()) {
    throw new MisuseError(
      'restore: the clock is one of your own and would have to go back; give the fake manualClock(), pollingClock() or systemClock().',
    )
  } else {
    clock.set(to)
  }
}

/**
 * Moves a clock on; one that goes on by itself may be there already.
 *
 * @param clock The clock
 * @param to The instant, in epoch milliseconds
 */
export function moveClock(clock: Clock, to: number): void {
  if (controlOf(clock) === undefined) clock.set(Math.max(to, clock.now()))
  else clock.advance(Math.max(0, to - clock.now()))
}
