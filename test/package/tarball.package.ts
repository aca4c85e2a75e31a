import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'

const MOST_BYTES = 300_000

it('The tarball is under 300 kB', () => {
  expect(statSync(join(inject('project'), 'fake-healthlake.tgz')).size).toBeLessThan(MOST_BYTES)
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
