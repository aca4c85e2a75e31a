import { describe, expect, it } from 'vitest'
import { data } from '../../fhir-search/data/data.ts'
import { idsIn, nextOf, type Searchset } from '../../fhir-search/rows.ts'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { refusal } from '../tools.ts'

/** Of the rows in test/fhir-search, one or two of each sort. */
const rows: readonly (readonly [query: string, ids: string])[] = [
  ['Patient?family=Love', 'p-ada p-ben'],
  ['Patient?family=M%C3%BCller', 'p-eve'],
  ['Patient?name=Ada+Augusta+Lovelace', 'p-ada'],
  ['Patient?family:contains=lace', 'p-ada p-finn'],
  ['Patient?family%253Aexact=Love', 'p-ben'],
  ['Patient?family:exact=Fitz%5C%2CGerald', 'p-dora'],
  ['Patient?identifier=http://hospital.example/mrn|1001', 'p-ada'],
  ['Patient?identifier=|1001', 'p-ben'],
  ['Patient?gender=male,other', 'p-ben p-cleo'],
  ['Patient?gender:not=female&birthdate=1980', 'p-ben p-cleo'],
  ['Patient?gender:missing=true', 'p-finn'],
  ['Patient?birthdate=ge1981', 'p-dora p-new'],
  ['Patient?_tag=http://tags.example|study-a', 'p-ada'],
  ['Patient?_id=p-ada,p-eve', 'p-ada p-eve'],
  ['Observation?date=2024-01-10T14:00:00%2B05:30', 'o-hr-2'],
  ['Observation?code:text=Body', 'o-wt-1 o-wt-2 o-wt-3'],
  ['Observation?value-quantity=70||kg', 'o-wt-1 o-wt-3'],
  ['Observation?code-value-quantity=http://loinc.org|8867-4$gt100', 'o-hr-2'],
  ['Observation?subject:Location=loc-er', 'o-room'],
  ['Observation?subject:identifier=1002', 'o-virus-1'],
  ['Observation?subject={base}Location/loc-er', 'o-room'],
  ['Observation?patient.gender=male&code=2339-0', 'o-glu-2'],
  ['Observation?subject:Patient.organization.name=Central&code=2339-0', 'o-glu-1'],
  ['Patient?_has:Observation:patient:code=2339-0', 'p-ada p-ben'],
  ['RiskAssessment?probability=0.50', 'r-half r-half-0'],
  ['ValueSet?url:below=http://sets.example/colours', 'vs-colours vs-red'],
  ['QuestionnaireResponse?questionnaire=http://forms.example/intake|1.0', 'q-1'],
  ['Patient?gender=female&_sort=-birthdate', 'p-new p-ada p-eve'],
  [
    'Observation?_id=o-hr-1&_include=Observation:subject,Observation:encounter',
    'o-hr-1 +p-ada +e-1',
  ],
  ['Patient?_id=p-cleo&_revinclude=Observation:subject', 'p-cleo +o-hr-4 +o-wt-3'],
]

export function searchBehaviour(door: FhirDoor): void {
  describe('A search', () => {
    it('finds the same through every door [search-bundle]', async () => {
      const open = await withData(door)
      const found: [string, string][] = []
      for (const [query] of rows) found.push([query, idsIn(await search(open, query)).join(' ')])

      expect(found).toEqual(rows)
    })

    it('leads from page to page, at the host that was asked [search-pages]', async () => {
      const open = await withData(door)
      const first = await search(open, 'Patient?gender=female,male&_count=3')
      const next = nextOf(first) ?? ''

      expect(next.startsWith(`${open.url}Patient?_count=3&page=`)).toBe(true)
      expect(first.entry?.[0]?.fullUrl).toBe(`${open.url}Patient/p-ada`)
      expect(idsIn(first)).toEqual(['p-ada', 'p-ben', 'p-eve'])
      expect(idsIn(await search(open, next))).toEqual(['p-new'])
    })

    it.each(['application/x-www-form-urlencoded', 'application/fhir+json'])(
      'takes a form by POST that says it is %s [search-request]',
      async (type) => {
        const open = await withData(door)
        const { status, body } = await open.request({
          method: 'POST',
          path: 'Patient/_search',
          headers: { 'content-type': type },
          body: 'name=Ada+Augusta&gender=female%2Cmale',
        })

        expect(status).toBe(200)
        expect(idsIn(body as Searchset)).toEqual(['p-ada'])
      },
    )

    it('is refused where it is broken, and changes nothing [search-date]', async () => {
      const open = await withData(door)
      const { status, text } = await refusal(open, { path: 'Patient?birthdate=today' })

      expect(status).toBe(400)
      expect(text).toContain('birthdate')
    })

    it('refuses an unknown parameter where the client wants it so [search-unknown-parameter]', async () => {
      const open = await withData(door)
      const asked = { path: 'Patient?shoe-size=44' }

      expect((await open.request(asked)).status).toBe(200)
      const headers = { prefer: 'handling=strict' }
      expect((await refusal(open, { ...asked, headers })).status).toBe(400)
    })
  })
}

async function withData(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  const resources = open.fake.resources(open.store)
  for (const [at, given] of data) {
    open.fake.clock.set(at)
    for (const resource of given) {
      const text = typeof resource === 'string' ? resource : JSON.stringify(resource)
      resources.put(JSON.parse(text.replaceAll('{base}', open.url)) as { resourceType: string })
    }
  }
  resources.delete('Patient', 'p-gone')
  return open
}

async function search(open: OpenFhirDoor, query: string): Promise<Searchset> {
  const { status, body } = await open.request({ path: query.replaceAll('{base}', open.url) })
  expect([query, status]).toEqual([query, 200])
  return body as Searchset
}
