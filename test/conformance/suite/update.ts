import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import { unknownId } from '../../values.ts'
import {
  conflict,
  create,
  createActive,
  createDeleted,
  describeStore,
  notFound,
  refusalOf,
  statusOf,
  untilIs,
} from './tools.ts'

export function updateBehaviour(door: Door): void {
  describe('UpdateFHIRDatastore', () => {
    it('changes name and profiles at once and answers with all properties [update-at-once]', async () => {
      const open = door.open()
      const id = await createActive(open, { DatastoreName: 'old' })
      const before = await describeStore(open, id)

      const answer = await open.send('UpdateFHIRDatastore', {
        DatastoreId: id,
        DatastoreName: 'new',
        ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
      })

      const after = {
        ...before,
        DatastoreName: 'new',
        ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
      }
      expect(answer).toEqual({ DatastoreProperties: after })
      expect(await describeStore(open, id)).toEqual(after)
    })

    it('leaves alone what it does not name [update-leaves-the-rest]', async () => {
      const open = door.open()
      const id = await createActive(open, { DatastoreName: 'kept' })
      const before = await describeStore(open, id)

      await open.send('UpdateFHIRDatastore', { DatastoreId: id })

      expect(await describeStore(open, id)).toEqual(before)
    })

    it('is UPDATING until analytics and NLP have settled [update-takes-time] [life-cycle]', async () => {
      const open = door.open()
      const id = await createActive(open)

      const answer = await open.send('UpdateFHIRDatastore', {
        DatastoreId: id,
        AnalyticsConfiguration: { Status: 'PAUSED' },
        NlpConfiguration: { Status: 'ENABLED' },
      })

      expect(answer.DatastoreProperties).toMatchObject({
        DatastoreStatus: 'UPDATING',
        AnalyticsConfiguration: { Status: 'PAUSING' },
        NlpConfiguration: { Status: 'ENABLING' },
      })
      expect(await describeStore(open, id)).toEqual(answer.DatastoreProperties)
      await untilIs(open, id, 'ACTIVE')
      expect(await describeStore(open, id)).toEqual({
        ...answer.DatastoreProperties,
        DatastoreStatus: 'ACTIVE',
        AnalyticsConfiguration: { Status: 'PAUSED' },
        NlpConfiguration: { Status: 'ENABLED' },
      })
    })

    it('refuses a second update, and to delete, while it is UPDATING [conflict-in-transition]', async () => {
      const open = door.open()
      const id = await createActive(open)
      await open.send('UpdateFHIRDatastore', {
        DatastoreId: id,
        NlpConfiguration: { Status: 'ENABLED' },
      })

      const updating = open.send('UpdateFHIRDatastore', { DatastoreId: id, DatastoreName: 'new' })
      expect(await refusalOf(door, updating)).toEqual(conflict(id, 'UPDATING'))
      const deleting = open.send('DeleteFHIRDatastore', { DatastoreId: id })
      expect(await refusalOf(door, deleting)).toEqual(conflict(id, 'UPDATING'))

      expect(await statusOf(open, id)).toBe('UPDATING')
      expect(await describeStore(open, id)).not.toHaveProperty('DatastoreName')
    })

    it('refuses a data store that is CREATING [conflict-in-transition]', async () => {
      const open = door.open()
      const id = await create(open)

      const updating = open.send('UpdateFHIRDatastore', { DatastoreId: id, DatastoreName: 'new' })

      expect(await refusalOf(door, updating)).toEqual(conflict(id, 'CREATING'))
    })

    it('refuses a data store that is DELETED [delete-deleted]', async () => {
      const open = door.open()
      const id = await createDeleted(open)

      const updating = open.send('UpdateFHIRDatastore', { DatastoreId: id, DatastoreName: 'new' })

      expect(await refusalOf(door, updating)).toEqual({
        ...notFound(id),
        message: `The data store ${id} is DELETED.`,
      })
    })

    it('refuses an unknown id [unknown-datastore]', async () => {
      const open = door.open()

      const updating = open.send('UpdateFHIRDatastore', { DatastoreId: unknownId })

      expect(await refusalOf(door, updating)).toEqual(notFound(unknownId))
    })
  })
}
