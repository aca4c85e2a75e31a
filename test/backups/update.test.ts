import type { Input } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { refused } from '../operations/refused.ts'
import { backedUp, backupOf, day, threeDays } from './tools.ts'

type Given = Input<'CreateFHIRDatastore'>['BackupConfiguration']

const disabled = { Configuration: { Status: 'DISABLED', BackupTagsEnabled: false } }

describe('An update of a backup', () => {
  it('leaves what it does not name, also all of it [backup-update]', () => {
    const { fake, id } = backedUp({
      BackupConfiguration: { ...threeDays, BackupTagsEnabled: true },
    })
    const update = (BackupConfiguration?: Given) =>
      fake.execute('UpdateFHIRDatastore', { DatastoreId: id, BackupConfiguration })
    const before = backupOf(fake, id)

    update()
    expect(backupOf(fake, id)).toEqual(before)
    update({})
    expect(backupOf(fake, id)).toEqual(before)
    update({ RetentionPeriodInDays: 5 })
    expect(backupOf(fake, id)).toMatchObject({
      Configuration: { Status: 'ENABLED', RetentionPeriodInDays: 5, BackupTagsEnabled: true },
      BackupEnabledAt: day(0),
    })
  })

  it('to DISABLED ends it, and enabled again it begins anew [backup-update]', () => {
    const { fake, id } = backedUp()
    const update = (Status: 'ENABLED' | 'DISABLED') =>
      fake.execute('UpdateFHIRDatastore', { DatastoreId: id, BackupConfiguration: { Status } })
    fake.clock.set(day(1))

    update('DISABLED')
    expect(backupOf(fake, id)).toEqual(disabled)

    update('ENABLED')
    expect(backupOf(fake, id)).toMatchObject({
      BackupEnabledAt: day(1),
      EarliestRestorePoint: day(1),
    })
  })

  it('to DISABLED forgets the retention and keeps BackupTagsEnabled [backup-update]', () => {
    const { fake, id } = backedUp({
      BackupConfiguration: { ...threeDays, BackupTagsEnabled: true },
    })
    const update = (Status: 'ENABLED' | 'DISABLED') =>
      fake.execute('UpdateFHIRDatastore', { DatastoreId: id, BackupConfiguration: { Status } })

    update('DISABLED')
    expect(backupOf(fake, id)).toEqual({
      Configuration: { Status: 'DISABLED', BackupTagsEnabled: true },
    })

    update('ENABLED')
    expect(backupOf(fake, id)).toMatchObject({
      Configuration: {
        Status: 'ENABLED',
        BackupType: 'CONTINUOUS',
        RetentionPeriodInDays: 7,
        BackupTagsEnabled: true,
      },
    })
  })

  it('goes along with one that takes time [backup-update] [update-takes-time]', () => {
    const { fake, id } = backedUp({ BackupConfiguration: {} })

    fake.execute('UpdateFHIRDatastore', {
      DatastoreId: id,
      BackupConfiguration: threeDays,
      NlpConfiguration: { Status: 'ENABLED' },
    })

    const shown = expect.objectContaining({ BackupEnabledAt: day(0) }) as object
    expect(fake.datastore(id)).toMatchObject({ DatastoreStatus: 'UPDATING' })
    expect(backupOf(fake, id)).toEqual(shown)
    fake.settle()
    expect(backupOf(fake, id)).toEqual(shown)
  })

  it('that is refused changes nothing', () => {
    const { fake, id } = backedUp({}, { assumptions: { backupOfDisabled: 'ValidationException' } })
    const before = backupOf(fake, id)

    expect(
      refused(() =>
        fake.execute('UpdateFHIRDatastore', {
          DatastoreId: id,
          DatastoreName: 'new',
          BackupConfiguration: { Status: 'DISABLED', RetentionPeriodInDays: 5 },
        }),
      ).rule,
    ).toBe('backup-of-disabled')

    expect(backupOf(fake, id)).toEqual(before)
    expect(fake.datastore('new')).toBeUndefined()
  })
})
