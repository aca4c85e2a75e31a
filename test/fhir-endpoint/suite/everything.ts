import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { put, refusal, remove, outcome } from '../tools.ts'
import { arrange, everything, idsIn, type Searchset } from '../everything-tools.ts'

export function everythingBehaviour(door: FhirDoor): void {
  describe('$everything', () => {
    it('is the patient and what is of the compartment, by type and then id, with a total [everything]', async () => {
      const open = await door.open()
      const patient = await put(open, 'p1', { active: true })
      arrange(open, 'Observation', 'b', { subject: p1, valueQuantity: { value: 1 } })
      arrange(open, 'Observation', 'a', { performer: [p1] })
      arrange(open, 'Observation', 'B', { subject: p1 })
      arrange(open, 'Condition', 'z', { subject: p1 })

      const bundle = await everything(open, 'p1')

      const text = ['Condition/z', 'Observation/B', 'Observation/a', 'Observation/b', 'Patient/p1']
      expect(idsIn(bundle)).toEqual(text)
      expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 5 })
      expect(bundle.link).toBeUndefined()
      expect(bundle.entry?.at(-1)).toEqual({
        fullUrl: `${open.url}Patient/p1`,
        resource: patient.body,
        search: { mode: 'match' },
      })
    })

    it('of a patient whom nothing leads to is the patient [everything]', async () => {
      const open = await door.open()
      await put(open, 'p1')

      expect(idsIn(await everything(open, 'p1'))).toEqual(['Patient/p1'])
    })

    it('has not what is of other patients, nor what the compartment leads to [everything]', async () => {
      const open = await door.open()
      await put(open, 'p1', { generalPractitioner: [{ reference: 'Practitioner/d1' }] })
      await put(open, 'p2')
      await put(open, 'p10')
      arrange(open, 'Practitioner', 'd1')
      arrange(open, 'Medication', 'm1')
      arrange(open, 'Location', 'p1')
      arrange(open, 'MedicationRequest', 'r1', {
        subject: p1,
        medicationReference: { reference: 'Medication/m1' },
      })
      arrange(open, 'MedicationRequest', 'r2', { subject: { reference: 'Patient/p10' } })
      arrange(open, 'MedicationRequest', 'r3', { requester: p1 })
      arrange(open, 'Appointment', 'a1', {
        participant: [{ actor: { reference: 'Location/p1' } }],
      })
      arrange(open, 'Task', 't1', { for: p1 })

      const ids = ['MedicationRequest/r1', 'Patient/p1']
      expect(idsIn(await everything(open, 'p1'))).toEqual(ids)
    })

    it('knows the patient by the URL of the data store, and whatever version is named [everything]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      arrange(open, 'Flag', 'a', { subject: { reference: `${open.url}Patient/p1` } })
      arrange(open, 'Flag', 'b', { subject: { reference: 'Patient/p1/_history/1' } })
      arrange(open, 'Flag', 'c', { subject: { reference: 'https://example.org/Patient/p1' } })
      arrange(open, 'Flag', 'd', { subject: { reference: '#p1' } })
      arrange(open, 'Flag', 'e', { subject: { type: 'Patient', display: 'p1' } })

      expect(idsIn(await everything(open, 'p1', { _type: 'Flag' }))).toEqual(['Flag/a', 'Flag/b'])
    })

    it('has patients who are linked to the patient [everything]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      await put(open, 'p0', { link: [{ other: p1, type: 'refer' }] })

      expect(idsIn(await everything(open, 'p1'))).toEqual(['Patient/p0', 'Patient/p1'])
      expect(idsIn(await everything(open, 'p0'))).toEqual(['Patient/p0'])
    })

    it('has each resource as it is now, once, and not what was deleted [everything]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      for (const subject of [p1, { reference: 'Patient/p2' }, p1]) {
        arrange(open, 'Communication', 'c', { subject, sender: p1, recipient: [p1, p1] })
      }
      arrange(open, 'Flag', 'moved', { subject: p1 })
      arrange(open, 'Flag', 'moved', { subject: { reference: 'Patient/p2' } })
      arrange(open, 'Flag', 'gone', { subject: p1 })
      open.fake.resources(open.store).delete('Flag', 'gone')

      const bundle = await everything(open, 'p1')

      expect(idsIn(bundle)).toEqual(['Communication/c', 'Patient/p1'])
      expect(bundle.entry?.[0]?.resource).toMatchObject({ meta: { versionId: '3' } })
    })

    it('of nobody answers 404, and of who was deleted 410 [everything] [fhir-absent] [fhir-deleted]', async () => {
      const open = await door.open()
      arrange(open, 'Flag', 'f', { subject: p1 })
      const path = 'Patient/p1/$everything'

      expect((await refusal(open, { path })).status).toBe(404)
      await put(open, 'p1')
      await remove(open, 'p1')
      const { status, body } = await refusal(open, { path })
      expect(status).toBe(410)
      expect(body).toEqual(outcome('deleted', 'Patient/p1 was deleted.'))
    })

    it.each(['POST', 'PUT', 'DELETE', 'PATCH'])(
      'is asked for by GET, and not by %s [everything] [fhir-method]',
      async (method) => {
        const open = await door.open()
        await put(open, 'p1')
        const answer = await refusal(open, { method, path: 'Patient/p1/$everything' })

        expect(answer.status).toBe(405)
        expect(answer.headers).toMatchObject({ allow: 'GET' })
      },
    )

    it('refuses an id of no good form, and is closed where the data store is [everything] [fhir-id-form]', async () => {
      const open = await door.open()

      expect((await refusal(open, { path: 'Patient/p_1/$everything' })).status).toBe(400)
      const nowhere = await open.to('0'.repeat(32))({ path: 'Patient/p1/$everything' })
      expect(nowhere.status).toBe(404)
    })

    it('is an operation of Patient alone in the capability statement [everything] [fhir-capabilities]', async () => {
      const { body } = await (await door.open()).request({ path: 'metadata' })
      const { rest } = body as {
        rest: [{ resource: { type: string; operation: { name: string }[] }[] }]
      }

      const definition = 'http://hl7.org/fhir/OperationDefinition/Patient-everything'
      const all = rest[0].resource.flatMap(({ type, operation }) =>
        operation.filter(({ name }) => name === 'everything').map((found) => [type, found]),
      )
      expect(all).toEqual([['Patient', { name: 'everything', definition }]])
    })

    it('leads to the next page at the address that was asked [everything] [fhir-paths]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      arrange(open, 'Flag', 'f', { subject: p1 })
      const url = open.url.replace(/r4\/$/, 'patientaccess/v2/r4/')
      const first = await open.request({ path: `${url}Patient//p1/$everything/?_count=1` })
      const next = (first.body as Searchset).link?.[0]?.url ?? ''

      expect(next.startsWith(`${url}Patient/p1/$everything?_count=1&page=`)).toBe(true)
      expect(idsIn((await open.request({ path: next })).body as Searchset)).toEqual(['Patient/p1'])
    })

    it('is SearchEverything of the patient in the history, and a read [everything]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      await everything(open, 'p1', { _type: 'Patient', start: '2024' })

      expect(open.fake.history.at(-1)).toMatchObject({
        operation: 'SearchEverything',
        input: {
          ResourceType: 'Patient',
          Id: 'p1',
          Query: { _type: ['Patient'], start: ['2024'] },
        },
      })
      open.fake.verify()
    })
  })
}

const p1 = { reference: 'Patient/p1' }
