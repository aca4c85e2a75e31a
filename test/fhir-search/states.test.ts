import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { startImport } from '../data/tools.ts'
import { idsIn, nextOf } from './rows.ts'
import { openEmpty, openStore, put, search, type SearchedStore } from './store.ts'

const asked =
  'Observation?subject:Patient.family=Love&_sort=-date&_include=Observation:subject&_count=3'

function textOf({ endpoint }: SearchedStore, path: string): string {
  return endpoint.request({ path }).text
}

describe('What a search finds', () => {
  it('is the same, to the byte, of the same data', () => {
    expect(textOf(openStore(), asked)).toBe(textOf(openStore(), asked))
  })

  it('is the same in a state that was put back, there and elsewhere', () => {
    const open = openStore()
    const text = textOf(open, asked)
    const snapshot = open.fake.snapshot()
    put(open, { resourceType: 'Patient', id: 'p-ada', name: [{ family: 'Newman' }] })
    expect(idsIn(search(open, 'Patient?family=Newman,Lovelace'))).toEqual(['p-ada'])
    expect(textOf(open, asked)).not.toBe(text)

    open.fake.restore(snapshot)
    const other = createFakeHealthLake()
    other.restore(JSON.parse(JSON.stringify(snapshot)) as typeof snapshot)

    expect(textOf(open, asked)).toBe(text)
    expect(idsIn(search(open, 'Patient?family=Newman'))).toEqual([])
    const elsewhere = { fake: other, store: open.store, endpoint: other.fhir(open.store) }
    expect(textOf(elsewhere, asked)).toBe(text)
  })

  it('is that of the state that was put back, though a page was asked for in another [search-pages]', () => {
    const open = openStore()
    const snapshot = open.fake.snapshot()
    put(open, { resourceType: 'Patient', id: 'p-x', gender: 'male' })
    const next = nextOf(search(open, 'Patient?gender=male&_count=1')) ?? ''
    expect(idsIn(search(open, next))).toEqual(['p-x'])

    open.fake.restore(snapshot)
    put(open, { resourceType: 'Patient', id: 'p-y', gender: 'male' })

    expect(idsIn(search(open, next))).toEqual(['p-y'])
  })

  it('is its own in each copy of a fake', () => {
    const open = openStore()
    expect(idsIn(search(open, 'Patient?family=Hart'))).toEqual([])
    const copies = ['p-x', 'p-y'].map((id) => {
      const fake = open.fake.fork()
      const copy = { fake, store: open.store, endpoint: fake.fhir(open.store) }
      put(copy, { resourceType: 'Patient', id, name: [{ family: 'Hart' }] })
      return copy
    })

    for (const copy of copies) expect(idsIn(search(copy, 'Patient?family=Hart'))).toHaveLength(1)
    expect(copies.map((copy) => idsIn(search(copy, 'Patient?family=Hart')))).toEqual([
      ['p-x'],
      ['p-y'],
    ])
    expect(idsIn(search(open, 'Patient?family=Hart'))).toEqual([])
  })

  it('is nothing on a page of a patient who was not there yet in that copy [everything]', () => {
    const open = openEmpty()
    const fake = open.fake.fork()
    const copy = { fake, store: open.store, endpoint: fake.fhir(open.store) }
    put(open, { resourceType: 'Patient', id: 'p' })
    const seealso = [{ other: { reference: 'Patient/p' }, type: 'seealso' }]
    put(open, { resourceType: 'Patient', id: 'p-0', link: seealso })
    const next = nextOf(search(open, 'Patient/p/$everything?_count=1')) ?? ''
    for (const id of ['p-1', 'p-2', 'p']) put(copy, { resourceType: 'Patient', id })

    expect(idsIn(search(open, next))).toEqual(['p-0'])
    expect(search(copy, next)).toMatchObject({ total: 0 })
  })

  it('is what an import brought, too', () => {
    const open = openEmpty()
    const lines = ['Love', 'Hart'].map((family, index) =>
      JSON.stringify({ resourceType: 'Patient', id: `p-${index}`, name: [{ family }] }),
    )
    open.fake.objects.put('s3://patients/in/a.ndjson', lines.join('\n'))
    startImport(open.fake, open.store)
    expect(idsIn(search(open, 'Patient'))).toEqual([])
    open.fake.settle()

    expect(idsIn(search(open, 'Patient?family=Hart'))).toEqual(['p-1'])
  })

  it('is found at each path of the endpoint, whose links lead on there [search-pages]', () => {
    const open = openStore()
    const base = open.endpoint.url.replace('/r4/', '/patientaccess/v2/r4/')
    const first = search(open, `${base}Observation?subject=${base}Patient/p-ada&_count=2`)

    expect(idsIn(first)).toEqual(['o-hr-1', 'o-hr-3'])
    expect(first.entry?.[0]?.fullUrl).toBe(`${base}Observation/o-hr-1`)
    expect(nextOf(first)?.startsWith(`${base}Observation?_count=2&page=`)).toBe(true)
    expect(idsIn(search(open, nextOf(first) ?? ''))).toEqual(['o-wt-1', 'o-glu-1'])
  })

  it('is of one data store: neither its resources nor its pages are of another', () => {
    const open = openStore()
    const other = open.fake.addDatastore().DatastoreId
    const next = nextOf(search(open, 'Patient?_count=2')) ?? ''
    const elsewhere = { fake: open.fake, store: other, endpoint: open.fake.fhir(other) }

    expect(idsIn(search(elsewhere, 'Patient'))).toEqual([])
    const { status } = elsewhere.endpoint.request({
      path: next.replace(open.endpoint.url, elsewhere.endpoint.url),
    })
    expect(status).toBe(400)
  })
})

