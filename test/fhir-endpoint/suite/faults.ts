import type { ErrorName, FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { lost, outcome, put, read } from '../tools.ts'

export function faultBehaviour(door: FhirDoor): void {
  describe('A fault rule', () => {
    it('throttles with 429, once, those requests that it is about [fhir-errors]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      addRule(open, 'ReadResource', { ResourceType: 'Patient', Id: 'p1' }, 'ThrottlingException')

      expect((await open.request({ path: 'Patient/p2' })).status).toBe(404)
      const { status, body } = await open.request({ path: 'Patient/p1' })

      expect(status).toBe(429)
      expect(body).toEqual(
        outcome('throttled', 'Rate limit exceeded. Please retry after some time.'),
      )
      expect((await read(open, 'p1')).status).toBe(200)
      open.fake.verify()
    })

    it.each<[ErrorName, number, object]>([
      ['AccessDeniedException', 403, outcome('exception', 'Insufficient SMART scope permissions.')],
      [
        'InternalServerException',
        500,
        outcome('exception', 'InternalServerException, by a fault rule'),
      ],
    ])('answers %s with %i [fhir-errors]', async (name, status, body) => {
      const open = await door.open()
      addRule(open, 'UpdateResource', { Resource: { active: true } }, name)

      expect((await put(open, 'p1', { active: false })).status).toBe(201)
      const answer = await open.request({
        method: 'PUT',
        path: 'Patient/p2',
        body: { resourceType: 'Patient', id: 'p2', active: true },
      })

      expect(answer).toMatchObject({ status, body })
      expect((await read(open, 'p2')).status).toBe(404)
    })

    it('tells when to try again, and of errors that AWS does not know [fhir-errors]', async () => {
      const open = await door.open()
      const name = 'ThrottlingException'
      addRule(open, 'GetFullHistory', {}, { kind: 'error', name, retryAfterSeconds: 7 })
      const teapot = {
        kind: 'error',
        name: 'Teapot',
        statusCode: 418,
        message: 'I am one.',
      } as const
      addRule(open, 'GetCapabilities', {}, teapot)

      const throttled = await open.request({ path: '_history' })
      const { status, body } = await open.request({ path: 'metadata' })

      expect(throttled.headers).toMatchObject({ 'retry-after': '7' })
      expect(status).toBe(418)
      expect(body).toEqual(outcome('exception', 'I am one.'))
    })

    it('have the message and the status of their rule, where it says so', async () => {
      const open = await door.open()
      const outcomeOf = { kind: 'error', name: 'ThrottlingException' } as const
      addRule(open, 'GetFullHistory', {}, { ...outcomeOf, message: 'Slower.' })
      addRule(open, 'GetCapabilities', {}, { ...outcomeOf, statusCode: 503 })

      const worded = await open.request({ path: '_history' })
      const { status } = await open.request({ path: 'metadata' })

      expect(worded).toMatchObject({ status: 429, body: outcome('throttled', 'Slower.') })
      expect(status).toBe(503)
    })

    it.each([
      [400, 'invalid'],
      [401, 'forbidden'],
      [403, 'exception'],
      [404, 'not-found'],
      [405, 'not-supported'],
      [409, 'conflict'],
      [410, 'deleted'],
      [412, 'conflict'],
      [413, 'too-long'],
      [415, 'value'],
      [422, 'processing'],
      [429, 'throttled'],
      [500, 'exception'],
      [501, 'not-supported'],
      [503, 'transient'],
      [504, 'timeout'],
    ])(
      'answers %i with the code that belongs to it, %s [fhir-errors]',
      async (statusCode, code) => {
        const open = await door.open()
        const refused = { kind: 'error', name: 'Own', statusCode, message: 'No.' } as const
        addRule(open, 'ReadResource', {}, refused)

        const { status, body } = await read(open, 'p1')

        expect(status).toBe(statusCode)
        expect(body).toEqual(outcome(code, 'No.'))
      },
    )

    it('may be about what is in the body, whatever the request', async () => {
      const open = await door.open()
      const input = { Resource: { resourceType: 'Patient', active: true } }
      open.fake.faults.add({ input, outcome: 'ThrottlingException' })
      const asked = { method: 'POST', path: 'Patient' }

      expect((await read(open, 'p1')).status).toBe(404)
      expect((await open.request({ ...asked, body: 'no JSON' })).status).toBe(400)
      expect((await put(open, 'p1', { active: false })).status).toBe(201)
      expect((await put(open, 'p1', { active: true })).status).toBe(429)
    })

    it('loses an answer, and leaves the work done', async () => {
      const open = await door.open()
      addRule(open, 'UpdateResource', {}, { kind: 'connection', code: 'ECONNRESET', when: 'after' })

      await expect(put(open, 'p1')).rejects.toThrow(lost)

      expect((await read(open, 'p1')).headers).toMatchObject({ etag: 'W/"1"' })
      expect(open.fake.history[0]).toMatchObject({ operation: 'UpdateResource' })
    })

    it('loses a request, and the work is not done', async () => {
      const open = await door.open()
      addRule(open, 'UpdateResource', {}, { kind: 'connection', code: 'ECONNRESET' })

      await expect(put(open, 'p1')).rejects.toThrow(lost)

      expect((await read(open, 'p1')).status).toBe(404)
    })

    it.each<['empty' | 'truncated' | 'not-json', string | RegExp]>([
      ['empty', /^$/],
      ['truncated', /^\{"resourceType":"Patient"/],
      ['not-json', /Bad Gateway/],
    ])('corrupts an answer and leaves the work done: %s', async (body, text) => {
      const open = await door.open()
      addRule(open, 'UpdateResource', {}, { kind: 'corrupt', body })

      const answer = await put(open, 'p1')

      expect(answer.status).toBe(201)
      expect(answer.text).toMatch(text)
      expect((await read(open, 'p1')).status).toBe(200)
    })
  })
}

// As each door tells it.

function addRule(
  { fake }: OpenFhirDoor,
  operation: string,
  input: Record<string, unknown>,
  outcomeOfIt: FaultRule['outcome'],
): void {
  fake.faults.add({
    operation: operation as Extract<FaultRule['operation'], string>,
    input,
    outcome: outcomeOfIt,
    anyError: true,
  })
}
