import { describe, expect, it } from 'vitest'
import { idsIn } from './rows.ts'
import { openStore, search, type SearchedStore } from './store.ts'

/** The members that are left of the first match. */
function membersOf(open: SearchedStore, query: string): readonly string[] {
  return Object.keys(search(open, query).entry?.[0]?.resource ?? {}).toSorted()
}

function tagsOf(open: SearchedStore, query: string): readonly unknown[] {
  const [first] = search(open, query).entry ?? []
  const { tag = [] } = (first?.resource['meta'] ?? {}) as { tag?: readonly { code: string }[] }
  return tag.map(({ code }) => code)
}

describe('_summary', () => {
  it.each([
    [
      'Patient?_id=p-ada',
      'active address birthDate gender id identifier managingOrganization meta name resourceType telecom',
    ],
    [
      'Patient?_id=p-cleo',
      'address birthDate deceasedDateTime gender id identifier link meta name resourceType',
    ],
    [
      'Observation?_id=o-hr-1',
      'code effectiveDateTime encounter id meta performer resourceType status subject valueQuantity',
    ],
    // Its agent is mandatory, and not marked.
    ['Provenance?_id=prov-1', 'id meta recorded resourceType target'],
    [
      'ValueSet?_id=vs-colours',
      'date id meta name resourceType status title url useContext version',
    ],
    ['Group?_id=g-1', 'actual id meta resourceType type'],
  ])('true leaves the elements that R4 marks: %s [search-summary]', (query, members) => {
    expect(membersOf(openStore(), `${query}&_summary=true`).join(' ')).toBe(members)
  })

  it('true leaves of elements within elements those that R4 marks [search-summary]', () => {
    const open = openStore()
    const { entry } = search(open, 'Encounter?_id=e-1&_summary=true')

    expect(entry?.[0]?.resource).toMatchObject({
      participant: [{ individual: { reference: 'Practitioner/pr-grace' } }],
    })
    expect(entry?.[0]?.resource['participant']).toEqual([
      { individual: { reference: 'Practitioner/pr-grace' } },
    ])
  })

  it.each([
    ['Patient?_id=p-ada', 'id meta resourceType text'],
    ['Observation?_id=o-hr-1', 'code id meta resourceType status'],
    ['Provenance?_id=prov-1', 'agent id meta recorded resourceType target'],
    [
      'MedicationRequest?_id=m-1',
      'id intent medicationCodeableConcept meta resourceType status subject',
    ],
  ])('text leaves text and what is mandatory: %s [search-summary]', (query, members) => {
    expect(membersOf(openStore(), `${query}&_summary=text`).join(' ')).toBe(members)
  })

  it('data leaves all but the text [search-summary]', () => {
    const open = openStore()
    const whole = membersOf(open, 'Patient?_id=p-ada')

    expect(whole).toContain('text')
    expect(membersOf(open, 'Patient?_id=p-ada&_summary=data')).toEqual(
      whole.filter((name) => name !== 'text'),
    )
  })

  it('false leaves everything as it is [search-summary]', () => {
    const { endpoint } = openStore()
    const { text } = endpoint.request({ path: 'Patient?_id=p-ada' })

    expect(endpoint.request({ path: 'Patient?_id=p-ada&_summary=false' }).text).toBe(text)
  })

  it('count is accepted with fhirSummaryCount, and answers a total alone [search-summary-count]', () => {
    const open = openStore({ assumptions: { fhirSummaryCount: 'accepted' } })

    expect(search(open, 'Patient?_summary=count')).toMatchObject({ type: 'searchset', total: 7 })
    expect(search(open, 'Patient?_summary=count')).not.toHaveProperty('entry')
    expect(search(open, 'Patient?gender=female&_summary=count').total).toBe(3)
    expect(search(open, 'Patient?family=Nobody&_summary=count').total).toBe(0)
  })

  it('goes with a search as usual [search-summary]', () => {
    const open = openStore()

    expect(idsIn(search(open, 'Patient?_summary=true&_sort=-_id&_count=2'))).toEqual([
      'p-new',
      'p-finn',
    ])
    expect(idsIn(search(open, 'Patient?_text=walks&_summary=data'))).toEqual(['p-ada', 'p-ben'])
  })
})

