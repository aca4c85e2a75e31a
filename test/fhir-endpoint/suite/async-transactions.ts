import { describe, expect, it } from 'vitest'
import type { Answered, FhirDoor, OpenFhirDoor } from '../door.ts'
import { namesIn, start, type Started } from '../job-tools.ts'
import { putEntry, submission, transaction, type Entry } from '../transaction-tools.ts'
import { outcome, put, read, refusal } from '../tools.ts'

function poll({ request }: OpenFhirDoor, { location }: Started): Promise<Answered> {
  return request({ path: location })
}

function told(id: string, diagnostics: string): object {
  const issue = { severity: 'information', code: 'informational', diagnostics }
  return { resourceType: 'OperationOutcome', id, issue: [issue] }
}

function patients(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, index) => putEntry(`p${index}`))
}

export function asyncTransactionBehaviour(door: FhirDoor): void {
  describe('A transaction with Prefer: respond-async', () => {
    it('is taken, with the address where it can be polled [async-transaction] [fhir-job-start]', async () => {
      const open = await door.open()

      const { id, location, answer } = await start(open, submission(putEntry('a')))

      expect(id).toMatch(/^[0-9a-f]{32}$/)
      expect(location).toBe(`${open.url}Transaction/${id}`)
      expect(answer.body).toEqual({
        resourceType: 'OperationOutcome',
        issue: [
          {
            severity: 'information',
            code: 'informational',
            diagnostics: 'Submitted Asynchronous Bundle Transaction',
            location: [location],
          },
        ],
      })
    })

    it('is done when it ends, at once; its polls tell how far it is [async-transaction] [async-transaction-status] [fhir-job-poll]', async () => {
      const open = await door.open()
      const entries = [
        putEntry('a'),
        { ...putEntry('b'), request: { method: 'POST', url: 'Patient' } },
      ]
      const started = await start(open, submission(...entries))
      const { id } = started

      for (const status of ['SUBMITTED', 'IN_PROGRESS']) {
        const { status: code, body } = await poll(open, started)
        expect([code, body]).toEqual([202, told(id, status)])
        expect(namesIn(open)).toEqual([])
        open.fake.step()
      }

      const { status, body } = await poll(open, started)
      expect(status).toBe(200)
      expect(body).toMatchObject({
        resourceType: 'Bundle',
        type: 'transaction-response',
        entry: [
          {
            response: {
              status: '201',
              location: 'Patient/a/_history/1',
              etag: 'W/"1"',
              lastModified: '2025-01-01T00:00:40.000Z',
            },
          },
          { response: { status: '201', etag: 'W/"1"' } },
        ],
      })
      expect(namesIn(open)).toHaveLength(2)
      open.fake.verify()
    })

    it('answers the same poll after poll, and as if it had been waited for [async-transaction-status]', async () => {
      const [open, waiting] = [await door.open(), await door.open()]
      const local = 'urn:uuid:6b1f1a3e-3c0b-4c6e-9a55-0d6f5a1c2b3d'
      const entriesFor = ({ url }: OpenFhirDoor) => [
        { ...putEntry('x'), fullUrl: local, request: { method: 'POST', url: 'Patient' } },
        {
          resource: {
            resourceType: 'Observation',
            id: 'o',
            status: 'final',
            code: { text: 'x' },
            subject: { reference: local },
          },
          request: { method: 'PUT', url: `${url}Observation/o` },
        },
      ]
      const started = await start(open, submission(...entriesFor(open)))
      open.fake.settle()
      waiting.fake.clock.advance({ seconds: 40 })

      const { text } = await poll(open, started)

      expect((await poll(open, started)).text).toBe(text)
      const body = transaction(...entriesFor(waiting))
      expect((await waiting.request({ method: 'POST', path: '', body })).text).toBe(text)
      expect(open.fake.resources(open.store).list()).toEqual(
        waiting.fake.resources(waiting.store).list(),
      )
    })

    it('keeps to the headers that it came with [async-transaction]', async () => {
      const open = await door.open()
      const broken = { resourceType: 'Patient', id: 'a', birthDate: 'x' }
      const asked = submission({ resource: broken, request: { method: 'PUT', url: 'Patient/a' } })
      const headers = { ...asked.headers, 'x-amzn-healthlake-fhir-validation-level': 'minimal' }

      const started = await start(open, { ...asked, headers })
      open.fake.settle()

      expect((await poll(open, started)).status).toBe(200)
      expect((await read(open, 'a')).text).toContain('validation-issue')
    })

    it('waits for no other one, and takes as long as it is told [async-transaction]', async () => {
      const open = await door.open({ lifecycle: { startJob: 1000, transactionJob: 2000 } })
      const all = [
        await start(open, submission(putEntry('a'))),
        await start(open, submission(putEntry('b'))),
      ]

      open.fake.clock.advance(2999)
      for (const one of all)
        expect((await poll(open, one)).body).toEqual(told(one.id, 'IN_PROGRESS'))
      open.fake.clock.advance(1)

      for (const one of all) expect((await poll(open, one)).status).toBe(200)
    })

    it('may have 500 entries, where one that is waited for has 100 [async-transaction] [async-transaction-refused] [bundle-limits]', async () => {
      const open = await door.open()
      const started = await start(open, submission(...patients(500)))
      open.fake.settle()

      expect((await poll(open, started)).status).toBe(200)
      expect(namesIn(open)).toHaveLength(500)
      expect((await refusal(open, submission(...patients(501)))).status).toBe(422)
    })

    it('fails where another request came between, changes nothing then, and its polls tell why [async-transaction-failed]', async () => {
      const open = await door.open()
      await put(open, 'a')
      const request = { method: 'PUT', url: 'Patient/a', ifMatch: 'W/"1"' }
      const asked = submission(putEntry('new'), { ...putEntry('a', { active: true }), request })
      const started = await start(open, asked)
      await put(open, 'a')

      expect(open.fake.nextTransition()).toMatchObject({ to: 'IN_PROGRESS' })
      open.fake.step()
      expect(open.fake.nextTransition()).toMatchObject({ from: 'IN_PROGRESS', to: 'FAILED' })
      open.fake.settle()

      const { status, body } = await poll(open, started)
      expect(status).toBe(412)
      expect(body).toEqual(
        outcome(
          'exception',
          'Transaction failed: If-Match is W/"1", and the current version is W/"2".',
        ),
      )
      expect(namesIn(open)).toEqual(['Patient/a'])
      expect((await read(open, 'a')).headers).toMatchObject({ etag: 'W/"2"' })
      expect(open.fake.timeline()).toContain('IN_PROGRESS → FAILED')
    })

    it('is foretold to succeed where what it needs is there by then [async-transaction]', async () => {
      const open = await door.open()
      const started = await start(
        open,
        submission({ request: { method: 'DELETE', url: 'Patient/a' } }),
      )
      open.fake.step()
      expect(open.fake.nextTransition()).toMatchObject({ to: 'FAILED' })
      await put(open, 'a')
      const before = open.fake.snapshot()

      expect(open.fake.nextTransition()).toMatchObject({ to: 'COMPLETED' })
      expect(open.fake.snapshot()).toEqual(before)
      open.fake.settle()

      expect((await poll(open, started)).status).toBe(200)
      expect((await read(open, 'a')).status).toBe(410)
    })
  })
}
