import { describe, expect, it } from 'vitest'
import { idsIn, nextOf } from './rows.ts'
import { ask, openEmpty, openStore, put, search } from './store.ts'

describe('A search', () => {
  it('answers a searchset, whose entries say where they are from and why they are there [search-bundle]', () => {
    const open = openStore()
    const { status, headers, body } = open.endpoint.request({
      path: 'Encounter?_id=e-1&_include=Encounter:subject',
    })

    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/fhir+json')
    expect(body).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        {
          fullUrl: `${open.endpoint.url}Encounter/e-1`,
          resource: open.fake.resources(open.store).get('Encounter', 'e-1'),
          search: { mode: 'match' },
        },
        {
          fullUrl: `${open.endpoint.url}Patient/p-ada`,
          resource: open.fake.resources(open.store).get('Patient', 'p-ada'),
          search: { mode: 'include' },
        },
      ],
    })
  })

  it('has no entry where nothing is found [search-bundle]', () => {
    const open = openStore()

    expect(search(open, 'Patient?family=Nobody')).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
    })
    expect(search(open, 'Coverage')).toEqual({ resourceType: 'Bundle', type: 'searchset' })
    expect(search(openEmpty(), 'Patient?_total=accurate')).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 0,
    })
  })

  it('shows resources as they were written, to the digit [search-bundle]', () => {
    const open = openStore()
    const { text } = open.endpoint.request({ path: 'ChargeItem?_id=ch-minus' })

    expect(text).toContain(open.endpoint.request({ path: 'ChargeItem/ch-minus' }).text)
    expect(text).toContain('"value":-1.10')
  })

  it('tells matches in the order in which they were first written [search-order]', () => {
    const open = openStore()

    expect(idsIn(search(open, 'Patient?gender=female'))).toEqual(['p-ada', 'p-eve', 'p-new'])
    put(open, { resourceType: 'Patient', id: 'p-aaa', gender: 'female' })
    put(open, { resourceType: 'Patient', id: 'p-eve', gender: 'female' })
    expect(idsIn(search(open, 'Patient?gender=female'))).toEqual([
      'p-ada',
      'p-eve',
      'p-new',
      'p-aaa',
    ])
    expect(idsIn(search(open, 'Patient?gender=female,male'))).toEqual([
      'p-ada',
      'p-ben',
      'p-eve',
      'p-new',
      'p-aaa',
    ])
  })

  it('keeps the place of what was deleted and written again [search-order]', () => {
    const open = openStore()
    ask(open, { method: 'DELETE', path: 'Patient/p-ada' })
    expect(idsIn(search(open, 'Patient?gender=female'))).toEqual(['p-eve', 'p-new'])
    put(open, { resourceType: 'Patient', id: 'p-ada', gender: 'female' })

    expect(idsIn(search(open, 'Patient?gender=female'))).toEqual(['p-ada', 'p-eve', 'p-new'])
    expect(idsIn(search(open, 'Patient?_id=p-ada&createdAt=2025-01-01'))).toEqual(['p-ada'])
  })

  it('sees each write at once, and not what was there before', () => {
    const open = openStore()
    put(open, { resourceType: 'Patient', id: 'p-ben', name: [{ family: 'Newman' }] })

    expect(idsIn(search(open, 'Patient?family=Newman'))).toEqual(['p-ben'])
    expect(idsIn(search(open, 'Patient?family=Love'))).toEqual(['p-ada'])
    expect(idsIn(search(open, 'Patient?gender=male'))).toEqual([])
    ask(open, { method: 'DELETE', path: 'Patient/p-ben' })
    expect(idsIn(search(open, 'Patient?family=Newman'))).toEqual([])
  })
})

describe('The total of a search', () => {
  it('is there where it is asked for, and counts all matches [search-total]', () => {
    const open = openStore()

    expect(search(open, 'Patient?_total=accurate').total).toBe(7)
    expect(search(open, 'Patient?_total=accurate&_count=2').total).toBe(7)
    expect(search(open, 'Patient?_total=accurate&family=Nobody').total).toBe(0)
    expect(search(open, 'Patient?_total=none')).not.toHaveProperty('total')
    expect(search(open, 'Patient')).not.toHaveProperty('total')
  })

  it('does not count what is included [search-total]', () => {
    const open = openStore()

    expect(search(open, 'Encounter?_total=accurate&_include=*').total).toBe(2)
    expect(search(open, 'Patient?_id=p-ada&_total=accurate&_revinclude=*').total).toBe(1)
  })

  it('is on each page [search-total]', () => {
    const open = openStore()
    const first = search(open, 'Patient?_total=accurate&_count=4')
    const second = search(open, nextOf(first) ?? '')

    expect([first.total, second.total]).toEqual([7, 7])
  })

  it('is always there with fhirSearchTotal always [search-total]', () => {
    const open = openStore({ assumptions: { fhirSearchTotal: 'always' } })

    expect(search(open, 'Patient').total).toBe(7)
    expect(search(open, 'Patient?family=Nobody').total).toBe(0)
    expect(search(open, 'Patient?_total=accurate').total).toBe(7)
  })
})
