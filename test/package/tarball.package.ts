import { createRequire } from 'node:module'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, it } from 'vitest'
import { node } from './tools.ts'
import { ledger } from '../../src/model/ledger/ledger.ts'

// 400 kB for the fake, and 40 kB for the page at `/_fake/`.
const MOST_BYTES = 440_000
const MOST_TABLE_BYTES = 50_000

it('The tarball is under 440 kB', () => {
  expect(statSync(join(inject('project'), 'fake-healthlake.tgz')).size).toBeLessThan(MOST_BYTES)
})

it("HL7's tables have at most 50 kB of it", () => {
  const shared = join(inject('project'), 'node_modules/fake-healthlake/dist/shared')
  const tables = readdirSync(shared).filter((name) => name.endsWith('tables.js'))
  const sizes = tables.map((name) => gzipSync(readFileSync(join(shared, name))).length)

  expect(tables).toEqual(['fhir-search-tables.js', 'fhir-tables.js'])
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(MOST_TABLE_BYTES)
})

it('Its code is ASCII, and hands out plain properties, since either makes it load quicker', () => {
  const dist = join(inject('project'), 'node_modules/fake-healthlake/dist')
  const names = readdirSync(dist, { encoding: 'utf8', recursive: true })
  const code = names.filter((name) => name.endsWith('.js'))
  const textOf = (name: string) => readFileSync(join(dist, name), 'utf8')

  expect(code.length).toBeGreaterThan(5)
  expect(code.filter((name) => !/^[\0-\x7f]*$/.test(textOf(name)))).toEqual([])
  expect(code.filter((name) => textOf(name).includes('defineProperty(exports, "'))).toEqual([])
})

it('A MisuseError that nobody catches is shown with the statement that threw it, not with all the code', async () => {
  const misuses = [
    "require('fake-healthlake').createFakeHealthLake({ sed: 1 })",
    "require('fake-healthlake').createFakeHealthLake().fhir('x').request({ path: 7 })",
  ]
  for (const misuse of misuses) {
    const { code, output } = await node('plain', '-e', misuse)

    expect(code).toBe(1)
    expect(output).toContain('MisuseError: ')
    expect(output.length).toBeLessThan(2500)
  }
})

it('Its ledger, which is read from FIDELITY.md, is that of the code', () => {
  const folder = join(inject('project'), 'node_modules/fake-healthlake')
  const load = createRequire(import.meta.url)(join(folder, 'dist/shared/ledger.js')) as () => object

  expect(load()).toEqual({ ledger })
})

it('The package holds what is built, its papers and what they lead to, and nothing else', () => {
  const folder = join(inject('project'), 'node_modules/fake-healthlake')

  expect(readdirSync(folder).toSorted()).toEqual([
    'CHANGELOG.md',
    'FIDELITY.md',
    'LICENSE',
    'README.md',
    'dist',
    'examples',
    'guides',
    'package.json',
    'schema',
  ])
})
