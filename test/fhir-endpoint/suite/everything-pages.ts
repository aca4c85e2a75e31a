import { describe, expect, it } from 'vitest'
import type { FhirDoor, OpenFhirDoor } from '../door.ts'
import { arrange, everything, idsIn, type Searchset } from '../everything-tools.ts'
import { removed } from '../job-tools.ts'
import { outcome, put, refusal, remove } from '../tools.ts'

const p1 = { reference: 'Patient/p1' }
const path = 'Patient/p1/$everything'

export function everythingPageBehaviour(door: FhirDoor): void {
  describe('Pages of $everything', () => {
    it('are led to by links next, and have each resource once, with the total of all [everything]', async () => {
      const open = await withFive(door)
      const first = await everything(open, 'p1', { _count: '2' })
      const pages = await follow(open, first)

      expect(nextOf(first)).toMatch(/Patient\/p1\/\$everything\?_count=2&page=[A-Za-z0-9._-]+==$/)
      expect(nextOf(first).startsWith(open.url)).toBe(true)
      expect(pages.map(idsIn)).toEqual([
        ['Flag/c', 'Goal/a'],
        ['Goal/b', 'Patient/p1'],
        ['Schedule/d'],
      ])
      expect(pages.map(({ total }) => total)).toEqual([5, 5, 5])
      expect(pages.at(-1)?.link).toBeUndefined()
    })

    it('keep to the parameters of the first [everything]', async () => {
      const open = await withFive(door)
      const first = await everything(open, 'p1', {
        _count: '1',
        _type: 'Goal,Patient',
        start: '2024',
      })

      expect((await follow(open, first)).map(idsIn)).toEqual([
        ['Goal/a'],
        ['Goal/b'],
        ['Patient/p1'],
      ])
    })

    it('stay as they are while things are written, and after the patient is gone [everything]', async () => {
      const open = await withFive(door)
      const first = await everything(open, 'p1', { _count: '2' })
      open.fake.clock.advance({ seconds: 1 })
      arrange(open, 'Account', 'new', { subject: p1 })
      arrange(open, 'Goal', 'b', { subject: { reference: 'Patient/p2' } })
      open.fake.resources(open.store).delete('Schedule', 'd')
      await remove(open, 'p1')

      const pages = await follow(open, first)

      expect(pages.slice(1).map(idsIn)).toEqual([['Goal/b', 'Patient/p1'], ['Schedule/d']])
      expect(pages.map(({ total }) => total)).toEqual([5, 5, 5])
      expect((await refusal(open, { path })).status).toBe(410)
    })

    it('go on without the patient whose versions were erased, while there is one again [everything] [erase]', async () => {
      const open = await withFive(door)
      const first = await everything(open, 'p1', { _count: '2' })
      await removed(open, 'Patient/p1/$erase')
      const gone = await refusal(open, { path: nextOf(first) })
      await put(open, 'p1')

      const pages = await follow(open, first)

      expect(gone.status).toBe(404)
      expect(pages.slice(1).map(idsIn)).toEqual([['Goal/b', 'Schedule/d']])
      await remove(open, 'p1')
      expect((await refusal(open, { path: nextOf(first) })).status).toBe(410)
    })

    it('are of 100 where nothing is said [everything]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      for (let count = 0; count < 100; count += 1) {
        arrange(open, 'Goal', `g${count}`, { subject: p1 })
      }
      const bundle = await everything(open, 'p1')

      expect(bundle.entry).toHaveLength(100)
      expect(bundle.total).toBe(101)
      expect(nextOf(bundle)).toContain('?_count=100&page=')
      expect((await everything(open, 'p1', { _count: '100' })).entry).toHaveLength(100)
    })

    it('are of another size where that is assumed [everything]', async () => {
      const open = await withFive(door, { assumptions: { fhirPageSize: '10' } })
      for (const id of ['f', 'g', 'h', 'i', 'j', 'k']) arrange(open, 'Goal', id, { subject: p1 })

      expect((await everything(open, 'p1')).entry).toHaveLength(10)
    })

    it.each(['0', '-1', '101', '1.5', 'x', '1e2', ' 1'])(
      'refuse a _count of %o [everything]',
      async (_count) => {
        const open = await withFive(door)
        const { status, body } = await refusal(open, { path, query: { _count } })

        expect(status).toBe(400)
        expect(JSON.stringify(body)).toContain('_count')
      },
    )

    it('refuse a token with another _count, at another address, or of nobody [everything]', async () => {
      const open = await withFive(door)
      await put(open, 'p2')
      const url = nextOf(await everything(open, 'p1', { _count: '2' }))
      const [, token = ''] = url.split('page=')
      const other = open.fake.addDatastore().DatastoreId
      open.fake.resources(other).put({ resourceType: 'Patient', id: 'p1' })

      for (const asked of [
        url.replace('_count=2', '_count=3'),
        url.replace('_count=2&', ''),
        url.replace('Patient/p1', 'Patient/p2'),
        url.replace('/p1/$everything', ''),
        url.replace(token, `A${token.slice(1)}`),
        url.replace(token, '=='),
        url.replace(token, ''),
      ]) {
        const { status, body } = await refusal(open, { path: asked })
        expect(status).toBe(400)
        expect(body).toEqual(outcome('invalid', 'Invalid pagination token.'))
      }
      const elsewhere = await open.to(other)({ path: `${path}?_count=2&page=${token}` })
      expect(elsewhere.status).toBe(400)
      expect((await open.request({ path: url })).status).toBe(200)
    })
  })

  describe('$everything and the index of search', () => {
    it('finds a version when searchIndex has passed, and reads the patient at once [everything]', async () => {
      const open = await door.open({ lifecycle: { searchIndex: { seconds: 20 } } })
      await put(open, 'p1')
      open.fake.clock.advance({ seconds: 10 })
      arrange(open, 'Goal', 'a', { subject: p1 })
      const seen = async () => idsIn(await everything(open, 'p1'))

      expect(await seen()).toEqual([])
      open.fake.clock.advance({ seconds: 10 })
      expect(await seen()).toEqual(['Patient/p1'])
      open.fake.clock.advance({ seconds: 10 })
      expect(await seen()).toEqual(['Goal/a', 'Patient/p1'])
      arrange(open, 'Goal', 'a', { subject: p1 })
      expect(await seen()).toEqual(['Patient/p1'])
    })

    it('stays at the moment of the first page while the index catches up [everything]', async () => {
      const open = await door.open({ lifecycle: { searchIndex: { minutes: 1 } } })
      await put(open, 'p1')
      for (const id of ['a', 'b']) arrange(open, 'Goal', id, { subject: p1 })
      open.fake.clock.advance({ minutes: 1 })
      arrange(open, 'Goal', 'c', { subject: p1 })
      const first = await everything(open, 'p1', { _count: '2' })
      open.fake.clock.advance({ minutes: 1 })

      const pages = await follow(open, first)
      expect(pages.map(idsIn)).toEqual([['Goal/a', 'Goal/b'], ['Patient/p1']])
    })
  })
}

async function withFive(
  door: FhirDoor,
  options?: Parameters<FhirDoor['open']>[0],
): Promise<OpenFhirDoor> {
  const open = await door.open(options)
  arrange(open, 'Schedule', 'd', { actor: [p1] })
  await put(open, 'p1')
  for (const id of ['b', 'a']) arrange(open, 'Goal', id, { subject: p1 })
  arrange(open, 'Flag', 'c', { subject: p1, period: { start: '2023' } })
  return open
}

function nextOf({ link = [] }: Searchset): string {
  return link.find(({ relation }) => relation === 'next')?.url ?? ''
}

/** A first page and all that follow. */
async function follow(open: OpenFhirDoor, first: Searchset): Promise<readonly Searchset[]> {
  const pages = [first]
  for (let url = nextOf(first); url !== '';) {
    const { status, body } = await open.request({ path: url })
    expect(status).toBe(200)
    const page = body as Searchset
    pages.push(page)
    url = nextOf(page)
  }
  return pages
}
