import * as fc from 'fast-check'
import { createFakeHealthLake, MisuseError, type FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { firstVersions } from './naive-search/parameters.ts'
import { Refused } from './naive-search/text.ts'
import { searchNaively, type Resource } from './naive-search/search.ts'
import type { Reading } from './naive-search/values.ts'
import { searchData } from './search-data.ts'
import { queriesOf, type Query } from './search-queries.ts'

const REFUSED = 'refused'

/** The data in a fake, and what answers a query there: each resource is written a second after the one before. */
function filled(assumptions: FakeHealthLakeOptions['assumptions'] = {}) {
  const fake = createFakeHealthLake({ assumptions })
  const { DatastoreId } = fake.addDatastore()
  const store = fake.resources(DatastoreId)
  const resources = searchData().map((given) => {
    fake.clock.advance(1000)
    const put = store.put(given)
    firstVersions.set(put, (put['meta'] as { lastUpdated: string }).lastUpdated)
    return put as unknown as Resource
  })

  function search({ type, criteria }: Query): string {
    const query = criteria.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
    try {
      return idsOf(store.search(type, query) as Resource[])
    } catch (error) {
      if (error instanceof MisuseError) return REFUSED
      throw error
    }
  }
  return { resources, search, base: fake.fhir(DatastoreId).url }
}

function idsOf(found: readonly Resource[]): string {
  return found.map(({ id }) => id).join(' ')
}

describe('Search finds what a naive reading of its rules finds by fhirpath.js', () => {
  const readings: readonly Pick<Reading, 'stringCase' | 'dateEquality'>[] = [
    { stringCase: 'sensitive', dateEquality: 'contains' },
    { stringCase: 'insensitive', dateEquality: 'overlaps' },
  ]

  it.each(readings)(
    'with $stringCase strings and dates that are equal if one $dateEquality',
    (reading) => {
      const { stringCase: fhirStringCase, dateEquality: fhirDateEquality } = reading
      const { resources, search, base } = filled({ fhirStringCase, fhirDateEquality })
      const naive = searchNaively(resources, { ...reading, base })
      const queries = queriesOf(resources, naive, base)

      function searchNaivelyBy({ type, criteria }: Query): string {
        try {
          return idsOf(naive.find(type, criteria))
        } catch (error) {
          if (error instanceof Refused) return REFUSED
          throw error
        }
      }
      const counts = { nothing: 0, refused: 0, something: 0 }

      fc.assert(
        fc.property(queries, (query) => {
          const expected = searchNaivelyBy(query)
          counts[expected === '' ? 'nothing' : expected === REFUSED ? 'refused' : 'something'] += 1

          expect(search(query)).toBe(expected)
        }),
        runs(2000),
      )

      expect(counts.something).toBeGreaterThan(counts.nothing + counts.refused)
    },
  )
})
