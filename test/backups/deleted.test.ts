import { describe, expect, it } from 'vitest'
import { refusal, refusalOf, refused } from '../operations/refused.ts'
import { backedUp, backupOf, day, deleted, idsIn, patient, restore, threeDays } from './tools.ts'

const deletion = { minutes: 2 }

/** A data store that had one resource on its first day and two on its second, and was deleted on its third. */
function gone(RetentionPeriodInDays = 3, options = {}) {
  const BackupConfiguration = { Status: 'ENABLED', RetentionPeriodInDays } as const
  const backed = backedUp({ BackupConfiguration }, options)
  const { fake, id, resources } = backed
  resources.put(patient('a'))
  fake.clock.set(day(1))
  resources.put(patient('b'))
  fake.clock.set(day(2))
  deleted(fake, id)
  return backed
}

describe('The backup of a deleted data store', () => {
  it('is there for its retention period after that, and shown with its end [deleted-backup]', () => {
    const { fake, id } = gone(1)
    const end = new Date(day(3).getTime() + 2 * 60_000)

    expect(backupOf(fake, id)).toEqual({
      Configuration: expect.objectContaining({ RetentionPeriodInDays: 1 }) as object,
      BackupEnabledAt: day(0),
      EarliestRestorePoint: day(1),
      LatestRestorePoint: day(2),
      ScheduledPermanentDeletionTime: end,
    })
    fake.clock.set(new Date(end.getTime() - 1))
    expect(fake.datastore(restore(fake, id))).toMatchObject({ DatastoreStatus: 'CREATING' })
  })

  it('is gone after that, and a restore refused [deleted-backup]', () => {
    const { fake, id } = gone(1)
    fake.clock.advance({ days: 1 })

    expect(refusalOf(() => restore(fake, id))).toEqual(
      refusal(
        'ResourceNotFoundException',
        'deleted-backup',
        `The data store ${id} is DELETED, and there is no backup of it.`,
      ),
    )
    const shown = backupOf(fake, id)
    expect(shown).toHaveProperty('ScheduledPermanentDeletionTime')
    expect(shown).not.toHaveProperty('LatestRestorePoint')
  })

  it('has points up to the request to delete it [deleted-backup]', () => {
    const { fake, id } = backedUp()
    fake.clock.set(day(1))

    fake.execute('DeleteFHIRDatastore', { DatastoreId: id })
    fake.clock.advance({ minutes: 1 })

    expect(backupOf(fake, id)).toMatchObject({ LatestRestorePoint: day(1) })
    expect(backupOf(fake, id)).not.toHaveProperty('ScheduledPermanentDeletionTime')
    fake.settle()
    expect(backupOf(fake, id)).toMatchObject({ LatestRestorePoint: day(1) })
  })

  it.each([
    [1, ['a', 'b']],
    [0.5, ['a']],
    [undefined, ['a', 'b']],
  ])('gives back what there was on day %d [deleted-backup] [restored-contents]', (days, ids) => {
    const { fake, id } = gone()
    expect(idsIn(fake, id)).toEqual([])

    const restored = restore(fake, id, days === undefined ? undefined : day(days))
    fake.settle()

    expect(idsIn(fake, restored)).toEqual(ids)
  })

  it('does so several times, and is not changed by it', () => {
    const { fake, id } = gone()
    const first = restore(fake, id)
    fake.settle()
    fake.resources(first).put(patient('c'))

    const second = restore(fake, id)

    expect(idsIn(fake, second)).toEqual(['a', 'b'])
  })

  it('has no resources where the data store had none', () => {
    const { fake, id } = backedUp()
    deleted(fake, id)

    const restored = restore(fake, id)
    fake.settle()

    expect(fake.datastore(restored)).toMatchObject({ DatastoreStatus: 'ACTIVE' })
    expect(idsIn(fake, restored)).toEqual([])
  })

  it('has only the point of the deletion if that is assumed [restore-of-deleted]', () => {
    const { fake, id } = gone(3, { assumptions: { restoreOfDeleted: 'snapshot' } })

    expect(backupOf(fake, id)).toMatchObject({
      EarliestRestorePoint: day(2),
      LatestRestorePoint: day(2),
    })
    expect(refused(() => restore(fake, id, day(1))).rule).toBe('restore-window')
    expect(idsIn(fake, restore(fake, id))).toEqual(['a', 'b'])
  })

  it('has the window that the data store had, by default [restore-of-deleted]', () => {
    const { fake, id } = gone(1)

    expect(backupOf(fake, id)).toMatchObject({ EarliestRestorePoint: day(1) })
    expect(refused(() => restore(fake, id, day(0))).rule).toBe('restore-window')
  })

  it('is none where there was none, or no more [deleted-backup]', () => {
    const { fake, id } = backedUp({ BackupConfiguration: {} })
    const other = fake.addDatastore({ BackupConfiguration: threeDays }).DatastoreId
    fake.resources(other).put(patient('a'))
    const BackupConfiguration = { Status: 'DISABLED' } as const
    fake.execute('UpdateFHIRDatastore', { DatastoreId: other, BackupConfiguration })
    deleted(fake, id)
    deleted(fake, other)

    expect(refused(() => restore(fake, id)).rule).toBe('deleted-backup')
    expect(refused(() => restore(fake, other)).rule).toBe('deleted-backup')
    expect(JSON.stringify(fake.snapshot()['regions'])).not.toContain('Patient')
  })
})

