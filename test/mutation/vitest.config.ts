import { defineConfig } from 'vitest/config'

const root = new URL('../../', import.meta.url).pathname

// They take much longer than all others where each branch is counted, and see no more.
const large = ['very long strings', 'over 5 MiB', 'more than 5,000,000 bytes', 'may be many']

/** The tests that are run against each mutant: those of all below the protocols that need no process, no port and no patience. */
export default defineConfig({
  root,
  resolve: {
    alias: {
      'fake-healthlake/explore': `${root}src/explore.ts`,
      'fake-healthlake/http': `${root}src/http.ts`,
      'fake-healthlake': `${root}src/index.ts`,
    },
  },
  test: {
    include: [
      'test/{assert,backups,core,data,events,faults,jobs,kernel,operations,quotas,service,spec,state,tags}/*.test.ts',
      'test/wire/{answers,attempts,misuse,refusals,region,signature}.test.ts',
      'test/timeline.test.ts',
    ],
    exclude: [
      'test/core/many-transitions.test.ts',
      'test/faults/{outcomes-with-the-sdk,patience-on-the-system-clock,retries,same-faults}.test.ts',
      'test/jobs/{any-history,sdk}.test.ts',
      'test/kernel/{schedule,table}.test.ts',
      'test/spec/{drift,generated}.test.ts',
      'test/state/continuation.test.ts',
    ],
    testNamePattern: new RegExp(`^(?!.*(${large.join('|')}))`),
    setupFiles: ['test/setup.ts'],
    restoreMocks: true,
    isolate: false,
    testTimeout: 20_000,
  },
})
