import { describe, expect, it } from 'vitest'
import { startImport } from '../../data/tools.ts'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { jsonPatch, patch, pathPatch } from '../patch-tools.ts'
import { history, patient, put, read, refusal, versionsIn } from '../tools.ts'

const ada = {
  active: true,
  name: [{ use: 'official', family: 'Lovelace', given: ['Ada'] }, { text: 'Countess' }],
  telecom: [{ system: 'phone', value: '1' }],
  gender: 'female',
}

const extension = (number: string) =>
  `"extension":[{"url":"http://example.org/x","valueDecimal":${number}}]`

export function patchBehaviour(door: FhirDoor): void {
  describe('A patch', () => {
    it('is the next version, with ETag and Last-Modified [patch-version]', async () => {
      const open = await withAda()
      open.fake.clock.advance({ seconds: 90 })

      const { status, headers, body } = await patch(open, [
        { op: 'replace', path: '/active', value: false },
      ])

      expect(status).toBe(200)
      expect(headers).toMatchObject({
        etag: 'W/"2"',
        'last-modified': 'Wed, 01 Jan 2025 00:01:30 GMT',
        'content-type': 'application/fhir+json',
      })
      expect(body).toEqual({
        ...patient({ id: 'p1', ...ada, active: false }),
        meta: { versionId: '2', lastUpdated: '2025-01-01T00:01:30.000Z' },
      })
      expect((await read(open, 'p1')).body).toEqual(body)
      expect(await open.request({ path: 'Patient/p1/_history/1' })).toMatchObject({
        body: { active: true },
      })
    })

    it('stands in the history as PATCH, with 200 [patch-version]', async () => {
      const open = await withAda()
      await patch(open, [])
      open.fake.restore(open.fake.snapshot())
      const bundle = await history(open, 'Patient/p1/_history')

      expect(versionsIn(bundle)).toEqual(['p1/2', 'p1/1'])
      expect(bundle.entry?.[0]).toMatchObject({
        request: { method: 'PATCH', url: 'Patient/p1' },
        response: { status: '200', etag: 'W/"2"' },
      })
    })

    it.each([
      ['a JSON Patch', jsonPatch([])],
      ['a FHIRPath Patch', pathPatch([])],
      ['one that leads back', jsonPatch([{ op: 'test', path: '/active', value: true }])],
    ])('that changes nothing is a version, too: %s [patch-version]', async (_what, asked) => {
      const open = await withAda()
      const { status, headers, body } = await open.request(asked)

      expect(status).toBe(200)
      expect(headers).toMatchObject({ etag: 'W/"2"' })
      expect(body).toMatchObject(ada)
    })

    it('keeps the text of numbers [patch-version] [resource-meta]', async () => {
      const open = await door.open()
      const body = `{"resourceType":"Patient","id":"p1",${extension('1.10')}}`
      await open.request({ method: 'PUT', path: 'Patient/p1', body })

      const first = await patch(open, '[{"op":"add","path":"/active","value":true}]')
      const second = await patch(
        open,
        '[{"op":"test","path":"/extension/0/valueDecimal","value":1.1},{"op":"replace","path":"/extension/0/valueDecimal","value":2.00e1}]',
      )

      expect(first.text).toContain(extension('1.10'))
      expect(second.text).toContain(extension('2.00e1'))
    })

    it('takes what an import left, though a key comes twice there [patch-version]', async () => {
      const open = await door.open()
      const line = '{"resourceType":"Patient","id":"p1","active":false,"active":true}'
      open.fake.objects.put('s3://patients/in/a.ndjson', line)
      startImport(open.fake, open.store)
      open.fake.settle()

      const { status, body } = await patch(open, [{ op: 'test', path: '/active', value: true }])

      expect(status).toBe(200)
      expect(body).toMatchObject({ active: true, meta: { versionId: '2' } })
    })

    it('that is sent twice is carried out twice [patch-repeated]', async () => {
      const open = await withAda()
      const value = { valueCoding: { system: 'http://example.org', code: 'a' } }
      const asked = pathPatch([{ type: 'add', path: 'Patient.meta', name: 'tag', value }])
      await open.request(asked)

      const { body } = await open.request(asked)

      expect(body).toHaveProperty('meta.tag', [value.valueCoding, value.valueCoding])
    })

    it('may tag what it leads to with any meta but version and time [patch-identity]', async () => {
      const open = await withAda()
      const meta = { versionId: '9', lastUpdated: '1999-01-01T00:00:00Z', source: 'urn:x' }

      const { body } = await patch(open, [{ op: 'add', path: '/meta', value: meta }])

      expect(body).toHaveProperty('meta', {
        versionId: '2',
        lastUpdated: '2025-01-01T00:00:00.000Z',
        source: 'urn:x',
      })
      const without = await patch(open, [{ op: 'remove', path: '/meta' }])
      expect(without.body).toHaveProperty('meta', {
        versionId: '3',
        lastUpdated: '2025-01-01T00:00:00.000Z',
      })
    })

    it('may be told strong consistency, like other writes [search-strong-consistency]', async () => {
      const header = 'x-amz-fhir-history-consistency-level'
      const lag = { lifecycle: { searchIndex: { minutes: 1 } } }
      const found = async (level: string) => {
        const open = await withAda(lag)
        open.fake.clock.advance({ minutes: 1 })
        const asked = { headers: { [header]: level } }
        await patch(open, [{ op: 'replace', path: '/gender', value: 'other' }], asked)
        const { body } = await open.request({ path: 'Patient?gender=female' })
        return (body as { entry?: readonly unknown[] }).entry?.length ?? 0
      }

      expect(await found('strong')).toBe(1)
      expect(await found('eventual')).toBe(0)
      const refused = await refusal(
        await withAda(),
        jsonPatch([], { headers: { [header]: 'weak' } }),
      )
      expect(refused.status).toBe(400)
    })

    it('is seen by rules, assertions and the history of calls [patch-version]', async () => {
      const open = await withAda()
      const operations = [{ op: 'remove', path: '/active' }]
      const input = { ResourceType: 'Patient', Id: 'p1', Resource: operations }
      open.fake.faults.add({ operation: 'PatchResource', input, outcome: 'ThrottlingException' })

      expect((await patch(open, operations)).status).toBe(429)
      expect((await patch(open, operations)).status).toBe(200)
      expect(open.fake.history.at(-1)).toMatchObject({
        operation: 'PatchResource',
        input: { ...input, Headers: { 'content-type': 'application/json-patch+json' } },
        output: { StatusCode: 200, ResourceType: 'Patient', Id: 'p1', VersionId: '2' },
      })
    })
  })

  describe('A JSON Patch', () => {
    it.each(['application/json-patch+json', 'Application/JSON-Patch+JSON; charset=UTF-8'])(
      'is of content type %s [patch-formats]',
      async (type) => {
        const open = await withAda()
        const { status } = await patch(open, [], { headers: { 'content-type': type } })

        expect(status).toBe(200)
      },
    )

    it('adds, removes, replaces, moves, copies and tests [patch-json]', async () => {
      const open = await withAda()
      const { status, body } = await patch(open, [
        { op: 'test', path: '/gender', value: 'female' },
        { op: 'add', path: '/telecom/-', value: { system: 'email', value: 'a@example.org' } },
        { op: 'replace', path: '/name/0/family', value: 'Byron' },
        { op: 'copy', from: '/name/0', path: '/name/1' },
        { op: 'replace', path: '/name/1/family', value: 'King' },
        { op: 'remove', path: '/name/2' },
        { op: 'move', from: '/telecom/0', path: '/telecom/1' },
      ])

      expect(status).toBe(200)
      expect(body).toMatchObject({
        name: [
          { use: 'official', family: 'Byron', given: ['Ada'] },
          { use: 'official', family: 'King', given: ['Ada'] },
        ],
        telecom: [{ value: 'a@example.org' }, { value: '1' }],
      })
    })
  })

  describe('A FHIRPath Patch', () => {
    it.each(['application/fhir+json', 'application/json', 'Application/FHIR+JSON;charset=utf-8'])(
      'is of content type %s [patch-formats]',
      async (type) => {
        const open = await withAda()
        const asked = pathPatch([{ type: 'delete', path: 'Patient.active' }], {
          headers: { 'content-type': type },
        })
        const { status, body } = await open.request(asked)

        expect(status).toBe(200)
        expect(body).not.toHaveProperty('active')
      },
    )

    it('adds, inserts, deletes, replaces and moves [patch-fhirpath]', async () => {
      const open = await withAda()
      const email = { valueContactPoint: { system: 'email', value: 'a@example.org' } }
      const contact = { part: [{ name: 'name', valueHumanName: { text: 'Anne' } }] }
      const { status, body } = await open.request(
        pathPatch([
          { type: 'add', path: 'Patient', name: 'birthDate', value: { valueDate: '1815-12-10' } },
          { type: 'add', path: 'Patient', name: 'contact', value: contact },
          { type: 'insert', path: 'Patient.telecom', index: 0, value: email },
          {
            type: 'replace',
            path: "Patient.name.where(use = 'official').family",
            value: { valueString: 'King' },
          },
          { type: 'delete', path: 'Patient.active' },
          { type: 'move', path: 'Patient.name', source: 1, destination: 0 },
        ]),
      )

      expect(status).toBe(200)
      expect(body).toEqual({
        ...patient({ id: 'p1', gender: 'female', birthDate: '1815-12-10' }),
        name: [{ text: 'Countess' }, { use: 'official', family: 'King', given: ['Ada'] }],
        telecom: [
          { system: 'email', value: 'a@example.org' },
          { system: 'phone', value: '1' },
        ],
        contact: [{ name: { text: 'Anne' } }],
        meta: { versionId: '2', lastUpdated: '2025-01-01T00:00:00.000Z' },
      })
    })
  })

  async function withAda(options = {}): Promise<OpenFhirDoor> {
    const open = await door.open(options)
    await put(open, 'p1', ada)
    return open
  }
}
