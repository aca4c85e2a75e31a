import { defineConfig } from 'vitest/config'
import ordinary from '../../vitest.config.ts'

/** What HL7 itself says: its examples, its definitions and its reading of search expressions, fetched into the cache. */
export default defineConfig({
  ...ordinary,
  test: { ...ordinary.test, include: ['test/fhir-oracle/*.oracle.ts'] },
})
