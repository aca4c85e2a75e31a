import { createFakeHealthLake, type Input } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { refusalOf, validationError } from '../operations/refused.ts'
import { backedUp, backupOf, day, threeDays } from './tools.ts'

type Given = Input<'CreateFHIRDatastore'>['BackupConfiguration']

function created(BackupConfiguration: Given, assumptions = {}) {
  const fake = createFakeHealthLake({ assumptions })
  const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
    DatastoreTypeVersion: 'R4',
    BackupConfiguration,
  })
  return { fake, DatastoreId, shown: backupOf(fake, DatastoreId) }
}

function refusalToCreate(BackupConfiguration: object, assumptions = {}) {
  return refusalOf(() => created(BackupConfiguration, assumptions))
}

const disabled = { Configuration: { Status: 'DISABLED', BackupTagsEnabled: false } }

describe('A BackupConfiguration', () => {
  it.each<Given>([undefined, {}, { Status: 'DISABLED' }, { BackupTagsEnabled: false }])(
    'of %j is shown as DISABLED, by Describe, List and a look alike [default-backup]',
    (given) => {
      const { fake, DatastoreId, shown } = created(given)

      expect(shown).toEqual(disabled)
      expect(fake.execute('ListFHIRDatastores', {}).DatastorePropertiesList).toMatchObject([
        { BackupStatusInfo: disabled },
      ])
      expect(fake.datastore(DatastoreId)?.BackupStatusInfo).toEqual(disabled)
    },
  )

  it('is shown with all its members where it is ENABLED', () => {
    const given = { ...threeDays, BackupType: 'CONTINUOUS', BackupTagsEnabled: true } as const

    expect(created(given).shown).toEqual({ Configuration: given })
  })

  it('shows BackupTagsEnabled also where it is DISABLED', () => {
    expect(created({ Status: 'DISABLED', BackupTagsEnabled: true }).shown).toEqual({
      Configuration: { Status: 'DISABLED', BackupTagsEnabled: true },
    })
  })

  it.each([
    ['7', 7],
    ['30', 30],
  ])(
    'without a retention keeps backups for %s days if that is assumed [backup-retention]',
    (backupRetention, RetentionPeriodInDays) => {
      const assumptions = backupRetention === '7' ? {} : { backupRetention }

      expect(created({ Status: 'ENABLED' }, assumptions).shown).toEqual({
        Configuration: {
          Status: 'ENABLED',
          BackupType: 'CONTINUOUS',
          RetentionPeriodInDays,
          BackupTagsEnabled: false,
        },
      })
    },
  )

  it('without a retention is refused if that is assumed [backup-retention]', () => {
    const assumptions = { backupRetention: 'ValidationException' }

    expect(refusalToCreate({ Status: 'ENABLED' }, assumptions)).toEqual(
      validationError(
        'backup-retention',
        'RetentionPeriodInDays is required when the Status of BackupConfiguration is ENABLED.',
      ),
    )
    expect(created(threeDays, assumptions).shown).toMatchObject({ Configuration: threeDays })
    expect(created({}, assumptions).shown).toEqual(disabled)
  })

  it.each<Given>([
    { Status: 'DISABLED', BackupType: 'CONTINUOUS' },
    { Status: 'DISABLED', RetentionPeriodInDays: 5 },
    { RetentionPeriodInDays: 5 },
  ])('of %j says what does not count, or is refused [backup-of-disabled]', (given) => {
    expect(created(given).shown).toEqual(disabled)
    expect(refusalToCreate({ ...given }, { backupOfDisabled: 'ValidationException' })).toEqual(
      validationError(
        'backup-of-disabled',
        'BackupType and RetentionPeriodInDays cannot be given when the Status of BackupConfiguration is DISABLED.',
      ),
    )
  })

  it.each([
    [{ Status: 'ON' }, 'status', "'ON'", 'satisfy enum value set: [ENABLED, DISABLED]'],
    [{ BackupType: 'DAILY' }, 'backupType', "'DAILY'", 'satisfy enum value set: [CONTINUOUS]'],
    [
      { RetentionPeriodInDays: 0 },
      'retentionPeriodInDays',
      "'0'",
      'have value greater than or equal to 1',
    ],
    [
      { RetentionPeriodInDays: 31 },
      'retentionPeriodInDays',
      "'31'",
      'have value less than or equal to 30',
    ],
  ])('of %j breaks a constraint of the model [constraints]', (given, member, value, must) => {
    expect(refusalToCreate(given)).toEqual(
      validationError(
        'constraints',
        `1 validation error detected: Value ${value} at 'backupConfiguration.${member}' failed to satisfy constraint: Member must ${must}`,
      ),
    )
  })
})

describe('A backup begins', () => {
  it('when a data store that was created with it becomes ACTIVE [backup-begins]', () => {
    const { fake, DatastoreId, shown } = created(threeDays)
    expect(shown).not.toHaveProperty('BackupEnabledAt')

    fake.settle()

    const at = new Date(fake.clock.now())
    expect(backupOf(fake, DatastoreId)).toEqual({
      Configuration: expect.objectContaining(threeDays) as object,
      BackupEnabledAt: at,
      EarliestRestorePoint: at,
      LatestRestorePoint: at,
    })
  })

  it('never on a data store that is CREATE_FAILED [backup-begins]', () => {
    const { fake, id } = backedUp({ DatastoreStatus: 'CREATE_FAILED' })

    expect(backupOf(fake, id)).not.toHaveProperty('BackupEnabledAt')
  })

  it('when an update enables it, at once [backup-begins] [backup-update]', () => {
    const { fake, id } = backedUp({ BackupConfiguration: {} })
    fake.clock.set(day(1))

    const { DatastoreProperties } = fake.execute('UpdateFHIRDatastore', {
      DatastoreId: id,
      BackupConfiguration: { Status: 'ENABLED' },
    })

    expect(DatastoreProperties.DatastoreStatus).toBe('ACTIVE')
    expect(DatastoreProperties.BackupStatusInfo).toMatchObject({
      Configuration: { Status: 'ENABLED', RetentionPeriodInDays: 7 },
      BackupEnabledAt: day(1),
      LatestRestorePoint: day(1),
    })
  })

  it('at its CreatedAt where a data store was added that stands', () => {
    const { fake, id } = backedUp({ CreatedAt: day(-2) })

    expect(backupOf(fake, id)).toMatchObject({
      BackupEnabledAt: day(-2),
      EarliestRestorePoint: day(-2),
      LatestRestorePoint: day(0),
    })
  })
})
