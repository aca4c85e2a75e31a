import type { FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import type { Outcome } from './refused.ts'
import { idsIn } from './rows.ts'
import { openStore, search } from './store.ts'
import { messageOf } from '../assert/tools.ts'

const strict = { prefer: 'handling=strict' }
const lenient = { prefer: 'handling=lenient' }
const refused: FakeHealthLakeOptions = { assumptions: { fhirUnknownParameter: 'strict' } }

// Of FHIR, yet not of HealthLake, or of neither.
const unknown = [
  ['Patient?_content=walks', '_content'],
  ['Patient?_query=recent', '_query'],
  ['Patient?_filter=name%20eq%20a', '_filter'],
  ['Patient?shoe-size=44', 'shoe-size'],
  ['Patient?Family=Love', 'Family'],
  ['Patient?code=8867-4', 'code'],
  ['Patient?constructor=a', 'constructor'],
  ['Patient?__proto__=a', '__proto__'],
  ['Location?near=42|-71', 'near'],
  ['Consent?source-reference=Contract/1', 'source-reference'],
  ['Contract?patient=p-ada', 'patient'],
] as const

describe('A parameter that a type does not have', () => {
  it('is ignored beside others, and told [search-unknown-parameter]', () => {
    const open = openStore()

    expect(idsIn(search(open, 'Patient?shoe-size=44&family=Love'))).toEqual(['p-ada', 'p-ben'])
    expect(() => open.fake.verify()).toThrow(/shoe-size/)
  })

  it('is ignored without a word with handling=lenient [search-unknown-parameter]', () => {
    const open = openStore()

    expect(idsIn(search(open, 'Patient?shoe-size=44&family:exact=Love', lenient))).toEqual([
      'p-ben',
    ])
    expect(() => open.fake.verify()).not.toThrow()
  })

  it.each(unknown)(
    'is refused with handling=strict: %s [search-unknown-parameter] [search-parameters]',
    (path, name) => {
      const { status, body } = openStore().endpoint.request({ path, headers: strict })

      expect(status).toBe(400)
      expect(body).toMatchObject({ resourceType: 'OperationOutcome' })
      expect((body as Outcome).issue[0]?.diagnostics).toContain(name)
    },
  )

  it.each(unknown)('makes no difference: %s [search-parameters]', (path) => {
    const open = openStore()
    const [all = ''] = path.split('?')

    expect(search(open, path)).toEqual(search(open, all))
  })

  it('is refused with fhirUnknownParameter strict, unless the client is lenient [search-unknown-parameter]', () => {
    const open = openStore(refused)
    const path = 'Patient?shoe-size=44&family:exact=Love'

    expect(open.endpoint.request({ path }).status).toBe(400)
    expect(open.endpoint.request({ path, headers: strict }).status).toBe(400)
    expect(idsIn(search(open, path, lenient))).toEqual(['p-ben'])
  })

  it('is told by name five times, and then by number [search-unknown-parameter]', () => {
    const open = openStore()
    const query = Array.from({ length: 8 }, (_, index) => `unknown-${index}=1`).join('&')
    search(open, `Patient?${query}`)

    const message = messageOf(() => open.fake.verify())
    expect(message).toContain('Patient has no search parameter unknown-4.')
    expect(message).not.toContain('unknown-5')
    expect(message).toContain('Patient has no search parameters of 3 other names, either.')
  })

  it('is told from one that it has, which handling=strict does not touch [search-unknown-parameter]', () => {
    const open = openStore(refused)

    for (const query of [
      'Patient?family:exact=Love',
      'Patient?family:exact=Love&_format=json',
      'Patient?family:exact=Love&_count=5&_total=accurate&_sort=_id&_summary=data',
      'Patient?family:exact=Love&_elements=name&_include=*&_revinclude=Observation:subject',
      'Patient?family:exact=Love&_has:Observation:patient:code=8867-4',
      'Patient?family:exact=Love&organization:missing=true&createdAt=2025-01-01',
    ]) {
      expect(idsIn(search(open, query, strict))[0]).toBe('p-ben')
    }
    expect(() => open.fake.verify()).not.toThrow()
  })

  it.each(['return=minimal, handling=strict', 'handling=strict; wait=5', 'HANDLING=strict'])(
    'is refused as Prefer says, whatever else it says: %s [search-unknown-parameter]',
    (prefer) => {
      const { status } = openStore().endpoint.request({
        path: 'Patient?shoe-size=44',
        headers: { prefer },
      })

      expect(status).toBe(400)
    },
  )
})
