import { createFakeHealthLake, manualClock, type GivenDatastore } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { notFound, refusal, refusalOf, refused, validationError } from '../operations/refused.ts'
import { unknownId } from '../values.ts'
import { backedUp, backupOf, day, idsIn, patient, restore, threeDays } from './tools.ts'

describe('The points that a data store can be restored to', () => {
  it('go from when its backup began to now, and further back than its retention never [restore-window]', () => {
    const { fake, id } = backedUp()
    const window = () => {
      const { EarliestRestorePoint, LatestRestorePoint } = backupOf(fake, id) as Record<
        string,
        Date
      >
      return [EarliestRestorePoint, LatestRestorePoint]
    }

    fake.clock.set(day(2))
    expect(window()).toEqual([day(0), day(2)])
    fake.clock.set(day(10))
    expect(window()).toEqual([day(7), day(10)])
  })

  it('are told by the clock, to a look, a Describe and a List alike [restore-window]', () => {
    const { fake, id } = backedUp()
    fake.clock.set(day(1))
    const shown = { LatestRestorePoint: day(1) }

    expect(fake.datastore(id)?.BackupStatusInfo).toMatchObject(shown)
    expect(fake.datastores()).toMatchObject([{ BackupStatusInfo: shown }])
    expect(fake.execute('ListFHIRDatastores', {})).toMatchObject({
      DatastorePropertiesList: [{ BackupStatusInfo: shown }],
    })
  })

  it('do not come back when the retention gets longer, and are fewer when it gets shorter [backup-update]', () => {
    const { fake, id } = backedUp()
    const update = (RetentionPeriodInDays: number) =>
      fake.execute('UpdateFHIRDatastore', {
        DatastoreId: id,
        BackupConfiguration: { RetentionPeriodInDays },
      })
    fake.clock.set(day(10))

    update(30)
    fake.clock.set(day(12))
    expect(backupOf(fake, id)).toMatchObject({ EarliestRestorePoint: day(7) })
    update(1)
    expect(backupOf(fake, id)).toMatchObject({ EarliestRestorePoint: day(11) })
  })

  it('include both ends and nothing beside [restore-window]', () => {
    const { fake, id } = backedUp()
    fake.clock.set(day(10))

    for (const point of [day(7), day(8.5), day(10)]) {
      const fork = fake.fork()
      expect(fork.datastore(restore(fork, id, point))).toMatchObject({
        DatastoreStatus: 'CREATING',
      })
    }
  })

  it('have the second in which they begin for their beginning, since boto3 sends whole seconds [restore-window]', () => {
    const clock = manualClock('2025-01-01T00:00:22.597Z')
    const { fake, id, resources } = backedUp({}, { clock })
    resources.put(patient('a'))
    const second = new Date('2025-01-01T00:00:22Z')

    for (const beside of [-1, 1]) {
      expect(() => restore(fake, id, new Date(second.getTime() + beside))).toThrow('is none')
    }
    expect(idsIn(fake, restore(fake, id, second))).toEqual(['a'])
  })

  it.each([
    ['before', new Date(day(7).getTime() - 1), '2025-01-07T23:59:59.999Z'],
    ['after', new Date(day(10).getTime() + 1), '2025-01-11T00:00:00.001Z'],
  ])('are none %s that [restore-window]', (_where, point, shown) => {
    const { fake, id } = backedUp()
    fake.clock.set(day(10))

    expect(refusalOf(() => restore(fake, id, point))).toEqual(
      validationError(
        'restore-window',
        `The data store ${id} can be restored to points from 2025-01-08T00:00:00.000Z to 2025-01-11T00:00:00.000Z; ${shown} is none.`,
      ),
    )
    expect(fake.datastores()).toHaveLength(1)
  })
})

