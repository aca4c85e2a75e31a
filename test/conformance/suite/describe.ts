import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import { unknownId } from '../../values.ts'
import { create, createDeleted, describeStore, notFound, refusalOf } from './tools.ts'

export function describeBehaviour(door: Door): void {
  describe('DescribeFHIRDatastore', () => {
    it('shows when the data store was created', async () => {
      const open = door.open()
      const before = await create(open)
      const { CreatedAt } = await describeStore(open, before)
      await open.until(async () => (await describeStore(open, before)).DatastoreStatus === 'ACTIVE')

      const after = await create(open)

      const later = (await describeStore(open, after)).CreatedAt
      expect(later?.getTime()).toBeGreaterThan(CreatedAt?.getTime() ?? Infinity)
    })

    it('refuses an unknown id [unknown-datastore]', async () => {
      const open = door.open()
      await create(open)

      const refusal = await refusalOf(door, describeStore(open, unknownId))

      expect(refusal).toEqual(notFound(unknownId))
    })

    it('refuses an id of another region [unknown-datastore]', async () => {
      const open = door.open()
      const id = await create(open)

      const elsewhere = open.send('DescribeFHIRDatastore', { DatastoreId: id }, 'eu-west-1')

      expect(await refusalOf(door, elsewhere)).toEqual(notFound(id, 'eu-west-1'))
    })

    it('shows a data store that is DELETED [deleted-is-kept]', async () => {
      const open = door.open()
      const id = await createDeleted(open, { DatastoreName: 'gone' })

      expect(await describeStore(open, id)).toMatchObject({
        DatastoreId: id,
        DatastoreName: 'gone',
        DatastoreStatus: 'DELETED',
      })
    })

    it('gives each caller a copy', async () => {
      const open = door.open()
      const id = await create(open, { DatastoreName: 'kept' })
      const first = await describeStore(open, id)

      Object.assign(first, { DatastoreName: 'changed' })
      first.CreatedAt?.setTime(0)
      Object.assign(first.SseConfiguration ?? {}, { KmsEncryptionConfig: undefined })

      const second = await describeStore(open, id)
      expect(second.DatastoreName).toBe('kept')
      expect(second.CreatedAt?.getTime()).toBeGreaterThan(0)
      expect(second.SseConfiguration).toEqual({
        KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' },
      })
    })
  })
}
