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
  if (control === undefined) clock.set(to)
  else control.rewind(to)
}
