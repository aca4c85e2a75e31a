import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { patient, put } from '../tools.ts'

const JSON_PATCH = 'application/json-patch+json'
const activate = [{ op: 'replace', path: '/active', value: true }]

function binary(data: string, contentType = JSON_PATCH) {
  return { resourceType: 'Binary', contentType, data }
}

function encoded(patch: unknown): string {
  return Buffer.from(JSON.stringify(patch)).toString('base64')
}

function patching(resource: unknown, url = 'Patient/p1') {
  return { resource, request: { method: 'PATCH', url } }
}

async function post({ request }: OpenFhirDoor, type: string, entry: readonly unknown[]) {
  const body = { resourceType: 'Bundle', type, entry }
  return await request({ method: 'POST', path: '', body })
}

export function bundlePatchBehaviour(door: FhirDoor): void {
  describe('A patch in a bundle', () => {
    it.each(['batch', 'transaction'])(
      'of JSON stands in a Binary: %s [patch-in-bundle]',
      async (type) => {
        const open = await door.open()
        await put(open, 'p1', { active: false })

        const { status, body } = await post(open, type, [patching(binary(encoded(activate)))])

        expect(status).toBe(200)
        expect(body).toMatchObject({
          entry: [{ response: { status: '200', location: 'Patient/p1/_history/2' } }],
        })
        const { fake, store } = open
        expect(fake.resources(store).get('Patient', 'p1')).toMatchObject({ active: true })
        expect(fake.resources(store).versions('Patient', 'p1').at(-1)?.method).toBe('PATCH')
      },
    )

    it('of FHIRPath is a Parameters resource [patch-in-bundle]', async () => {
      const open = await door.open()
      await put(open, 'p1', { active: false })
      const operation = {
        name: 'operation',
        part: [
          { name: 'type', valueCode: 'replace' },
          { name: 'path', valueString: 'Patient.active' },
          { name: 'value', valueBoolean: true },
        ],
      }
      const parameters = { resourceType: 'Parameters', parameter: [operation] }

      await post(open, 'batch', [patching(parameters)])

      const { fake, store } = open
      expect(fake.resources(store).get('Patient', 'p1')).toMatchObject({ active: true })
    })

    it.each([
      ['is no base64', binary('%%%')],
      ['is no text', binary('/w==')],
      ['is no JSON', binary('YWJj')],
      ['has another content type', binary(encoded(activate), 'text/plain')],
    ])('that %s is refused [patch-in-bundle]', async (_what, resource) => {
      const open = await door.open()
      await put(open, 'p1', { active: false })

      const { body } = await post(open, 'batch', [patching(resource)])

      expect(body).toMatchObject({ entry: [{ response: { status: '400' } }] })
      expect(open.fake.resources(open.store).versions('Patient', 'p1')).toHaveLength(1)
    })

    it('that cannot be applied undoes a transaction [patch-in-bundle] [bundle-transaction]', async () => {
      const open = await door.open()
      await put(open, 'p1', { active: false })
      const failing = [{ op: 'remove', path: '/gender' }]
      const creating = {
        resource: patient({ id: 'p2' }),
        request: { method: 'PUT', url: 'Patient/p2' },
      }

      const { status } = await post(open, 'transaction', [
        creating,
        patching(binary(encoded(failing))),
      ])

      expect(status).toBe(422)
      expect(open.fake.resources(open.store).list('Patient')).toHaveLength(1)
    })
  })
}
