import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      'fake-healthlake/http': new URL('./src/http.ts', import.meta.url).pathname,
      'fake-healthlake/vitest': new URL('./src/vitest.ts', import.meta.url).pathname,
      'fake-healthlake': new URL('./src/index.ts', import.meta.url).pathname,
    },
  },
  test: {
    include: ['test/**/*.test.ts', 'examples/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    sequence: { shuffle: true },
    restoreMocks: true,
    // Whole programs run in some tests, on machines that may be busy.
    testTimeout: 20_000,
    coverage: {
      include: ['src/core/**/*.ts', 'src/spec/**/*.ts'],
      thresholds: { 100: true },
    },
  },
})
