import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import { create, createActive, createDeleted, describeStore, idsOf } from './tools.ts'

export function listBehaviour(door: Door): void {
  describe('ListFHIRDatastores', () => {
    it('lists nothing where nothing is', async () => {
      const { send } = door.open()

      expect(await send('ListFHIRDatastores', {})).toEqual({ DatastorePropertiesList: [] })
    })

    it('lists the newest first [list-order]', async () => {
      const open = door.open()
      const ids = [await createActive(open), await create(open), await create(open)]

      expect(await idsOf(open)).toEqual(ids.toReversed())
    })

    it('lists what a Describe shows', async () => {
      const open = door.open()
      const ids = [await createActive(open, { DatastoreName: 'one' }), await create(open)]

      const { DatastorePropertiesList } = await open.send('ListFHIRDatastores', {})

      expect(DatastorePropertiesList).toEqual([
        await describeStore(open, ids[1] ?? ''),
        await describeStore(open, ids[0] ?? ''),
      ])
    })

    it('lists every status, DELETED too [list-every-status] [deleted-is-kept]', async () => {
      const open = door.open()
      const deleted = await createDeleted(open)
      const active = await createActive(open)
      const creating = await create(open)

      expect(await idsOf(open)).toEqual([creating, active, deleted])
      expect(await idsOf(open, { Filter: {} })).toEqual([creating, active, deleted])
    })

    it('filters by status', async () => {
      const open = door.open()
      const deleted = await createDeleted(open)
      const active = await createActive(open)
      const creating = await create(open)

      expect(await idsOf(open, { Filter: { DatastoreStatus: 'DELETED' } })).toEqual([deleted])
      expect(await idsOf(open, { Filter: { DatastoreStatus: 'ACTIVE' } })).toEqual([active])
      expect(await idsOf(open, { Filter: { DatastoreStatus: 'CREATING' } })).toEqual([creating])
      expect(await idsOf(open, { Filter: { DatastoreStatus: 'DELETING' } })).toEqual([])
    })

    it('filters by the whole name, as it is written [list-name-exact]', async () => {
      const open = door.open()
      const first = await create(open, { DatastoreName: 'records' })
      await create(open, { DatastoreName: 'records-2' })
      await create(open, { DatastoreName: 'Records' })
      await create(open)
      const last = await create(open, { DatastoreName: 'records' })

      expect(await idsOf(open, { Filter: { DatastoreName: 'records' } })).toEqual([last, first])
      expect(await idsOf(open, { Filter: { DatastoreName: 'record' } })).toEqual([])
    })

    it('filters by time and leaves out the instant named [list-dates-exclusive]', async () => {
      const open = door.open()
      const first = await createActive(open)
      const second = await createActive(open)
      const third = await create(open)
      const { CreatedAt } = await describeStore(open, second)

      expect(await idsOf(open, { Filter: { CreatedBefore: CreatedAt } })).toEqual([first])
      expect(await idsOf(open, { Filter: { CreatedAfter: CreatedAt } })).toEqual([third])
    })

    it('lists between two instants [list-filters-together]', async () => {
      const open = door.open()
      const ids = [await createActive(open), await createActive(open), await create(open)]
      const [first, , last] = await Promise.all(ids.map((id) => describeStore(open, id)))

      const Filter = { CreatedAfter: first?.CreatedAt, CreatedBefore: last?.CreatedAt }

      expect(await idsOf(open, { Filter })).toEqual([ids[1]])
    })

    it('lists what meets all filters [list-filters-together]', async () => {
      const open = door.open()
      await createActive(open, { DatastoreName: 'other' })
      const wanted = await createActive(open, { DatastoreName: 'records' })
      const { CreatedAt } = await describeStore(open, wanted)
      const Filter = { DatastoreName: 'records', DatastoreStatus: 'ACTIVE' } as const

      const younger = await createActive(open, { DatastoreName: 'records' })
      await create(open, { DatastoreName: 'records' })

      expect(await idsOf(open, { Filter })).toEqual([younger, wanted])
      expect(await idsOf(open, { Filter: { ...Filter, CreatedAfter: CreatedAt } })).toEqual([
        younger,
      ])
    })
  })
}
