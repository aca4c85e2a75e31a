import { isSystemClock } from '../kernel/clock.ts'
import type { Service } from '../service/service.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import type { Sandbox } from './sandbox.ts'
import { runLeftovers, isActive, untilIdle, type Watched } from './idle.ts'
import { watchOutside } from './outside.ts'
import { limitCalls } from './watch.ts'
import { oneLine } from '../kernel/suggest.ts'
import type { Uncaught, Environment } from './environment.ts'

/** The program to explore: it makes its calls on the fork that it gets, and resolves once it is done. */
export type Scenario = (fork: FakeHealthLake) => Promise<unknown>

export type Ending =
  | { readonly kind: 'settled'; readonly result: PromiseSettledResult<unknown> }
  // Something was thrown and not caught, which ends a process.
  | { readonly kind: 'crashed'; readonly error: unknown }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'too many calls'; readonly calls: number }

export interface Patience {
  readonly atLeast: number
  // A multiple of the longest silence after which the program went on.
  learned: number
}

// How much longer a silence may be than those before, and how long at most.
const LEEWAY = 4
const MOST_LEARNED = 250

// Milliseconds for which something outside of the process may be under way before it counts as stuck.
const PATIENCE_OUTSIDE = 250

export interface Run {
  readonly fork: FakeHealthLake
  readonly service: Service
  readonly scenario: Scenario
  readonly sandbox: Sandbox
  // How many calls it may make.
  readonly maxCalls: number
  readonly patience: Patience
}

// How often timers may go off, one after another, without a request: a timer that repeats is not progress.
const IDLE_TIMERS = 10_000

// After how many of them nothing outside is waited for any more; it may not even be the program's.
const WAITING_TIMERS = 40

// A program that sleeps is not waited for: its next timer goes off, and the fork's time passes. When nothing is left that
// could happen, it is left alone.
export async function runOnce(run: Run): Promise<Ending> {
  const { service, scenario, fork, sandbox, maxCalls, patience } = run
  const guard = limitCalls(service, maxCalls)
  const { outside } = sandbox
  const isBusy = watchOutside(outside)
  const environment = sandbox.createEnvironment({
    seed: service.state.seed,
    now: readForkTime(fork),
  })
  let result: PromiseSettledResult<unknown> | undefined
  // Listeners of events may go on when the program has ended.
  const isDone = () => result !== undefined && service.listening.pending.size === 0
  const end = (): Ending =>
    result === undefined ? { kind: 'waiting' } : { kind: 'settled', result }
  const program: Watched = {
    outside,
    isOver: () => isDone() || environment.uncaught.length > 0,
    activity: () => service.state.history.requests + environment.timers.made,
    onActive(after) {
      patience.learned = Math.min(MOST_LEARNED, Math.max(patience.learned, LEEWAY * after))
    },
  }
  void sandbox
    .run(environment, () => runProgram(scenario, fork))
    .then((settled) => {
      result = settled
    })

  let requests = 0
  let idle = 0
  try {
    for (;;) {
      await untilIdle(program, () => {
        const isAtWork = isBusy() || environment.computing > 0
        return idle < WAITING_TIMERS && isAtWork ? PATIENCE_OUTSIDE : 0
      })
      if (isDone()) await runLeftovers(() => environment.uncaught.length > 0)
      if (guard.isReached()) return { kind: 'too many calls', calls: maxCalls }
      const [uncaught] = environment.uncaught
      if (uncaught !== undefined) return { kind: 'crashed', error: toError(uncaught) }
      if (isDone()) return end()
      idle = service.state.history.requests === requests ? idle + 1 : 0
      ;({ requests } = service.state.history)
      const next = idle > IDLE_TIMERS ? 'none' : runNextTimer(environment, fork)
      if (typeof next === 'object') return next
      if (
        next === 'none' &&
        !(await isActive(program, () => Math.max(patience.atLeast, patience.learned)))
      ) {
        return end()
      }
    }
  } finally {
    guard.remove()
  }
}

async function runProgram(
  scenario: Scenario,
  fork: FakeHealthLake,
): Promise<PromiseSettledResult<unknown>> {
  try {
    return { status: 'fulfilled', value: await scenario(fork) }
  } catch (reason) {
    return { status: 'rejected', reason }
  }
}

// On a clock that is moved by hand, the program's time is the fork's; a system's clock follows the program's.
function readForkTime({ clock }: FakeHealthLake): (() => number) | undefined {
  return isSystemClock(clock) ? undefined : () => clock.now()
}

function toError({ event, error }: Uncaught): unknown {
  if (event === 'uncaughtException') return error
  return new Error(`It leaves a rejection unhandled, which ends a process: ${oneLine(error)}`, {
    cause: error,
  })
}

// What a timer throws ends a process, and so the run.
function runNextTimer(
  environment: Environment,
  { clock }: FakeHealthLake,
): 'run' | 'none' | Ending {
  const due = environment.timers.next()
  if (due === undefined) return 'none'
  if (!isSystemClock(clock)) clock.advance(due.span)
  try {
    due.fire()
    return 'run'
  } catch (error) {
    return { kind: 'crashed', error }
  }
}
