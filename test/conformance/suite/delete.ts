import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import { unknownId } from '../../values.ts'
import {
  conflict,
  create,
  createActive,
  createDeleted,
  notFound,
  refusalOf,
  statusOf,
  untilIs,
} from './tools.ts'

export function deleteBehaviour(door: Door): void {
  describe('DeleteFHIRDatastore', () => {
    it('answers with id, ARN, DELETING and endpoint, no more', async () => {
      const open = door.open()
      const id = await createActive(open)

      const answer = await open.send('DeleteFHIRDatastore', { DatastoreId: id })

      expect(answer).toEqual({
        DatastoreId: id,
        DatastoreArn: `arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/${id}`,
        DatastoreStatus: 'DELETING',
        DatastoreEndpoint: `https://healthlake.us-east-1.amazonaws.com/datastore/${id}/r4/`,
      })
    })

    it('makes DELETED what is DELETING, in time [life-cycle]', async () => {
      const open = door.open()
      const id = await createActive(open)
      await open.send('DeleteFHIRDatastore', { DatastoreId: id })

      expect(await statusOf(open, id)).toBe('DELETING')
      await untilIs(open, id, 'DELETED')

      expect(await statusOf(open, id)).toBe('DELETED')
    })

    it('leaves the other data stores alone', async () => {
      const open = door.open()
      const other = await createActive(open)

      const id = await createDeleted(open)

      expect(await statusOf(open, id)).toBe('DELETED')
      expect(await statusOf(open, other)).toBe('ACTIVE')
    })

    it('refuses a data store that is CREATING [conflict-in-transition]', async () => {
      const open = door.open()
      const id = await create(open)

      const refusal = await refusalOf(door, open.send('DeleteFHIRDatastore', { DatastoreId: id }))

      expect(refusal).toEqual(conflict(id, 'CREATING'))
      expect(await statusOf(open, id)).toBe('CREATING')
    })

    it('refuses a data store that is DELETING [conflict-in-transition]', async () => {
      const open = door.open()
      const id = await createActive(open)
      await open.send('DeleteFHIRDatastore', { DatastoreId: id })

      const refusal = await refusalOf(door, open.send('DeleteFHIRDatastore', { DatastoreId: id }))

      expect(refusal).toEqual(conflict(id, 'DELETING'))
    })

    it('refuses a data store that is DELETED [delete-deleted]', async () => {
      const open = door.open()
      const id = await createDeleted(open)

      const refusal = await refusalOf(door, open.send('DeleteFHIRDatastore', { DatastoreId: id }))

      expect(refusal).toEqual({
        ...notFound(id),
        message: `The data store ${id} is DELETED.`,
      })
    })

    it('refuses an unknown id [unknown-datastore]', async () => {
      const open = door.open()

      const deleting = open.send('DeleteFHIRDatastore', { DatastoreId: unknownId })

      expect(await refusalOf(door, deleting)).toEqual(notFound(unknownId))
    })
  })
}
