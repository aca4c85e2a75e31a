import { describe, expect, it } from 'vitest'
import { bundle, creating, issueIn, post, statusesIn, updating } from '../bundle-tools.ts'
import type { FhirDoor } from '../door.ts'
import { outcome, patient, refusal } from '../tools.ts'

const types = ['batch', 'transaction'] as const
const good = updating(patient({ id: 'p1' }))
const refused = 'FHIR resource in payload failed FHIR validation rules.'

const broken: readonly (readonly [what: string, entries: unknown, where: string])[] = [
  ['an entry without request', [good, { resource: patient() }], 'Bundle'],
  ['an entry with nothing', [good, {}], 'Bundle.entry[1]'],
  ['a request that is text', [good, { request: 'POST Patient' }], 'Bundle.entry[1].request'],
  ['a request without method', [{ request: { url: 'Patient' } }], 'Bundle.entry[0].request'],
  ['a request without URL', [{ request: { method: 'GET' } }], 'Bundle.entry[0].request'],
  ['an empty URL', [{ request: { method: 'GET', url: '' } }], 'Bundle.entry[0].request.url'],
  [
    'a URL that is a number',
    [{ request: { method: 'GET', url: 7 } }],
    'Bundle.entry[0].request.url',
  ],
  ['a method in small letters', [verb('post')], 'Bundle.entry[0].request.method'],
  ['a method that there is not', [verb('MERGE')], 'Bundle.entry[0].request.method'],
  ['a method of all objects', [verb('constructor')], 'Bundle.entry[0].request.method'],
  [
    'If-Match that is a number',
    [{ request: { ...good.request, ifMatch: 1 } }],
    'Bundle.entry[0].request.ifMatch',
  ],
  ['a member that there is not', [{ ...good, verb: 'PUT' }], 'Bundle.entry[0]'],
  ['an entry that is text', [good, 'x'], 'Bundle.entry[1]'],
  ['an entry that is null', [null], 'Bundle.entry[0]'],
  ['an entry that is a list', [[good]], 'Bundle.entry[0]'],
  ['a resource that is text', [{ ...good, resource: 'x' }], 'Bundle.entry[0].resource'],
  ['a resource that is null', [{ ...good, resource: null }], 'Bundle.entry[0].resource'],
  ['a resource that is a list', [{ ...good, resource: [] }], 'Bundle.entry[0].resource'],
  ['entries that are an object', { 0: good }, 'Bundle'],
  ['entries that are null', null, 'Bundle'],
  ['a list of no entries', [], 'Bundle'],
  [
    'a fullUrl twice',
    [creating(patient(), 'urn:uuid:a'), creating(patient(), 'urn:uuid:a')],
    'Bundle',
  ],
]

