import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { outcome, patient, refusal } from '../tools.ts'
import { parameters, successful, validated } from '../validate-tools.ts'

const usCore = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient'

export function validateBehaviour(door: FhirDoor): void {
  describe('$validate', () => {
    it.each<[string, unknown]>([
      ['Patient/$validate', patient()],
      ['Patient/$validate', patient({ id: 'p1' })],
      ['Patient/p1/$validate', patient({ id: 'p1' })],
      ['Patient/p1/$validate', patient({ id: 'p2' })],
      ['Patient/$validate', parameters({ name: 'resource', resource: patient() })],
      ['Patient/p1/$validate', parameters({ name: 'resource', resource: patient() })],
    ])('at %s finds %o to be good, and stores nothing [validate]', async (path, body) => {
      const open = await door.open()

      expect((await validated(open, path, body)).body).toEqual(successful)
      expect(open.fake.resources(open.store).list()).toEqual([])
    })

    it('tells all that is wrong, with codes, titles and places [validate-issues]', async () => {
      const open = await door.open()
      const body = { resourceType: 'Observation', status: 'done', bodySite: 'x', note: [{}] }

      const { body: told } = await validated(open, 'Observation/$validate', body)

      const { issue } = told as { issue: Record<string, unknown>[] }
      expect(issue).toContainEqual({
        severity: 'error',
        code: 'required',
        details: { text: 'Missing required element' },
        diagnostics:
          "Profile http://hl7.org/fhir/StructureDefinition/Observation, Element 'Observation.code': minimum required = 1, but only found 0",
        location: ['Observation'],
        expression: ['Observation'],
      })
      expect(issue).toContainEqual(
        expect.objectContaining({
          code: 'code-invalid',
          details: { text: 'Invalid code value' },
          location: ['Observation.status'],
        }),
      )
      expect(issue.map(({ code }) => code)).toContain('structure')
      expect(issue.map(({ severity }) => severity)).not.toContain('information')
    })

    it.each([
      ['value', 'Invalid value', { resourceType: 'Patient', birthDate: 'x' }],
      ['structure', 'Invalid structure', { resourceType: 'Patient', nick: 'x' }],
      ['invariant', 'Broken rule', { resourceType: 'Patient', contact: [{ gender: 'female' }] }],
    ])('has the code %s for that kind of mistake [validate-issues]', async (code, text, body) => {
      const open = await door.open()

      const { body: told } = await validated(open, 'Patient/$validate', body)

      expect(told).toMatchObject({ issue: [{ severity: 'error', code, details: { text } }] })
    })

    it.each<[unknown, object]>([
      ['x', outcome('invalid', expect.stringContaining('could not be parsed'))],
      ['', outcome('invalid', expect.stringContaining('could not be parsed'))],
      [
        { resourceType: 'Observation' },
        outcome(
          'invalid',
          'The resourceType of the payload is "Observation", and the request is for Patient.',
        ),
      ],
      [
        {},
        outcome(
          'invalid',
          'The resourceType of the payload is missing, and the request is for Patient.',
        ),
      ],
      [
        parameters({ name: 'mode', valueCode: 'create' }),
        outcome('required', 'The Parameters have no parameter resource with a resource.'),
      ],
      [
        parameters({ name: 'resource', valueString: 'x' }),
        outcome('required', 'The Parameters have no parameter resource with a resource.'),
      ],
      [
        { resourceType: 'Parameters', parameter: 'x' },
        outcome('required', 'The Parameters have no parameter resource with a resource.'),
      ],
    ])('refuses the body %o [validate]', async (body, told) => {
      const asked = { method: 'POST', path: 'Patient/$validate', body }

      const answer = await refusal(await door.open(), asked)

      expect(answer.status).toBe(400)
      expect(answer.body).toEqual(told)
    })

    it.each(['Patients/$validate', 'patient/$validate', '__proto__/$validate'])(
      'answers 404 at %s, which is no type [validate-unknown]',
      async (path) => {
        const answer = await refusal(await door.open(), { method: 'POST', path, body: patient() })

        expect(answer.status).toBe(404)
      },
    )

    it('has no GET, and refuses ids of no good form [fhir-method] [fhir-id-form]', async () => {
      const open = await door.open()
      const { headers } = await refusal(open, { path: 'Patient/$validate' })
      const path = 'Patient/p_1/$validate'

      expect(headers['allow']).toBe('POST')
      expect((await refusal(open, { method: 'POST', path, body: patient() })).status).toBe(400)
    })

    it.each<[object, Record<string, string>]>([
      [patient(), { profile: usCore }],
      [
        parameters(
          { name: 'resource', resource: patient() },
          { name: 'profile', valueCanonical: usCore },
        ),
        {},
      ],
    ])(
      'says of a profile that it is not checked: %o %o [validate-profile]',
      async (body, query) => {
        const open = await door.open()

        const { body: told } = await validated(open, 'Patient/$validate', body, query)

        expect(told).toMatchObject({
          issue: [
            ...successful.issue,
            {
              severity: 'information',
              code: 'not-supported',
              diagnostics: `The fake checks no profiles: ${usCore} was left out.`,
            },
          ],
        })
      },
    )

    it('answers 404 for a profile that the service does not have, where that is assumed [validate-unknown] [unknown-profile]', async () => {
      const open = await door.open({ assumptions: { fhirUnknownProfile: 'refused' } })
      const path = 'Patient/$validate'
      const query = { profile: 'http://example.org/own' }

      const answer = await refusal(open, { method: 'POST', path, body: patient(), query })

      expect(answer.status).toBe(404)
      expect(answer.body).toEqual(outcome('not-found', 'Unknown profile http://example.org/own'))
      await validated(open, path, patient(), { profile: usCore })
    })
  })
}
