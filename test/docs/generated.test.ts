import { readFileSync } from 'node:fs'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { lifeCyclesPage } from '../../scripts/docs/life-cycles.ts'
import { schemaFile } from '../../scripts/docs/schema.ts'
import { pagesWithParts, withParts } from '../../scripts/docs/parts.ts'
import { startedBy } from '../../src/model/life-cycles.ts'
import { shapes } from '../../src/model/healthlake/shapes.ts'

describe('What is generated, and `npm run docs` brings up to date', () => {
  it('guides/life-cycles.md has the life cycles that the fake goes by', () => {
    expect(readFileSync('guides/life-cycles.md', 'utf8')).toBe(lifeCyclesPage())
  })

  it.each(pagesWithParts)('%s has the parts that the fake prints', async (path) => {
    const page = readFileSync(path, 'utf8')

    expect(page).toBe(await withParts(path, page))
  })

  it('are the counts of the ledger in the README, and a timeline', () => {
    expect(pagesWithParts).toEqual(['README.md', 'guides/state.md'])
  })

  it('schema/control.schema.json has what control paths take', () => {
    expect(readFileSync('schema/control.schema.json', 'utf8')).toBe(schemaFile())
  })
})

describe('The durations in guides/life-cycles.md', () => {
  it.each(['CREATING', 'UPDATING', 'DELETING'] as const)('are those that %s takes', (status) => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreStatus: status })
    const { to, at } = fake.nextTransition() ?? { to: '', at: '' }
    const minutes = (Date.parse(at) - fake.clock.now()) / 60_000

    expect(lifeCyclesPage()).toContain(`  ${status} --> ${to}: ${minutes} min\n`)
  })
})

describe('The pictures in guides/life-cycles.md', () => {
  const { DatastoreStatus, JobStatus } = shapes
  const [, stores = '', jobs = ''] = lifeCyclesPage().split('```mermaid')

  it.each([
    ...DatastoreStatus.enum.map((status) => [status, stores] as const),
    ...JobStatus.enum.map((status) => [status, jobs] as const),
  ])('have an arrow that leads to %s', (status, picture) => {
    expect(picture).toMatch(new RegExp(`--> ${status}(?::|$)`, 'm'))
  })

  it.each(Object.keys(startedBy))('have an arrow for %s', (operation) => {
    expect(`${stores}${jobs}`).toMatch(new RegExp(`: .*${operation}`))
  })
})
