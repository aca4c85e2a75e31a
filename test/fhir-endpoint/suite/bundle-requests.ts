import { describe, expect, it } from 'vitest'
import {
  creating,
  entriesIn,
  issueIn,
  post,
  reading,
  refusedBundle,
  statusesIn,
  updating,
  type Entry,
} from '../bundle-tools.ts'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { outcome, patient, put, refusal } from '../tools.ts'

const unsupported: readonly (readonly [method: string, url: string])[] = [
  ['GET', 'Patient'],
  ['GET', 'Patient?identifier=x'],
  ['GET', 'Patient/p1?_format=json'],
  ['GET', 'Patient/_history/1/2'],
  ['GET', 'Patient/p1/_history'],
  ['GET', 'Patient/p1/_history/1/x'],
  ['GET', 'Patient/p1/name/1'],
  ['GET', 'Patient/p1/$everything'],
  ['GET', 'metadata'],
  ['GET', '/'],
  ['GET', '?_id=p1'],
  ['GET', '%'],
  ['GET', 'Patient/%c3%28'],
  ['HEAD', 'Patient/p1'],
  ['POST', '/'],
  ['POST', 'Patient?identifier=x'],
  ['POST', 'Patient?%zz'],
  ['POST', 'Patient/p1'],
  ['POST', 'Patient/_search'],
  ['POST', 'Patient/p1/_history/1'],
  ['PUT', 'Patient'],
  ['PUT', 'Patient?'],
  ['PUT', 'Patient?_id=%zz'],
  ['PUT', 'Patient/p1?_id=p1'],
  ['PUT', 'Patient/p1/_history/1'],
  ['DELETE', 'Patient'],
  ['DELETE', 'Patient?_id=p1'],
  ['DELETE', 'Patient?_id=p1&_count=1'],
  ['GET', 'https://example.org/Patient/p1'],
  ['GET', 'https://example.org/r4/Patient/p1'],
  ['GET', 'ftp://example.org/Patient/p1'],
  ['GET', 'urn:uuid:6b1f1a3e-3c0b-4c6e-9a55-0d6f5a1c2b3d'],
  ['GET', 'Patient:p1'],
  ['GET', 'https://example.org/datastore/%zz/r4/Patient/p1'],
]

const told = (method: string, url: string) =>
  `An entry can create, read, update, patch or delete; ${method} of ${url} is none of this.`

