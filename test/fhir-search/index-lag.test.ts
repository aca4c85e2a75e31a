import { describe, expect, it } from 'vitest'
import type { Outcome } from './refused.ts'
import { idsIn, nextOf } from './rows.ts'
import { padWith, withoutPadding } from './padding.ts'
import { ask, openEmpty, put, search, type SearchedStore } from './store.ts'

const late = { lifecycle: { searchIndex: { seconds: 20 } } }
const level = 'x-amz-fhir-history-consistency-level'

function named(id: string, family: string) {
  return { resourceType: 'Patient', id, name: [{ family }] }
}

function found(open: SearchedStore, query: string): readonly string[] {
  return withoutPadding(idsIn(search(open, query)))
}

// So many others make the index lead the way, which was written long before.
function openLate(others: number): SearchedStore {
  const open = openEmpty(late)
  padWith(open, 'Patient', others)
  padWith(open, 'Observation', others)
  open.fake.clock.advance({ days: 1 })
  return open
}

function read({ endpoint }: SearchedStore, id: string): number {
  return endpoint.request({ path: `Patient/${id}` }).status
}

describe.each([0, 80])('With lifecycle.searchIndex, a search beside %i others', (others) => {
  it('finds what is new when the time has passed, while a read sees it at once [search-index]', () => {
    const open = openLate(others)
    put(open, named('a', 'Love'))

    expect(read(open, 'a')).toBe(200)
    expect(found(open, 'Patient')).toEqual([])
    open.fake.clock.advance({ seconds: 19.999 })
    expect(found(open, 'Patient?_total=accurate')).toEqual([])
    open.fake.clock.advance({ milliseconds: 1 })
    expect(found(open, 'Patient?family=Love')).toEqual(['a'])
  })

  it('finds neither version of what was just changed [search-index]', () => {
    const open = openLate(others)
    put(open, named('a', 'Love'))
    open.fake.clock.advance({ minutes: 1 })
    put(open, named('a', 'Hart'))

    expect(found(open, 'Patient?family=Love,Hart')).toEqual([])
    expect(search(open, 'Patient?_total=accurate').total).toBe(others)
    open.fake.clock.advance({ seconds: 20 })
    expect(found(open, 'Patient?family=Hart')).toEqual(['a'])
    expect(found(open, 'Patient?family=Love')).toEqual([])
  })

  it('finds nothing of what is changed again and again [search-index]', () => {
    const open = openLate(others)
    for (const family of ['A', 'B', 'C']) {
      put(open, named('a', family))
      open.fake.clock.advance({ seconds: 19 })
    }

    expect(found(open, 'Patient')).toEqual([])
    open.fake.clock.advance({ seconds: 1 })
    expect(found(open, 'Patient?family=C')).toEqual(['a'])
  })

  it('is late for chains, _has and includes, too [search-index]', () => {
    const open = openLate(others)
    put(open, named('a', 'Love'))
    open.fake.clock.advance({ minutes: 1 })
    put(open, {
      resourceType: 'Observation',
      id: 'o',
      status: 'final',
      code: { text: 'a' },
      subject: { reference: 'Patient/a' },
    })

    expect(found(open, 'Patient?_has:Observation:patient:status=final')).toEqual([])
    expect(found(open, 'Patient?_id=a&_revinclude=Observation:patient')).toEqual(['a'])
    open.fake.clock.advance({ seconds: 20 })
    expect(found(open, 'Patient?_has:Observation:patient:status=final')).toEqual(['a'])
    expect(found(open, 'Patient?_id=a&_revinclude=Observation:patient')).toEqual(['a', '+o'])
    put(open, named('a', 'Love'))
    expect(found(open, 'Observation?subject:Patient.family=Love')).toEqual([])
  })

  it('keeps its pages to one moment, while the index catches up [search-index] [search-pages]', () => {
    const open = openLate(others)
    for (const id of ['a', 'b', 'c']) put(open, named(id, 'Love'))
    open.fake.clock.advance({ minutes: 1 })
    put(open, named('d', 'Love'))
    put(open, named('b', 'Love'))
    const first = search(open, 'Patient?family=Love&_count=1')
    open.fake.clock.advance({ minutes: 1 })

    expect(idsIn(first)).toEqual(['a'])
    expect(found(open, nextOf(first) ?? '')).toEqual(['c'])
    expect(found(open, 'Patient')).toEqual(['a', 'b', 'c', 'd'])
  })

  it('is not late where nothing is said [search-index]', () => {
    const open = openEmpty()
    put(open, named('a', 'Love'))

    expect(found(open, 'Patient')).toEqual(['a'])
  })
})

describe.each([0, 80])('A write with strong consistency beside %i others', (others) => {
  it('leaves the version before it to be found until it is found itself [search-strong-consistency]', () => {
    const open = openLate(others)
    put(open, named('a', 'Love'))
    open.fake.clock.advance({ minutes: 1 })
    put(open, named('a', 'Hart'), { [level]: 'strong' })

    expect(found(open, 'Patient?family=Love')).toEqual(['a'])
    expect(search(open, 'Patient?_id=a').entry?.[0]?.resource).toMatchObject({
      meta: { versionId: '1' },
      name: [{ family: 'Love' }],
    })
    expect(found(open, 'Patient?family=Hart')).toEqual([])
    open.fake.clock.advance({ seconds: 20 })
    expect(found(open, 'Patient?family=Love')).toEqual([])
    expect(found(open, 'Patient?family=Hart')).toEqual(['a'])
  })

  it('leaves nothing of what was not found before [search-strong-consistency]', () => {
    const open = openLate(others)
    put(open, named('a', 'Love'), { [level]: 'strong' })

    expect(found(open, 'Patient')).toEqual([])
  })

  it('is none with eventual, which is the default [search-strong-consistency]', () => {
    const open = openLate(others)
    put(open, named('a', 'Love'))
    open.fake.clock.advance({ minutes: 1 })
    put(open, named('a', 'Hart'), { [level]: 'eventual' })

    expect(found(open, 'Patient')).toEqual([])
  })

  it('may be a deletion [search-strong-consistency]', () => {
    const open = openLate(others)
    put(open, named('a', 'Love'))
    put(open, named('b', 'Love'))
    open.fake.clock.advance({ minutes: 1 })
    ask(open, { method: 'DELETE', path: 'Patient/a', headers: { [level]: 'strong' } })
    ask(open, { method: 'DELETE', path: 'Patient/b' })

    expect(read(open, 'a')).toBe(410)
    expect(found(open, 'Patient')).toEqual(['a'])
    open.fake.clock.advance({ seconds: 20 })
    expect(found(open, 'Patient')).toEqual([])
  })

  it.each(['weak', 'STRONG', '', 'strong, eventual'])(
    'is refused with %o, and nothing is written [search-strong-consistency]',
    (given) => {
      const open = openLate(others)
      const { status, body } = open.endpoint.request({
        method: 'PUT',
        path: 'Patient/a',
        body: named('a', 'Love'),
        headers: { [level]: given },
      })

      expect(status).toBe(400)
      expect((body as Outcome).issue[0]?.diagnostics).toMatch(
        /x-amz-fhir-history-consistency-level.*strong.*eventual/,
      )
      expect(read(open, 'a')).toBe(404)
    },
  )
})
