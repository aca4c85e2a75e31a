import { defineConfig } from 'vitest/config'

/** The packed package in small projects. They are no part of `npm test`: they install from the registry. */
export default defineConfig({
  test: {
    include: ['test/package/*.package.ts'],
    globalSetup: 'test/package/install.ts',
    reporters: 'verbose',
    testTimeout: 300_000,
    hookTimeout: 120_000,
    maxConcurrency: 2,
    fileParallelism: false,
  },
})
