import { expect, test as base, type TestAPI } from 'vitest'
import { matchers, type HealthLakeAssertions } from './testing/assert/matchers.ts'
import { assertRecentVitest, withHealthLake, type HealthLakeFixtures } from './vitest/fixture.ts'

export { matchers }
export type { HealthLakeFixtures } from './vitest/fixture.ts'

// What Vitest's own interface of matchers takes differs from version to version; it has all of this one.
declare global {
  namespace Chai {
    interface Assertion extends HealthLakeAssertions {}
  }
}

assertRecentVitest(base)

/** Vitest's `test` with the fixture `healthlake`: a new fake for each test, verified after it, and the matchers. */
export const test: TestAPI<HealthLakeFixtures> = base.extend<HealthLakeFixtures>({
  healthlakeOptions: {},
  healthlake: async ({ healthlakeOptions, task }, use) => {
    expect.extend(matchers)
    await withHealthLake({ healthlakeOptions, task }, use)
  },
})
