import { describe, expect, it } from 'vitest'
import { unknownId } from '../../values.ts'
import type { FhirDoor } from '../door.ts'
import { start } from '../job-tools.ts'
import { putEntry, submission, transaction } from '../transaction-tools.ts'
import { outcome, refusal, remove } from '../tools.ts'

export function asyncRefusalBehaviour(door: FhirDoor): void {
  describe('A transaction with Prefer: respond-async', () => {
    it.each<[string, object, number, string]>([
      ['a batch', { ...transaction(putEntry('a')), type: 'batch' }, 400, 'not-supported'],
      ['a history', { ...transaction(putEntry('a')), type: 'history' }, 400, 'invalid'],
      ['no Bundle', { resourceType: 'Patient' }, 400, 'invalid'],
      [
        'a patch',
        transaction({
          resource: { resourceType: 'Parameters' },
          request: { method: 'PATCH', url: 'Patient/a' },
        }),
        400,
        'not-supported',
      ],
      [
        'a conditional update',
        transaction({ ...putEntry('a'), request: { method: 'PUT', url: 'Patient?_id=a' } }),
        400,
        'not-supported',
      ],
      [
        'a type that there is not',
        transaction({ ...putEntry('a'), request: { method: 'PUT', url: 'Patients/a' } }),
        400,
        'processing',
      ],
      [
        'an id of no good form',
        transaction({ ...putEntry('a'), request: { method: 'PUT', url: 'Patient/a_b' } }),
        400,
        'processing',
      ],
      [
        'what a type has not',
        transaction({ request: { method: 'DELETE', url: 'AuditEvent/a' } }),
        405,
        'not-supported',
      ],
      [
        'a resource that breaks R4',
        transaction(putEntry('a'), putEntry('b', { birthDate: 'x' })),
        400,
        'processing',
      ],
      ['two writes of one resource', transaction(putEntry('a'), putEntry('a')), 400, 'invalid'],
    ])(
      'is refused at once with %s [async-transaction-refused]',
      async (_what, body, status, code) => {
        const open = await door.open()

        const answer = await refusal(open, { ...submission(), body })

        expect(answer.status).toBe(status)
        const { issue } = answer.body as { issue: { code: string }[] }
        expect(issue[0]).toMatchObject({ severity: 'error', code })
      },
    )

    it('says which entry breaks R4 [async-transaction-refused]', async () => {
      const open = await door.open()

      const { text } = await refusal(
        open,
        submission(putEntry('a'), putEntry('b', { birthDate: 'x' })),
      )

      expect(text).toContain('"Bundle.entry[1].resource.birthDate"')
    })
  })

  describe('The polls of a transaction', () => {
    it('answer for 90 days after its end [async-transaction-kept]', async () => {
      const open = await door.open()
      const started = await start(open, submission(putEntry('a')))
      open.fake.settle()

      open.fake.clock.advance({ days: 90 })
      const { status } = await open.request({ path: started.location })
      open.fake.clock.advance(1)
      const late = await refusal(open, { path: started.location })

      expect([status, late.status]).toEqual([200, 404])
      expect(late.body).toEqual(
        outcome('not-found', `There is no transaction with the id ${started.id}.`),
      )
    })

    it('are refused for others [fhir-unknown-job] [fhir-method]', async () => {
      const open = await door.open()
      const { location } = await start(open, submission(putEntry('a')))

      expect((await refusal(open, { path: `Transaction/${unknownId}` })).status).toBe(404)
      const { headers } = await refusal(open, { method: 'DELETE', path: location })
      expect(headers).toMatchObject({ allow: 'GET' })
    })

    it('go on in a fork, where the same comes of it', async () => {
      const open = await door.open()
      const started = await start(open, submission(putEntry('a')))
      const fork = open.fake.fork()
      await remove(open, 'a')

      for (const fake of [open.fake, fork]) fake.settle()

      const { text } = await open.request({ path: started.location })
      const path = `Transaction/${started.id}`
      expect(fork.fhir(open.store).request({ path }).text).toBe(text)
      fork[Symbol.dispose]()
    })
  })
}