describe('_elements', () => {
  it.each([
    ['Patient?_id=p-ada&_elements=name,birthDate', 'birthDate id meta name resourceType'],
    ['Patient?_id=p-ada&_elements=gender', 'gender id meta resourceType'],
    ['Patient?_id=p-ada&_elements=shoeSize', 'id meta resourceType'],
    ['Patient?_id=p-ada&_elements=shoeSize,text', 'id meta resourceType text'],
    ['Patient?_id=p-finn&_elements=gender', 'id meta resourceType'],
    ['Patient?_id=p-ada&_elements=id', 'id meta resourceType'],
    ['Observation?_id=o-hr-1&_elements=subject', 'code id meta resourceType status subject'],
    [
      'MedicationRequest?_id=m-1&_elements=requester',
      'id intent medicationCodeableConcept meta requester resourceType status subject',
    ],
  ])('leaves what is named and what is mandatory: %s [search-elements]', (query, members) => {
    expect(membersOf(openStore(), query).join(' ')).toBe(members)
  })

  it('leaves elements whole, to the digit [search-elements]', () => {
    const { endpoint } = openStore()

    expect(
      endpoint.request({ path: 'ChargeItem?_id=ch-minus&_elements=priceOverride' }).text,
    ).toContain('"priceOverride":{"value":-1.10,"currency":"EUR"}')
    expect(
      endpoint.request({ path: 'RiskAssessment?_id=r-half-0&_elements=prediction' }).text,
    ).toContain('"prediction":[{"probabilityDecimal":0.50}]')
    expect(endpoint.request({ path: 'RiskAssessment?_id=r-cent&_summary=data' }).text).toContain(
      '"probabilityDecimal":1e-2',
    )
    expect(endpoint.request({ path: 'ChargeItem?_id=ch-95&_summary=data' }).text).toContain(
      '"factorOverride":95,"priceOverride":{"value":12.50,',
    )
  })

  it('leaves what is included whole [search-elements]', () => {
    const open = openStore()
    const query = 'Observation?_id=o-hr-1&_elements=status&_include=Observation:subject'
    const [match, included] = search(open, query).entry ?? []

    expect(Object.keys(match?.resource ?? {})).not.toContain('subject')
    expect(included?.resource).toEqual(open.fake.resources(open.store).get('Patient', 'p-ada'))
  })

  it('does not change what is found, or its order [search-elements]', () => {
    const open = openStore()

    expect(idsIn(search(open, 'Patient?family=Love&_sort=birthdate&_elements=gender'))).toEqual([
      'p-ben',
      'p-ada',
    ])
  })
})

describe('What is cut', () => {
  it.each(['_summary=true', '_summary=text', '_summary=data', '_elements=name'])(
    'bears the tag SUBSETTED beside its own: %s [search-subsetted]',
    (parameter) => {
      const open = openStore()
      const query = `Patient?_id=p-ada&${parameter}`

      expect(tagsOf(open, query)).toEqual(['study-a', 'vip', 'SUBSETTED'])
      expect(search(open, query).entry?.[0]?.resource['meta']).toMatchObject({
        versionId: '2',
        source: 'http://sources.example/intake',
        tag: [
          { code: 'study-a' },
          { code: 'vip' },
          { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue' },
        ],
      })
    },
  )

  it('bears it where there was no tag [search-subsetted]', () => {
    expect(tagsOf(openStore(), 'Observation?_id=o-hr-1&_summary=text')).toEqual(['SUBSETTED'])
  })

  it('is none of what is whole, nor of what is stored [search-subsetted]', () => {
    const open = openStore()
    search(open, 'Patient?_summary=true')

    expect(tagsOf(open, 'Patient?_id=p-ada')).toEqual(['study-a', 'vip'])
    expect(tagsOf(open, 'Patient?_id=p-ada&_summary=false')).toEqual(['study-a', 'vip'])
    expect(idsIn(search(open, 'Patient?_tag=SUBSETTED&_summary=true'))).toEqual([])
    expect(open.endpoint.request({ path: 'Patient/p-ada' }).text).not.toContain('SUBSETTED')
  })
})
