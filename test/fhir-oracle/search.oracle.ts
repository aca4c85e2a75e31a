import * as fc from 'fast-check'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { firstVersions } from './naive-search/parameters.ts'
import { searchNaively, type Resource } from './naive-search/search.ts'
import { Refused } from './naive-search/text.ts'
import type { Reading } from './naive-search/values.ts'
import { searchData } from './search-data.ts'
import { queriesOf, randomQueries, type Query } from './search-queries.ts'

type Readings = Pick<Reading, 'stringCase' | 'dateEquality'>

const REFUSED = ['refused']

/** A fake with the data and the naive matcher of it: each resource is written a second after the one before. */
function filled({ stringCase, dateEquality }: Readings) {
  const assumptions = {
    fhirStringCase: stringCase,
    fhirDateEquality: dateEquality,
    // Examples of all types of R4 are there.
    fhirUnlistedTypes: 'accepted',
  } as const
  const fake = createFakeHealthLake({ assumptions })
  const { DatastoreId } = fake.addDatastore()
  const store = fake.resources(DatastoreId)
  const resources = searchData().map((given) => {
    fake.clock.advance(1000)
    const put = store.put(given)
    firstVersions.set(put, (put['meta'] as { lastUpdated: string }).lastUpdated)
    return put as unknown as Resource
  })
  const base = fake.fhir(DatastoreId).url
  const naive = searchNaively(resources, { stringCase, dateEquality, base })
  return {
    queries: queriesOf(resources, naive, base),
    random: randomQueries([...new Set(resources.map(({ resourceType }) => resourceType))]),
    expected: ({ type, criteria }: Query) =>
      foundOr(Refused, () => naive.find(type, criteria) as unknown as Record<string, unknown>[]),
    found: ({ type, criteria }: Query) =>
      foundOr(MisuseError, () => store.search(type, textOf(criteria))),
    /** What is to be told of a resource that only one of both finds. */
    describe(id: string, { type, criteria }: Query) {
      const one = resources.find((each) => each.resourceType === type && each.id === id)
      const codes = criteria.map(([name]) => /^\w[\w-]*/.exec(name)?.[0] ?? '')
      return { id, values: one && codes.map((code) => [code, naive.valuesOf(one, code)]) }
    },
  }
}

function textOf(criteria: Query['criteria']): string {
  return criteria.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
}

function foundOr(
  refusal: typeof Refused | typeof MisuseError,
  find: () => readonly Record<string, unknown>[],
): readonly string[] {
  try {
    return find().map(({ id }) => String(id))
  } catch (error) {
    if (error instanceof refusal) return REFUSED
    throw error
  }
}

describe('Search finds what a naive reading of its rules finds by fhirpath.js', () => {
  const readings: readonly Readings[] = [
    { stringCase: 'sensitive', dateEquality: 'contains' },
    { stringCase: 'insensitive', dateEquality: 'overlaps' },
  ]
  const titled = '$stringCase strings, and dates that are equal if one $dateEquality'

  it.each(readings)(`with ${titled}`, (reading) => {
    const both = filled(reading)
    let some = 0

    fc.assert(
      fc.property(both.queries, (query) => {
        const [found, expected] = [both.found(query), both.expected(query)]
        some += expected !== REFUSED && expected.length > 0 ? 1 : 0
        const one = [...found, ...expected].find(
          (id) => !found.includes(id) || !expected.includes(id),
        )

        expect({ found, ...(one && both.describe(one, query)) }).toMatchObject({ found: expected })
      }),
      runs(3000),
    )

    expect(some).toBeGreaterThan(1200)
  })

  it.each(readings)(`of random queries, too, with ${titled}`, (reading) => {
    const both = filled(reading)

    fc.assert(
      fc.property(both.random, (query) => {
        expect(both.found(query)).toEqual(both.expected(query))
      }),
      runs(3000),
    )
  })
})
