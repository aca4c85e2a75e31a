import { describe, expect, it } from 'vitest'
import type { Asked, FhirDoor, OpenFhirDoor } from '../door.ts'
import { jsonPatch, patch, pathPatch } from '../patch-tools.ts'
import { outcome, put, refusal, remove } from '../tools.ts'

export function patchRefusalBehaviour(door: FhirDoor): void {
  describe('A patch that is refused', () => {
    it.each([
      'text/plain',
      'application/merge-patch+json',
      'application/json-patch',
      'application/json-patch+json5',
      'application/json-patch+xml',
      'application/fhir+xml',
      'multipart/form-data',
    ])('is of content type %s [patch-formats] [fhir-content-type]', async (type) => {
      const open = await withPatient()
      const asked = jsonPatch([], { headers: { 'content-type': type } })
      const { status, body } = await refusal(open, asked)

      expect(status).toBe(415)
      expect(body).toEqual(
        outcome('value', 'Incorrect MIME-type. Update request Content-Type header.'),
      )
    })

    it.each<[string, Asked, string]>([
      ['no list', jsonPatch({}), 'A JSON Patch must be an array of operations.'],
      [
        'an unknown operation',
        jsonPatch([{ op: 'spam', path: '' }]),
        "Operation 1: there is no op 'spam'; there are add, remove, replace, move, copy and test.",
      ],
      [
        'a missing value',
        jsonPatch([{ op: 'add', path: '/a' }]),
        'Operation 1: add needs a value.',
      ],
      [
        'no pointer',
        jsonPatch([{ op: 'remove', path: 'a' }]),
        "Operation 1: 'a' is not a JSON Pointer; it must begin with /.",
      ],
      [
        'no Parameters',
        pathPatch([], { body: [] }),
        'A FHIRPath Patch must be a Parameters resource; the content type of a JSON Patch is application/json-patch+json.',
      ],
      [
        'an unknown type',
        pathPatch([{ type: 'remove', path: 'Patient' }]),
        "Operation 1: there is no type 'remove'; there are add, insert, delete, replace and move.",
      ],
      [
        'no path',
        pathPatch([{ type: 'delete', path: 'Patient.' }]),
        "Operation 1: the path 'Patient.' cannot be parsed: the name of an element is missing at character 9.",
      ],
    ])(
      'is malformed, whatever resource it is for: %s [patch-malformed]',
      async (_what, asked, told) => {
        for (const path of ['Patient/p1', 'Patient/never']) {
          const { status, body } = await refusal(await withPatient(), { ...asked, path })

          expect(status).toBe(400)
          expect(body).toEqual(outcome('invalid', told))
        }
      },
    )

    it.each(['', 'x', '[', '[{"op":"add","op":"test","path":"","value":1}]', '"\\ud800"'])(
      'is no JSON: %o [fhir-body-not-json]',
      async (text) => {
        for (const asked of [jsonPatch(text), pathPatch([], { body: text })]) {
          const { status, body } = await refusal(await withPatient(), asked)

          expect(status).toBe(400)
          expect(body).toEqual(
            outcome(
              'invalid',
              'The provided payload was invalid and could not be parsed correctly.',
            ),
          )
        }
      },
    )

    it.each<[string, Asked, string]>([
      [
        'a missing path',
        jsonPatch([{ op: 'remove', path: '/name/0' }]),
        "Operation 1: there is nothing at '/name'.",
      ],
      [
        'a failed test',
        jsonPatch([
          { op: 'add', path: '/gender', value: 'male' },
          { op: 'test', path: '/active', value: false },
        ]),
        "Operation 2: the value at '/active' is not the one that test expects.",
      ],
      [
        'a path to nothing',
        pathPatch([
          { type: 'delete', path: 'Patient.active' },
          { type: 'replace', path: 'Patient.active', value: { valueBoolean: true } },
        ]),
        'Operation 2: its path leads to nothing.',
      ],
      [
        'an unknown element',
        pathPatch([{ type: 'delete', path: 'Patient.nmae' }]),
        'Operation 1: Patient has no element nmae. Did you mean name?',
      ],
    ])('does not go with the resource: %s [patch-inapplicable]', async (_what, asked, told) => {
      const { status, body } = await refusal(await withPatient(), asked)

      expect(status).toBe(422)
      expect(body).toEqual(outcome('processing', told))
    })

    it('is for what never was, or was deleted [patch-absent]', async () => {
      const open = await withPatient()
      const never = await refusal(open, jsonPatch([], { path: 'Patient/p2' }))
      await remove(open, 'p1')
      const gone = await refusal(open, jsonPatch([], { headers: { 'if-match': 'W/"1"' } }))

      expect(never).toMatchObject({
        status: 404,
        body: outcome('not-found', 'There is no Patient/p2.'),
      })
      expect(gone).toMatchObject({
        status: 410,
        body: outcome('deleted', 'Patient/p1 was deleted.'),
      })
    })

    it.each<[409 | 412, object]>([
      [409, {}],
      [412, { assumptions: { fhirStalePatch: '412' } }],
    ])('is stale: %i [patch-stale]', async (status, options) => {
      const open = await withPatient(options)
      await put(open, 'p1')
      const asked = jsonPatch([], { headers: { 'If-Match': 'W/"1"' } })

      expect(await refusal(open, asked)).toMatchObject({
        status,
        body: outcome('conflict', 'If-Match is W/"1", and the current version is W/"2".'),
      })
      for (const tag of ['W/"2"', '"3"', '*']) {
        expect((await patch(open, [], { headers: { 'if-match': tag } })).status).toBe(200)
      }
      expect(await refusal(open, jsonPatch([], { headers: { 'if-match': '4' } }))).toMatchObject({
        status: 400,
      })
    })
  })

  async function withPatient(options = {}): Promise<OpenFhirDoor> {
    const open = await door.open(options)
    await put(open, 'p1', { active: true })
    return open
  }
}
