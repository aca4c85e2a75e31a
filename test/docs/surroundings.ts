// What a piece of code in the documentation may use without importing it: the globals of a runner, as Jest has them.
import { expect as expected } from 'vitest'

declare global {
  const expect: typeof expected
  const beforeEach: (hook: () => unknown) => void
  const afterEach: (hook: () => unknown) => void
  const afterAll: (hook: () => unknown) => void
}

function atOnce(hook: () => unknown): void {
  hook()
}

/** The same names as values. What belongs before or after a test is done at once. */
export const surroundings: Readonly<Record<string, unknown>> = {
  expect: expected,
  beforeEach: atOnce,
  afterEach: atOnce,
  afterAll: atOnce,
}
