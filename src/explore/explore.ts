import { draw } from '../kernel/random.ts'
import { MisuseError } from '../kernel/errors.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import { serviceOf } from '../clients/service-of.ts'
import { enterSandbox } from './sandbox.ts'
import { assertOptions, wantedOf, type ExploreOptions } from './options.ts'
import { assertThat } from '../kernel/assert-options.ts'
import { progress } from './progress.ts'
import { createReport, type FaultReport, type Finding } from './report.ts'
import type { Scenario } from './run.ts'
import { withFault, withoutFault } from './trial.ts'

const MOST_CALLS_WITHOUT_FAULT = 1000

/**
 * Searches for the faults that a program does not survive. It runs the program once on a fork without any fault, then once
 * for each fault at each of its calls, for single attempts and for whole calls. A run survives if the program resolves, or
 * rejects with that very fault, and `check` does not throw. It fails if it leaves a rejection unhandled, or swallows a
 * MisuseError.
 *
 * An error of the program's own counts as the fault if it has the error or the response as its cause. Its message may say
 * it instead: the name or the status of a service error, the code of a connection error, or the status or the reason with
 * which a data store or a job failed. Any other error fails the run, unless `accepts` allows it; the report then says what
 * the error lacks.
 *
 * Where no response comes at all, the fault is the TimeoutError or AbortError with which `requestTimeout` or `abortSignal`
 * ends the call, or the timeout of an HTTP client, with a code such as ETIMEDOUT. An error of the program's own needs one
 * of these as its name, its code or its cause. Calls by `execute` and `fhir().request`, which return at once, always get a
 * response.
 *
 * A program that sets no time-out waits for ever at every call that gets no response. That is one failure, whose `also` has
 * the rules for the other calls.
 *
 * A rule for an entry of a batch names its interaction, type and id. The batch itself gets its usual response, so there the
 * fault is an error that has the status of the entry in its message, or as `status`, or whose cause does.
 *
 * Sleeps take no real time: for the code that the program runs, and for no other, setTimeout, setInterval,
 * AbortSignal.timeout, Date, performance.now, Math.random, node:timers and node:timers/promises are virtual. Date is the
 * fork's clock; on a system's clock it begins at the system's time. A function that was taken out of such a module before,
 * as `const { setTimeout } = require('node:timers/promises')` does, takes real time. That is waited for a quarter of a
 * second only, as are input and output.
 *
 * @param fake The fake to start from; it stays as it is
 * @param scenario The program, which gets a fork
 * @param options How to explore
 * @returns What was found
 * @throws MisuseError if the program fails without any fault or makes no call, if no fault could apply to one, or an option
 *   is wrong
 * @example
 *   const report = await exploreFaults(fake, (fork) => {
 *     return provision(fork.client({ requestHandler: { requestTimeout: 5000, throwOnRequestTimeout: true } }))
 *   })
 *   expect(report.failures, String(report)).toEqual([])
 */
export async function exploreFaults(
  fake: FakeHealthLake,
  scenario: Scenario,
  options: ExploreOptions = {},
): Promise<FaultReport> {
  const service = serviceOf(fake)
  if (service === undefined) {
    throw new MisuseError('exploreFaults: give what createFakeHealthLake() returned.')
  }
  const isProgram = typeof scenario === 'function'
  assertThat(isProgram, 'exploreFaults: the program', scenario, 'a function that gets a fork')
  assertOptions(options, service.exchanges)
  const { check, accepts, limit = Infinity } = options
  const sandbox = enterSandbox()
  const bar = progress('exploreFaults', 'runs')
  try {
    const exploration = { fake, scenario, check, accepts, sandbox }
    const most = options.maxCalls ?? MOST_CALLS_WITHOUT_FAULT
    const { calls, faults, patience } = await withoutFault(exploration, most, wantedOf(options))
    const { maxCalls = 10 * calls + 100 } = options
    const tried = sample(faults, limit, service.state.seed)
    const findings: Finding[] = []
    for (const fault of tried) {
      bar.show(findings.length, tried.length)
      findings.push(await withFault(exploration, maxCalls, patience, fault))
    }
    return createReport(calls, findings)
  } finally {
    bar.end()
    sandbox.leave()
  }
}

function sample<Fault>(faults: readonly Fault[], limit: number, seed: number): readonly Fault[] {
  if (faults.length <= limit) return faults
  const chances = faults.map((_fault, index) => draw(seed, 'explore', index)[0])
  const chosen = [...chances.keys()].toSorted(
    (a, b) => (chances[a] ?? 0) - (chances[b] ?? 0) || a - b,
  )
  const kept = new Set(chosen.slice(0, limit))
  return faults.filter((_fault, index) => kept.has(index))
}