export function bundleRequestBehaviour(door: FhirDoor): void {
  describe('An entry of a bundle', () => {
    it.each(unsupported)(
      'can not ask for %s of %s, in a batch or a transaction [bundle-requests]',
      async (method, url) => {
        const open = await withPatient(door)
        const good = updating(patient({ id: 'p1', active: true }))
        const entries = [good, { resource: patient({ id: 'p1' }), request: { method, url } }]

        const refused = await refusedBundle(open, 'transaction', entries)
        const answer = await post(open, 'batch', entries)

        const problem = told(method, url)
        const expression = ['Bundle.entry[1]']
        expect(refused.status).toBe(400)
        expect(issueIn(refused)).toMatchObject({
          code: 'not-supported',
          diagnostics: problem,
          expression,
        })
        expect(statusesIn(answer)).toEqual(['200', '400'])
        expect(entriesIn(answer)[1]?.response.outcome).toEqual(outcome('not-supported', problem))
      },
    )

    it.each([
      'Patient/p1',
      '/Patient/p1',
      '//Patient//p1/',
      'Patient/p%31',
      'Patient/p1?',
      'Patient/p1/_history/1',
    ])('reads %s [bundle-requests]', async (url) => {
      expect(statusesIn(await post(await withPatient(door), 'batch', [reading(url)]))).toEqual([
        '200',
      ])
    })

    it.each<[string, (open: OpenFhirDoor) => string]>([
      ['as it was asked', ({ url }) => url],
      ['as AWS has it', ({ fake, store }) => fake.fhir(store).url],
      ['at its other paths', ({ url }) => url.replace(/r4\/$/, 'patientaccess/v2/r4/')],
      ['with two slashes', ({ url }) => `${url}/`],
    ])('may name its data store, %s [bundle-requests]', async (_how, baseOf) => {
      const open = await withPatient(door)
      const base = baseOf(open)

      const answer = await post(open, 'transaction', [
        reading(`${base}Patient/p1`),
        {
          ...updating(patient({ id: 'p2' })),
          request: { method: 'PUT', url: `${base}Patient/p2` },
        },
        { ...creating(patient()), request: { method: 'POST', url: `${base}Patient` } },
      ])

      expect(statusesIn(answer)).toEqual(['200', '201', '201'])
    })

    it('can not name another data store, or its own and nothing in it [bundle-requests]', async () => {
      const open = await withPatient(door)
      const { DatastoreEndpoint } = open.fake.addDatastore()

      for (const url of [`${DatastoreEndpoint}Patient/p1`, open.url, open.url.slice(0, -1)]) {
        const answer = await refusedBundle(open, 'transaction', [reading(url)])

        expect(answer.status).toBe(400)
        expect(issueIn(answer)).toMatchObject({ code: 'not-supported' })
      }
    })

    it.each(['a/b', 'a+b', 'a b', 'a.b:c'])(
      'may name a data store with the id %o [bundle-requests]',
      async (DatastoreId) => {
        const { fake } = await door.open()
        fake.addDatastore({ DatastoreId })
        const endpoint = fake.fhir(DatastoreId)
        const urls = [
          endpoint.url,
          `http://localhost/datastore/${encodeURIComponent(DatastoreId)}/r4/`,
        ]
        const entry = urls.map((base) => reading(`${base}Patient/nobody`))
        const body = { resourceType: 'Bundle', type: 'batch', entry }

        const { text } = endpoint.request({ method: 'POST', path: '', body })

        expect(text.match(/There is no Patient\/nobody/g)).toHaveLength(2)
      },
    )

    it('has text beyond a hundred signs told in short [bundle-requests]', async () => {
      const url = `Patient/${'x'.repeat(2000)}/y`
      const answer = await refusedBundle(await door.open(), 'transaction', [reading(url)])

      expect(issueIn(answer)['diagnostics']).toBe(told('GET', `${url.slice(0, 100)}…`))
    })

    it('may store a Bundle, whatever is in it, and processes none [bundle-requests]', async () => {
      const open = await door.open()
      const inner = {
        resourceType: 'Bundle',
        type: 'batch',
        entry: [creating(patient({ id: 'inner' }))],
      }
      const here: Entry = { resource: inner, request: { method: 'POST', url: '/' } }

      const answer = await post(open, 'transaction', [creating(inner)])
      const refused = await refusedBundle(open, 'transaction', [creating(inner), here])

      expect(statusesIn(answer)).toEqual(['201'])
      const stored = open.fake.resources(open.store).list()
      expect(stored).toMatchObject([inner])
      expect(stored).toHaveLength(1)
      expect(refused.status).toBe(400)
    })

    it('is refused as a request by itself is, and named, in a transaction [bundle-transaction]', async () => {
      const open = await withPatient(door)
      const broken = patient({ id: 'p1', active: 'yes' })
      const alone = await refusal(open, { method: 'PUT', path: 'Patient/p1', body: broken })

      const answer = await refusedBundle(open, 'transaction', [
        updating(patient({ id: 'p2' })),
        updating(broken),
      ])

      const { issue } = alone.body as { issue: readonly Record<string, unknown>[] }
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual({
        resourceType: 'OperationOutcome',
        issue: [
          { ...issue[0], expression: ['Bundle.entry[1]'] },
          { ...issue[1], expression: ['Bundle.entry[1].resource.active'] },
        ],
      })
    })
  })
}

async function withPatient(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  await put(open, 'p1')
  return open
}
