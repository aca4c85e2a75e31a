import { defineConfig } from 'vitest/config'

/** Clients in other languages, on the command. They are no part of `npm test`. */
export default defineConfig({
  test: { include: ['test/clients/*.clients.ts'], reporters: 'verbose' },
})
