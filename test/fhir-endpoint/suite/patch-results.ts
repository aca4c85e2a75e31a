import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { jsonPatch, patch } from '../patch-tools.ts'
import { outcome, patient, put, refusal } from '../tools.ts'

const LEVEL = 'x-amzn-healthlake-fhir-validation-level'

/** Operations that have one text in a list, and so many more times. */
const copies = (count: number, value: string) => [
  { op: 'add', path: '/a', value: [value] },
  ...Array.from({ length: count }, () => ({ op: 'copy', from: '/a/0', path: '/a/-' })),
]

export function patchResultBehaviour(door: FhirDoor): void {
  describe('A patch is refused that', () => {
    it.each(['strict', 'structure-only'])(
      'leads to what breaks R4, at level %s [patch-result]',
      async (level) => {
        const operations = [{ op: 'add', path: '/nickname', value: 'Al' }]
        const asked = jsonPatch(operations, { headers: { [LEVEL]: level } })
        const { status, text } = await refusal(await withPatient(), asked)

        expect(status).toBe(400)
        expect(text).toContain('FHIR resource in payload failed FHIR validation rules.')
        expect(text).toContain("Unrecognised property '@nickname'")
      },
    )

    it('is asked for at no level [fhir-validation-level]', async () => {
      const asked = jsonPatch([], { headers: { [LEVEL]: 'none' } })

      expect((await refusal(await withPatient(), asked)).status).toBe(400)
    })

    it.each<[string, unknown]>([
      ['another id', [{ op: 'replace', path: '/id', value: 'p2' }]],
      ['no id', [{ op: 'remove', path: '/id' }]],
      ['another type', [{ op: 'replace', path: '/resourceType', value: 'Person' }]],
      ['a list', [{ op: 'replace', path: '', value: [] }]],
      ['null', [{ op: 'add', path: '', value: null }]],
    ])('gives the resource %s [patch-identity]', async (_what, operations) => {
      for (const level of ['strict', 'minimal']) {
        const asked = jsonPatch(operations, { headers: { [LEVEL]: level } })
        const { status, body } = await refusal(await withPatient(), asked)

        expect(status).toBe(422)
        expect(body).toEqual(
          outcome(
            'processing',
            'A patch must leave resourceType and id as they are: Patient and p1.',
          ),
        )
      }
    })

    it.each(['Patient?identifier=a', 'Patient'])(
      'has a condition and no id: PATCH %s [patch-conditional]',
      async (path) => {
        const open = await withPatient()
        const { status, body } = await refusal(open, jsonPatch([], { path }))

        expect(status).toBe(501)
        expect(body).toMatchObject(outcome('not-supported', 'Interaction not supported.'))
        expect(open.fake.history.at(-1)).toMatchObject({ operation: 'PatchResource' })
        open.fake.verify()
      },
    )

    it('leads to more than 5,000,000 bytes [fhir-body-limit]', async () => {
      const open = await withPatient()
      const x = 'x'.repeat(1_000_000)
      for (const operations of [copies(5, x), copies(3, 'é'.repeat(700_000))]) {
        const asked = jsonPatch(operations, { headers: { [LEVEL]: 'minimal' } })

        expect(await refusal(open, asked)).toMatchObject({
          status: 413,
          body: outcome('too-long', 'Request Entity Too Large'),
        })
      }
    })
  })

  describe('A patch at level minimal', () => {
    const minimal = { headers: { [LEVEL]: 'minimal' } }

    it('is stored though it leads to what breaks R4, and can be mended [patch-result]', async () => {
      const open = await withPatient()
      const add = [{ op: 'add', path: '/nickname', value: 'Al' }]
      const { status, headers, body } = await patch(open, add, minimal)

      expect(status).toBe(200)
      expect(headers).toMatchObject({
        etag: 'W/"2"',
        'x-amzn-healthlake-validation-issues': 'true',
      })
      expect(body).toMatchObject({
        nickname: 'Al',
        extension: [{ valueString: expect.stringContaining('nickname') as string }],
      })
      expect((await refusal(open, jsonPatch([]))).status).toBe(400)
      const mend = [
        { op: 'remove', path: '/nickname' },
        { op: 'remove', path: '/extension' },
      ]
      expect((await patch(open, mend)).body).toEqual({
        ...patient({ id: 'p1', active: true }),
        meta: { versionId: '3', lastUpdated: '2025-01-01T00:00:00.000Z' },
      })
    })
  })

  async function withPatient(options = {}): Promise<OpenFhirDoor> {
    const open = await door.open(options)
    await put(open, 'p1', { active: true })
    return open
  }
}