describe('A deleted data store', () => {
  it('is shown for seven days, where its backup is gone before [deleted-backup-is-shown] [deleted-is-kept]', () => {
    const { fake, id } = gone(3)

    fake.clock.advance(7 * 24 * 60 * 60_000 - 1)
    expect(fake.datastore(id)).toMatchObject({ DatastoreStatus: 'DELETED' })
    fake.clock.advance(1)
    expect(fake.datastore(id)).toBeUndefined()
  })

  it('is shown until its backup is gone, where that is later [deleted-backup-is-shown]', () => {
    const { fake, id } = gone(30)
    // A region without a data store is in no snapshot.
    fake.addDatastore()

    fake.clock.advance(30 * 24 * 60 * 60_000 - 1)
    expect(fake.datastore(id)).toMatchObject({ DatastoreStatus: 'DELETED' })
    expect(fake.execute('ListFHIRDatastores', {}).DatastorePropertiesList).toHaveLength(2)
    expect(JSON.stringify(fake.snapshot()['regions'])).toContain('Patient')
    fake.clock.advance(1)
    expect(fake.datastore(id)).toBeUndefined()
    expect(refused(() => restore(fake, id)).rule).toBe('unknown-datastore')
    expect(JSON.stringify(fake.snapshot()['regions'])).not.toContain('Patient')
  })

  it('is shown so long, however short lifecycle makes it [deleted-backup-is-shown]', () => {
    const { fake, id } = gone(3, { lifecycle: { deletedRetention: 0 } })

    expect(idsIn(fake, restore(fake, id))).toEqual(['a', 'b'])
    fake.clock.advance({ days: 3 })
    expect(fake.datastore(id)).toBeUndefined()
  })

  it('that is added so has a backup from its CreatedAt to now', () => {
    const { fake, id } = backedUp({ DatastoreStatus: 'DELETED', CreatedAt: day(-1) })

    expect(backupOf(fake, id)).toMatchObject({
      BackupEnabledAt: day(-1),
      EarliestRestorePoint: day(-1),
      LatestRestorePoint: day(0),
      ScheduledPermanentDeletionTime: day(3),
    })
  })

  it('that is added as DELETING has one up to now', () => {
    const { fake, id } = backedUp({ DatastoreStatus: 'DELETING' })

    fake.clock.advance(deletion)

    expect(backupOf(fake, id)).toMatchObject({
      LatestRestorePoint: day(0),
      ScheduledPermanentDeletionTime: new Date(day(3).getTime() + 2 * 60_000),
    })
  })
})
