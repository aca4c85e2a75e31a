import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fidelityPage } from '../scripts/fidelity/page.ts'

it('prints FIDELITY.md from the ledger; `npm run fidelity` brings it up to date', () => {
  expect(readFileSync('FIDELITY.md', 'utf8')).toBe(fidelityPage())
})
