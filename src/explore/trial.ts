import { MisuseError } from '../core/errors.ts'
import type { Call } from '../core/history/history.ts'
import type { Service } from '../core/service.ts'
import type { FakeHealthLake } from '../fake.ts'
import { serviceOf } from '../internal.ts'
import type { Ambience } from './ambience.ts'
import { candidatesFor, type InjectedFault } from './candidates.ts'
import { isInjected } from './judge.ts'
import type { ExploreOptions } from './options.ts'
import { oneLine, type Finding } from './report.ts'
import { runOnce, type Ending, type Patience, type Scenario } from './run.ts'
import { countReached } from './watch.ts'

/** What all runs of an exploration have in common. */
export interface Exploration {
  readonly fake: FakeHealthLake
  readonly scenario: Scenario
  readonly check: ExploreOptions['check']
  readonly ambience: Ambience
}

// The first run may have to load modules.
const PATIENCE_WITHOUT_FAULT = 1000
const PATIENCE = 20

const HINT =
  ' What it sleeps with must be setTimeout; what comes from node:timers/promises cannot be woken.'

/** What the run without a fault has shown. */
export interface FaultFree {
  /** How many calls the program made. */
  readonly calls: number
  /** The faults to try. */
  readonly faults: readonly InjectedFault[]
  /** How long the program may be silent. */
  readonly patience: Patience
}

/**
 * Runs the program without any fault.
 *
 * @param exploration What is explored
 * @param maxCalls How many calls the program may make
 * @param outcomes The outcomes to try (default: all that an operation can have)
 * @returns What that has shown
 * @throws MisuseError if it fails
 */
export async function withoutFault(
  exploration: Exploration,
  maxCalls: number,
  outcomes: ExploreOptions['outcomes'],
): Promise<FaultFree> {
  const { fake, check } = exploration
  const requests = serviceOf(fake)?.state.history.requests
  return onFork(fake, async (fork, service) => {
    const before = service.state.history.calls
    const reached = countReached(service)
    const patience = { atLeast: PATIENCE_WITHOUT_FAULT, learned: PATIENCE }
    const ending = await runOnce({ ...exploration, fork, service, maxCalls, patience })
    reached.remove()
    const failure = await failureOf(ending, fork, check, () => false)
    if (failure !== undefined) {
      throw new MisuseError(
        `exploreFaults: the program fails without any fault, so there is nothing to explore yet: ${oneLine(failure.error)}${ending.kind === 'waiting' ? HINT : ''}`,
        { cause: failure.error },
      )
    }
    const calls = callsSince(fork, before)
    if (calls.length === 0 && serviceOf(fake)?.state.history.requests !== requests) {
      throw new MisuseError(
        'exploreFaults: the program calls the fake itself; let it use the fork that it is given.',
      )
    }
    return {
      calls: calls.length,
      faults: candidatesFor(calls, reached, outcomes),
      patience: { ...patience, atLeast: PATIENCE },
    }
  })
}

/**
 * Runs the program with a fault.
 *
 * @param exploration What is explored
 * @param maxCalls How many calls the program may make
 * @param patience How long it may be silent
 * @param fault The fault
 * @returns What was found
 */
export async function withFault(
  exploration: Exploration,
  maxCalls: number,
  patience: Patience,
  fault: InjectedFault,
): Promise<Finding> {
  return onFork(exploration.fake, async (fork, service) => {
    const before = service.state.history.calls
    const injected = fork.faults.add(fault)
    const id = service.state.faults.added
    const ending = await runOnce({ ...exploration, fork, service, maxCalls, patience })
    injected.remove()
    const struck = callsSince(fork, before).filter((call) => requestsStruck(call, id).length > 0)
    const requestIds = new Set(struck.flatMap((call) => requestsStruck(call, id)))
    const failure = await failureOf(ending, fork, exploration.check, (reason) =>
      isInjected(reason, fault.outcome, requestIds),
    )
    const [first] = struck
    return {
      fault,
      call: first === undefined ? undefined : first.sequence - before,
      ...(failure === undefined ? {} : { failure }),
    }
  })
}

// Disposed of afterwards, so that a program that is left alone while it waits lets go of what it intercepted.
async function onFork<T>(
  fake: FakeHealthLake,
  run: (fork: FakeHealthLake, service: Service) => Promise<T>,
): Promise<T> {
  const fork = fake.fork()
  try {
    return await run(fork, serviceOf(fork) as Service)
  } finally {
    fork[Symbol.dispose]()
  }
}

function callsSince({ history }: FakeHealthLake, before: number): Call[] {
  return history.filter(({ sequence }) => sequence > before)
}

function requestsStruck({ attempts }: Call, rule: number): string[] {
  return attempts
    .filter(({ fault, faults = [fault] }) => faults.some((each) => each?.rule === rule))
    .map(({ requestId }) => requestId)
}

async function failureOf(
  ending: Ending,
  fork: FakeHealthLake,
  check: ExploreOptions['check'],
  isPassedOn: (reason: unknown) => boolean,
): Promise<{ readonly error: unknown } | undefined> {
  if (ending.kind === 'waiting') {
    return { error: new Error('It still waits when nothing can happen any more.') }
  }
  if (ending.kind === 'too many calls') {
    return { error: new Error(`It made more than ${ending.calls} calls.`) }
  }
  const { result } = ending
  if (result.status === 'rejected' && !isPassedOn(result.reason)) return { error: result.reason }
  try {
    await check?.(fork, result)
    return undefined
  } catch (error) {
    return { error }
  }
}
