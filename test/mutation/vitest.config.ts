import { defineConfig } from 'vitest/config'

const root = new URL('../../', import.meta.url).pathname

/** The tests that are run against each mutant: those of core and spec that need no process, no port and no patience. */
export default defineConfig({
  root,
  resolve: {
    alias: {
      'fake-healthlake/http': `${root}src/http.ts`,
      'fake-healthlake': `${root}src/index.ts`,
    },
  },
  test: {
    include: [
      'test/{assert,core,data,faults,jobs,operations,quotas,state,tags}/*.test.ts',
      'test/wire/{attempts,protocol,region,signature}.test.ts',
      'test/spec/sdk-schema.test.ts',
      'test/timeline.test.ts',
    ],
    exclude: [
      'test/core/many-transitions.test.ts',
      'test/faults/{outcomes-with-the-sdk,patience-on-the-system-clock,retries,same-strikes}.test.ts',
      'test/jobs/{any-history,sdk}.test.ts',
      'test/state/continuation.test.ts',
    ],
    setupFiles: ['test/setup.ts'],
    restoreMocks: true,
    isolate: false,
    testTimeout: 20_000,
  },
})
