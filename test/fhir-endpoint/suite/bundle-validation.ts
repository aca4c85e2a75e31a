import { describe, expect, it } from 'vitest'
import {
  bundle,
  creating,
  entriesIn,
  issueIn,
  placeOf,
  post,
  reading,
  statusesIn,
  storedBy,
  updating,
  urn,
} from '../bundle-tools.ts'
import type { FhirDoor } from '../door.ts'
import { patient, refusal } from '../tools.ts'

const LEVEL = 'x-amzn-healthlake-fhir-validation-level'
const ISSUES = 'x-amzn-healthlake-validation-issues'
const refused = 'FHIR resource in payload failed FHIR validation rules.'
const broken = patient({ id: 'p1', active: 'yes' })
const types = ['batch', 'transaction'] as const

export function bundleValidationBehaviour(door: FhirDoor): void {
  describe('The level of validation of a bundle', () => {
    it.each(types)(
      'is that of all entries, and issues are told of each and of all: a %s [bundle-validation]',
      async (type) => {
        const open = await door.open()
        const entries = [
          updating(broken),
          creating(patient({ nickname: 'Al' })),
          updating(patient({ id: 'good' })),
          reading('Patient/p1'),
        ]

        const answer = await post(open, type, entries, { [LEVEL]: 'minimal' })

        expect(statusesIn(answer)).toEqual(['201', '201', '201', '200'])
        expect(answer.headers).toMatchObject({ [ISSUES]: 'true' })
        const outcomes = entriesIn(answer).map(({ response }) => response.outcome?.issue)
        const issue = [{ diagnostics: refused }, expect.any(Object)]
        expect(outcomes).toMatchObject([issue, issue, undefined, undefined])
        expect(outcomes[0]?.[1]).toMatchObject({ expression: ['Patient.active'] })
        expect(entriesIn(answer)[3]?.resource).toMatchObject({ active: 'yes' })
      },
    )

    it.each(types)(
      'minimal stores what is wrong with what is wrong of it: a %s [bundle-validation] [validation-issue-extension]',
      async (type) => {
        const open = await door.open()
        const answer = await post(open, type, [updating(broken)], { [LEVEL]: 'minimal' })

        const [entry] = entriesIn(answer)
        const { extension } = storedBy(open, answer, 0) as { extension: { valueString: string }[] }
        const told = JSON.parse(extension[0]?.valueString ?? '') as unknown
        expect(extension).toHaveLength(1)
        expect(told).toEqual(entry?.response.outcome)
        const alone = await open.request({
          method: 'PUT',
          path: 'Patient/p1',
          body: broken,
          headers: { [LEVEL]: 'minimal' },
        })
        expect(alone.body).toMatchObject({ extension })
      },
    )

    it('minimal lets references be rewritten [bundle-references]', async () => {
      const open = await door.open()
      const link = [{ other: { reference: urn(1) }, type: 'no code' }]
      const entries = [creating(patient(), urn(1)), creating(patient({ link }))]

      const answer = await post(open, 'transaction', entries, { [LEVEL]: 'minimal' })

      const reference = placeOf(answer, 0)
      expect(storedBy(open, answer, 1)).toMatchObject({ link: [{ other: { reference } }] })
      expect(entriesIn(answer)[1]?.response).toHaveProperty('outcome')
    })

    it.each(types)('says nothing where all is good: a %s [bundle-validation]', async (type) => {
      const entries = [updating(patient({ id: 'p1' }))]
      const answer = await post(await door.open(), type, entries, { [LEVEL]: 'minimal' })

      expect(answer.headers).not.toHaveProperty(ISSUES)
      expect(entriesIn(answer)[0]?.response).not.toHaveProperty('outcome')
    })

    it('says nothing of issues of what was refused [bundle-validation]', async () => {
      const answer = await post(await door.open(), 'batch', [updating(broken)])

      expect(statusesIn(answer)).toEqual(['400'])
      expect(answer.headers).not.toHaveProperty(ISSUES)
    })

    describe.each(types)('refuses all of a %s', (type) => {
      it.each(['', 'none'])('where it is %o [fhir-validation-level]', async (level) => {
        const open = await door.open()
        const headers = { [LEVEL]: level }
        const problem = `The validation level must be strict or structure-only or minimal, not ${level}.`

        for (const entry of [updating(patient({ id: 'p1' })), reading('Patient/p1')]) {
          const body = bundle(type, [entry])
          const answer = await refusal(open, { method: 'POST', path: '', headers, body })

          expect([answer.status, issueIn(answer)['diagnostics']]).toEqual([400, problem])
        }
      })
    })
  })

  describe('The consistency level of a bundle', () => {
    it.each(types)('is that of all entries: a %s [search-strong-consistency]', async (type) => {
      const open = await door.open({ lifecycle: { searchIndex: { seconds: 20 } } })
      await post(open, type, [updating(patient({ id: 'p1', active: true }))])
      open.fake.clock.advance({ seconds: 20 })
      const headers = { 'x-amz-fhir-history-consistency-level': 'strong' }
      await post(open, type, [updating(patient({ id: 'p1', active: false }))], headers)

      const { body } = await open.request({ path: 'Patient' })

      expect(body).toMatchObject({ entry: [{ resource: { active: true } }] })
    })

    it.each(types)(
      'refuses all of a %s where it is wrong [search-strong-consistency]',
      async (type) => {
        const open = await door.open()
        const headers = { 'x-amz-fhir-history-consistency-level': 'Strong' }

        for (const entry of [updating(patient({ id: 'p1' })), reading('Patient/p1')]) {
          const body = bundle(type, [entry])
          const answer = await refusal(open, { method: 'POST', path: '', headers, body })

          expect(answer.status).toBe(400)
        }
      },
    )
  })
}