describe('A restore', () => {
  it('of what is not there is refused [unknown-datastore]', () => {
    const { fake, id } = backedUp()

    expect(refusalOf(() => restore(fake, unknownId))).toEqual(notFound(unknownId))
    const RestoreConfiguration = { ContinuousBackupRestoreConfiguration: {} }
    const input = { SourceDatastoreId: id, RestoreConfiguration }
    expect(
      refusalOf(() => fake.execute('RestoreFHIRDatastore', input, { region: 'eu-west-1' })),
    ).toEqual(notFound(id, 'eu-west-1'))
  })

  it.each(['ValidationException', 'ConflictException'] as const)(
    'without a backup is refused with a %s if that is assumed [restore-needs-backup]',
    (restoreWithoutBackup) => {
      const assumptions =
        restoreWithoutBackup === 'ValidationException' ? {} : { restoreWithoutBackup }
      const { fake, id } = backedUp({ BackupConfiguration: {} }, { assumptions })

      expect(refusalOf(() => restore(fake, id))).toEqual(
        refusal(
          restoreWithoutBackup,
          'restore-needs-backup',
          `There is no backup of the data store ${id}.`,
        ),
      )
    },
  )

  it('of a data store that never was ACTIVE is refused [restore-needs-backup]', () => {
    const { fake, id } = backedUp({ DatastoreStatus: 'CREATE_FAILED' })

    expect(refused(() => restore(fake, id)).rule).toBe('restore-needs-backup')
  })

  it.each<NonNullable<GivenDatastore['DatastoreStatus']>>(['CREATING', 'DELETING'])(
    'of one that is %s is a conflict [restore-in-transition]',
    (DatastoreStatus) => {
      const { fake, id } = backedUp({ DatastoreStatus })

      expect(refusalOf(() => restore(fake, id))).toEqual(
        refusal(
          'ConflictException',
          'restore-in-transition',
          `The data store ${id} cannot be restored while it is ${DatastoreStatus}.`,
        ),
      )
    },
  )

  it.each<NonNullable<GivenDatastore['DatastoreStatus']>>(['UPDATING', 'UPDATE_FAILED', 'DELETED'])(
    'of one that is %s is done [restore-in-transition]',
    (DatastoreStatus) => {
      const { fake, id } = backedUp({ DatastoreStatus })

      expect(fake.datastore(restore(fake, id))).toMatchObject({ DatastoreStatus: 'CREATING' })
    },
  )

  it('is a conflict while another of the same data store has not ended [restore-in-progress]', () => {
    const { fake, id } = backedUp()
    const other = fake.addDatastore({ BackupConfiguration: threeDays }).DatastoreId
    const first = restore(fake, id)

    expect(refusalOf(() => restore(fake, id))).toEqual(
      refusal(
        'ConflictException',
        'restore-in-progress',
        `The data store ${id} is being restored already, to ${first}.`,
      ),
    )
    restore(fake, other)
    fake.clock.advance({ minutes: 15 })
    restore(fake, id)
  })

  it('is one again after another of the same data store failed [restore-in-progress]', () => {
    const { fake, id } = backedUp()
    fake.faults.add({
      operation: 'RestoreFHIRDatastore',
      outcome: { kind: 'transition', to: 'CREATE_FAILED' },
    })
    restore(fake, id)
    fake.settle()

    expect(fake.datastore(restore(fake, id))).toMatchObject({ DatastoreStatus: 'CREATING' })
  })

  it('leaves the other data store as it is', () => {
    const { fake, id, resources } = backedUp()
    resources.put(patient('a'))
    const before = fake.datastore(id)

    restore(fake, id)

    expect(fake.datastore(id)).toEqual(before)
    expect(idsIn(fake, id)).toEqual(['a'])
  })

  it.each([
    [
      { RestoreConfiguration: { ContinuousBackupRestoreConfiguration: {} } },
      "Value null at 'sourceDatastoreId' failed to satisfy constraint: Member must not be null",
    ],
    [
      { SourceDatastoreId: unknownId },
      "Value null at 'restoreConfiguration' failed to satisfy constraint: Member must not be null",
    ],
    [
      { SourceDatastoreId: unknownId, RestoreConfiguration: {} },
      "Value 'RestoreConfiguration(continuousBackupRestoreConfiguration=null)' at 'restoreConfiguration' failed to satisfy constraint: Member must have exactly one member set",
    ],
  ])('of %j breaks a constraint of the model [constraints]', (input, says) => {
    const fake = createFakeHealthLake()

    expect(refused(() => fake.execute('RestoreFHIRDatastore', input as never)).message).toContain(
      says,
    )
  })
})
