import { MisuseError } from '../kernel/errors.ts'
import type { FaultRule } from '../state/fault-rules.ts'
import { listed } from '../kernel/suggest.ts'
import type { Failure } from './failure.ts'
import type { ExploreOptions } from './options.ts'
import { oneLine } from '../kernel/suggest.ts'
import type { Call } from '../service/history/calls.ts'

export function assertNoFailure(failure: Failure | undefined): void {
  if (failure === undefined) return
  const { error, hint } = failure
  const more = hint === undefined ? '' : ` ${hint}`
  throw new MisuseError(
    `exploreFaults: the program fails without any fault, so there is nothing to explore yet: ${oneLine(error)}${more}`,
    { cause: error },
  )
}

export function assertCalls(calls: readonly Call[], leftFakeAlone: boolean): void {
  if (calls.length > 0) return
  throw new MisuseError(
    leftFakeAlone
      ? 'exploreFaults: the program makes no call, so there is nothing to explore; let it use a client of the fork that it is given, and return a promise that settles when its work is done.'
      : 'exploreFaults: the program calls the fake itself; let it use the fork that it is given.',
  )
}

export function assertFaults(
  faults: readonly FaultRule[],
  calls: readonly Call[],
  outcomes: ExploreOptions['outcomes'],
): void {
  if (faults.length > 0) return
  const called = listed([...new Set(calls.map(({ operation }) => operation))])
  throw new MisuseError(
    outcomes === undefined
      ? `exploreFaults: no fault can apply to a call of the program, since rules or quotas of the fake apply to them all first; it calls ${called}.`
      : `exploreFaults: none of the outcomes can apply to a call of the program, which calls ${called}; give others, or leave outcomes out to try all.`,
  )
}
