import { describe, expect, it } from 'vitest'
import type { Outcome } from './refused.ts'
import { idsIn, nextOf } from './rows.ts'
import { openEmpty, openStore, put, search, type SearchedStore } from './store.ts'

/** A store with so many patients of one name, with an observation each; all have one practitioner. */
function withCrowd(count: number): SearchedStore {
  const open = openEmpty()
  put(open, { resourceType: 'Practitioner', id: 'pr', name: [{ family: 'Many' }] })
  for (let index = 0; index < count; index += 1) {
    put(open, {
      resourceType: 'Patient',
      id: `p-${index}`,
      name: [{ family: 'Crowd', given: [`N${index}`] }],
      generalPractitioner: [{ reference: 'Practitioner/pr' }],
    })
    put(open, {
      resourceType: 'Observation',
      id: `o-${index}`,
      status: 'final',
      code: { coding: [{ code: 'a' }] },
      subject: { reference: `Patient/p-${index}` },
    })
  }
  return open
}

function refusal({ endpoint }: SearchedStore, path: string): string {
  const { status, body } = endpoint.request({ path })
  expect([path, status]).toEqual([path, 400])
  return (body as Outcome).issue[0]?.diagnostics ?? ''
}

describe('A step of a chain', () => {
  it('finds 100 resources at most [search-chain]', () => {
    const path = 'Observation?subject:Patient.family=Crowd&_total=accurate'

    expect(search(withCrowd(100), path).total).toBe(100)
    expect(refusal(withCrowd(101), path)).toMatch(/subject:Patient\.family.*100/)
  })

  it('does so in any place of a chain, without a type too [search-chain]', () => {
    const open = withCrowd(101)

    expect(refusal(open, 'Observation?patient.general-practitioner.name=Many')).toContain('100')
    expect(refusal(open, 'Observation?subject.name=Crowd')).toContain('100')
    expect(idsIn(search(open, 'Observation?subject:Patient.given:exact=N7'))).toEqual(['o-7'])
    expect(search(open, 'Patient?general-practitioner.name=Many&_total=accurate').total).toBe(101)
  })
})

describe('_has', () => {
  it('finds 100 resources at most [search-has]', () => {
    const path = 'Patient?_has:Observation:patient:code=a&_total=accurate'

    expect(search(withCrowd(100), path).total).toBe(100)
    expect(refusal(withCrowd(101), path)).toMatch(/_has:Observation:patient.*100/)
  })

  it('does so within another [search-has]', () => {
    const path = 'Practitioner?_has:Patient:general-practitioner:_has:Observation:patient:code=a'

    expect(idsIn(search(withCrowd(100), path))).toEqual(['pr'])
    expect(refusal(withCrowd(101), path)).toContain('100')
  })
})

describe('Includes', () => {
  it('go on over two levels [search-include-iterate]', () => {
    const open = openStore()
    const query = 'Organization?_id=org-bed&_include=Organization:partof'
    const iterated = '_include:iterate=Organization:partof'

    expect(idsIn(search(open, `${query}&${iterated}`))).toEqual([
      'org-bed',
      '+org-bay',
      '+org-ward',
      '+org-hq',
    ])
  })

  it('go round in circles without end, and come once each [search-include-iterate]', () => {
    const open = openEmpty()
    const next = { a: 'b', b: 'c', c: 'a', self: 'self' }
    for (const [id, other] of Object.entries(next)) {
      put(open, {
        resourceType: 'Organization',
        id,
        name: id,
        partOf: { reference: `Organization/${other}` },
      })
    }
    const include = '_include=Organization:partof&_include:iterate=Organization:partof'
    const both = `${include}&_revinclude=Organization:partof&_include:iterate=*`

    expect(idsIn(search(open, `Organization?_id=a&${include}`))).toEqual(['a', '+b', '+c'])
    expect(idsIn(search(open, `Organization?_id=self&${include}`))).toEqual(['self'])
    expect(idsIn(search(open, `Organization?_id=a&${both}`)).toSorted()).toEqual(
      ['a', '+b', '+c'].toSorted(),
    )
    expect(idsIn(search(open, `Organization?${include}`))).toEqual(['a', 'b', 'c', 'self'])
  })

  it('are of the page alone [search-include]', () => {
    const open = withCrowd(3)
    const first = search(open, 'Observation?_include=Observation:subject&_count=2')

    expect(idsIn(first)).toEqual(['o-0', 'o-1', '+p-0', '+p-1'])
    expect(idsIn(search(open, nextOf(first) ?? ''))).toEqual(['o-2', '+p-2'])
  })

  it('of all that leads to a match are not limited to a page [search-revinclude]', () => {
    const open = withCrowd(101)

    expect(
      idsIn(search(open, 'Practitioner?_revinclude=Patient:general-practitioner')),
    ).toHaveLength(102)
  })
})
