import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { outcome, patient, read, refusal } from '../tools.ts'

const create = { method: 'POST', path: 'Patient' }
const unparsable = 'The provided payload was invalid and could not be parsed correctly.'

export function bodyBehaviour(door: FhirDoor): void {
  describe('A body', () => {
    it.each([
      'application/fhir+json',
      'application/json',
      'Application/FHIR+JSON; charset=UTF-8',
      'application/fhir+json;fhirVersion=4.0',
    ])('of content type %s is taken [fhir-content-type]', async (type) => {
      const { request } = await door.open()

      const { status } = await request({
        ...create,
        body: patient(),
        headers: { 'Content-Type': type },
      })

      expect(status).toBe(201)
    })

    it.each([
      'text/plain',
      'application/fhir+xml',
      'application/x-www-form-urlencoded',
      'application/json5',
      'multipart/form-data',
    ])('of content type %s is refused [fhir-content-type]', async (type) => {
      const { status, body } = await refusal(await door.open(), {
        ...create,
        body: patient(),
        headers: { 'content-type': type },
      })

      expect(status).toBe(415)
      expect(body).toEqual(
        outcome('value', 'Incorrect MIME-type. Update request Content-Type header.'),
      )
    })

    it.each(['gzip', 'br', 'deflate, gzip'])(
      'that is encoded as %s is refused [fhir-content-type]',
      async (encoding) => {
        const headers = { 'content-encoding': encoding }
        const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers }
        const asked = [
          { ...create, headers, body: patient() },
          { ...create, path: 'Patient/_search', headers: form, body: 'name=x' },
          {
            method: 'PATCH',
            path: 'Patient/p1',
            headers: { 'content-type': 'application/json-patch+json', ...headers },
            body: [],
          },
        ]
        const problem = `A body must be sent as it is, without Content-Encoding: ${encoding}.`

        for (const each of asked) {
          const { status, body } = await refusal(await door.open(), each)

          expect([status, body]).toEqual([415, outcome('not-supported', problem)])
        }
      },
    )

    it('that is encoded as identity is taken [fhir-content-type]', async () => {
      const { request } = await door.open()
      const headers = { 'content-encoding': 'identity' }

      expect((await request({ ...create, headers, body: patient() })).status).toBe(201)
    })

    it('of 5,000,000 bytes is taken, and of one more is refused [fhir-body-limit]', async () => {
      const open = await door.open()
      const minimal = { 'x-amzn-healthlake-fhir-validation-level': 'minimal' }

      const most = await open.request({ ...create, headers: minimal, body: ofBytes(5_000_000) })
      const { status, body } = await refusal(open, { ...create, body: ofBytes(5_000_001) })

      expect(most.status).toBe(201)
      expect(status).toBe(413)
      expect(body).toEqual(outcome('too-long', 'Request Entity Too Large'))
    })

    it.each<[string, string]>([
      ['nothing', ''],
      ['white space', ' \n'],
      ['text', 'Patient'],
      ['a list', '[{"resourceType":"Patient"}]'],
      ['null', 'null'],
      ['a string', '"Patient"'],
      ['a number', '1.10'],
      ['half an object', '{"resourceType":"Patient"'],
      ['two objects', '{"resourceType":"Patient"}{}'],
      ['a comma at the end', '{"resourceType":"Patient",}'],
      ['a byte order mark', '\ufeff{"resourceType":"Patient"}'],
      ['a key twice', '{"resourceType":"Patient","active":true,"active":false}'],
      ['half of a surrogate pair, escaped', '{"resourceType":"Patient","language":"\\ud800"}'],
      ['a control character', '{"resourceType":"Patient","language":"\u0001"}'],
      [
        '10,000 levels of lists',
        `{"resourceType":"Patient","a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      ],
      ['10,000 levels of objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
      ['a million brackets', '['.repeat(1_000_000)],
    ])('that is %s is refused, at every level [fhir-body-not-json]', async (_what, text) => {
      for (const level of ['strict', 'minimal']) {
        const { status, body } = await refusal(await door.open(), {
          ...create,
          body: text,
          headers: { 'x-amzn-healthlake-fhir-validation-level': level },
        })

        expect(status).toBe(400)
        expect(body).toEqual(outcome('invalid', unparsable))
      }
    })

    it.each(['__proto__', 'constructor', 'toString'])(
      'with the member %s reaches no object of the program [validation-levels]',
      async (key) => {
        const open = await door.open()
        const text = `{"resourceType":"Patient","id":"p1","${key}":{"polluted":true}}`
        const asked = { method: 'PUT', path: 'Patient/p1', body: text }
        const level = { 'x-amzn-healthlake-fhir-validation-level': 'minimal' }

        const strict = await refusal(open, asked)
        const stored = await open.request({ ...asked, headers: level })

        expect(strict.status).toBe(400)
        expect(JSON.stringify(strict.body)).toContain(`Unrecognised property '@${key}'`)
        expect(stored.status).toBe(201)
        expect((await read(open, 'p1')).text).toContain(`"${key}":{"polluted":true}`)
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      },
    )

    it.each<[unknown, string]>([
      [{ resourceType: 'Observation' }, '"Observation"'],
      [{ resourceType: 'patient' }, '"patient"'],
      [{ resourceType: 7 }, '7'],
      [{ id: 'p1' }, 'missing'],
    ])('of another type, %o, is refused [fhir-body-type]', async (given, told) => {
      const { status, body } = await refusal(await door.open(), { ...create, body: given })

      expect(status).toBe(400)
      expect(body).toEqual(
        outcome(
          'invalid',
          `The resourceType of the payload is ${told}, and the request is for Patient.`,
        ),
      )
    })
  })
}

/** A patient of so many bytes, in fewer letters. */
function ofBytes(bytes: number): string {
  const empty = '{"resourceType":"Patient","language":""}'
  const text = 'é'.repeat((bytes - empty.length) / 2)
  return empty.replace('""', `"${text}"`).padEnd(bytes - text.length, ' ')
}
