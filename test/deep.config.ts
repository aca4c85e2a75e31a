import { defineConfig } from 'vitest/config'
import ordinary from '../vitest.config.ts'

const FC_SEED = process.env['FC_SEED'] ?? String(Math.floor(Math.random() * 2 ** 31))
const FC_RUNS = process.env['FC_RUNS'] ?? '100'
console.log(`FC_SEED=${FC_SEED} FC_RUNS=${FC_RUNS}`)

/** The properties and the model, with a fresh seed and many more runs. */
export default defineConfig({
  ...ordinary,
  test: {
    ...ordinary.test,
    include: ['test/properties/*.test.ts', 'test/model/*.test.ts'],
    env: { FC_SEED, FC_RUNS },
    testTimeout: 3_600_000,
  },
})
