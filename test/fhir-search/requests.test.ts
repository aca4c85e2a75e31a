import { describe, expect, it } from 'vitest'
import type { Outcome } from './refused.ts'
import { idsIn, type Searchset } from './rows.ts'
import { ask, openStore, search } from './store.ts'

const form = 'application/x-www-form-urlencoded'

function post(body: string, type = form, path = 'Patient/_search') {
  return { method: 'POST', path, body, headers: { 'content-type': type } }
}

describe('A search by POST', () => {
  it.each([
    ['family=Love&gender=male', ['p-ben']],
    ['family=M%C3%BCller', ['p-eve']],
    ['name=Ada+Augusta', ['p-ada']],
    ['identifier=http%3A%2F%2Fhospital.example%2Fmrn%7C1001', ['p-ada']],
    ['given=Ada&given=Augusta', ['p-ada']],
    ['gender=male%2Cother', ['p-ben', 'p-cleo']],
  ])('takes a form: %s [search-request]', (body, ids) => {
    expect(idsIn(ask(openStore(), post(body)) as Searchset)).toEqual(ids)
  })

  it.each(['application/fhir+json', 'application/json', `${form}; charset=utf-8`])(
    'takes a form that is labelled %s [search-request]',
    (type) => {
      const answer = ask(openStore(), post('family=Love&gender=male', type))

      expect(idsIn(answer as Searchset)).toEqual(['p-ben'])
    },
  )

  it('takes parameters in the URL without a form [search-request]', () => {
    const open = openStore()
    const path = 'Patient/_search?family=Love&gender=male'

    expect(idsIn(ask(open, { method: 'POST', path }) as Searchset)).toEqual(['p-ben'])
    expect(idsIn(ask(open, post('', form, path)) as Searchset)).toEqual(['p-ben'])
    expect(idsIn(ask(open, post('')) as Searchset)).toHaveLength(7)
  })

  it('takes a form beside what says how the answer is written [search-request] [fhir-format]', () => {
    const open = openStore()
    const path = 'Patient/_search?_format=json&_pretty=true'

    const found = ask(open, post('family=Love', form, path)) as Searchset
    expect(idsIn(found)).toEqual(['p-ada', 'p-ben'])
    const other = 'Patient/_search?_format=xml'
    expect(open.endpoint.request(post('family=Love', form, other)).status).toBe(406)
  })

  it('refuses both at once [search-request]', () => {
    const open = openStore()
    const { status, body } = open.endpoint.request(
      post('family=Love', form, 'Patient/_search?gender=male'),
    )

    expect(status).toBe(400)
    expect(body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] })
    expect((body as Outcome).issue[0]?.diagnostics).toMatch(/URL.*form|form.*URL/)
  })

  it('refuses a form whose escapes are no text [search-request]', () => {
    const { status, body } = openStore().endpoint.request(post('family=%E4%ZZ'))

    expect(status).toBe(400)
    expect(body).toMatchObject({ resourceType: 'OperationOutcome' })
  })
})

describe('A search by GET', () => {
  it.each([
    ['Patient?family%3Acontains=lace', ['p-ada', 'p-finn']],
    ['Patient?name%253Acontains=lace', ['p-ada', 'p-finn']],
    ['Patient?family%253Aexact=Love', ['p-ben']],
    ['Encounter?subject%253APatient.family=Love', ['e-1', 'e-2']],
  ])('may encode a name, even twice: %s [search-request]', (path, ids) => {
    expect(idsIn(search(openStore(), path))).toEqual(ids)
  })

  it('may double the slash after the endpoint [search-request]', () => {
    expect(idsIn(search(openStore(), '{base}/Patient?family:exact=Love'))).toEqual(['p-ben'])
    expect(idsIn(search(openStore(), '{base}Patient/?family:exact=Love'))).toEqual(['p-ben'])
  })

  it('takes parameters by name, too [search-request]', () => {
    const { endpoint } = openStore()
    const query = { family: 'Love', given: ['Ada', 'Augusta'] }

    expect(idsIn(endpoint.request({ path: 'Patient', query }).body as Searchset)).toEqual(['p-ada'])
  })

  it('is not simulated without a type [search-system]', () => {
    for (const path of ['?_id=p-ada', '?_type=Patient']) {
      const { status, body } = openStore().endpoint.request({ path })

      expect([path, status]).toEqual([path, 501])
      expect(body).toMatchObject({
        resourceType: 'OperationOutcome',
        issue: [{ code: 'not-supported' }],
      })
    }
  })

  it.each([
    'DocumentReference?infer-icd10cm-entity-text-concept-score=fever|0.9',
    'DocumentReference?infer-rxnorm-entity-text-concept-score=aspirin|0.9',
    'DocumentReference?detectEntities-entity-category=MEDICATION',
  ])('by what the service infers is not simulated: %s [search-nlp]', (path) => {
    const { status, body } = openStore().endpoint.request({ path })

    expect(status).toBe(501)
    expect(body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ code: 'not-supported' }],
    })
  })
})
