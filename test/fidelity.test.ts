import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { assumptionsModule } from '../scripts/fidelity/assumptions.ts'
import { fidelityPage } from '../scripts/fidelity/page.ts'
import { ledger } from '../src/model/ledger/ledger.ts'

it('prints FIDELITY.md from the ledger; `npm run fidelity` brings it up to date', () => {
  expect(readFileSync('FIDELITY.md', 'utf8')).toBe(fidelityPage())
})

it('writes the type of assumptions from the ledger; `npm run fidelity` brings it up to date', () => {
  expect(readFileSync('src/model/ledger/assumptions.ts', 'utf8')).toBe(assumptionsModule())
})

it('has each entry of the ledger in FIDELITY.md, once', () => {
  const rows = readFileSync('FIDELITY.md', 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm)

  const ids = Array.from(rows, ([, id = '']) => id)
  expect(ids).toHaveLength(Object.keys(ledger).length)
  expect(new Set(ids)).toEqual(new Set(Object.keys(ledger)))
})
