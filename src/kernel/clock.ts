import { LAST_INSTANT, instantText } from './instant.ts'
import { assertCount, assertKnownMembers } from './assert-options.ts'
import { MisuseError } from './errors.ts'
import { toDuration, toInstant, type Duration, type Instant } from './time.ts'

/** The time of one fake. It never goes back by itself; only `restore` and `reset` set it back. */
export interface Clock {
  /** @returns The current instant, in epoch milliseconds */
  now(): number
  /**
   * Moves the clock on.
   *
   * @param by How far; milliseconds if a number
   * @throws MisuseError if that is negative or not a duration
   */
  advance(by: Duration): void
  /**
   * Moves the clock on to an instant.
   *
   * @param to The instant
   * @throws MisuseError if that is in the clock's past or not an instant
   */
  set(to: Instant): void
}

export interface ClockControl {
  // Whether it goes on by itself.
  readonly runs: boolean
  // Lets somebody stop it on its way, each time that it is moved; without an argument nobody.
  onMove(stopOver?: StopOver): void
  // Sets the clock, also back.
  rewind(to: number): void
  reset(): void
  // Makes a clock of the same kind that shows the same time and goes its own way.
  fork(): Clock
  // Makes the clock this owner's; it throws where it is another's.
  claim(owner: object): void
  // Lets another owner claim the clock; without effect where it is another's.
  release(owner: object): void
}

// Called before the clock is moved to an instant; it may be stopped at earlier ones first.
type StopOver = (to: number, stop: (at: number) => void) => void

const control = Symbol('control')

export interface ClockSource {
  // Whether it goes on by itself.
  readonly runs: boolean
  now(): number
}

const standstill: ClockSource = { runs: false, now: () => 0 }

interface ClockState {
  // How far ahead of its source it is at the start, and now; milliseconds.
  readonly initial?: number
  readonly added?: number
  readonly polls?: number | undefined
}

export function createClock(source: ClockSource, state: ClockState = {}): Clock {
  const { initial = 0, polls } = state
  let { added = initial } = state
  let latest = -Infinity
  let owned: object | undefined
  let stopOver: StopOver | undefined

  function nowAt(look: number): number {
    latest = Math.min(Math.max(latest, look + added), LAST_INSTANT)
    return latest
  }

  // One look at the source for each act: it may go on between two.
  function move(where: string, targetFrom: (now: number) => number): void {
    const look = source.now()
    const to = targetFrom(nowAt(look))
    if (to > LAST_INSTANT) {
      throw new MisuseError(
        `${where}: that is beyond the last instant, ${instantText(LAST_INSTANT)}.`,
      )
    }
    stopOver?.(to, (at) => {
      added = at - look
    })
    // At a stop it may have been moved further.
    added = Math.max(added, to - look)
  }

  const clock: Clock & { [control]: ClockControl } = {
    now: () => nowAt(source.now()),
    advance(by) {
      const milliseconds = toDuration(by, 'clock.advance')
      move('clock.advance', (now) => now + milliseconds)
    },
    set(to) {
      const instant = toInstant(to, 'clock.set')
      move('clock.set', (now) => {
        if (instant >= now) return instant
        throw new MisuseError(
          `clock.set: ${instantText(instant)} is before the clock's time, ${instantText(now)}. A clock only moves on; use snapshot() and restore() to go back.`,
        )
      })
    },
    [control]: {
      runs: source.runs,
      onMove(given) {
        stopOver = given
      },
      rewind(to) {
        latest = -Infinity
        added = to - source.now()
      },
      reset() {
        latest = -Infinity
        added = initial
      },
      fork() {
        const look = source.now()
        return createClock(source, { initial, added: nowAt(look) - look, polls })
      },
      claim(owner) {
        if (owned !== undefined) {
          throw new MisuseError(
            "clock: this clock is another fake's, and two fakes share nothing; make one for each fake, or dispose of the other first.",
          )
        }
        owned = owner
      },
      release(owner) {
        if (owned === owner) owned = undefined
      },
    },
  }
  return polls === undefined ? clock : Object.assign(clock, { polls })
}

/**
 * Makes a clock that moves only when you move it.
 *
 * @param start Where it starts (default: 2025-01-01T00:00:00.000Z)
 * @returns The clock
 * @throws MisuseError if `start` is not an instant
 */
export function manualClock(start: Instant = '2025-01-01T00:00:00.000Z'): Clock {
  return createClock(standstill, { initial: toInstant(start, 'manualClock') })
}

/**
 * Makes a clock that you can move and that also moves when something unfinished is polled. A poll of a resource is a
 * successful Describe of it, or a List of its kind. The n-th poll since it became unfinished moves the clock on by
 * 1/(polls − n + 1) of the time left until it is finished: the last of `polls` finds it finished.
 *
 * @param options Where it starts (default: 2025-01-01T00:00:00.000Z), and after how many polls something unfinished is
 *   finished (default: 1)
 * @returns The clock
 * @throws MisuseError if `start` is not an instant or `polls` is not a whole number of at least 1
 */
export function pollingClock(
  options: { start?: Instant; polls?: number } = {},
): Clock & { readonly polls: number } {
  assertKnownMembers(options, ['start', 'polls'], 'pollingClock')
  const { start = '2025-01-01T00:00:00.000Z', polls = 1 } = options
  assertCount(polls, 'pollingClock: polls', 1)
  const initial = toInstant(start, 'pollingClock')
  const clock = createClock(standstill, { initial, polls })
  return clock as Clock & { readonly polls: number }
}

export function pollsOf(clock: Clock): number | undefined {
  return 'polls' in clock && typeof clock.polls === 'number' ? clock.polls : undefined
}

export function controlOf(clock: Clock): ClockControl | undefined {
  return (clock as Clock & { [control]?: ClockControl })[control]
}

export function isSystemClock(clock: Clock): boolean {
  return controlOf(clock)?.runs === true
}

export function handClock(start: number): Clock {
  return createClock(standstill, { initial: start })
}
