import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { arrange, namesIn, removed } from '../job-tools.ts'
import { history, put, read, remove, versionsIn } from '../tools.ts'

const about = (reference: string) => ({ entity: [{ what: { reference } }] })

async function filled(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  for (const id of ['a', 'b', 'gone']) await put(open, id)
  await remove(open, 'gone')
  arrange(open, {
    'Observation/o': { subject: { reference: 'Patient/a' } },
    'AuditEvent/a': about('Patient/a'),
    'AuditEvent/o': about('Observation/o'),
  })
  return open
}

export function bulkDeleteBehaviour(door: FhirDoor): void {
  describe('$bulk-delete', () => {
    it.each([{}, { isHardDelete: 'false' }])(
      'with %o deletes all of a type as a delete would [bulk-delete]',
      async (query) => {
        const open = await filled(door)

        await removed(open, 'Patient/$bulk-delete', query)

        expect((await read(open, 'a')).status).toBe(410)
        expect(versionsIn(await history(open, 'Patient/_history'))).toEqual([
          'b/2',
          'a/2',
          'gone/2',
          'gone/1',
          'b/1',
          'a/1',
        ])
        const { entry = [] } = await history(open, 'Patient/a/_history')
        expect(entry[0]).toMatchObject({
          request: { method: 'DELETE' },
          response: { lastModified: '2025-01-01T00:01:30.000Z' },
        })
      },
    )

    it('with isHardDelete=true takes all of a type away, and what was deleted before [bulk-delete]', async () => {
      const open = await filled(door)

      await removed(open, 'Patient/$bulk-delete', { isHardDelete: 'true' })

      for (const id of ['a', 'gone']) expect((await read(open, id)).status).toBe(404)
      expect(versionsIn(await history(open, 'Patient/_history'))).toEqual([])
      expect((await put(open, 'gone')).headers).toMatchObject({ etag: 'W/"1"' })
    })

    it.each<[Record<string, string>, string[]]>([
      [{}, ['AuditEvent/o', 'Observation/o']],
      [{ deleteAuditEvent: 'true' }, ['AuditEvent/o', 'Observation/o']],
      [{ deleteAuditEvent: 'false' }, ['AuditEvent/a', 'AuditEvent/o', 'Observation/o']],
      [{ isHardDelete: 'true' }, ['AuditEvent/o', 'Observation/o']],
    ])('with %o leaves %o [removal-audit-events] [bulk-delete]', async (query, left) => {
      const open = await filled(door)

      await removed(open, 'Patient/$bulk-delete', query)

      expect(namesIn(open)).toEqual(left)
    })

    it.each([
      ['false', 410],
      ['true', 404],
    ])(
      'with isHardDelete=%s removes audit events as the rest, which then answer %i [removal-audit-events]',
      async (isHardDelete, status) => {
        const open = await filled(door)

        await removed(open, 'Patient/$bulk-delete', { isHardDelete })

        expect((await open.request({ path: 'AuditEvent/a' })).status).toBe(status)
      },
    )

    it('refuses isHardDelete that is neither true nor false [removal-window]', async () => {
      const open = await filled(door)
      const query = { isHardDelete: 'maybe' }

      const answer = await open.request({ method: 'POST', path: 'Patient/$bulk-delete', query })

      expect(answer.status).toBe(400)
    })

    it('has no place in another data store', async () => {
      const open = await filled(door)
      const { DatastoreId } = open.fake.addDatastore()
      open.fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'a' })

      await removed(open, 'Patient/$bulk-delete', { isHardDelete: 'true' })

      expect(open.fake.resources(DatastoreId).list()).toHaveLength(1)
    })
  })
}
