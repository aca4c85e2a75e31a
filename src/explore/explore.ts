import { demandKnown } from '../core/demand.ts'
import { draw } from '../core/chance.ts'
import { MisuseError } from '../core/errors.ts'
import type { FaultOutcome, FaultRule } from '../core/faults/rule.ts'
import type { FakeHealthLake } from '../fake.ts'
import { serviceOf } from '../internal.ts'
import { candidatesFor } from './candidates.ts'
import { isInjected } from './judge.ts'
import { progress } from './progress.ts'
import { lineFor, oneLine, reportOf, type FaultFailure, type FaultReport } from './report.ts'
import { runOnce, type Ending } from './run.ts'

/** How to explore. */
export interface ExploreOptions {
  /** What must hold after a run, whether the program resolved or rejected; it throws if it does not. */
  check?: (fork: FakeHealthLake, result: PromiseSettledResult<unknown>) => void | Promise<void>
  /** The outcomes to try (default: every one that an operation can have). */
  outcomes?: readonly FaultOutcome[]
  /** How many runs at most: a sample, from the seed (default: all). */
  limit?: number
  /** How many calls a run may make (default: 10 × those of the fault-free run + 100). */
  maxCalls?: number
}

type Scenario = (fork: FakeHealthLake) => Promise<unknown>

/**
 * Searches for the faults that a program does not survive: runs it once on a fork without any, then once for each fault
 * at each of its calls, for single attempts and for whole calls. A run survives if the program resolves, or rejects with
 * the very fault, and `check` does not throw. A program that sleeps is not waited for: while it runs, setTimeout,
 * setInterval and Date.now are virtual.
 *
 * @param fake The fake to start from; it stays as it is
 * @param scenario The program, which gets a fork
 * @param options How to explore
 * @returns What was found
 * @throws MisuseError if the program fails without any fault
 */
export async function exploreFaults(
  fake: FakeHealthLake,
  scenario: Scenario,
  options: ExploreOptions = {},
): Promise<FaultReport> {
  demandKnown(options, ['check', 'outcomes', 'limit', 'maxCalls'], 'exploreFaults')
  const calls = await callsWithoutFaults(fake, scenario, options)
  const { maxCalls = 10 * calls.length + 100, limit = Infinity } = options
  const faults = sample(fake, candidatesFor(calls, options.outcomes), limit)
  const failures: FaultFailure[] = []
  const shown = progress(faults.length)
  for (const fault of faults) {
    shown.step()
    const fork = fake.fork()
    const ending = await runOnce({ fork, scenario, fault, maxCalls })
    const error = await complaintAbout(fork, ending, fault, options)
    if (error !== undefined) failures.push({ fault, error, reproduce: lineFor(fault) })
  }
  shown.end()
  return reportOf(calls.length, faults.length, failures)
}

async function callsWithoutFaults(
  fake: FakeHealthLake,
  scenario: Scenario,
  options: ExploreOptions,
) {
  const fork = fake.fork()
  fork.clearHistory()
  const ending = await runOnce({ fork, scenario })
  const error = await complaintAbout(fork, ending, undefined, options)
  if (error === undefined) return fork.history
  throw new MisuseError(
    `exploreFaults: the program fails without any fault, so there is nothing to explore yet: ${oneLine(error)}`,
    { cause: error },
  )
}

async function complaintAbout(
  fork: FakeHealthLake,
  ending: Ending,
  fault: FaultRule | undefined,
  { check }: ExploreOptions,
): Promise<unknown> {
  if (ending.kind === 'waiting')
    return new Error('It still waits when nothing can happen any more.')
  if (ending.kind === 'too many calls') return new Error(`It made more than ${ending.calls} calls.`)
  const { result } = ending
  const passedOn =
    result.status === 'rejected' && fault !== undefined && isInjected(result.reason, fault.outcome)
  if (result.status === 'rejected' && !passedOn) return result.reason
  try {
    await check?.(fork, result)
    return undefined
  } catch (error) {
    return error
  }
}

function sample(fake: FakeHealthLake, faults: FaultRule[], limit: number): FaultRule[] {
  if (!(limit >= 1)) throw new MisuseError(`exploreFaults: limit is ${limit}; give 1 or more.`)
  if (faults.length <= limit) return faults
  const seed = serviceOf(fake)?.state.seed ?? 1
  const drawn = faults.map((_fault, index) => ({ index, chance: draw(seed, 'explore', index)[0] }))
  const chosen = drawn.toSorted((a, b) => a.chance - b.chance).slice(0, Math.floor(limit))
  const kept = new Set(chosen.map(({ index }) => index))
  return faults.filter((_fault, index) => kept.has(index))
}
