import { describe, expect, it } from 'vitest'
import { conflict, refused } from './refused.ts'
import { arrange } from './updating.ts'

describe('An update of a data store that', () => {
  it('is CREATE_FAILED is refused [update-create-failed]', () => {
    const { shown, update, DatastoreId } = arrange({ DatastoreStatus: 'CREATE_FAILED' })
    const before = shown()

    expect(refused(() => update({ DatastoreName: 'new' }))).toMatchObject(
      conflict('update-create-failed', DatastoreId, 'CREATE_FAILED'),
    )
    expect(shown()).toEqual(before)
  })

  it.each(['CREATING', 'UPDATING', 'DELETING'] as const)(
    'is %s is refused [conflict-in-transition]',
    (DatastoreStatus) => {
      const { update, DatastoreId } = arrange({ DatastoreStatus })

      expect(refused(() => update({ DatastoreName: 'new' }))).toMatchObject(
        conflict('conflict-in-transition', DatastoreId, DatastoreStatus),
      )
    },
  )

  it('is DELETED is refused as deleting it is [delete-deleted]', () => {
    const { update, DatastoreId } = arrange({ DatastoreStatus: 'DELETED' })

    expect(refused(() => update({ DatastoreName: 'new' }))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: `The data store ${DatastoreId} is DELETED.`,
      rule: 'delete-deleted',
    })
  })

  it('is DELETED is refused as a conflict, if that is assumed [delete-deleted]', () => {
    const assumptions = { deleteDeleted: 'ConflictException' } as const
    const { update, DatastoreId } = arrange({ DatastoreStatus: 'DELETED' }, { assumptions })

    expect(refused(() => update({ DatastoreName: 'new' }))).toMatchObject(
      conflict('delete-deleted', DatastoreId, 'DELETED'),
    )
  })

  it('is UPDATE_FAILED may succeed, and it has no ErrorCause any more [update-failed-reverts] [error-cause]', () => {
    const ErrorCause = {
      ErrorMessage: 'Out of luck.',
      ErrorCategory: 'RETRYABLE_ERROR',
    } as const
    const { fake, shown, update } = arrange({ DatastoreStatus: 'UPDATE_FAILED', ErrorCause })
    expect(shown()).toMatchObject({ DatastoreStatus: 'UPDATE_FAILED', ErrorCause })

    const updating = update({ NlpConfiguration: { Status: 'ENABLED' } })
    fake.settle()

    expect(updating).toMatchObject({ DatastoreStatus: 'UPDATING', ErrorCause })
    expect(shown()).toMatchObject({
      DatastoreStatus: 'ACTIVE',
      NlpConfiguration: { Status: 'ENABLED' },
    })
    expect(shown()).not.toHaveProperty('ErrorCause')
  })

  it('is UPDATE_FAILED leaves that status for a change at once [update-at-once]', () => {
    const { update } = arrange({ DatastoreStatus: 'UPDATE_FAILED' })

    expect(update({ DatastoreName: 'new' })).toMatchObject({
      DatastoreStatus: 'UPDATE_FAILED',
      DatastoreName: 'new',
    })
  })
})
