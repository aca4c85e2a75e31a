import { manualClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { uuid } from '../../values.ts'
import type { FhirDoor } from '../door.ts'
import { outcome, put, read, refusal, remove } from '../tools.ts'

export function readBehaviour(door: FhirDoor): void {
  describe('A read', () => {
    it('answers 200 with the version, when it was written, and the id of the request [fhir-version-headers] [fhir-response-type]', async () => {
      const open = await door.open()
      open.fake.clock.set('2025-02-28T23:59:59.999Z')
      await put(open, 'p1')
      open.fake.clock.advance({ days: 1 })

      const { status, headers } = await read(open, 'p1')

      expect(status).toBe(200)
      expect(headers).toMatchObject({
        'content-type': 'application/fhir+json',
        etag: 'W/"1"',
        'last-modified': 'Fri, 28 Feb 2025 23:59:59 GMT',
        'x-amzn-requestid': expect.stringMatching(uuid) as string,
      })
      const { attempts } = open.fake.history.at(-1) ?? {}
      expect(headers['x-amzn-requestid']).toBe(attempts?.[0]?.requestId)
    })

    it.each([
      ['1969-12-31T23:59:59.000Z', 'Wed, 31 Dec 1969 23:59:59 GMT'],
      ['1970-01-01T00:00:00.000Z', 'Thu, 01 Jan 1970 00:00:00 GMT'],
      ['2024-02-29T12:00:00.000Z', 'Thu, 29 Feb 2024 12:00:00 GMT'],
    ])('writes %s as HTTP does [fhir-version-headers]', async (at, written) => {
      const open = await door.open({ clock: manualClock(at) })
      await put(open, 'p1')

      expect((await read(open, 'p1')).headers).toMatchObject({ 'last-modified': written })
    })

    it.each([
      'json',
      'text/json',
      'application/json',
      'application/fhir%2Bjson',
      'application/fhir+json',
      'application/json+fhir',
      'application/fhir%2Bjson;fhirVersion=4.0',
    ])('is written as JSON, under each of its names: %s [fhir-format]', async (format) => {
      const open = await door.open()
      await put(open, 'p1')

      expect((await open.request({ path: `Patient/p1?_format=${format}` })).status).toBe(200)
      open.fake.verify()
    })

    it.each(['xml', 'application/fhir%2Bxml', 'text/turtle', 'jsonx', ''])(
      'is written in no other format: %s [fhir-format]',
      async (format) => {
        const open = await door.open()

        const { status, body } = await refusal(open, { path: `metadata?_format=${format}` })

        expect(status).toBe(406)
        expect(body).toEqual(
          outcome(
            'not-supported',
            `_format must be application/fhir+json, not ${decodeURIComponent(format)}.`,
          ),
        )
      },
    )

    it.each([
      'application/fhir+json',
      'application/json;q=0.5',
      'application/fhir+xml, application/fhir+json;fhirVersion=4.0',
      'text/html, image/gif, *; q=.2, */*; q=.2',
      'application/*',
      ' ',
    ])('is written as JSON for who accepts it: %s [fhir-format]', async (accept) => {
      const open = await door.open()
      await put(open, 'p1')

      const { status } = await open.request({ path: 'Patient/p1', headers: { accept } })

      expect(status).toBe(200)
    })

    it.each([
      'application/fhir+xml',
      'text/turtle, application/xml;q=0.9',
      'application/jsonx',
      'application/fhir+json;q=0',
      'application/fhir+ndjson',
    ])('is refused to who accepts no JSON: %s [fhir-format]', async (accept) => {
      const open = await door.open()
      await put(open, 'p1')
      const asked = { path: 'Patient/p1', headers: { accept } }

      const { status, body } = await refusal(open, asked)
      const written = { method: 'PUT', path: 'Patient/p1', body: { resourceType: 'Patient' } }
      const other = await refusal(open, { ...asked, ...written })

      expect([status, other.status]).toEqual([406, 406])
      const problem = `Accept must be application/fhir+json, not ${accept}.`
      expect(body).toEqual(outcome('not-supported', problem))
      expect((await open.request({ ...asked, query: { _format: 'json' } })).status).toBe(200)
    })

    it('of what never was answers 404 [fhir-absent]', async () => {
      const { status, body } = await refusal(await door.open(), { path: 'Patient/p1' })

      expect(status).toBe(404)
      expect(body).toEqual(outcome('not-found', 'There is no Patient/p1.'))
    })

    it('of a version answers with what it was [fhir-absent]', async () => {
      const open = await door.open()
      const first = await put(open, 'p1', { active: true })
      await put(open, 'p1', { active: false })
      await remove(open, 'p1')

      const { status, headers, text } = await open.request({ path: 'Patient/p1/_history/1' })
      const gone = await refusal(open, { path: 'Patient/p1/_history/3' })

      expect(status).toBe(200)
      expect(headers).toMatchObject({ etag: 'W/"1"' })
      expect(text).toBe(first.text)
      expect(gone.status).toBe(410)
    })

    it.each(['4', '0', '01', 'x', 'constructor'])(
      'of the version %s, which there is not, answers 404 [fhir-absent]',
      async (version) => {
        const open = await door.open()
        await put(open, 'p1')

        const { status, body } = await refusal(open, { path: `Patient/p1/_history/${version}` })

        expect(status).toBe(404)
        expect(body).toEqual(outcome('not-found', `Patient/p1 has no version ${version}.`))
      },
    )
  })
}