export function bundleFormBehaviour(door: FhirDoor): void {
  describe('A Bundle that is posted', () => {
    it.each(types)(
      'is refused with what is wrong, and nothing else: a %s with a resource without request [bundle-form]',
      async (type) => {
        const body = bundle(type, [{ resource: patient() }])
        const { body: told } = await refusal(await door.open(), { method: 'POST', path: '', body })

        const { issue } = told as { issue: readonly { diagnostics: string }[] }
        expect(issue.map(({ diagnostics }) => diagnostics)).toEqual([
          refused,
          expect.stringContaining('bdl-3'),
        ])
      },
    )

    describe.each(types)('as a %s', (type) => {
      it.each(broken)('is refused whole with %s [bundle-form]', async (_what, entry, where) => {
        const body = { resourceType: 'Bundle', type, entry }
        const answer = await refusal(await door.open(), { method: 'POST', path: '', body })

        expect(answer.status).toBe(400)
        expect(issueIn(answer)).toMatchObject({ code: 'processing', diagnostics: refused })
        const { issue } = answer.body as { issue: readonly { expression?: readonly string[] }[] }
        expect(issue.flatMap(({ expression = [] }) => expression)).toContain(where)
      })
    })

    it.each([
      ['collection', 'not "collection"'],
      ['history', 'not "history"'],
      ['BATCH', 'not "BATCH"'],
      [undefined, 'not missing'],
      [null, 'not null'],
      [7, 'not 7'],
      ['x'.repeat(500), `not "${'x'.repeat(99)}…`],
    ])('is of type batch or transaction, not %s [bundle-form]', async (type, told) => {
      const body = { resourceType: 'Bundle', type, entry: [good] }
      const answer = await refusal(await door.open(), { method: 'POST', path: '', body })

      const problem = `The type of a Bundle that is posted here is batch or transaction, ${told}.`
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual(outcome('invalid', problem))
    })

    it.each([
      [patient(), 'not "Patient"'],
      [{}, 'not missing'],
      ['{"resourceType":1.10}', 'not 1.10'],
    ])('is a Bundle: %j [bundle-form]', async (body, told) => {
      const answer = await refusal(await door.open(), { method: 'POST', path: '', body })

      const problem = `The resourceType of what is posted to the endpoint itself is Bundle, ${told}.`
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual(outcome('invalid', problem))
    })

    it.each(['', '{', '[]', 'null', '"Bundle"', '{"resourceType":"Bundle","type":"batch",}'])(
      'is JSON, which %o is not [fhir-body-not-json]',
      async (body) => {
        const answer = await refusal(await door.open(), { method: 'POST', path: '', body })

        expect(answer.status).toBe(400)
        expect(issueIn(answer)).toMatchObject({ code: 'invalid' })
      },
    )

    it.each<[(typeof types)[number], number, number, number]>([
      ['batch', 500, 501, 400],
      ['transaction', 100, 101, 422],
    ])('as a %s has %i entries, and with %i is refused with %i [bundle-limits]', async (...row) => {
      const [type, most, more, status] = row
      const open = await door.open()

      const refusedAnswer = await refusal(open, {
        method: 'POST',
        path: '',
        body: bundle(type, updates(more)),
      })
      const statuses = statusesIn(await post(open, type, updates(most)))

      const problem = `A ${type} has at most ${most} entries, and this has ${more}.`
      expect(refusedAnswer.status).toBe(status)
      expect(refusedAnswer.body).toEqual(outcome('too-long', problem))
      expect(statuses).toEqual(Array.from({ length: most }, () => '201'))
    })

    it.each<[(typeof types)[number], number]>([
      ['batch', 400],
      ['transaction', 422],
    ])(
      'as a %s of 10,000 entries is refused with %i, whatever they are [bundle-limits]',
      async (...row) => {
        const [type, status] = row
        const body = bundle(
          type,
          Array.from({ length: 10_000 }, () => ({})),
        )

        const answer = await refusal(await door.open(), { method: 'POST', path: '', body })

        expect(answer.status).toBe(status)
      },
    )

    it('has 5 MB at most [fhir-body-limit]', async () => {
      const open = await door.open()
      const text = JSON.stringify(bundle('transaction', [good]))
      const asked = { method: 'POST', path: '' }

      const large = await refusal(open, { ...asked, body: text.padEnd(5_000_001) })

      expect(large.status).toBe(413)
      expect(large.body).toEqual(outcome('too-long', 'Request Entity Too Large'))
      expect((await open.request({ ...asked, body: text.padEnd(5_000_000) })).status).toBe(200)
    })

    it('is processed where its data store is ACTIVE alone [fhir-unknown-datastore] [fhir-inactive-datastore]', async () => {
      const open = await door.open()
      const creatingOne = open.fake.addDatastore({ DatastoreStatus: 'CREATING' }).DatastoreId
      const asked = { method: 'POST', path: '', body: bundle('batch', [good]) }

      expect((await open.to('nobody')(asked)).status).toBe(404)
      expect((await open.to(creatingOne)(asked)).status).toBe(400)
    })
  })
}

function verb(method: string): object {
  return { request: { method, url: 'Patient/p1' } }
}

function updates(count: number): readonly object[] {
  return Array.from({ length: count }, (_, index) => updating(patient({ id: `p${index}` })))
}
