import { defineConfig } from 'vitest/config'
import { verdicts } from './verdicts.ts'

const root = new URL('../../', import.meta.url).pathname
const hours = 3_600_000

/** The contract of the real service. It is no part of `npm test`, and not for CI. */
export default defineConfig({
  root,
  resolve: { alias: { 'fake-healthlake': `${root}src/index.ts` } },
  test: {
    include: ['test/live/contract.live.ts'],
    reporters: ['verbose', verdicts(process.env)],
    testTimeout: 3 * hours,
    hookTimeout: 3 * hours,
  },
})
