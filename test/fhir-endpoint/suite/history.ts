import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { history, outcome, patient, put, refusal, remove, versionsIn } from '../tools.ts'

export function historyBehaviour(door: FhirDoor): void {
  describe('The history', () => {
    it('of a resource has its versions, the newest first, with request and response [fhir-history]', async () => {
      const open = await door.open()
      const first = await put(open, 'p1', { active: true })
      open.fake.clock.advance({ seconds: 1 })
      await remove(open, 'p1')
      const third = await put(open, 'p1')
      const fourth = await put(open, 'p1')

      const bundle = await history(open, 'Patient/p1/_history')

      const fullUrl = `${open.url}Patient/p1`
      const [start, later] = ['2025-01-01T00:00:00.000Z', '2025-01-01T00:00:01.000Z']
      const request = { method: 'PUT', url: 'Patient/p1' }
      const response = (status: string, version: number, lastModified = later) => ({
        status,
        etag: `W/"${version}"`,
        lastModified,
      })
      expect(bundle).toEqual({
        resourceType: 'Bundle',
        type: 'history',
        total: 4,
        entry: [
          { fullUrl, resource: fourth.body, request, response: response('200', 4) },
          { fullUrl, resource: third.body, request, response: response('201', 3) },
          {
            fullUrl,
            request: { method: 'DELETE', url: 'Patient/p1' },
            response: response('204', 2),
          },
          { fullUrl, resource: first.body, request, response: response('201', 1, start) },
        ],
      })
    })

    it('tells of a create at the type [fhir-history]', async () => {
      const open = await door.open()
      const { body } = await open.request({ method: 'POST', path: 'Patient', body: patient() })
      const { id } = body as { id: string }

      const { entry = [] } = await history(open, `Patient/${id}/_history`)

      expect(entry[0]).toMatchObject({
        request: { method: 'POST', url: 'Patient' },
        response: { status: '201' },
      })
    })

    it('of a type, and of the store, has all of it [fhir-history]', async () => {
      const open = await door.open()
      await put(open, 'a')
      await open.request({ method: 'PUT', path: 'Group/g', body: group })
      await put(open, 'b')
      await put(open, 'a')

      expect(versionsIn(await history(open, 'Patient/_history'))).toEqual(['a/2', 'b/1', 'a/1'])
      expect(versionsIn(await history(open, '_history'))).toEqual(['a/2', 'b/1', 'g/1', 'a/1'])
    })

    it('of nothing is a Bundle without entries, but of a resource that never was 404 [fhir-history] [fhir-absent]', async () => {
      const open = await door.open()

      for (const path of ['_history', 'Patient/_history']) {
        expect(await history(open, path)).toEqual({
          resourceType: 'Bundle',
          type: 'history',
          total: 0,
        })
      }
      expect((await refusal(open, { path: 'Patient/p1/_history' })).status).toBe(404)
    })

    it('since an instant has what was written then or later [fhir-history-window]', async () => {
      const open = await door.open()
      for (const id of ['a', 'b', 'c']) {
        await put(open, id)
        open.fake.clock.advance({ minutes: 1 })
      }
      const since = async (_since: string) =>
        versionsIn(await history(open, 'Patient/_history', { _since }))

      expect(await since('2025-01-01T00:01:00Z')).toEqual(['c/1', 'b/1'])
      expect(await since('2025-01-01T01:01:00.001+01:00')).toEqual(['c/1'])
      expect(await since('2025-01-01')).toEqual(['c/1', 'b/1', 'a/1'])
      expect(await since('2025-01-01T00:03')).toEqual([])
    })

    it('at a period has what was current in it [fhir-history-window]', async () => {
      const open = await door.open()
      for (const day of [0, 1, 2]) {
        if (day > 0) open.fake.clock.advance({ days: 31 })
        await put(open, 'p1')
      }
      const at = async (_at: string) =>
        versionsIn(await history(open, 'Patient/p1/_history', { _at }))

      expect(await at('2025-01-31')).toEqual(['p1/1'])
      expect(await at('2025-02-01')).toEqual(['p1/2'])
      expect(await at('2025-02')).toEqual(['p1/2'])
      expect(await at('2025-02-01T00:00:00Z')).toEqual(['p1/2'])
      expect(await at('2025-01-31T23:59')).toEqual(['p1/1'])
      expect(await at('2025-01-31T23:59:59.999Z')).toEqual(['p1/1'])
      expect(await at('2025')).toEqual(['p1/3', 'p1/2', 'p1/1'])
      expect(await at('2025-12')).toEqual(['p1/3'])
      expect(await at('9999')).toEqual(['p1/3'])
      expect(await at('2024')).toEqual([])
    })

    it.each(['yesterday', '2025-13', '2025-02-30', '20250101', '2025-01-01T25:00:00Z'])(
      'refuses %o, which is no date [fhir-history-window]',
      async (text) => {
        for (const name of ['_since', '_at']) {
          const query = { [name]: text }
          const { status, body } = await refusal(await door.open(), { path: '_history', query })

          expect(status).toBe(400)
          expect(body).toEqual(
            outcome('invalid', `${name} must be a date or a dateTime, not ${text}.`),
          )
        }
      },
    )

    it('tells of a version when historyIndex has passed [fhir-history-index]', async () => {
      const open = await door.open({ lifecycle: { historyIndex: { minutes: 2 } } })
      await put(open, 'a')
      open.fake.clock.advance({ minutes: 1 })
      await put(open, 'a')
      const seen = async () => versionsIn(await history(open, 'Patient/a/_history'))

      expect(await seen()).toEqual([])
      open.fake.clock.advance({ minutes: 1 })
      expect(await seen()).toEqual(['a/1'])
      open.fake.clock.advance({ minutes: 1 })
      expect(await seen()).toEqual(['a/2', 'a/1'])
    })

    it('never tells where historyIndex is Infinity, and a read does [fhir-history-index]', async () => {
      const open = await door.open({ lifecycle: { historyIndex: Infinity } })
      await put(open, 'a')
      open.fake.clock.advance({ days: 365 })

      expect(versionsIn(await history(open, '_history'))).toEqual([])
      expect((await open.request({ path: 'Patient/a/_history/1' })).status).toBe(200)
    })
  })
}

const group = { resourceType: 'Group', id: 'g', type: 'person', actual: true }
