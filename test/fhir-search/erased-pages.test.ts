import { describe, expect, it } from 'vitest'
import { nextOf, type Searchset } from './rows.ts'
import { ask, openEmpty, put, type SearchedStore } from './store.ts'

const all = Array.from({ length: 10 }, (_, index) => `p${index}`)

function withPatients(): SearchedStore {
  const open = openEmpty()
  for (const [index, id] of all.entries()) {
    put(open, {
      resourceType: 'Patient',
      id,
      gender: 'male',
      // Those without come last.
      ...(index % 3 === 0 ? {} : { birthDate: `19${90 - index}` }),
    })
  }
  return open
}

/** Walks pages, and does something after each. */
function walk(
  open: SearchedStore,
  path: string,
  after: (ids: readonly string[], page: number) => void,
  method = 'GET',
): readonly string[] {
  const found: string[] = []
  let next: string | undefined = path
  for (let page = 0; next !== undefined; page += 1) {
    const bundle = ask(open, { method, path: next }) as Searchset
    const ids = idsIn(bundle)
    found.push(...ids)
    after(ids, page)
    next = nextOf(bundle)
  }
  return found
}

interface Entry {
  readonly fullUrl?: string
  readonly response?: { readonly location?: string; readonly etag: string }
}

function idsIn(bundle: Searchset): readonly string[] {
  const { entry = [] } = bundle as { entry?: readonly Entry[] }
  return entry.map(
    ({ fullUrl, response }) => (fullUrl ?? response?.location)?.split('/').at(-1) ?? '',
  )
}

function erase(open: SearchedStore, ...names: readonly string[]): void {
  for (const name of names) ask(open, { method: 'POST', path: `${name}/$erase` })
  open.fake.settle()
}

describe('What is erased between two pages', () => {
  it.each([
    'Patient?_count=2',
    'Patient?gender=male&_count=2',
    'Patient?_sort=_id&_count=2',
    'Patient?_sort=-birthdate&_count=2',
    'Patient?_sort=birthdate,-_id&_count=3',
    'Patient?_sort=-_lastUpdated&_count=4',
  ])('takes nothing else from the pages of %s [search-pages] [erase]', (query) => {
    const open = withPatients()
    const whole = walk(open, query, () => {})
    expect(whole).toHaveLength(10)
    const [first = '', second = '', , , fifth = '', last = ''] = whole

    const found = walk(open, query, (_ids, page) => {
      if (page === 0) erase(open, `Patient/${first}`, `Patient/${second}`, `Patient/${last}`)
      if (page === 1) erase(open, `Patient/${fifth}`)
    })

    const expected = whole.filter((id) => id !== last && (found.includes(id) || id !== fifth))
    expect(found).toEqual(expected)
  })

  it.each(['Patient?_count=3', 'Patient/_history?_count=3'])(
    'may be all of %s: a loop that erases each page erases all [search-pages] [erase]',
    (path) => {
      const open = withPatients()

      const found = walk(open, path, (ids) => erase(open, ...ids.map((id) => `Patient/${id}`)))

      expect(found.toSorted()).toEqual(all)
      expect(open.fake.resources(open.store).list()).toEqual([])
    },
  )

  it('may be the first version of a resource, which keeps its place [search-pages] [erase]', () => {
    const open = withPatients()
    for (const id of ['p1', 'p6']) put(open, { resourceType: 'Patient', id, gender: 'male' })

    const found = walk(open, 'Patient?gender=male&_count=2', (_ids, page) => {
      if (page === 0) erase(open, 'Patient/p1/_history/1', 'Patient/p6/_history/1')
    })

    expect(found).toEqual(all)
    const restored = openEmpty()
    restored.fake.restore(open.fake.snapshot())
    for (const { fake } of [open, restored, { fake: open.fake.fork() }]) {
      const ids = fake.resources(open.store).search('Patient', 'gender=male') as { id: string }[]
      expect(ids.map(({ id }) => id)).toEqual(all)
    }
  })

  it.each(['Patient/_history?_count=2', '_history?_count=3', 'Patient/p3/_history?_count=1'])(
    'shifts nothing in %s [fhir-page-token] [erase]',
    (path) => {
      const open = withPatients()
      for (const active of [true, false]) put(open, { resourceType: 'Patient', id: 'p3', active })
      const etags: string[] = []

      let next: string | undefined = path
      for (let page = 0; next !== undefined; page += 1) {
        const bundle = ask(open, { path: next }) as Searchset
        const { entry = [] } = bundle as { entry?: readonly Entry[] }
        etags.push(
          ...entry.map(({ fullUrl, response }) => `${fullUrl?.split('/').at(-1)}${response?.etag}`),
        )
        if (page === 0) erase(open, 'Patient/p3/_history/3', 'Patient/p9')
        next = nextOf(bundle)
      }

      const left = etags.filter((etag) => !/^p9|^p3W\/"3"/.test(etag))
      const [, id] = /^Patient\/(\w\d)/.exec(path) ?? []
      const expected = ['p3W/"2"', ...all.map((each) => `${each}W/"1"`).toReversed()].filter(
        (etag) => !etag.startsWith('p9') && etag.startsWith(id ?? ''),
      )
      expect(left).toEqual(expected)
    },
  )

  it('shifts nothing in $everything, nor in deletes of many [everything] [conditional-delete-many] [erase]', () => {
    const open = withPatients()
    const subject = { reference: 'Patient/p0' }
    for (const id of ['a', 'b', 'c', 'd']) {
      open.fake.resources(open.store).put({ resourceType: 'Observation', id, subject })
      open.fake.resources(open.store).put({ resourceType: 'Encounter', id, subject })
    }

    const found = walk(open, 'Patient/p0/$everything?_count=2', (_ids, page) => {
      if (page === 0) erase(open, 'Encounter/a', 'Encounter/b', 'Observation/b')
    })
    expect(found).toEqual(['a', 'b', 'c', 'd', 'a', 'c', 'd', 'p0'])

    const deleted = walk(
      open,
      'Patient?gender=male&_count=2',
      (_ids, page) => {
        if (page === 0) erase(open, 'Patient/p0', 'Patient/p1', 'Patient/p5')
      },
      'DELETE',
    )
    expect(deleted).toEqual(all.filter((id) => id !== 'p5'))
  })

  it('leaves pages whole where a type lost more than it has left [search-pages] [erase]', () => {
    const open = withPatients()
    const resources = open.fake.resources(open.store)
    for (let index = 0; index < 1200; index += 1) {
      resources.put({ resourceType: 'Patient', id: `more-${index}`, gender: 'female' })
    }
    put(open, { resourceType: 'Patient', id: 'p4', gender: 'male' })

    const found = walk(open, 'Patient?gender=male&_count=2', (_ids, page) => {
      if (page !== 0) return
      for (let index = 0; index < 1200; index += 1) {
        ask(open, { method: 'POST', path: `Patient/more-${index}/$erase` })
      }
      erase(open, 'Patient/p4/_history/1', 'Patient/p0')
      put(open, { resourceType: 'Patient', id: 'p9', gender: 'male' })
    })

    expect(found).toEqual(all)
    expect(resources.search('Patient', 'gender=male')).toHaveLength(9)
  })
})
