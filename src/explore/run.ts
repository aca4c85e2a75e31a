import { isSystemClock } from '../core/time/clock.ts'
import type { FaultRule } from '../core/faults/rule.ts'
import type { FakeHealthLake } from '../fake.ts'
import { virtualTimers, type VirtualTimers } from './timers.ts'

/** How a run ended. */
export type Ending =
  | { readonly kind: 'settled'; readonly result: PromiseSettledResult<unknown> }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'too many calls'; readonly calls: number }

/** One run of a program. */
export interface Run {
  readonly fork: FakeHealthLake
  readonly scenario: (fork: FakeHealthLake) => Promise<unknown>
  readonly fault?: FaultRule
  readonly maxCalls?: number
}

// Taken at once, so that fake timers of a test do not come between.
const { setImmediate } = globalThis

// Turns of the event loop after which a program without timers is taken to wait for ever.
const QUIET_TURNS = 20

/**
 * Runs a program on a fork. It is never waited for: when it sleeps, its timers go off and the fork's time passes; when
 * nothing can happen any more, it is left alone.
 *
 * @param run The run
 * @returns How it ended
 */
export async function runOnce({ fork, scenario, fault, maxCalls }: Run): Promise<Ending> {
  if (fault !== undefined) fork.faults.add(fault)
  const beyond =
    maxCalls === undefined
      ? undefined
      : fork.faults.add({ skip: maxCalls, times: 'always', outcome: { kind: 'hang' } })
  const timers = virtualTimers()
  let result: PromiseSettledResult<unknown> | undefined
  try {
    void settle(scenario, fork).then((settled) => {
      result = settled
    })
    for (;;) {
      await quiet(() => result !== undefined)
      if (result !== undefined) return { kind: 'settled', result }
      if (beyond !== undefined && beyond.used > 0) {
        return { kind: 'too many calls', calls: maxCalls ?? 0 }
      }
      if (!wake(timers, fork)) return { kind: 'waiting' }
    }
  } finally {
    timers.restore()
  }
}

async function settle(
  scenario: Run['scenario'],
  fork: FakeHealthLake,
): Promise<PromiseSettledResult<unknown>> {
  try {
    return { status: 'fulfilled', value: await scenario(fork) }
  } catch (reason) {
    return { status: 'rejected', reason }
  }
}

async function quiet(isOver: () => boolean): Promise<void> {
  for (let turn = 0; turn < QUIET_TURNS && !isOver(); turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
}

function wake(timers: VirtualTimers, { clock }: FakeHealthLake): boolean {
  const span = timers.next()
  if (span === undefined) return false
  if (!isSystemClock(clock)) clock.advance(span)
  return true
}
