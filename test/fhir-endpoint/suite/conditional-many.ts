import { describe, expect, it } from 'vitest'
import { arrange, type Searchset } from '../everything-tools.ts'
import type { Answered, FhirDoor, OpenFhirDoor } from '../door.ts'
import { nextOf, outcome, put, read, refusal, remove, type HistoryBundle } from '../tools.ts'

const identifier = [{ value: 'x' }]
const path = 'Patient?identifier=x'

const deleted = (id: string) => ({ response: { status: '204', location: `Patient/${id}` } })
const modified = (id: string) => ({
  response: {
    status: '412',
    location: `Patient/${id}`,
    outcome: outcome('exception', 'Resource was modified by another operation. Retry the request.'),
  },
})

export function conditionalManyBehaviour(door: FhirDoor): void {
  describe('A conditional delete with _count', () => {
    it.each(['1', '2', '100'])(
      'of %s of one resource answers a batch-response [conditional-delete-many]',
      async (_count) => {
        const open = await withPatients(door, 1)
        await put(open, 'other')

        const { status, body } = await erase(open, { _count })

        expect(status).toBe(200)
        expect(body).toEqual({
          resourceType: 'Bundle',
          type: 'batch-response',
          entry: [deleted('p1')],
        })
        expect((await read(open, 'p1')).status).toBe(410)
        expect((await read(open, 'other')).status).toBe(200)
      },
    )

    it('of nothing answers a Bundle without entries [conditional-delete-many]', async () => {
      const { status, body } = await erase(await withPatients(door, 0), { _count: '1' })

      expect(status).toBe(200)
      expect(body).toEqual({ resourceType: 'Bundle', type: 'batch-response' })
    })

    it.each(['', '0', '-1', '101', '1.5', 'x', '1e2', ' 1', '+1'])(
      'refuses %o of them [conditional-delete-many]',
      async (_count) => {
        const open = await withPatients(door, 1)
        const query = { identifier: 'x', _count }

        const { status, text } = await refusal(open, { method: 'DELETE', path: 'Patient', query })

        expect(status).toBe(400)
        expect(text).toContain('_count')
      },
    )

    it('is refused with two counts [conditional-delete-many]', async () => {
      const asked = { method: 'DELETE', path: `${path}&_count=1&_count=1` }
      const { status, body } = await refusal(await withPatients(door, 1), asked)

      expect([status, body]).toEqual([400, outcome('invalid', '_count: give it once.')])
    })

    it.each(['W/"1"', '*'])(
      'is refused with If-Match %s [conditional-delete-many]',
      async (tag) => {
        const { status, body } = await refusal(await withPatients(door, 1), {
          method: 'DELETE',
          path: `${path}&_count=1`,
          headers: { 'If-Match': tag },
        })

        const problem = 'If-Match does not go with _count; leave out one of the two.'
        expect([status, body]).toEqual([400, outcome('invalid', problem)])
      },
    )

    it.each<[number, string]>([
      [400, 'Patient?_count=1'],
      [400, 'Patient?_count=1&nam=x'],
      [400, 'Nothing?_id=x&_count=1'],
      [405, 'AuditEvent?_id=x&_count=1'],
    ])('answers %i at %s [conditional-criteria]', async (status, place) => {
      const headers = { Prefer: 'handling=lenient' }
      const asked = { method: 'DELETE', path: place, headers }

      expect((await refusal(await withPatients(door, 1), asked)).status).toBe(status)
    })

    it('goes on where the link next leads, until there is none [conditional-delete-many]', async () => {
      const open = await withPatients(door, 5)
      const first = await erase(open, { _count: '2' })
      await put(open, 'p6', { identifier })

      const pages = await follow(open, first)

      const [link = ''] = linksIn(first)
      expect(link.startsWith(`${open.url}Patient?_count=2&page=`)).toBe(true)
      expect(pages.map(({ body }) => (body as Searchset).entry)).toEqual([
        [deleted('p1'), deleted('p2')],
        [deleted('p3'), deleted('p4')],
        [deleted('p5')],
      ])
      expect(idsIn(open)).toEqual(['p6'])
    })

    it('has no link where all were deleted in one [conditional-delete-many]', async () => {
      expect(linksIn(await erase(await withPatients(door, 2), { _count: '2' }))).toEqual([])
    })

    it('deletes 100 at once, and the one that is left at the link next [conditional-delete-many]', async () => {
      const open = await door.open()
      for (let count = 0; count <= 100; count += 1) {
        arrange(open, 'Patient', `p${count}`, { identifier })
      }
      const pages = await follow(open, await erase(open, { _count: '100' }))

      expect(pages.map(({ body }) => (body as Searchset).entry?.length)).toEqual([100, 1])
      expect(idsIn(open)).toEqual([])
    })

    it('deletes in the order of _sort, and nothing that is included [conditional-delete-many]', async () => {
      const open = await withPatients(door, 3)
      const other = [{ other: { reference: 'Patient/q' }, type: 'seealso' }]
      await put(open, 'q')
      await put(open, 'p3', { identifier, link: other })

      const { body } = await erase(open, { _count: '2', _sort: '-_id', _include: 'Patient:link' })

      expect((body as Searchset).entry).toEqual([deleted('p3'), deleted('p2')])
      expect(idsIn(open)).toEqual(['p1', 'q'])
    })

    it('leaves what was changed between two pages, and says so [conditional-race]', async () => {
      const open = await withPatients(door, 4)
      const first = await erase(open, { _count: '1' })
      await put(open, 'p2', { identifier, active: true })
      await put(open, 'p3', { active: true })
      await remove(open, 'p4')

      const pages = await follow(open, first)

      const entries = pages.map(({ body }) => (body as Searchset).entry)
      expect(entries).toEqual([
        [deleted('p1')],
        [modified('p2')],
        [modified('p3')],
        [modified('p4')],
      ])
      expect(idsIn(open)).toEqual(['p2', 'p3'])
    })

    it('leaves what search does not find in its latest version yet [conditional-race]', async () => {
      const open = await door.open({ lifecycle: { searchIndex: { seconds: 20 } } })
      for (const id of ['p1', 'p2']) await put(open, id, { identifier })
      open.fake.clock.advance({ seconds: 20 })
      const headers = { 'x-amz-fhir-history-consistency-level': 'strong' }
      const body = { resourceType: 'Patient', id: 'p1' }
      await open.request({ method: 'PUT', path: 'Patient/p1', headers, body })

      const answer = await erase(open, { _count: '5' })

      expect((answer.body as Searchset).entry).toEqual([modified('p1'), deleted('p2')])
    })

    it('comes back with a snapshot, between two pages, too [conditional-delete-many]', async () => {
      const open = await withPatients(door, 3)
      const first = await erase(open, { _count: '1' })
      const snapshot = open.fake.snapshot()
      const pages = await follow(open, first)

      open.fake.restore(snapshot)

      expect((await follow(open, first)).map(({ text }) => text)).toEqual(
        pages.map(({ text }) => text),
      )
    })

    it('does not go on with another method, another _count or another token [fhir-page-token]', async () => {
      const open = await withPatients(door, 3)
      const [next = ''] = linksIn(await erase(open, { _count: '1' }))
      const [ofSearch = ''] = linksIn(await open.request({ path: `${path}&_count=1` }))

      const refused = [
        { method: 'GET', path: next },
        { method: 'DELETE', path: next.replace('_count=1', '_count=2') },
        { method: 'DELETE', path: next.replace('page=', 'page=x') },
        { method: 'DELETE', path: ofSearch },
      ]

      for (const asked of refused) expect((await refusal(open, asked)).status).toBe(400)
    })
  })
}

async function withPatients(door: FhirDoor, count: number): Promise<OpenFhirDoor> {
  const open = await door.open()
  for (let number = 1; number <= count; number += 1) await put(open, `p${number}`, { identifier })
  return open
}

function erase({ request }: OpenFhirDoor, query: Record<string, string>): Promise<Answered> {
  return request({ method: 'DELETE', path, query })
}

/** The pages from the first on, each deleted. */
async function follow({ request }: OpenFhirDoor, first: Answered): Promise<readonly Answered[]> {
  const pages = [first]
  for (let [next] = linksIn(first); next !== undefined;) {
    const page = await request({ method: 'DELETE', path: next })
    pages.push(page)
    ;[next] = linksIn(page)
  }
  return pages
}

function linksIn({ body }: Answered): readonly string[] {
  const next = nextOf(body as HistoryBundle)
  return next === undefined ? [] : [next]
}

/** The ids of the patients that there are, in alphabetical order. */
function idsIn({ fake, store }: OpenFhirDoor): readonly string[] {
  return fake
    .resources(store)
    .list()
    .map(({ id }) => id as string)
    .toSorted()
}
