import { defineConfig } from 'vitest/config'
import ordinary from '../vitest.config.ts'

/** The tests that start programs: the command, the scripts, compilers, further runs of tests. */
export default defineConfig({
  ...ordinary,
  test: { ...ordinary.test, include: ['test/**/*.programs.ts'] },
})
