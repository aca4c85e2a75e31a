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

const chain = (steps: number) => `Organization?${'partof.'.repeat(steps)}name=Mercy`
const has = (steps: number) => `Organization?${'_has:Organization:partof:'.repeat(steps)}name=B`

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

describe('A chain', () => {
  it('takes 10 steps, and not 11 [search-chain] [search-has]', () => {
    const open = openStore()

    expect(idsIn(search(open, chain(4)))).toEqual(['org-bed'])
    expect(idsIn(search(open, has(3)))).toEqual(['org-hq', 'org-group'].toSorted())
    for (const path of [chain(10), has(10)]) expect(idsIn(search(open, path))).toEqual([])
    for (const path of [chain(11), has(11)]) expect(refusal(open, path)).toContain('10 steps')
  })

  it('tells resources of the same id apart by their types [search-chain] [search-has]', () => {
    const open = openStore()
    put(open, { resourceType: 'Patient', id: 'loc-er', name: [{ family: 'Emergency' }] })
    put(open, { resourceType: 'Location', id: 'p-cleo', name: 'Cleo' })

    expect(idsIn(search(open, 'Patient?_has:Observation:subject:code:text=Air'))).toEqual([])
    expect(idsIn(search(open, 'Location?_has:Observation:subject:code:text=Air'))).toEqual([
      'loc-er',
    ])
    expect(idsIn(search(open, 'Observation?subject:Patient.family=Emergency'))).toEqual([])
    expect(idsIn(search(open, 'Observation?subject:Location.name=Cleo'))).toEqual([])
    expect(idsIn(search(open, 'Observation?_id=o-room&_include=Observation:subject'))).toEqual([
      'o-room',
      '+loc-er',
    ])
    expect(
      search(open, 'Observation?_id=o-room&_include=*').entry?.[1]?.resource['resourceType'],
    ).toBe('Location')
    expect(idsIn(search(open, 'Patient?_id=loc-er&_revinclude=Observation:subject'))).toEqual([
      'loc-er',
    ])
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

  it('that are asked for again and again give the same as once [search-include] [search-revinclude]', () => {
    const open = withCrowd(100)
    const includes = '&_revinclude:iterate=*&_include:iterate=*'
    const once = idsIn(search(open, `Patient?${includes}`))
    const often = idsIn(search(open, `Patient?${includes.repeat(1000)}`))

    expect(often).toEqual(once)
  })

  it('of all that leads to a match are not limited to a page [search-revinclude]', () => {
    const open = withCrowd(101)

    expect(
      idsIn(search(open, 'Practitioner?_revinclude=Patient:general-practitioner')),
    ).toHaveLength(102)
  })
})
