import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { outcome, put, read, refusal, remove } from '../tools.ts'

export function deleteBehaviour(door: FhirDoor): void {
  describe('A delete', () => {
    it('answers 204 without a body [fhir-delete]', async () => {
      const open = await door.open()
      await put(open, 'p1')

      const { status, headers, text, body } = await remove(open, 'p1')

      expect(status).toBe(204)
      expect(headers).toMatchObject({ etag: 'W/"2"' })
      expect(headers).not.toHaveProperty('content-type')
      expect([text, body]).toEqual(['', undefined])
      expect(open.fake.resources(open.store).list()).toEqual([])
    })

    it('of what was deleted answers 204 again, and makes no version [fhir-delete]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      await remove(open, 'p1')

      const { status, headers } = await remove(open, 'p1')

      expect(status).toBe(204)
      expect(headers).toMatchObject({ etag: 'W/"2"' })
      expect(open.fake.resources(open.store).versions('Patient', 'p1')).toHaveLength(2)
    })

    it('of what never was answers 404 [fhir-delete]', async () => {
      const { status, body } = await refusal(await door.open(), {
        method: 'DELETE',
        path: 'Patient/p1',
      })

      expect(status).toBe(404)
      expect(body).toEqual(outcome('not-found', 'There is no Patient/p1.'))
    })

    it('leaves a resource of which a read says that it was deleted [fhir-deleted]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      await remove(open, 'p1')

      const { status, body } = await refusal(open, { path: 'Patient/p1' })

      expect(status).toBe(410)
      expect(body).toEqual(outcome('deleted', 'Patient/p1 was deleted.'))
    })

    it('is undone by nothing but an update [fhir-deleted]', async () => {
      const open = await door.open()
      open.fake.resources(open.store).put({ resourceType: 'Patient', id: 'p1' })
      open.fake.resources(open.store).delete('Patient', 'p1')
      expect((await read(open, 'p1')).status).toBe(410)

      await put(open, 'p1')

      expect((await read(open, 'p1')).status).toBe(200)
    })
  })
}
