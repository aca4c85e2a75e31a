import { MisuseError } from '../kernel/errors.ts'
import type { FaultRule } from '../state/fault-rules.ts'
import type { Call } from '../state/calls.ts'
import { listed } from '../kernel/suggest.ts'
import type { Failure } from './failure.ts'
import type { ExploreOptions } from './options.ts'
import { oneLine } from './report.ts'

/**
 * Refuses a program that is broken already.
 *
 * @param failure Why it did not survive the run without a fault, if it did not
 * @throws MisuseError telling so
 */
export function assertNoFailure(failure: Failure | undefined): void {
  if (failure === undefined) return
  const { error, hint = '' } = failure
  throw new MisuseError(
    `exploreFaults: the program fails without any fault, so there is nothing to explore yet: ${oneLine(error)}${hint}`,
    { cause: error },
  )
}

/**
 * Refuses a program that makes no call, as if all were well with it.
 *
 * @param calls The calls of the run without a fault
 * @param leftFakeAlone Whether the fake that the fork was made of got no request in that run
 * @throws MisuseError if there are none
 */
export function assertCalls(calls: readonly Call[], leftFakeAlone: boolean): void {
  if (calls.length > 0) return
  throw new MisuseError(
    leftFakeAlone
      ? 'exploreFaults: the program makes no call, so there is nothing to explore; let it use a client of the fork that it is given, and give a promise that ends when its work does.'
      : 'exploreFaults: the program calls the fake itself; let it use the fork that it is given.',
  )
}

/**
 * Refuses to try nothing, as if all had been tried.
 *
 * @param faults The faults to try
 * @param calls The calls of the run without a fault
 * @param outcomes The outcomes that were given, if any were
 * @throws MisuseError if there are none
 */
export function assertFaults(
  faults: readonly FaultRule[],
  calls: readonly Call[],
  outcomes: ExploreOptions['outcomes'],
): void {
  if (faults.length > 0) return
  const called = listed([...new Set(calls.map(({ operation }) => operation))])
  throw new MisuseError(
    outcomes === undefined
      ? `exploreFaults: no fault can strike a call of the program, for rules or quotas of the fake strike them all before; it calls ${called}.`
      : `exploreFaults: none of the outcomes can strike a call of the program, which calls ${called}; give others, or leave outcomes out to try all.`,
  )
}
