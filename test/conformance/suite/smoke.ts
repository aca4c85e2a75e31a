import { describe, expect, it } from 'vitest'
import type { Door, FakeDoor } from '../door.ts'
import { unknownId } from '../../values.ts'
import {
  create,
  createActive,
  createFive,
  describeStore,
  idsOf,
  notFound,
  pagesOf,
  refusalOf,
  statusOf,
  untilIs,
  validationError,
} from './tools.ts'

/** One test of each sort, for every door. */
export function smoke(door: FakeDoor): void {
  describe('The door', () => {
    it('carries a data store through its life [life-cycle]', async () => {
      const open = door.open()

      const id = await create(open, { DatastoreName: 'Zürich', Tags: [{ Key: 'a', Value: 'ß' }] })

      const { DatastoreArn, ...shown } = await describeStore(open, id)
      expect(shown).toMatchObject({
        DatastoreId: id,
        DatastoreName: 'Zürich',
        DatastoreStatus: 'CREATING',
        CreatedAt: open.fake.datastore(id)?.CreatedAt,
      })
      const { Tags } = await open.send('ListTagsForResource', { ResourceARN: DatastoreArn })
      expect(Tags).toEqual([{ Key: 'a', Value: 'ß' }])
      await untilIs(open, id, 'ACTIVE')
      const { DatastoreStatus } = await open.send('DeleteFHIRDatastore', { DatastoreId: id })
      expect(DatastoreStatus).toBe('DELETING')
      await untilIs(open, id, 'DELETED')
      expect(await idsOf(open)).toEqual([id])
    })

    it('carries what is refused, which changes nothing [constraints] [unknown-datastore]', async () => {
      const open = door.open()

      const invalid = open.send('CreateFHIRDatastore', {
        DatastoreTypeVersion: 'R5' as 'R4',
        DatastoreName: '',
      })
      const unknown = open.send('DescribeFHIRDatastore', { DatastoreId: unknownId })

      expect(await refusalOf(door, invalid)).toEqual(
        validationError(
          "2 validation errors detected: Value '' at 'datastoreName' failed to satisfy constraint: Member must have length greater than or equal to 1; Value 'R5' at 'datastoreTypeVersion' failed to satisfy constraint: Member must satisfy enum value set: [R4]",
        ),
      )
      expect(await refusalOf(door, unknown)).toEqual(notFound(unknownId))
      expect(open.fake.datastores()).toEqual([])
    })

    it('carries pages, and a request to another region [page-token] [every-region]', async () => {
      const open = door.open()
      const [e, d, c, b, a] = await createFive(open)

      const elsewhere = await open.send('ListFHIRDatastores', {}, 'eu-west-1')

      expect(elsewhere).toEqual({ DatastorePropertiesList: [] })
      expect(await pagesOf(open, { MaxResults: 2 })).toEqual([[a, b], [c, d], [e]])
    })

    it('carries what a fault rule says, once', async () => {
      const open = door.open()
      const id = await createActive(open)
      const message = 'No. Не сейчас.'
      open.fake.faults.add({
        operation: 'DescribeFHIRDatastore',
        outcome: { kind: 'error', name: 'AccessDeniedException', message },
      })

      const denied = await refusalOf(door, describeStore(open, id))

      expect(denied).toMatchObject({ name: 'AccessDeniedException', message, fault: 'client' })
      expect(open.fake.history.at(-1)?.error?.name).toBe('AccessDeniedException')
      expect(await statusOf(open, id)).toBe('ACTIVE')
      open.fake.verify()
    })
  })
}

/** One test of what only doors can carry that take what the SDK installed here does not know yet. */
export function newerSmoke(door: Door): void {
  it('The door carries an operation that the SDK does not know [update-takes-time]', async () => {
    const open = door.open()
    const id = await createActive(open)

    const { DatastoreProperties } = await open.send('UpdateFHIRDatastore', {
      DatastoreId: id,
      NlpConfiguration: { Status: 'ENABLED' },
    })

    expect(DatastoreProperties).toMatchObject({
      DatastoreStatus: 'UPDATING',
      NlpConfiguration: { Status: 'ENABLING' },
    })
    await untilIs(open, id, 'ACTIVE')
    expect(await describeStore(open, id)).toMatchObject({ NlpConfiguration: { Status: 'ENABLED' } })
  })
}
