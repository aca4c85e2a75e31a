import { defineConfig } from 'vitest/config'
import ordinary from '../../vitest.config.ts'

/** The page in Chromium. */
export default defineConfig({
  ...ordinary,
  test: {
    ...ordinary.test,
    include: ['test/page/*.page.ts'],
    globalSetup: 'test/page/make-page.ts',
  },
})
