import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { arrange, namesIn, removed, start } from '../job-tools.ts'
import { history, remove, versionsIn } from '../tools.ts'

const of = (id: string) => ({ subject: { reference: `Patient/${id}` } })
const about = (reference: string) => ({ entity: [{ what: { reference } }] })

async function filled(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  arrange(open, {
    'Patient/a': {},
    'Patient/b': {},
    'Observation/oa': of('a'),
    'Observation/ob': of('b'),
    'Encounter/ea': { subject: { reference: `${open.url}Patient/a` } },
    'Organization/x': {},
    'AuditEvent/patient': about('Patient/a'),
    'AuditEvent/observation': about('Observation/oa/_history/1'),
    'AuditEvent/other': about('Observation/ob'),
  })
  return open
}

const others = ['Observation/ob', 'Organization/x', 'Patient/b']
const events = ['AuditEvent/patient', 'AuditEvent/observation', 'AuditEvent/other']

export function purgeBehaviour(door: FhirDoor): void {
  describe('$purge', () => {
    it('tells the id of its job in an OperationOutcome [purge]', async () => {
      const open = await filled(door)
      const { id, answer } = await start(open, { method: 'POST', path: 'Patient/a/$purge' })

      expect(answer.body).toEqual({
        resourceType: 'OperationOutcome',
        id: 'purge-job',
        issue: [
          {
            severity: 'information',
            code: 'informational',
            diagnostics: `Purge job started successfully. Job ID: ${id}`,
          },
        ],
      })
    })

    it('takes a patient and the compartment away, with all versions [purge]', async () => {
      const open = await filled(door)
      arrange(open, { 'Patient/a': { active: true } })

      await removed(open, 'Patient/a/$purge')

      expect(namesIn(open)).toEqual([...events, ...others])
      expect(versionsIn(await history(open, 'Patient/_history'))).toEqual(['b/1'])
      expect(versionsIn(await history(open, 'Observation/_history'))).toEqual(['ob/1'])
      expect((await open.request({ path: 'Patient/a' })).status).toBe(404)
    })

    it('takes along what was deleted before, the patient too [purge] [removal-target]', async () => {
      const open = await filled(door)
      const resources = open.fake.resources(open.store)
      resources.delete('Observation', 'oa')
      await remove(open, 'a')

      await removed(open, 'Patient/a/$purge')

      expect(resources.versions('Observation', 'oa')).toEqual([])
      expect(resources.versions('Patient', 'a')).toEqual([])
    })

    it('leaves deletions of which nothing tells any more whose they were [purge] [erase]', async () => {
      const open = await filled(door)
      const resources = open.fake.resources(open.store)
      resources.delete('Observation', 'oa')
      await removed(open, 'Observation/oa/_history/1/$erase')

      await removed(open, 'Patient/a/$purge')

      expect(versionsIn(await history(open, 'Observation/_history'))).toEqual(['oa/2', 'ob/1'])
      expect(resources.versions('Patient', 'a')).toEqual([])
    })

    it.each<[Record<string, string>, string[]]>([
      [{}, events],
      [{ deleteAuditEvent: 'false' }, events],
      [{ deleteAuditEvent: 'true' }, ['AuditEvent/other']],
    ])('with %o leaves the audit events %o [removal-audit-events]', async (query, left) => {
      const open = await filled(door)

      await removed(open, 'Patient/a/$purge', query)

      expect(namesIn(open)).toEqual([...left, ...others])
    })

    it('is of the compartment as it is when the job ends [purge]', async () => {
      const open = await filled(door)
      await start(open, { method: 'POST', path: 'Patient/a/$purge', query: { end: '2025' } })
      arrange(open, { 'Observation/ob': of('a') })

      open.fake.settle()

      expect(namesIn(open)).not.toContain('Observation/ob')
    })
  })

  describe('The audit events of a removal', () => {
    const named = [
      'Patient/a',
      'Patient/a/_history/1',
      'Patient/a/_history/2',
      'https://elsewhere.org/r4/Patient/a',
    ]

    async function audited(path: string): Promise<readonly string[]> {
      const open = await door.open()
      arrange(open, { 'Patient/a': {} })
      arrange(open, { 'Patient/a': { active: true }, 'AuditEvent/gone': about('Patient/a') })
      open.fake.resources(open.store).delete('AuditEvent', 'gone')
      const all = [...named, `${open.url}Patient/a`]
      for (const [index, reference] of all.entries()) {
        arrange(open, { [`AuditEvent/e${index}`]: about(reference) })
      }
      arrange(open, {
        'AuditEvent/none': {},
        'AuditEvent/odd': { entity: [null, 'x', {}, { what: {} }, { what: { reference: 'x' } }] },
      })
      await removed(open, path, { deleteAuditEvent: 'true' })
      return namesIn(open).filter((name) => name.startsWith('AuditEvent/'))
    }

    it('name it as an entity, in whichever form [removal-audit-events]', async () => {
      expect(await audited('Patient/a/$erase')).toEqual([
        'AuditEvent/e3',
        'AuditEvent/none',
        'AuditEvent/odd',
      ])
    })

    it('name the version, where one version is removed [removal-audit-events]', async () => {
      expect(await audited('Patient/a/_history/1/$erase')).toEqual([
        'AuditEvent/e0',
        'AuditEvent/e2',
        'AuditEvent/e3',
        'AuditEvent/e4',
        'AuditEvent/none',
        'AuditEvent/odd',
      ])
    })
  })
}
