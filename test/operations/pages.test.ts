import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake, type Input } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

/** What may happen between two pages. */
type Step =
  | { readonly kind: 'create' | 'arrange'; readonly name: string; readonly at: number }
  | { readonly kind: 'delete' | 'rename'; readonly which: number; readonly name: string }
  | { readonly kind: 'pass'; readonly hours: number }

const name = fc.constantFrom('x', 'y')

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('create' as const, 'arrange' as const),
    name,
    at: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom('delete' as const, 'rename' as const),
    which: fc.nat(20),
    name,
  }),
  fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 100 }) }),
)

const scenario = fc.record({
  listOrder: fc.constantFrom('newest-first' as const, 'oldest-first' as const),
  before: fc.array(step, { maxLength: 15 }),
  filtered: fc.boolean(),
  pages: fc.array(
    fc.record({ size: fc.integer({ min: 1, max: 3 }), between: fc.array(step, { maxLength: 4 }) }),
    { minLength: 1, maxLength: 10 },
  ),
})

function happen(fake: FakeHealthLake, now: Step): void {
  const stores = fake.datastores()
  switch (now.kind) {
    case 'create':
      fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', DatastoreName: now.name })
      return
    case 'arrange':
      fake.addDatastore({ DatastoreName: now.name, CreatedAt: now.at })
      return
    case 'pass':
      fake.clock.advance({ hours: now.hours })
      return
    case 'delete':
    case 'rename': {
      const of = stores[now.which % Math.max(1, stores.length)]
      if (of?.DatastoreStatus !== 'ACTIVE') return
      const { DatastoreId } = of
      if (now.kind === 'delete') fake.execute('DeleteFHIRDatastore', { DatastoreId })
      else fake.execute('UpdateFHIRDatastore', { DatastoreId, DatastoreName: now.name })
    }
  }
}

function idsNow(fake: FakeHealthLake, filtered: boolean): Set<string> {
  const stores = fake.datastores().filter(({ DatastoreName }) => !filtered || DatastoreName === 'x')
  return new Set(stores.map(({ DatastoreId }) => DatastoreId))
}

describe('Pages through any history', () => {
  it('show what was there all the time once, nothing twice, and all in order [page-token] [list-order]', () => {
    fc.assert(
      fc.property(scenario, ({ listOrder, before, filtered, pages }) => {
        const fake = createFakeHealthLake({ assumptions: { listOrder } })
        for (const now of before) happen(fake, now)
        const input: Input<'ListFHIRDatastores'> = filtered
          ? { Filter: { DatastoreName: 'x' } }
          : {}
        let always = idsNow(fake, filtered)
        const ever = new Set(always)
        const seen: { id: string; at: number }[] = []
        let NextToken: string | undefined
        let done = false

        for (const { size, between } of pages) {
          const page = fake.execute('ListFHIRDatastores', { ...input, MaxResults: size, NextToken })
          expect(page.DatastorePropertiesList.length).toBeLessThanOrEqual(size)
          for (const { DatastoreId, CreatedAt } of page.DatastorePropertiesList) {
            seen.push({ id: DatastoreId, at: CreatedAt?.getTime() ?? Number.NaN })
          }
          NextToken = page.NextToken
          done = NextToken === undefined
          if (done) break
          expect(page.DatastorePropertiesList).toHaveLength(size)
          for (const now of between) {
            happen(fake, now)
            const there = idsNow(fake, filtered)
            always = new Set([...always].filter((id) => there.has(id)))
            for (const id of there) ever.add(id)
          }
        }

        const ids = seen.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter((id) => !ever.has(id))).toEqual([])
        const times = seen.map(({ at }) => at)
        const sign = listOrder === 'newest-first' ? -1 : 1
        expect(times).toEqual(times.toSorted((a, b) => sign * (a - b)))
        const missed = done ? [...always].filter((id) => !ids.includes(id)) : []
        expect(missed).toEqual([])
      }),
    )
  })
})
