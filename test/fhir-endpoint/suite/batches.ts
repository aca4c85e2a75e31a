import { describe, expect, it } from 'vitest'
import { uuid } from '../../values.ts'
import {
  creating,
  deleting,
  entriesIn,
  post,
  reading,
  statusesIn,
  storedBy,
  updating,
  urn,
} from '../bundle-tools.ts'
import type { FhirDoor } from '../door.ts'
import { outcome, patient, put, read, remove } from '../tools.ts'

const written = (place: string, version: number, more: object = {}) => ({
  status: '200',
  location: `${place}/_history/${version}`,
  etag: `W/"${version}"`,
  lastModified: '2025-01-01T00:00:01.500Z',
  ...more,
})

export function batchBehaviour(door: FhirDoor): void {
  describe('A batch', () => {
    it('answers what became of each entry, in order [bundle-batch] [bundle-answer]', async () => {
      const open = await door.open()
      await put(open, 'old', { active: true })
      for (const id of ['gone', 'deleted']) await put(open, id)
      await remove(open, 'gone')
      open.fake.clock.advance(1500)

      const { status, headers, body } = await post(open, 'batch', [
        creating(patient()),
        updating(patient({ id: 'new' })),
        reading('Patient/old'),
        updating(patient({ id: 'old' })),
        reading('Patient/old/_history/2'),
        reading('Patient/old/_history/1'),
        deleting('Patient/deleted'),
        deleting('Patient/gone'),
        reading('Patient/nobody'),
      ])

      expect(status).toBe(200)
      expect(headers).toMatchObject({ 'content-type': 'application/fhir+json' })
      expect(headers).not.toHaveProperty('x-amzn-healthlake-validation-issues')
      const before = { lastModified: '2025-01-01T00:00:00.000Z' }
      const meta = (versionId: string, at: object) => ({
        versionId,
        lastUpdated: (at as typeof before).lastModified,
      })
      expect(body).toEqual({
        resourceType: 'Bundle',
        type: 'batch-response',
        timestamp: '2025-01-01T00:00:01.500000000Z',
        entry: [
          {
            response: {
              ...written('', 1, { status: '201' }),
              location: expect.stringMatching(/^Patient\/[0-9a-f-]{36}\/_history\/1$/) as string,
            },
          },
          { response: written('Patient/new', 1, { status: '201' }) },
          {
            resource: { ...patient({ id: 'old', active: true }), meta: meta('1', before) },
            response: written('Patient/old', 1, before),
          },
          { response: written('Patient/old', 2) },
          {
            resource: { ...patient({ id: 'old' }), meta: meta('2', written('', 2)) },
            response: written('Patient/old', 2),
          },
          {
            resource: { ...patient({ id: 'old', active: true }), meta: meta('1', before) },
            response: written('Patient/old', 1, before),
          },
          { response: written('Patient/deleted', 2, { status: '204' }) },
          { response: written('Patient/gone', 2, { status: '204', ...before }) },
          {
            response: {
              status: '404',
              outcome: outcome('not-found', 'There is no Patient/nobody.'),
            },
          },
        ],
      })
    })

    it('carries out each entry by itself, whatever becomes of those before [bundle-batch]', async () => {
      const open = await door.open()
      await put(open, 'gone')
      await remove(open, 'gone')

      const answer = await post(open, 'batch', [
        updating(patient({ id: 'p1' }), { ifMatch: 'W/"1"' }),
        creating(patient({ active: 'yes' })),
        reading('Patient/gone'),
        updating({ resourceType: 'AuditEvent', id: 'a' }),
        updating({ resourceType: 'Nothing', id: 'n' }),
        { ...updating(patient({ id: 'p2' })), resource: patient({ id: 'p3' }) },
        { request: { method: 'POST', url: 'Patient' } },
        updating(patient({ id: 'p1' })),
      ])

      expect(statusesIn(answer)).toEqual(['412', '400', '410', '405', '400', '400', '400', '201'])
      for (const { response } of entriesIn(answer).slice(0, -1)) {
        expect(response).toEqual({
          status: response.status,
          outcome: { resourceType: 'OperationOutcome', issue: expect.any(Array) as unknown },
        })
      }
      expect((await read(open, 'p1')).status).toBe(200)
      expect(open.fake.resources(open.store).list()).toHaveLength(1)
    })

    it('tells of an entry what a request by itself would be told [bundle-batch]', async () => {
      const open = await door.open()
      const broken = patient({ id: 'p1', active: 'yes', nickname: 'Al' })
      const alone = await open.request({ method: 'PUT', path: 'Patient/p1', body: broken })

      const [entry] = entriesIn(await post(open, 'batch', [updating(broken)]))

      expect(entry?.response).toEqual({ status: '400', outcome: alone.body })
    })

    it('has each entry see what those before it did [bundle-batch]', async () => {
      const answer = await post(await door.open(), 'batch', [
        updating(patient({ id: 'p1', active: true })),
        reading('Patient/p1'),
        deleting('Patient/p1', { ifMatch: 'W/"1"' }),
        reading('Patient/p1'),
        updating(patient({ id: 'p1' })),
      ])

      expect(statusesIn(answer)).toEqual(['201', '200', '204', '410', '201'])
      expect(entriesIn(answer)[1]?.resource).toMatchObject({ active: true })
      expect(entriesIn(answer)[4]?.response.etag).toBe('W/"3"')
    })

    it('gives what it creates ids of its own, which the seed tells [bundle-batch]', async () => {
      const entries = [creating(patient({ id: 'mine' })), creating(patient())]
      const [one, other] = [await door.open({ seed: 7 }), await door.open({ seed: 7 })]
      const answer = await post(one, 'batch', entries)

      expect(storedBy(one, answer, 0)).toHaveProperty('id', expect.stringMatching(uuid))
      expect((await post(other, 'batch', entries)).text).toBe(answer.text)
    })

    it('leaves references as they are [bundle-references]', async () => {
      const open = await door.open()
      const link = [{ other: { reference: urn(1) }, type: 'seealso' }]
      const answer = await post(open, 'batch', [
        creating(patient(), urn(1)),
        creating(patient({ link })),
      ])

      expect(statusesIn(answer)).toEqual(['201', '201'])
      expect(storedBy(open, answer, 1)).toMatchObject({ link })
    })

    it.each(['batch', 'transaction'] as const)(
      'keeps the digits of numbers, as a %s does, too [resource-meta]',
      async (type) => {
        const open = await door.open()
        const extension = '[{"url":"urn:a","valueDecimal":1.10},{"url":"urn:b","valueDecimal":2e3}]'
        const text = `{"resourceType":"Patient","id":"p1","extension":${extension}}`
        const entry = `{"resource":${text},"request":{"method":"PUT","url":"Patient/p1"}}`
        const get = '{"request":{"method":"GET","url":"Patient/p1"}}'
        const body = `{"resourceType":"Bundle","type":"${type}","entry":[${entry},${get}]}`

        const answer = await open.request({ method: 'POST', path: '', body })

        expect(answer.text).toContain(`"extension":${extension}`)
        expect((await read(open, 'p1')).text).toContain(`"extension":${extension}`)
      },
    )

    it.each(['batch', 'transaction'] as const)(
      'without entries has none in its answer, as a %s [bundle-answer]',
      async (type) => {
        const { request } = await door.open()
        const { body } = await request({
          method: 'POST',
          path: '',
          body: { resourceType: 'Bundle', type },
        })

        expect(body).toEqual({
          resourceType: 'Bundle',
          type: `${type}-response`,
          timestamp: '2025-01-01T00:00:00.000000000Z',
        })
      },
    )
  })
}
