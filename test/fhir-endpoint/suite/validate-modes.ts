import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { outcome, patient, refusal } from '../tools.ts'
import { parameters, successful, validated } from '../validate-tools.ts'

export function validateModeBehaviour(door: FhirDoor): void {
  describe('$validate', () => {
    it.each<[string, object, Record<string, string>]>([
      ['the query', patient(), { mode: 'create' }],
      ['the query', patient({ id: 'p1' }), { mode: 'update' }],
      [
        'the Parameters',
        parameters(
          { name: 'resource', resource: patient({ id: 'p1' }) },
          { name: 'mode', valueString: 'update' },
        ),
        {},
      ],
      [
        'the Parameters',
        parameters(
          { name: 'resource', resource: patient() },
          { name: 'mode', valueCode: 'create' },
        ),
        { mode: 'update' },
      ],
    ])('takes the mode of %s: %o %o [validate-mode]', async (_where, body, query) => {
      const open = await door.open()

      const answer = await validated(open, 'Patient/p1/$validate', body, query)

      expect(answer.body).toEqual(successful)
    })

    it.each([patient(), patient({ id: 'p2' })])(
      'with the mode update wants the id of the URL, not that of %o [validate-mode]',
      async (body) => {
        const open = await door.open()
        const query = { mode: 'update' }

        const { body: told } = await validated(open, 'Patient/p1/$validate', body, query)

        expect(told).toEqual({
          resourceType: 'OperationOutcome',
          issue: [
            {
              severity: 'error',
              code: 'value',
              details: { text: 'Invalid value' },
              diagnostics: 'The id of the payload must be p1, as in the URL.',
              location: ['Patient.id'],
            },
          ],
        })
      },
    )

    it.each<[object, Record<string, string>]>([
      [patient(), { mode: 'delete' }],
      [
        parameters(
          { name: 'resource', resource: patient() },
          { name: 'mode', valueCode: 'delete' },
        ),
        {},
      ],
    ])('refuses another mode: %o %o [validate-mode]', async (body, query) => {
      const open = await door.open()
      const asked = { method: 'POST', path: 'Patient/$validate', body, query }

      const answer = await refusal(open, asked)

      expect(answer.status).toBe(400)
      expect(answer.body).toEqual(outcome('invalid', 'mode must be create or update, not delete.'))
    })
  })
}
