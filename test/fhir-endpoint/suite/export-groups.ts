import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { arrange, exported, exportRequest, start, withPatients } from '../job-tools.ts'
import { outcome, refusal } from '../tools.ts'

export function exportGroupBehaviour(door: FhirDoor): void {
  describe('What an export of a group writes', () => {
    it('is what leads to its active members [export-group]', async () => {
      const open = await withPatients(door)
      const member = [
        { entity: { reference: 'Patient/a' } },
        { entity: { reference: 'Patient/b' }, inactive: true },
        { entity: { reference: 'Practitioner/b' } },
        { entity: { display: 'b' } },
        {},
      ]
      arrange(open, { 'Group/g': { member }, 'Group/empty': {} })

      expect(await exported(open, exportRequest('Group/g/$export'))).toEqual([
        'Encounter/ea',
        'Group/g',
        'Observation/oa',
        'Patient/a',
      ])
      expect(await exported(open, exportRequest('Group/empty/$export'))).toEqual([])
    })

    it('is of the group as that is when the job ends [export-group]', async () => {
      const open = await withPatients(door)
      const member = (id: string) => ({
        member: [{ entity: { reference: `${open.url}Patient/${id}` } }],
      })
      arrange(open, { 'Group/g': member('a') })
      const { location } = await start(open, exportRequest('Group/g/$export', { _type: 'Patient' }))
      arrange(open, { 'Group/g': member('b') })
      open.fake.settle()

      const { body } = await open.request({ path: location })

      const [{ url }] = (body as { output: [{ url: string }] }).output
      expect(open.fake.objects.text(url)).toContain('"id":"b"')
    })

    it('is nothing of a group that is gone when the job ends [export-group]', async () => {
      const open = await withPatients(door)
      arrange(open, { 'Group/g': { member: [{ entity: { reference: 'Patient/a' } }] } })
      const { location } = await start(open, exportRequest('Group/g/$export'))
      open.fake.resources(open.store).delete('Group', 'g')
      open.fake.settle()

      const { status, body } = await open.request({ path: location })

      expect(status).toBe(200)
      expect(body).toMatchObject({ exportJobProperties: { jobStatus: 'COMPLETED' }, output: [] })
    })

    it.each([
      ['Group/none/$export', 404, 'not-found', 'There is no Group/none.'],
      ['Group/gone/$export', 410, 'deleted', 'Group/gone was deleted.'],
    ])('is refused at %s with %i [export-group]', async (path, status, code, problem) => {
      const open = await door.open()
      arrange(open, { 'Group/gone': {} })
      open.fake.resources(open.store).delete('Group', 'gone')

      const answer = await refusal(open, exportRequest(path))

      expect(answer.status).toBe(status)
      expect(answer.body).toEqual(outcome(code, problem))
    })
  })
}
