import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, it } from 'vitest'

const MOST_BYTES = 400_000
const MOST_TABLE_BYTES = 50_000

it('The tarball is under 400 kB', () => {
  expect(statSync(join(inject('project'), 'fake-healthlake.tgz')).size).toBeLessThan(MOST_BYTES)
})

it("HL7's tables have at most 50 kB of it", () => {
  const tables = join(inject('project'), 'node_modules/fake-healthlake/dist/shared/fhir-tables.js')

  expect(gzipSync(readFileSync(tables)).length).toBeLessThan(MOST_TABLE_BYTES)
})

it('The package holds what is built, its papers and what they lead to, and nothing else', () => {
  const folder = join(inject('project'), 'node_modules/fake-healthlake')

  expect(readdirSync(folder).toSorted()).toEqual([
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'FIDELITY.md',
    'LICENSE',
    'README.md',
    'decisions',
    'dist',
    'examples',
    'guides',
    'package.json',
  ])
})
