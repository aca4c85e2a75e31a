import { defineConfig } from 'vitest/config'
import ordinary from '../../vitest.config.ts'

/** Clients in other languages, on the command, and older versions of AWS's own client. */
export default defineConfig({
  ...ordinary,
  test: { ...ordinary.test, include: ['test/{clients,versions}/*.clients.ts'] },
})
