import { describe, expect, it } from 'vitest'
import { idsIn } from './rows.ts'
import { openEmpty, search, type SearchedStore } from './store.ts'

const DAY = 86_400_000

/**
 * A store with an observation from each of many days on, the first of 2020, each so many days long; and one that lasts
 * from before them until after.
 */
function withDays(count: number, length = 1): SearchedStore {
  const open = openEmpty()
  const resources = open.fake.resources(open.store)
  const resourceType = 'Observation'
  for (let day = 0; day < count; day += 1) {
    const effectivePeriod = { start: dateAfter(day), end: dateAfter(day + length - 1) }
    resources.put({ resourceType, id: `o-${day}`, effectivePeriod })
  }
  const effectivePeriod = { start: '2019-01-01', end: '2030-12-31' }
  resources.put({ resourceType, id: 'o-long', effectivePeriod })
  return open
}

function dateAfter(days: number): string {
  return new Date(Date.parse('2020-01-01') + days * DAY).toISOString().slice(0, 10)
}

describe('Among many dates', () => {
  it('those that are written later are found too, each by its last version [search-date-order]', () => {
    const open = withDays(100)
    const resources = open.fake.resources(open.store)
    const january = 'Observation?date=ge2020-01-30&date=lt2020-02-01'
    expect(idsIn(search(open, january))).toEqual(['o-29', 'o-30', 'o-long'])
    expect(idsIn(search(open, 'Observation?code=a'))).toEqual([])

    const coding = [{ code: 'a' }]
    for (const effectiveDateTime of ['2020-01-31', '2020-02-02', '2020-01-30']) {
      const [resourceType, code] = ['Observation', { coding }]
      resources.put({ resourceType, id: 'o-new', code, effectiveDateTime })
      resources.put({ resourceType, id: 'o-30', code, effectiveDateTime: '2020-02' })
    }

    const effectivePeriod = { start: '2019-07-01', end: '2020-06-30' }
    resources.put({ resourceType: 'Observation', id: 'o-year', effectivePeriod })

    expect(idsIn(search(open, january))).toEqual(['o-29', 'o-long', 'o-new', 'o-year'])
    expect(idsIn(search(open, 'Observation?code=a'))).toEqual(['o-30', 'o-new'])
  })

  it('none is found where none of them is of the parameter [search-date-order]', () => {
    const open = withDays(100)

    expect(idsIn(search(open, 'Observation?value-date=ge2020&value-date=lt2021'))).toEqual([])
  })

  it('those between two ends are found, with what lasts longer than most [search-date-order]', () => {
    const open = withDays(1100)

    // 2020-03-01 is 60 days after 2020-01-01.
    expect(idsIn(search(open, 'Observation?date=ge2020-03-01&date=lt2020-03-03'))).toEqual([
      'o-60',
      'o-61',
      'o-long',
    ])
    expect(idsIn(search(open, 'Observation?date=sa2020-02-29&date=eb2020-03-02'))).toEqual(['o-60'])
    expect(idsIn(search(open, 'Observation?date=gt2025&date=lt2026'))).toEqual(['o-long'])
    expect(idsIn(search(open, 'Observation?date=ge2020-03-01&date=lt2020-02-01'))).toEqual([
      'o-long',
    ])
  })

  it('those that begin before both ends are found, if they last until then [search-date-order]', () => {
    const open = withDays(200, 5)

    expect(idsIn(search(open, 'Observation?date=gt2020-02-29&date=lt2020-03-02'))).toEqual([
      'o-56',
      'o-57',
      'o-58',
      'o-59',
      'o-60',
      'o-long',
    ])
  })

  it('those beyond one end are found, though they are nearly all [search-date-order]', () => {
    const open = withDays(1100)
    const total = (query: string) => search(open, `Observation?${query}&_total=accurate`).total

    expect(total('date=ge2020-02-01')).toBe(1100 - 31 + 1)
    expect(total('date=sa2020-01-31')).toBe(1100 - 31)
    expect(total('date=ge2020-02-01&date=lt2030')).toBe(1100 - 31 + 1)
  })
})
