import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { onTestFinished } from 'vitest'

/** Makes a fake to which HTTP is led until the end of the test. */
export function intercepting(...args: Parameters<typeof createFakeHealthLake>): FakeHealthLake {
  const fake = createFakeHealthLake(...args)
  interceptUntilEnd(fake)
  return fake
}

/** Leads HTTP to the fake, until the end of the test at the latest. */
export function interceptUntilEnd(fake: FakeHealthLake): Disposable {
  const interception = interceptHttp(fake)
  onTestFinished(() => interception[Symbol.dispose]())
  return interception
}