describe('A resource of another form than R4 gives it', () => {
  // Of no type that an element has, or of the right one with nonsense in it.
  const nonsense: readonly unknown[] = [
    5,
    true,
    'x',
    [],
    {},
    [null],
    [[5]],
    { coding: [5, null, {}, { code: 5, system: 7 }], text: 5 },
    [{ value: 5, system: {}, type: 'x' }],
    { reference: 5, identifier: 'x' },
    { reference: 'Patient/', type: 5 },
    { value: 'x', unit: 5, code: [], comparator: 5 },
    { low: 5, high: {}, start: 5, end: 'x' },
    { event: ['x', 5, null], repeat: { boundsPeriod: 'x' } },
    { family: 5, given: 'x', prefix: {}, line: 5, div: 5 },
    '2024-13-45',
  ]

  it('is found by its id, and breaks no search', () => {
    const open = openEmpty()
    const resources = open.fake.resources(open.store)
    nonsense.forEach((value, index) => {
      const names = ['name', 'birthDate', 'gender', 'identifier', 'managingOrganization', 'text']
      const more = [
        'address',
        'telecom',
        'generalPractitioner',
        'link',
        'contained',
        'deceasedDateTime',
      ]
      const members = Object.fromEntries([...names, ...more].map((name) => [name, value]))
      resources.put({ resourceType: 'Patient', id: `p-${index}`, ...members })
      const others = ['code', 'subject', 'effectiveTiming', 'effectivePeriod', 'valueQuantity']
      const parts = Object.fromEntries([...others, 'component'].map((name) => [name, value]))
      resources.put({ resourceType: 'Observation', id: `o-${index}`, ...parts })
      const useContext = [{ code: value, valueRange: value, valueQuantity: value }]
      resources.put({ resourceType: 'ValueSet', id: `v-${index}`, url: value, useContext })
    })

    for (const path of [
      'Patient?name=a&birthdate=2024&gender=a&identifier=a&organization=a&address=a&telecom=a',
      'Patient?general-practitioner.name=a&link:Patient.name=a&death-date=2024',
      'Patient?_sort=birthdate,-gender,identifier,organization,-death-date',
      'Patient?identifier:text=a&organization:identifier=a&_text=a',
      'Observation?code=a&subject=a&date=2024&value-quantity=1&component-code=a',
      'Observation?_sort=code,subject,-date,value-quantity',
      'Observation?combo-code-value-quantity=a$1&code:text=a&subject:identifier=a',
      'ValueSet?url=a&context-quantity=1&_sort=url',
    ]) {
      expect([path, open.endpoint.request({ path }).status]).toEqual([path, 200])
    }
    for (const query of ['_summary=true', '_summary=text', '_elements=name', '_include=*']) {
      expect(search(open, `Patient?_count=100&${query}`).entry).toHaveLength(nonsense.length)
    }
    expect(idsIn(search(open, 'Patient?_id=p-3'))).toEqual(['p-3'])
    expect(idsIn(search(open, 'ValueSet?context-quantity=gt1'))).toEqual(['v-8'])
    const texts = ['v-15', 'v-2']
    const others = idsIn(search(open, 'ValueSet')).filter((id) => !texts.includes(id))
    expect(idsIn(search(open, 'ValueSet?_sort=url'))).toEqual([...texts, ...others])
  })

  it('bears the tag SUBSETTED alone where its own tags are no list [search-subsetted]', () => {
    const open = openEmpty()
    const meta = { tag: { code: 'vip' }, source: 'http://sources.example' }
    open.fake.resources(open.store).put({ resourceType: 'Patient', id: 'p', meta })

    expect(search(open, 'Patient?_summary=true').entry?.[0]?.resource['meta']).toMatchObject({
      source: 'http://sources.example',
      tag: [{ code: 'SUBSETTED' }],
    })
  })

  it('has in its narrative what is no character as it is written [search-text]', () => {
    const open = openEmpty()
    const text = { div: '<div>&#x110000; and &#xE9;</div>' }
    open.fake.resources(open.store).put({ resourceType: 'Patient', id: 'p', text })

    expect(idsIn(search(open, 'Patient?_text=%26%23x110000; and %C3%A9'))).toEqual(['p'])
  })

  it('may be as deep as can be, and no deeper [search-summary]', () => {
    const open = openEmpty()
    const store = (levels: number) => {
      const deep: unknown = JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
      open.fake.resources(open.store).put({ resourceType: 'Patient', id: 'p', deep })
    }
    store(999)

    expect(search(open, 'Patient?_summary=true').entry?.[0]?.resource).toMatchObject({ id: 'p' })
    expect(search(open, 'Patient').entry?.[0]?.resource).toHaveProperty('deep')
    expect(() => store(1000)).toThrow(MisuseError)
  })
})
