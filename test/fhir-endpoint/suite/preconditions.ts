import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { outcome, patient, put, read, refusal, remove } from '../tools.ts'

export function preconditionBehaviour(door: FhirDoor): void {
  describe('If-Match', () => {
    const update = { method: 'PUT', path: 'Patient/p1', body: patient({ id: 'p1', active: true }) }
    const deletion = { method: 'DELETE', path: 'Patient/p1' }

    it.each(['W/"2"', '"2"', ' W/"2" ', '*'])(
      '%s takes what is current [fhir-if-match]',
      async (tag) => {
        for (const asked of [update, deletion]) {
          const open = await door.open()
          await put(open, 'p1')
          await put(open, 'p1')

          const { status } = await open.request({ ...asked, headers: { 'If-Match': tag } })

          expect(status).toBe(asked === update ? 200 : 204)
        }
      },
    )

    it.each(['W/"1"', 'W/"3"', 'W/"02"'])(
      '%s is refused where 2 is current [fhir-if-match]',
      async (tag) => {
        for (const asked of [update, deletion]) {
          const open = await door.open()
          await put(open, 'p1')
          await put(open, 'p1')

          const { status, body } = await refusal(open, { ...asked, headers: { 'if-match': tag } })

          expect(status).toBe(412)
          expect(body).toEqual(
            outcome('conflict', `If-Match is ${tag}, and the current version is W/"2".`),
          )
        }
      },
    )

    it.each(['W/"2"', '*'])('%s is refused where there is nothing [fhir-if-match]', async (tag) => {
      const open = await door.open()
      const asked = { ...update, headers: { 'if-match': tag } }
      const never = await refusal(open, asked)
      await put(open, 'p1')
      await remove(open, 'p1')

      for (const { status, body } of [never, await refusal(open, asked)]) {
        expect(status).toBe(412)
        expect(body).toEqual(
          outcome('conflict', `If-Match is ${tag}, and there is no such resource.`),
        )
      }
    })

    it.each(['', '2', 'W/"x"', 'W/2', '"1", "2"'])('%o is no ETag [fhir-if-match]', async (tag) => {
      const { status, body } = await refusal(await door.open(), {
        ...update,
        headers: { 'if-match': tag },
      })

      expect(status).toBe(400)
      expect(body).toEqual(
        outcome('invalid', `If-Match must be an ETag such as W/"1", not ${tag}.`),
      )
    })
  })

  describe('If-None-Match', () => {
    const update = {
      method: 'PUT',
      path: 'Patient/p1',
      body: patient({ id: 'p1', active: true }),
      headers: { 'If-None-Match': '*' },
    }

    it('lets an update create [fhir-if-none-match]', async () => {
      const { request } = await door.open()

      expect((await request(update)).status).toBe(201)
    })

    it('lets it do nothing else, even where the resource was deleted [fhir-if-none-match]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      const taken = await refusal(open, update)
      await remove(open, 'p1')

      for (const { status, body } of [taken, await refusal(open, update)]) {
        expect(status).toBe(412)
        expect(body).toEqual(outcome('conflict', 'If-None-Match is *, and the id is taken.'))
      }
      expect((await read(open, 'p1')).status).toBe(410)
    })

    it('is * and nothing else [fhir-if-none-match]', async () => {
      const headers = { 'if-none-match': 'W/"1"' }
      const { status, body } = await refusal(await door.open(), { ...update, headers })

      expect(status).toBe(400)
      expect(body).toEqual(outcome('invalid', 'If-None-Match must be *.'))
    })
  })
}
