import { defineConfig } from 'vitest/config'
import ordinary from '../vitest.config.ts'

const FC_SEED = process.env['FC_SEED'] ?? String(Math.floor(Math.random() * 2 ** 31))
const FC_RUNS = process.env['FC_RUNS'] ?? '200'
console.log(`FC_SEED=${FC_SEED} FC_RUNS=${FC_RUNS}`)

/** The properties, the model and the fuzzing, with a fresh seed and two hundred times as many runs: all that uses runs.ts. */
export default defineConfig({
  ...ordinary,
  test: {
    ...ordinary.test,
    include: [
      'test/{model,properties}/*.test.ts',
      'test/arbitraries/re*.test.ts',
      'test/{http,wire}/fuzz.test.ts',
      'test/fhir-endpoint/{fuzz,replay}.test.ts',
      'test/state/{bytes,continuation,edited-snapshots}.test.ts',
      'test/kernel/codec.test.ts',
      'test/data/round-trip.test.ts',
      'test/faults/same-faults.test.ts',
      'test/jobs/any-history.test.ts',
    ],
    env: { FC_SEED, FC_RUNS },
    testTimeout: 3_600_000,
  },
})
