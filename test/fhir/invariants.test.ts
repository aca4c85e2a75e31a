import { describe, expect, it } from 'vitest'
import { invariants } from '../../src/features/fhir/validation/invariants.ts'
import { brokenBundles } from './broken-bundles.ts'
import { brokenClinical } from './broken-clinical.ts'
import { brokenDefinitions } from './broken-definitions.ts'
import { brokenOthers } from './broken-others.ts'
import { brokenDataTypes } from './broken-data-types.ts'
import { issuesOf } from './tools.ts'

const rows = [
  ...brokenDataTypes,
  ...brokenClinical,
  ...brokenOthers,
  ...brokenBundles,
  ...brokenDefinitions,
]

describe('A rule of R4', () => {
  it.each(rows)('%s is kept by one resource and alone broken by the other', (id, broken, kept) => {
    expect(issuesOf(kept)).toEqual([])
    expect(issuesOf(broken)).toMatchObject([
      { code: 'invariant', diagnostics: expect.stringMatching(`^Rule ${id}: `) },
    ])
  })

  it('is there for each of these, and no other', () => {
    expect(new Set(rows.map(([id]) => id))).toEqual(new Set(invariants.map(({ id }) => id)))
  })
})
