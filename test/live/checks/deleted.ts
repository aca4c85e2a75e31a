import { expect, it } from 'vitest'
import { describeStore, idsOf, refusalOf, untilIs } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'

/** The end of the shared data store. */
export function deletedChecks({ account, first, given }: Ground): void {
  const id = () => first().DatastoreId

  it('a store that is DELETING cannot be deleted [conflict-in-transition]', async () => {
    await account.send('DeleteFHIRDatastore', { DatastoreId: id() })

    const again = account.send('DeleteFHIRDatastore', { DatastoreId: id() })

    expect((await refusalOf(account, again)).name).toBe('ConflictException')
  })

  it('a DELETED store is described and listed [deleted-is-kept] [list-every-status] [life-cycle]', async () => {
    await untilIs(account, id(), 'DELETED')

    const { DatastoreName, CreatedAt } = await describeStore(account, id())
    const CreatedAfter = new Date(Number(CreatedAt) - 1000)
    const CreatedBefore = new Date(Number(CreatedAt) + 1000)

    expect(
      await idsOf(account, { Filter: { DatastoreName, CreatedAfter, CreatedBefore } }),
    ).toContain(id())
  })

  it('a DELETED store cannot be deleted [delete-deleted]', async () => {
    const deleting = account.send('DeleteFHIRDatastore', { DatastoreId: id() })

    expect((await refusalOf(account, deleting)).name).toBe('ResourceNotFoundException')
  })

  it('a DELETED store has its tags [tags-of-deleted]', async () => {
    const { Tags } = await account.send('ListTagsForResource', {
      ResourceARN: first().DatastoreArn,
    })

    expect(Tags).toContainEqual({ Key: 'b', Value: '1' })
  })

  it('a token is remembered beyond the deletion [client-token-lifetime]', async () => {
    const { DatastoreId } = await account.send('CreateFHIRDatastore', given)

    expect(DatastoreId).toBe(id())
  })
}
