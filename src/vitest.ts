import { test as base, type TestAPI } from 'vitest'
import type { HealthLakeAssertions } from './assert/matchers.ts'
import { withHealthLake, type HealthLakeFixtures } from './vitest/fixture.ts'

export { matchers } from './assert/matchers.ts'
export type { HealthLakeFixtures } from './vitest/fixture.ts'

declare module 'vitest' {
  interface Matchers<T> extends HealthLakeAssertions {}
}

/** Vitest's `test` with the fixture `healthlake`: a fresh fake for each test, verified after it. */
export const test: TestAPI<HealthLakeFixtures> = base.extend<HealthLakeFixtures>({
  healthlakeOptions: {},
  healthlake: withHealthLake,
})
