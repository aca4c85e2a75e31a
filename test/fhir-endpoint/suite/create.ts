import { describe, expect, it } from 'vitest'
import { uuid } from '../../values.ts'
import type { FhirDoor } from '../door.ts'
import { outcome, patient, refusal } from '../tools.ts'

const KEY = 'x-amz-fhir-idempotency-key'
const key = '6b1f1a3e-3c0b-4c6e-9a55-0d6f5a1c2b3d'

export function createBehaviour(door: FhirDoor): void {
  describe('A create', () => {
    it('answers 201 with what is stored, an ETag and no Location [fhir-create]', async () => {
      const { fake, store, request } = await door.open()

      const { status, headers, body } = await request({
        method: 'POST',
        path: 'Patient',
        body: patient({ active: true }),
      })

      expect(status).toBe(201)
      expect(headers).toMatchObject({ etag: 'W/"1"' })
      expect(headers).not.toHaveProperty('location')
      expect(body).toEqual({
        resourceType: 'Patient',
        id: expect.stringMatching(uuid) as string,
        active: true,
        meta: { versionId: '1', lastUpdated: '2025-01-01T00:00:00.000Z' },
      })
      expect(fake.resources(store).list()).toEqual([body])
    })

    it('gives an id of its own, whatever the resource has [fhir-create]', async () => {
      const { fake, store, request } = await door.open()

      const { body } = await request({
        method: 'POST',
        path: 'Patient/',
        body: patient({ id: 'mine' }),
      })

      expect(body).toHaveProperty('id', expect.stringMatching(uuid))
      expect(fake.resources(store).get('Patient', 'mine')).toBeUndefined()
    })

    it('takes ids from the seed, and none that is taken [fhir-id]', async () => {
      const asked = { method: 'POST', path: 'Patient', body: patient() }
      const [one, other, taken] = [
        await door.open({ seed: 7 }),
        await door.open({ seed: 7 }),
        await door.open({ seed: 7 }),
      ]
      const first = idIn((await one.request(asked)).body)
      const second = idIn((await one.request(asked)).body)
      taken.fake.resources(taken.store).put({ resourceType: 'Patient', id: first })

      expect(second).not.toBe(first)
      expect(idIn((await other.request(asked)).body)).toBe(first)
      expect(idIn((await taken.request(asked)).body)).toBe(second)
    })

    it('with a key that was used before is refused, and tells what was made [fhir-idempotency]', async () => {
      const open = await door.open()
      const asked = { method: 'POST', path: 'Patient', body: patient(), headers: { [KEY]: key } }
      const first = await open.request(asked)
      const { id } = first.body as { id: string }

      const again = await refusal(open, { ...asked, headers: { [KEY]: key.toUpperCase() } })
      const ofAnotherType = await refusal(open, { ...asked, path: 'Group' })

      expect(first.status).toBe(201)
      for (const { status, headers, body } of [again, ofAnotherType]) {
        expect(status).toBe(409)
        expect(headers).toMatchObject({ location: `${open.url}Patient/${id}` })
        expect(body).toEqual(
          outcome('duplicate', expect.stringContaining('was carried out before')),
        )
      }
    })

    it('that was refused leaves its key unused [fhir-idempotency]', async () => {
      const { request } = await door.open()
      const asked = { method: 'POST', path: 'Patient', headers: { [KEY]: key } }

      expect((await request({ ...asked, body: patient({ active: 'yes' }) })).status).toBe(400)
      expect((await request({ ...asked, body: patient() })).status).toBe(201)
      expect((await request({ ...asked, body: patient() })).status).toBe(409)
    })

    it.each(['', 'mine', `${key}0`])('refuses the key %o [fhir-idempotency]', async (wrong) => {
      const { status, body } = await refusal(await door.open(), {
        method: 'POST',
        path: 'Patient',
        body: patient(),
        headers: { [KEY]: wrong },
      })

      expect(status).toBe(400)
      expect(body).toEqual(outcome('invalid', `${KEY} must be a UUID, not ${wrong}.`))
    })

    it('with If-None-Exist is refused, or made all the same where that is assumed [fhir-if-none-exist]', async () => {
      const asked = {
        method: 'POST',
        path: 'Patient',
        body: patient(),
        headers: { 'If-None-Exist': 'identifier=a' },
      }
      const lenient = await door.open({ assumptions: { fhirIfNoneExist: 'ignored' } })

      const { status, body } = await refusal(await door.open(), asked)

      expect(status).toBe(400)
      expect(body).toEqual(outcome('not-supported', expect.stringContaining('If-None-Exist')))
      expect((await lenient.request(asked)).status).toBe(201)
    })
  })
}

function idIn(body: unknown): string {
  return (body as { id: string }).id
}
