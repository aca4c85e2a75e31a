import { describe, expect, it } from 'vitest'
import {
  bundle,
  creating,
  deleting,
  entriesIn,
  patching,
  post,
  reading,
  updating,
  type AnsweredEntry,
} from '../bundle-tools.ts'
import type { FhirDoor } from '../door.ts'
import { start } from '../job-tools.ts'
import { patient, put } from '../tools.ts'

const types = ['batch', 'transaction'] as const

function resourcesIn(entries: readonly AnsweredEntry[]) {
  return entries.map(({ resource }) => resource)
}

const writes = [
  creating(patient({ gender: 'male' })),
  updating(patient({ id: 'a' })),
  patching('Patient/b', [{ op: 'add', path: '/active', value: true }]),
  deleting('Patient/gone'),
]

export function preferInBundlesBehaviour(door: FhirDoor): void {
  describe('Prefer: return of a bundle', () => {
    it.each(types)(
      '=representation has the entries of a %s tell what they wrote [fhir-return]',
      async (type) => {
        const open = await door.open()
        for (const id of ['b', 'gone']) await put(open, id)

        const answer = await post(open, type, writes, { prefer: 'return=representation' })

        const [b, ...others] = open.fake.resources(open.store).list('Patient')
        expect(resourcesIn(entriesIn(answer))).toEqual([...others, b, undefined])
        expect([others.length, b]).toMatchObject([2, { active: true }])
        open.fake.verify()
      },
    )

    it.each(types)(
      '=OperationOutcome has them tell that it went well, or what is wrong [fhir-return]',
      async (type) => {
        const open = await door.open()
        await put(open, 'b')
        const headers = {
          prefer: 'return=OperationOutcome',
          'x-amzn-healthlake-fhir-validation-level': 'minimal',
        }
        const invalid = updating(patient({ id: 'c', active: 'yes' }))

        const answer = await post(open, type, [writes[1], invalid, reading('Patient/b')], headers)

        const outcomes = entriesIn(answer).map(({ response }) => response.outcome?.issue)
        expect(outcomes).toMatchObject([
          [{ severity: 'information', diagnostics: 'Patient/a/_history/1 was created.' }],
          [{ severity: 'error' }, { expression: ['Patient.active'] }],
          undefined,
        ])
        expect(answer.headers['x-amzn-healthlake-validation-issues']).toBe('true')
        expect(resourcesIn(entriesIn(answer))).toMatchObject([undefined, undefined, { id: 'b' }])
      },
    )

    it.each(types)('is minimal without it: a %s [fhir-return]', async (type) => {
      const [open, other] = [await door.open(), await door.open()]
      const entry = [writes[1], reading('Patient/a')]

      const answer = await post(open, type, entry)
      const minimal = await post(other, type, entry, { prefer: 'return=minimal' })

      expect(minimal.body).toEqual(answer.body)
      expect(resourcesIn(entriesIn(answer))).toMatchObject([undefined, { id: 'a' }])
    })

    it('has references with a query as they were resolved [fhir-return] [bundle-references]', async () => {
      const open = await door.open()
      const link = [{ other: { reference: 'Patient?gender=male' }, type: 'seealso' }]
      const entry = [updating(patient({ id: 'l', link })), reading('Patient/l'), writes[0]]

      const answer = await post(open, 'transaction', entry, { prefer: 'return=representation' })

      const stored = open.fake.resources(open.store).get('Patient', 'l')
      expect(JSON.stringify(stored)).not.toContain('gender=male')
      expect(resourcesIn(entriesIn(answer)).slice(0, 2)).toEqual([stored, stored])
    })

    it('counts beside respond-async [fhir-return] [async-transaction]', async () => {
      const open = await door.open()
      const body = bundle('transaction', [writes[1]])
      const headers = { prefer: 'respond-async, return=representation' }
      const { location } = await start(open, { method: 'POST', path: '', body, headers })
      open.fake.settle()

      const answer = await open.request({ path: location })

      expect(resourcesIn(entriesIn(answer))).toEqual(open.fake.resources(open.store).list())
    })
  })
}
