import { MisuseError } from '../kernel/errors.ts'
import { describeUnfinished } from '../service/events/unfinished.ts'
import type { Service } from '../service/service.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import { untilIdle, type Watched } from './idle.ts'
import { withCauses } from './judge.ts'
import type { ExploreOptions } from './options.ts'
import { watchOutside, type Outside } from './outside.ts'
import type { Ending } from './run.ts'
import type { Sandbox } from './sandbox.ts'
import { callsSince } from './watch.ts'

export interface Failure {
  readonly error: unknown
  // What would be right, or what else there is to know.
  readonly hint?: string | undefined
  // That a request waits for a response that never comes, which one time-out mends wherever it happens.
  readonly isUnlimited?: boolean
}

export interface EndedRun {
  readonly ending: Ending
  readonly fork: FakeHealthLake
  readonly sandbox: Sandbox
  readonly service: Service
  // How many calls there had been before it.
  readonly before: number
  // Whether the exploration's own rules were there to the end.
  readonly keptRules: boolean
  readonly check: ExploreOptions['check']
  // Whether a rejection is the fault that was injected.
  readonly isPassedOn: (reason: unknown) => boolean
  // What would make another rejection right.
  readonly describeRight?: (reason: unknown) => string | undefined
}

// For how many milliseconds of real time a check may be silent, and for how many if something goes on outside.
const PATIENCE = 1000
const PATIENCE_OUTSIDE = 10_000

const UNLIMITED =
  'It waits for ever for a response that never comes, because nothing limits how long a request may take. Give the client requestHandler: { requestTimeout: 5000, throwOnRequestTimeout: true }, or each request a signal such as AbortSignal.timeout(5000).'
const WAITING =
  'It is still waiting, and nothing is left that could happen, except input, output and real timers that take longer than a quarter of a second.'
const WAITING_CHECK =
  'check is still waiting, and nothing is left that could happen, except input, output and timers that take longer than ten seconds.'
const ABOUT_SLEEP =
  'A sleep with setTimeout or node:timers/promises is virtual, unless the function was taken out of the module before, as const { setTimeout } = require(…) does.'
const ABOUT_MISUSE = 'The program swallowed that error.'

export async function findFailure(ended: EndedRun): Promise<Failure | undefined> {
  const { ending, isPassedOn } = ended
  const lost = findLoss(ended)
  if (lost !== undefined) return { error: new MisuseError(lost) }
  if (ending.kind === 'too many calls') {
    return {
      error: new Error(
        `It made more than ${ending.calls} calls; if that is right, give a larger maxCalls.`,
      ),
    }
  }
  const misuse = findSwallowedMisuse(ended)
  if (misuse !== undefined) return { error: misuse, hint: ABOUT_MISUSE }
  switch (ending.kind) {
    case 'crashed':
      return { error: ending.error }
    case 'waiting':
      if (ended.service.unanswered.size > 0) {
        return { error: new Error(UNLIMITED), isUnlimited: true }
      }
      return {
        error: new Error(WAITING),
        hint: ABOUT_SLEEP,
      }
    case 'settled': {
      const { result } = ending
      if (result.status === 'rejected' && !isPassedOn(result.reason)) {
        return { error: result.reason, hint: ended.describeRight?.(result.reason) }
      }
      return findListenerFailure(ended) ?? runCheck(ended, result)
    }
  }
}

// What a listener throws, or never ends, ends no program, but nobody has dealt with it.
function findListenerFailure({ service, isPassedOn }: EndedRun): Failure | undefined {
  const failed = service.listening.failures.find(({ error }) => !isPassedOn(error))
  if (failed !== undefined) {
    return { error: failed.error, hint: `A listener of ${failed.event.type} threw that.` }
  }
  const unfinished = describeUnfinished(service)
  if (unfinished === undefined) return undefined
  return { error: new MisuseError(unfinished), isUnlimited: service.unanswered.size > 0 }
}

// Without them nothing can be said of the run.
function findLoss({ keptRules, fork, service, before }: EndedRun): string | undefined {
  if (!keptRules) {
    return 'It removes all fault rules (by reset, restore or faults.clear), and with them the fault that is tried; it should remove its own rules by their handles.'
  }
  const made = service.state.history.calls - before
  return callsSince(fork, before).length < made
    ? 'It clears the history, which has the calls that the fault applied to; do that in check.'
    : undefined
}

function findSwallowedMisuse({ ending, service: { misuses } }: EndedRun): MisuseError | undefined {
  const causes = withCauses(errorAtEnd(ending))
  return misuses.some((misuse) => causes.has(misuse)) ? undefined : misuses[0]
}

function errorAtEnd(ending: Ending): unknown {
  if (ending.kind === 'crashed') return ending.error
  return ending.kind === 'settled' && ending.result.status === 'rejected'
    ? ending.result.reason
    : undefined
}

// Time is real in a check. One that nothing can wake any more is not waited for.
async function runCheck(
  { check, fork, sandbox: { outside } }: EndedRun,
  result: PromiseSettledResult<unknown>,
): Promise<Failure | undefined> {
  if (check === undefined) return undefined
  const isBusy = watchOutside(outside)
  let settled: { readonly failure: Failure | undefined } | undefined
  void findError(() => check(fork, result)).then((failure) => {
    settled = { failure }
  })
  const watched: Watched = {
    outside,
    isOver: () => settled !== undefined,
    activity: () => 0,
    onActive() {},
  }
  await untilIdle(watched, () => (isBusy() || hasTimers(outside) ? PATIENCE_OUTSIDE : PATIENCE))
  return settled === undefined ? { error: new Error(WAITING_CHECK) } : settled.failure
}

// It is not known whose they are: one that ran before may have ended since, and check may have set another.
function hasTimers(outside: Outside): boolean {
  return (outside.count().get('Timeout') ?? 0) > 0
}

async function findError(check: () => unknown): Promise<Failure | undefined> {
  try {
    await check()
    return undefined
  } catch (error) {
    return { error }
  }
}
