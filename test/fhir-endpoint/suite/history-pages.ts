import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { history, nextOf, outcome, put, refusal, versionsIn, type HistoryBundle } from '../tools.ts'

export function historyPageBehaviour(door: FhirDoor): void {
  describe('The pages of a history', () => {
    it('follow each other by next links whose token ends in == [fhir-page-token]', async () => {
      const open = await withFive(door)
      const first = await history(open, 'Patient/_history', { _count: '2' })
      const second = await follow(open, first)
      const third = await follow(open, second)

      expect(nextOf(first)).toMatch(/\/r4\/Patient\/_history\?_count=2&page=[A-Za-z0-9+=_.-]+==$/)
      expect(nextOf(first)?.startsWith(open.url)).toBe(true)
      expect([first, second, third].map(versionsIn)).toEqual([
        ['e/1', 'd/1'],
        ['c/1', 'b/1'],
        ['a/1'],
      ])
      expect([first, second, third].map(({ total }) => total)).toEqual([5, 5, 5])
      expect(nextOf(third)).toBeUndefined()
    })

    it('are one where all is in it [fhir-page-token]', async () => {
      const open = await withFive(door)

      expect(nextOf(await history(open, '_history', { _count: '5' }))).toBeUndefined()
    })

    it('keep what was asked for at first [fhir-page-token]', async () => {
      const open = await withFive(door)
      open.fake.clock.advance({ days: 1 })
      for (const id of ['f', 'g', 'h']) await put(open, id)
      const first = await history(open, '_history', { _since: '2025-01-02', _count: '2' })

      expect(versionsIn(await follow(open, first))).toEqual(['f/1'])
    })

    it.each(['_since=2030-01-01', '_at=2020', '_since=2025-01-01', '_since=nonsense'])(
      'take no filter beside the token, %s [fhir-page-token]',
      async (filter) => {
        const open = await withFive(door)
        const first = await history(open, '_history', { _count: '3' })

        const beside = await open.request({ path: `${nextOf(first)}&${filter}` })

        expect(beside.body).toEqual(await follow(open, first))
      },
    )

    it('stay as they are while things are written [fhir-page-token]', async () => {
      const open = await withFive(door)
      const first = await history(open, '_history', { _count: '3' })
      open.fake.clock.advance({ seconds: 1 })
      for (const id of ['a', 'e', 'f']) await put(open, id)
      await open.request({ method: 'DELETE', path: 'Patient/b' })

      const second = await follow(open, first)

      expect(versionsIn(second)).toEqual(['b/1', 'a/1'])
      expect(second.total).toBe(5)
    })

    it('stay as they are while the index catches up [fhir-page-token] [fhir-history-index]', async () => {
      const open = await door.open({ lifecycle: { historyIndex: { minutes: 1 } } })
      for (const id of ['a', 'b', 'c']) await put(open, id)
      open.fake.clock.advance({ minutes: 1 })
      for (const id of ['d', 'e']) await put(open, id)
      const first = await history(open, '_history', { _count: '2' })
      open.fake.clock.advance({ minutes: 1 })

      expect(versionsIn(first)).toEqual(['c/1', 'b/1'])
      expect(versionsIn(await follow(open, first))).toEqual(['a/1'])
    })

    it('of what was current stay as they are, whatever takes its place [fhir-page-token]', async () => {
      const open = await withFive(door)
      const first = await history(open, '_history', { _at: '2026', _count: '3' })
      open.fake.clock.advance({ days: 1 })
      for (const id of ['a', 'b', 'd', 'e']) await put(open, id)

      expect(versionsIn(first)).toEqual(['e/1', 'd/1', 'c/1'])
      expect(versionsIn(await follow(open, first))).toEqual(['b/1', 'a/1'])
    })

    it('are of 100 at most, and of 100 where nothing is said [fhir-history-count]', async () => {
      const open = await door.open()
      const resources = open.fake.resources(open.store)
      for (let count = 0; count < 101; count += 1)
        resources.put({ resourceType: 'Patient', id: 'p' })

      for (const query of [
        {},
        { _count: '100' },
        { _count: '101' },
        { _count: '99999999999999999' },
      ]) {
        const bundle = await history(open, 'Patient/p/_history', query)
        expect(bundle.entry).toHaveLength(100)
        expect(nextOf(bundle)).toContain('?_count=100&page=')
      }
    })

    it.each(['0', '-1', '1.5', 'x', '1e2', ' 1'])(
      'refuse a _count of %o [fhir-history-count]',
      async (_count) => {
        const { status, body } = await refusal(await door.open(), {
          path: '_history',
          query: { _count },
        })

        expect(status).toBe(400)
        expect(body).toEqual(outcome('invalid', `_count must be 1 or more, not ${_count}.`))
      },
    )

    it('refuse a token with another _count, at another address, or of nobody [fhir-page-token]', async () => {
      const open = await withFive(door)
      const url = nextOf(await history(open, 'Patient/_history', { _count: '2' })) ?? ''
      const [, token = ''] = url.split('page=')
      const other = open.fake.addDatastore().DatastoreId

      for (const asked of [
        url.replace('_count=2', '_count=3'),
        url.replace('_count=2&', ''),
        url.replace('Patient/_history', '_history'),
        url.replace('Patient/_history', 'Patient/a/_history'),
        url.replace(token, `A${token.slice(1)}`),
        url.replace(token, token.slice(0, -2)),
        url.replace(token, '=='),
        url.replace(token, ''),
      ]) {
        const { status, body } = await refusal(open, { path: asked })
        expect(status).toBe(400)
        expect(body).toEqual(outcome('invalid', 'Invalid pagination token.'))
      }
      const elsewhere = await open.to(other)({ path: `Patient/_history?_count=2&page=${token}` })
      expect(elsewhere.status).toBe(400)
      expect((await open.request({ path: url })).status).toBe(200)
    })
  })
}

async function withFive(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  for (const id of ['a', 'b', 'c', 'd', 'e']) await put(open, id)
  return open
}

async function follow(open: OpenFhirDoor, page: HistoryBundle): Promise<HistoryBundle> {
  const { status, body } = await open.request({ path: nextOf(page) ?? '' })
  expect(status).toBe(200)
  return body as HistoryBundle
}
