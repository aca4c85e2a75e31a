import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { arrange, everything, idsIn, type Searchset } from '../everything-tools.ts'
import { outcome, put, refusal } from '../tools.ts'

const p1 = { reference: 'Patient/p1' }
const path = 'Patient/p1/$everything'

export function everythingParameterBehaviour(door: FhirDoor): void {
  datesBehaviour(door)
  sinceAndTypeBehaviour(door)
}

function datesBehaviour(door: FhirDoor): void {
  describe('$everything from start to end', () => {
    it('keeps what has some of its time there, as exactly as both are written [everything-dates]', async () => {
      const open = await withDates(door, {
        year: '2024',
        month: '2024-03',
        day: '2024-03-15',
        noon: '2024-03-15T12:00:00Z',
        east: '2024-03-15T23:30:00-02:00',
        last: '2024-03-15T23:59:59.999Z',
        next: '2024-03-16',
      })
      const during = async (start: string, end: string) =>
        goals(await everything(open, 'p1', { _type: 'Goal', start, end }))

      expect(await during('2024-03-15', '2024-03-15')).toBe('day last month noon year')
      expect(await during('2024-03-15T12:00:00Z', '2024-03-15T12:00:00Z')).toBe(
        'day month noon year',
      )
      expect(await during('2024-03-15T12:00:01Z', '2024-03-15T13:00:00Z')).toBe('day month year')
      expect(await during('2024-03-16T01:30:00Z', '2024-03-16T01:30:00Z')).toBe(
        'east month next year',
      )
      expect(await during('2024-12', '2024')).toBe('year')
      const zone = '_type=Goal&start=2024-03-15T14:00:00+02:00&end=2024-03-15T14:00:00%2b02:00'
      const { body } = await open.request({ path, query: zone })
      expect(goals(body as Searchset)).toBe('day month noon year')
      expect(await during('2025', '2026')).toBe('')

      const [fine, finer] = ['2024-03-15T12:00:01.0004Z', '2024-03-15T12:00:01.00041Z']
      arrange(open, 'Goal', 'fine', { subject: p1, statusDate: fine })
      expect(await during(fine, fine)).toBe('day fine month year')
      expect(await during(finer, finer)).toBe('day fine month year')
      expect(await during('2024-03-15T12:00:01.0003Z', '2024-03-15T12:00:01.0003Z')).toBe(
        'day month year',
      )
      expect(await during('2024-03-15T12:00:01.0005Z', '2024-03-16')).toBe(
        'day east last month next year',
      )
    })

    it('keeps the patient, and what has no date or none that can be read [everything-dates]', async () => {
      const open = await withDates(door, { none: undefined, broken: 'soon', old: '2001' })
      arrange(open, 'RelatedPerson', 'r1', { patient: p1, period: { start: '2001' } })
      arrange(open, 'Procedure', 'x', { subject: p1, performedString: '2001' })

      expect(idsIn(await everything(open, 'p1', { start: '2024', end: '2024' }))).toEqual([
        'Goal/broken',
        'Goal/none',
        'Patient/p1',
        'Procedure/x',
        'RelatedPerson/r1',
      ])
    })

    it('looks at the start alone of some periods, and of others at all of them [everything-dates]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      const periods = {
        in: { start: '2024-05' },
        over: { start: '2020', end: '2024-05' },
        open: { start: '2020' },
      }
      for (const [id, period] of Object.entries(periods)) {
        arrange(open, 'Encounter', id, { subject: p1, period })
        arrange(open, 'Procedure', id, { subject: p1, performedPeriod: period })
      }

      expect(idsIn(await everything(open, 'p1', { start: '2024', end: '2024' }))).toEqual([
        'Encounter/in',
        'Patient/p1',
        'Procedure/in',
        'Procedure/open',
        'Procedure/over',
      ])
    })

    it('keeps what has one of several dates there [everything-dates]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      const occurrenceTiming = { event: ['2020-01-01', '2024-01-01'] }
      arrange(open, 'SupplyDelivery', 's', { patient: p1, occurrenceTiming })
      const during = async (year: string) =>
        (await everything(open, 'p1', { _type: 'SupplyDelivery', start: year, end: year })).total

      expect(await during('2020')).toBe(1)
      expect(await during('2024')).toBe(1)
      expect(await during('2022')).toBe(0)
    })
  })
}

function sinceAndTypeBehaviour(door: FhirDoor): void {
  describe('$everything of a _since', () => {
    it.each(['_since', 'since'])(
      'called %s keeps what was written then or later, the patient too [everything-since]',
      async (name) => {
        const open = await door.open()
        await put(open, 'p1')
        for (const id of ['a', 'b', 'c']) {
          arrange(open, 'Goal', id, { subject: p1 })
          open.fake.clock.advance({ minutes: 1 })
        }
        const since = async (text: string) => idsIn(await everything(open, 'p1', { [name]: text }))

        expect(await since('2025-01-01T00:01:00Z')).toEqual(['Goal/b', 'Goal/c'])
        expect(await since('2025-01-01T00:01:00.001Z')).toEqual(['Goal/c'])
        expect(await since('2025')).toEqual(['Goal/a', 'Goal/b', 'Goal/c', 'Patient/p1'])
        arrange(open, 'Goal', 'a', { subject: p1 })
        expect(await since('2025-01-01T00:03:00Z')).toEqual(['Goal/a'])
      },
    )
  })

  describe('$everything of a _type', () => {
    it('has those types alone, whichever way they are given [everything-types]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      for (const type of ['Goal', 'Condition', 'Flag', 'Basic']) {
        arrange(open, type, 'x', { subject: p1 })
      }
      arrange(open, 'Practitioner', 'd')
      const of = async (_type: string) => idsIn(await everything(open, 'p1', { _type }))

      expect(await of('Goal')).toEqual(['Goal/x'])
      expect(await of('Goal,Condition')).toEqual(['Condition/x', 'Goal/x'])
      expect(await of('Patient,Basic,Patient')).toEqual(['Basic/x', 'Patient/p1'])
      expect(await of('Practitioner')).toEqual([])
      const { body } = await open.request({ path, query: '_type=Flag&_type=Goal' })
      expect(idsIn(body as Searchset)).toEqual(['Flag/x', 'Goal/x'])
    })

    it.each([
      ['Goals', 'a data store has no type Goals. Did you mean Goal?'],
      ['Goal,goal', 'a data store has no type goal. Did you mean Goal?'],
      ['Goal,', 'one of its values is empty; give each, with commas between.'],
      ['NamingSystem', 'a data store has no type NamingSystem.'],
      ['Goal,__proto__', 'a data store has no type __proto__.'],
    ])('refuses %o [everything-types]', async (_type, problem) => {
      const open = await door.open()
      await put(open, 'p1')
      const { status, body } = await refusal(open, { path, query: { _type } })

      expect(status).toBe(400)
      expect(body).toEqual(outcome('invalid', `_type: ${problem}`))
    })
  })
}

/** A patient with goals of these dates. */
async function withDates(
  door: FhirDoor,
  dates: Readonly<Record<string, string | undefined>>,
): Promise<OpenFhirDoor> {
  const open = await door.open()
  await put(open, 'p1')
  for (const [id, statusDate] of Object.entries(dates)) {
    arrange(open, 'Goal', id, { subject: p1, statusDate })
  }
  return open
}

function goals(bundle: Searchset): string {
  return idsIn(bundle)
    .map((id) => id.replace('Goal/', ''))
    .join(' ')
}
