import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      'fake-healthlake/explore': new URL('./src/explore.ts', import.meta.url).pathname,
      'fake-healthlake/fast-check': new URL('./src/fast-check.ts', import.meta.url).pathname,
      'fake-healthlake/http': new URL('./src/http.ts', import.meta.url).pathname,
      'fake-healthlake/vitest': new URL('./src/vitest.ts', import.meta.url).pathname,
      'fake-healthlake': new URL('./src/index.ts', import.meta.url).pathname,
    },
  },
  test: {
    setupFiles: ['test/setup.ts'],
    sequence: { shuffle: true },
    restoreMocks: true,
    maxWorkers: '100%',
    // Whole programs run in some tests, on machines that may be busy.
    testTimeout: 120_000,
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    // Loading AWS's client takes longer than most files of tests: they share it.
    isolate: false,
    coverage: {
      include: ['src/{kernel,model,state,features,service}/**/*.ts'],
      thresholds: { 100: true },
    },
  },
})
