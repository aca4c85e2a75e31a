import { MisuseError } from '../kernel/errors.ts'
import type { Service } from '../service/service.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import { checked } from './check.ts'
import { withCauses } from './judge.ts'
import type { ExploreOptions } from './options.ts'
import type { Ending } from './run.ts'
import { callsSince } from './watch.ts'

export interface Failure {
  readonly error: unknown
  // What to know about it where it happens without a fault.
  readonly hint?: string
}

export interface Ended {
  readonly ending: Ending
  readonly fork: FakeHealthLake
  readonly service: Service
  // How many calls there had been before it.
  readonly before: number
  // Whether the exploration's own rules were there to the end.
  readonly keptRules: boolean
  readonly check: ExploreOptions['check']
  // Tells whether a rejection is the fault that was injected.
  readonly isPassedOn: (reason: unknown) => boolean
}

const ABOUT_SLEEP =
  ' What it sleeps with must be setTimeout; what comes from node:timers/promises cannot be woken.'
const ABOUT_MISUSE = ' The program swallowed that error.'

export async function failureOf(ended: Ended): Promise<Failure | undefined> {
  const { ending, isPassedOn } = ended
  const lost = whatIsLost(ended)
  if (lost !== undefined) return { error: new MisuseError(lost) }
  if (ending.kind === 'too many calls') {
    return { error: new Error(`It made more than ${ending.calls} calls.`) }
  }
  const misuse = swallowedMisuse(ended)
  if (misuse !== undefined) return { error: misuse, hint: ABOUT_MISUSE }
  switch (ending.kind) {
    case 'crashed':
      return { error: ending.error }
    case 'waiting':
      return {
        error: new Error('It still waits when nothing can happen any more.'),
        hint: ABOUT_SLEEP,
      }
    case 'settled': {
      const { result } = ending
      if (result.status === 'rejected' && !isPassedOn(result.reason)) {
        return { error: result.reason }
      }
      return checked(ended, result)
    }
  }
}

// Without them nothing could be told of the run.
function whatIsLost({ keptRules, fork, service, before }: Ended): string | undefined {
  if (!keptRules) {
    return 'It takes away all fault rules (by reset, restore or faults.clear), and with them the fault that is tried; let it take its own away by their handles.'
  }
  const made = service.state.history.calls - before
  return callsSince(fork, before).length < made
    ? 'It clears the history, which tells what the fault struck; leave that to check.'
    : undefined
}

function swallowedMisuse({ ending, service: { misuses } }: Ended): MisuseError | undefined {
  const causes = withCauses(thrownAt(ending))
  return misuses.some((misuse) => causes.has(misuse)) ? undefined : misuses[0]
}

function thrownAt(ending: Ending): unknown {
  if (ending.kind === 'crashed') return ending.error
  return ending.kind === 'settled' && ending.result.status === 'rejected'
    ? ending.result.reason
    : undefined
}
