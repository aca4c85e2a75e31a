import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { arrange, namesIn, removed, start } from '../job-tools.ts'
import { issueIn } from '../bundle-tools.ts'
import { put, refusal } from '../tools.ts'

export function removalWindowBehaviour(door: FhirDoor): void {
  describe('What a removal takes', () => {
    it('is what was written before it began, be it at the same instant [removal-window]', async () => {
      const open = await door.open()
      arrange(open, { 'Patient/a': {}, 'Patient/b': {}, 'Patient/c': {} })
      await start(open, { method: 'POST', path: 'Patient/$bulk-delete' })
      await put(open, 'b', { active: true })
      await put(open, 'd')

      open.fake.settle()

      expect(namesIn(open)).toEqual(['Patient/b', 'Patient/d'])
    })

    it('of a patient does not reach what comes later [removal-window] [purge]', async () => {
      const open = await door.open()
      const subject = { reference: 'Patient/a' }
      arrange(open, { 'Patient/a': {}, 'Observation/old': { subject } })
      await start(open, { method: 'POST', path: 'Patient/a/$purge' })
      arrange(open, { 'Observation/new': { subject } })

      open.fake.settle()

      expect(namesIn(open)).toEqual(['Observation/new'])
    })

    it('goes as far as its end, where that is given [removal-window]', async () => {
      const open = await door.open()
      arrange(open, { 'Patient/a': {} })
      const query = { end: '2025' }
      await start(open, { method: 'POST', path: 'Patient/$bulk-delete', query })
      arrange(open, { 'Patient/b': {} })

      open.fake.settle()

      expect(namesIn(open)).toEqual([])
    })
  })

  describe('A start after the end', () => {
    it.each([
      ['POST', 'Patient/$bulk-delete?start=2030&end=2020', 'start must not be after end.'],
      ['POST', 'Patient/a/$purge?start=2030&end=2020', 'start must not be after end.'],
      ['GET', 'Patient/a/$everything?start=2025&end=2024', 'start: it must not be after end.'],
      ['GET', 'Patient/$export?_since=2025&_until=2024', '_since must not be after _until.'],
    ])('is refused: %s %s [removal-window] [everything-dates] [export-query]', async (...row) => {
      const [method, path, problem] = row
      const open = await door.open()
      await put(open, 'a')
      const headers = { Prefer: 'respond-async' }

      const answer = await refusal(open, { method, path, headers })

      expect([answer.status, issueIn(answer)]).toMatchObject([400, { diagnostics: problem }])
    })

    it('is none where they name the same day [removal-window]', async () => {
      const open = await door.open()
      const query = { start: '2025-01-01', end: '2025-01' }
      arrange(open, { 'Patient/a': {} })

      await removed(open, 'Patient/$bulk-delete', query)

      expect(namesIn(open)).toEqual([])
    })
  })

  describe('A removal that a fault rule let fail', () => {
    it('tells its message when it is polled [removal-status]', async () => {
      const open = await door.open()
      open.fake.faults.add({
        operation: 'StartFHIRBulkDeleteJob',
        outcome: { kind: 'transition', to: 'FAILED', message: 'No more room.' },
      })
      const { location } = await removed(open, 'Patient/$bulk-delete')

      const { body } = await open.request({ path: location })

      expect(body).toMatchObject({ status: 'FAILED', message: 'No more room.' })
    })
  })
}
