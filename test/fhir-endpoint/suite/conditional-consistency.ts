import { describe, expect, it } from 'vitest'
import type { Asked, FhirDoor } from '../door.ts'
import { outcome, patient, put, refusal } from '../tools.ts'

const LEVEL = 'x-amz-fhir-history-consistency-level'
const identifier = [{ value: 'x' }]

const writes: readonly (readonly [what: string, asked: Asked])[] = [
  [
    'update',
    { method: 'PUT', path: 'Patient?identifier=x', body: patient({ identifier, active: true }) },
  ],
  ['delete', { method: 'DELETE', path: 'Patient?identifier=x' }],
  ['delete with _count', { method: 'DELETE', path: 'Patient?identifier=x&_count=1' }],
]

export function conditionalConsistencyBehaviour(door: FhirDoor): void {
  describe.each(writes)('A conditional %s', (_what, asked) => {
    it.each([
      ['strong', 1],
      ['eventual', 0],
    ])(
      'that is %s leaves %i to be found as before until it is in the index [search-strong-consistency]',
      async (level, count) => {
        const open = await door.open({ lifecycle: { searchIndex: { seconds: 20 } } })
        await put(open, 'p1', { identifier })
        open.fake.clock.advance({ seconds: 20 })
        const found = await open.request({ path: 'Patient' })

        const { status } = await open.request({ ...asked, headers: { [LEVEL]: level } })

        expect(status).toBeLessThan(300)
        const { text, body } = await open.request({ path: 'Patient' })
        expect((body as { entry?: unknown[] }).entry ?? []).toHaveLength(count)
        expect(text === found.text).toBe(count === 1)
      },
    )

    it('has no other level of consistency [search-strong-consistency]', async () => {
      const open = await door.open()
      await put(open, 'p1', { identifier })

      const { status, body } = await refusal(open, { ...asked, headers: { [LEVEL]: 'weak' } })

      expect(status).toBe(400)
      const problem = `${LEVEL} must be strong or eventual, not weak.`
      expect(body).toEqual(outcome('invalid', problem))
    })
  })
}
