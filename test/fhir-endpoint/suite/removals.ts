import { describe, expect, it } from 'vitest'
import { unknownId } from '../../values.ts'
import type { FhirDoor } from '../door.ts'
import { arrange, namesIn, removed, start } from '../job-tools.ts'
import { outcome, put, refusal } from '../tools.ts'

const operations = [
  ['$erase', 'Patient/a/$erase'],
  ['$purge', 'Patient/a/$purge'],
  ['$bulk-delete', 'Patient/$bulk-delete'],
] as const

export function removalBehaviour(door: FhirDoor): void {
  describe.each(operations)('A job of %s', (operation, path) => {
    const asked = { method: 'POST', path }

    it('is started, told of and polled [removal-jobs] [removal-status] [fhir-job-start] [fhir-job-poll]', async () => {
      const open = await door.open()
      await put(open, 'a')
      open.fake.clock.advance(1160)
      const { id, location, answer } = await start(open, asked)
      const told = (status: string) => ({
        datastoreId: open.store,
        jobId: id,
        status,
        submittedTime: '2025-01-01T00:00:01.160Z',
      })

      expect(location).toBe(`${open.url}${operation}/${id}`)
      expect(answer.text).toContain(id)
      for (const status of ['SUBMITTED', 'IN_PROGRESS', 'COMPLETED']) {
        const poll = await open.request({ path: location })
        expect(poll).toMatchObject({ status: status === 'COMPLETED' ? 200 : 202 })
        expect(poll.body).toEqual(told(status))
        open.fake.step()
      }
      open.fake.verify()
    })

    it('takes what it removes away when it ends, all at once [removal-jobs]', async () => {
      const open = await door.open()
      await put(open, 'a')
      await start(open, asked)

      open.fake.clock.advance({ seconds: 89 })
      expect(namesIn(open)).toEqual(['Patient/a'])
      open.fake.clock.advance({ seconds: 1 })

      expect(namesIn(open)).toEqual([])
    })

    it('waits for no other one, and takes as long as it is told [removal-jobs]', async () => {
      const open = await door.open({ lifecycle: { startJob: 1000, removalJob: 2000 } })
      await put(open, 'a')
      const jobs = [await start(open, asked), await start(open, asked)]

      open.fake.clock.advance(1000)
      for (const { location } of jobs) {
        expect((await open.request({ path: location })).body).toMatchObject({
          status: 'IN_PROGRESS',
        })
      }
      open.fake.clock.advance(2000)
      for (const { location } of jobs) {
        expect((await open.request({ path: location })).body).toMatchObject({ status: 'COMPLETED' })
      }
    })

    it('is not found under another id, data store or operation [fhir-unknown-job]', async () => {
      const open = await door.open()
      const { DatastoreId } = open.fake.addDatastore()
      await put(open, 'a')
      const { id } = await start(open, asked)
      const others = operations.map(([name]) => name).filter((name) => name !== operation)

      const paths = [
        `${operation}/${unknownId}`,
        `export/${id}`,
        ...others.map((name) => `${name}/${id}`),
      ]
      for (const wrong of paths) expect((await refusal(open, { path: wrong })).status).toBe(404)
      const { status, body } = await open.to(DatastoreId)({ path: `${operation}/${id}` })
      expect(status).toBe(404)
      expect(body).toEqual(outcome('not-found', `There is no removal job with the id ${id}.`))
    })

    it('is started by POST alone, and polled by GET alone [fhir-method]', async () => {
      const open = await door.open()
      await put(open, 'a')
      const { location } = await start(open, asked)

      expect((await refusal(open, { path })).headers).toMatchObject({ allow: 'POST' })
      const { headers } = await refusal(open, { method: 'DELETE', path: location })
      expect(headers).toMatchObject({ allow: 'GET' })
    })

    it.each(['yes', 'TRUE', '1'])(
      'with deleteAuditEvent=%s is refused [removal-window]',
      async (deleteAuditEvent) => {
        const open = await door.open()
        await put(open, 'a')

        const answer = await refusal(open, { ...asked, query: { deleteAuditEvent } })

        expect(answer.status).toBe(400)
        expect(answer.body).toEqual(
          outcome('invalid', `deleteAuditEvent must be true or false, not ${deleteAuditEvent}.`),
        )
      },
    )

    it('has no other parameters, of which verify tells [search-unknown-parameter]', async () => {
      const open = await door.open()
      await put(open, 'a')

      await start(open, { ...asked, query: { deleteVersionHistory: 'false', _format: 'json' } })

      expect(() => open.fake.verify()).toThrow(
        `${operation} has no parameter deleteVersionHistory.`,
      )
    })
  })

  it.each(['Patient/a/$erase', 'Patient/$bulk-delete'])(
    'The start of %s answers with the job and its status [removal-status]',
    async (path) => {
      const open = await door.open()
      await put(open, 'a')

      const { id, answer } = await start(open, { method: 'POST', path })

      expect(answer.body).toEqual({ jobId: id, jobStatus: 'SUBMITTED' })
    },
  )

  describe('What a removal is of', () => {
    it.each([
      ['Patient/none/$erase', 404, 'There is no Patient/none.'],
      ['Patient/a/_history/2/$erase', 404, 'Patient/a has no version 2.'],
      ['Patient/none/$purge', 404, 'There is no Patient/none.'],
      ['AuditEvent/e/$erase', 405, 'DELETE is not supported for AuditEvent.'],
      ['AuditEvent/$bulk-delete', 405, 'DELETE is not supported for AuditEvent.'],
      ['Parameters/$bulk-delete', 405, 'DELETE is not supported for Parameters.'],
      ['Patients/$bulk-delete', 400, 'Unknown resource type Patients'],
      ['Patients/a/$erase', 400, 'Unknown resource type Patients'],
    ])('is refused at %s with %i [removal-target]', async (path, status, problem) => {
      const open = await door.open()
      arrange(open, { 'Patient/a': {}, 'AuditEvent/e': {} })

      const answer = await refusal(open, { method: 'POST', path })

      expect(answer.status).toBe(status)
      expect(answer.body).toEqual(outcome(expect.anything() as unknown as string, problem))
    })

    it.each([
      'Observation/a/$purge',
      '$purge',
      '$bulk-delete',
      'Patient/$erase',
      'Patient/a/$bulk-delete',
    ])('is nothing at %s, where there is no such operation [fhir-not-simulated]', async (path) => {
      const open = await door.open()
      arrange(open, { 'Patient/a': {}, 'Observation/a': {} })

      expect((await refusal(open, { method: 'POST', path })).status).toBe(501)
    })

    it('may be nothing that is there any more [removal-target]', async () => {
      const open = await door.open()
      await put(open, 'a')
      const first = await start(open, { method: 'POST', path: 'Patient/a/$erase' })

      await removed(open, 'Patient/a/$purge')
      await removed(open, 'Observation/$bulk-delete')

      expect((await open.request({ path: first.location })).body).toMatchObject({
        status: 'COMPLETED',
      })
      expect(namesIn(open)).toEqual([])
    })
  })

  describe.each(['Patient/p/$purge', 'Patient/$bulk-delete'])('The window of %s', (path) => {
    it.each<[Record<string, string>, string[]]>([
      [{}, ['Patient/late']],
      [{ _since: '2025-01-01T01:00:00Z' }, ['Patient/p', 'Patient/late']],
      [{ start: '2025-01-01T01:00:00Z' }, ['Patient/p', 'Patient/late']],
      [{ start: '2025-01-01T01:00:00.001Z' }, ['Patient/p', 'Patient/q', 'Patient/late']],
      [{ end: '2025-01-01T00:59:59Z' }, ['Patient/q', 'Patient/late']],
      [{ end: '2025-01-01T01:00:00.000Z' }, ['Patient/late']],
      [{ start: '2025-01-01T00:00:01Z', end: '2025-01-01' }, ['Patient/p']],
      [{ start: '2026', end: '2026' }, ['Patient/p', 'Patient/q', 'Patient/late']],
    ])('is what %o says, and leaves %o [removal-window]', async (query, left) => {
      const open = await door.open()
      const link = [{ other: { reference: 'Patient/p' }, type: 'seealso' }]
      await put(open, 'p')
      open.fake.clock.advance({ hours: 1 })
      await put(open, 'q', { link })
      open.fake.clock.advance({ hours: 1 })
      await start(open, { method: 'POST', path, query })
      open.fake.clock.advance(1)
      await put(open, 'late', { link })
      open.fake.settle()

      expect(namesIn(open)).toEqual(left)
    })

    it.each<[Record<string, string>, string]>([
      [{ _since: '2025', start: '2025' }, '_since cannot be used with start or end.'],
      [{ _since: '2025', end: '2025' }, '_since cannot be used with start or end.'],
      [{ _since: 'x' }, '_since must be a date or an instant, not x.'],
      [{ start: '2025-02-30' }, 'start must be a date or an instant, not 2025-02-30.'],
      [{ end: 'now' }, 'end must be a date or an instant, not now.'],
    ])('is refused as %o [removal-window]', async (query, problem) => {
      const open = await door.open()
      await put(open, 'p')

      const answer = await refusal(open, { method: 'POST', path, query })

      expect(answer.status).toBe(400)
      expect(answer.body).toEqual(outcome('invalid', problem))
    })
  })
}
