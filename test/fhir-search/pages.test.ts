import { describe, expect, it } from 'vitest'
import { openPadded } from './padding.ts'
import type { Outcome } from './refused.ts'
import { idsIn, nextOf, type Searchset } from './rows.ts'
import { ask, openEmpty, openStore, put, search, type SearchedStore } from './store.ts'

/** The ids of each page, following the links to the last. */
function pagesFrom(open: SearchedStore, first: Searchset): readonly (readonly string[])[] {
  const pages = [idsIn(first)]
  for (let next = nextOf(first); next !== undefined;) {
    const page = search(open, next)
    pages.push(idsIn(page))
    next = nextOf(page)
  }
  return pages
}

function pagesOf(open: SearchedStore, query: string): readonly (readonly string[])[] {
  return pagesFrom(open, search(open, query))
}

describe('The pages of a search', () => {
  it('follow each other by next links to the last, which has none [search-pages]', () => {
    const open = openStore()

    expect(pagesOf(open, 'Patient?_count=3')).toEqual([
      ['p-ada', 'p-ben', 'p-cleo'],
      ['p-dora', 'p-eve', 'p-finn'],
      ['p-new'],
    ])
    expect(pagesOf(open, 'Patient?gender=female,male&_count=2')).toEqual([
      ['p-ada', 'p-ben'],
      ['p-eve', 'p-new'],
    ])
    expect(pagesOf(open, 'Patient?_count=7')).toHaveLength(1)
    expect(pagesOf(open, 'Patient?_count=1')).toHaveLength(7)
  })

  it('have links of their count and a token, nothing else [search-pages]', () => {
    const open = openStore()
    const next = nextOf(search(open, 'Patient?family:contains=e&_sort=-birthdate&_count=2')) ?? ''

    expect(next.startsWith(`${open.endpoint.url}Patient?_count=2&page=`)).toBe(true)
    expect(next).toMatch(/\?_count=2&page=[A-Za-z0-9+=_.-]+==$/)
  })

  it('keep what was asked for: order, elements, includes [search-pages]', () => {
    const open = openStore()

    expect(pagesOf(open, 'Patient?_sort=-birthdate&_count=4')).toEqual([
      ['p-new', 'p-dora', 'p-ada', 'p-cleo'],
      ['p-ben', 'p-eve', 'p-finn'],
    ])
    expect(
      pagesOf(open, 'ServiceRequest?occurrence=2025-01-31&_sort=-occurrence&_count=2'),
    ).toEqual([['sr-789', 'sr-long'], ['sr-456', 'sr-ms'], ['sr-tenth']])
    expect(pagesOf(open, 'Encounter?_include=Encounter:subject&_count=1')).toEqual([
      ['e-1', '+p-ada'],
      ['e-2', '+p-ben'],
    ])
    const first = search(open, 'Patient?_elements=gender&_count=1')
    const second = search(open, nextOf(first) ?? '')
    expect(second.entry?.[0]?.resource).not.toHaveProperty('name')
  })

  it('may begin with a POST, and go on with GET [search-pages]', () => {
    const open = openStore()
    const first = ask(open, {
      method: 'POST',
      path: 'Patient/_search',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'gender=female&_count=2',
    }) as Searchset

    expect(nextOf(first)).toContain('/r4/Patient?_count=2&page=')
    expect(pagesFrom(open, first)).toEqual([['p-ada', 'p-eve'], ['p-new']])
  })

  it.each([
    ['a few', openStore],
    ['many', openPadded],
  ])('stay as they are while resources of %s come, change and go [search-pages]', (_many, make) => {
    const open = make()
    const first = search(open, 'Patient?gender=female,male,other&_count=2')
    put(open, { resourceType: 'Patient', id: 'p-zoe', gender: 'female' })
    put(open, { resourceType: 'Patient', id: 'p-finn', gender: 'male' })
    put(open, { resourceType: 'Patient', id: 'p-eve', gender: 'unknown' })
    ask(open, { method: 'DELETE', path: 'Patient/p-ada' })
    ask(open, { method: 'DELETE', path: 'Patient/p-cleo' })

    expect(pagesFrom(open, first)).toEqual([['p-ada', 'p-ben'], ['p-cleo', 'p-eve'], ['p-new']])
    expect(pagesOf(open, 'Patient?gender=female,male,other')).toEqual([
      ['p-ben', 'p-finn', 'p-new', 'p-zoe'],
    ])
  })

  it('can be asked for again, with the same answer [search-pages]', () => {
    const open = openStore()
    const next = nextOf(search(open, 'Patient?_count=3')) ?? ''
    const { text } = open.endpoint.request({ path: next })
    put(open, { resourceType: 'Patient', id: 'p-dora' })

    expect(open.endpoint.request({ path: next }).text).toBe(text)
  })

  it('refuse a token with another count, another type, or of nobody [search-pages]', () => {
    const open = openStore()
    const next = nextOf(search(open, 'Patient?_count=2')) ?? ''
    const [, token = ''] = next.split('page=')

    for (const path of [
      next.replace('_count=2', '_count=3'),
      next.replace('_count=2&', ''),
      next.replace('Patient?', 'Observation?'),
      next.replace(token, `A${token.slice(1)}`),
      next.replace(token, token.slice(0, -2)),
      next.replace(token, '=='),
    ]) {
      const { status, body } = open.endpoint.request({ path })
      const { issue } = body as Outcome
      expect([path, status]).toEqual([path, 400])
      expect(issue[0]?.diagnostics).toBe('Invalid pagination token.')
    }
    expect(idsIn(search(open, next))).toEqual(['p-cleo', 'p-dora'])
  })

  it('hold as many matches as _count says, whatever is included [search-count]', () => {
    const open = openStore()

    expect(idsIn(search(open, 'Encounter?_count=1&_include=*')).toSorted()).toEqual(
      ['e-1', '+p-ada', '+pr-grace', '+c-asthma', '+loc-er', '+org-ward'].toSorted(),
    )
    expect(idsIn(search(open, 'Patient?_count=100'))).toHaveLength(7)
  })

  it('are of 100 matches where nothing is said [search-page-size]', () => {
    const open = openEmpty()
    for (let index = 0; index < 101; index += 1) {
      put(open, { resourceType: 'Patient', id: `p-${index}` })
    }
    const first = search(open, 'Patient')

    expect(idsIn(first)).toHaveLength(100)
    expect(nextOf(first)).toContain('?_count=100&page=')
    expect(idsIn(search(open, nextOf(first) ?? ''))).toEqual(['p-100'])
    expect(idsIn(search(open, 'Patient?_count=100'))).toEqual(idsIn(first))
  })

  it.each(['50', '20', '10'] as const)(
    'are of %s with that fhirPageSize, and of _count where it is there [search-page-size]',
    (fhirPageSize) => {
      const open = openEmpty({ assumptions: { fhirPageSize } })
      for (let index = 0; index < 55; index += 1) {
        put(open, { resourceType: 'Patient', id: `p-${index}` })
      }

      expect(pagesOf(open, 'Patient').map(({ length }) => length)).toEqual(
        { '50': [50, 5], '20': [20, 20, 15], '10': [10, 10, 10, 10, 10, 5] }[fhirPageSize],
      )
      expect(idsIn(search(open, 'Patient?_count=53'))).toHaveLength(53)
    },
  )
})
