import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ledger } from '../../src/model/ledger/ledger.ts'
import { negations } from './table.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

describe('The table of negated rules', () => {
  it('has each entry of the ledger, and no other', () => {
    expect(Object.keys(negations)).toEqual(Object.keys(ledger))
  })

  it.each(Object.entries(negations))(
    'changes the code exactly once for %s',
    (_id, { file, from, to }) => {
      const text = readFileSync(root + file, 'utf8')

      expect(text.split(from)).toHaveLength(2)
      expect(to).not.toBe(from)
    },
  )
})
