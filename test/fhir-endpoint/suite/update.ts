import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { outcome, patient, put, read, refusal, remove } from '../tools.ts'

export function updateBehaviour(door: FhirDoor): void {
  describe('An update', () => {
    it('of a new id creates the resource [fhir-update-creates]', async () => {
      const open = await door.open()

      const { status, headers, body } = await put(open, 'p1', { active: true })

      expect(status).toBe(201)
      expect(headers).toMatchObject({ etag: 'W/"1"' })
      expect(body).toEqual({
        resourceType: 'Patient',
        id: 'p1',
        active: true,
        meta: { versionId: '1', lastUpdated: '2025-01-01T00:00:00.000Z' },
      })
    })

    it('makes the next version, and keeps what else meta has [fhir-update] [resource-meta]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      open.fake.clock.advance({ seconds: 1.5 })

      const { status, headers, body } = await put(open, 'p1', {
        meta: { versionId: '9', lastUpdated: '1999-01-01T00:00:00Z', tag: [{ code: 'a' }] },
      })

      expect(status).toBe(200)
      expect(headers).toMatchObject({ etag: 'W/"2"' })
      expect(body).toHaveProperty('meta', {
        versionId: '2',
        lastUpdated: '2025-01-01T00:00:01.500Z',
        tag: [{ code: 'a' }],
      })
      expect((await read(open, 'p1')).body).toEqual(body)
    })

    it('takes the place of all that was there [fhir-update]', async () => {
      const open = await door.open()
      await put(open, 'p1', { active: true })
      await put(open, 'p1', { gender: 'other' })

      expect((await read(open, 'p1')).body).not.toHaveProperty('active')
    })

    it('of a deleted resource creates it again, as its next version [fhir-update-creates]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      await remove(open, 'p1')

      const { status, headers } = await put(open, 'p1')

      expect(status).toBe(201)
      expect(headers).toMatchObject({ etag: 'W/"3"' })
    })

    it.each([[{ id: 'p2' }], [{}], [{ id: 'P1' }]])(
      'whose resource has not the id of the URL is refused: %o [fhir-update-id]',
      async (members) => {
        const { status, body } = await refusal(await door.open(), {
          method: 'PUT',
          path: 'Patient/p1',
          body: patient(members),
        })

        expect(status).toBe(400)
        expect(body).toEqual(outcome('invalid', 'The id of the payload must be p1, as in the URL.'))
      },
    )

    it('is of one resource, and no other type or store [fhir-update]', async () => {
      const open = await door.open()
      const other = open.fake.addDatastore().DatastoreId
      await put(open, 'p1')

      expect((await open.request({ path: 'Group/p1' })).status).toBe(404)
      expect((await open.to(other)({ path: 'Patient/p1' })).status).toBe(404)
    })
  })
}
