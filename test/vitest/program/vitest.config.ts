import { mergeConfig } from 'vitest/config'
import base from '../../../vitest.config.ts'

/** Tests that fail on purpose. */
export default {
  ...mergeConfig({ resolve: base.resolve ?? {} }, {}),
  test: { include: ['test/vitest/program/*.program.ts'] },
}
