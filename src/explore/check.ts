import type { Ended, Failure } from './failure.ts'
import { isBusyOutside, untilIdle, type Watched } from './idle.ts'

// For how many milliseconds of real time a check may be silent, and for how many if something goes on outside.
const PATIENCE = 1000
const PATIENCE_OUTSIDE = 10_000

// Time is real in a check; one that nothing can wake any more is not waited for.
export async function checked(
  { check, fork }: Pick<Ended, 'check' | 'fork'>,
  result: PromiseSettledResult<unknown>,
): Promise<Failure | undefined> {
  if (check === undefined) return undefined
  const isBusy = isBusyOutside()
  let settled: { readonly failure: Failure | undefined } | undefined
  void outcomeOf(() => check(fork, result)).then((failure) => {
    settled = { failure }
  })
  const watched: Watched = { isOver: () => settled !== undefined, activity: () => 0, stirred() {} }
  await untilIdle(watched, () => (isBusy() || hasTimers() ? PATIENCE_OUTSIDE : PATIENCE))
  return settled === undefined
    ? { error: new Error('check still waits when nothing can happen any more.') }
    : settled.failure
}

// Whose they are cannot be told: one that ran before may have ended since, and the check have set another.
function hasTimers(): boolean {
  return process.getActiveResourcesInfo().includes('Timeout')
}

async function outcomeOf(check: () => unknown): Promise<Failure | undefined> {
  try {
    await check()
    return undefined
  } catch (error) {
    return { error }
  }
}
