import { describe, expect, it } from 'vitest'
import type { Door, OpenDoor } from '../door.ts'
import {
  create,
  createActive,
  describeStore,
  idsOf,
  refusalOf,
  statusOf,
  untilIs,
} from './tools.ts'

const backup = { Status: 'ENABLED', BackupType: 'CONTINUOUS', RetentionPeriodInDays: 3 } as const

function restore({ send }: OpenDoor, SourceDatastoreId: string, RestorePointTime?: Date) {
  const point = RestorePointTime === undefined ? {} : { RestorePointTime }
  return send('RestoreFHIRDatastore', {
    SourceDatastoreId,
    RestoreConfiguration: { ContinuousBackupRestoreConfiguration: point },
    DatastoreName: 'restored',
    Tags: [{ Key: 'from', Value: 'backup' }],
  })
}

export function restoreBehaviour(door: Door): void {
  describe('RestoreFHIRDatastore', () => {
    it('makes a data store that becomes ACTIVE, at a point that was told [restore-window] [life-cycle]', async () => {
      const open = door.open()
      const source = await createActive(open, { BackupConfiguration: backup })
      const { BackupStatusInfo } = await describeStore(open, source)
      expect(BackupStatusInfo).toEqual({
        Configuration: { ...backup, BackupTagsEnabled: false },
        BackupEnabledAt: expect.any(Date),
        EarliestRestorePoint: expect.any(Date),
        LatestRestorePoint: expect.any(Date),
      })

      const answer = await restore(open, source, BackupStatusInfo?.LatestRestorePoint)

      const { DatastoreId: id } = answer
      expect(answer).toEqual({
        DatastoreId: id,
        DatastoreArn: `arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/${id}`,
        DatastoreStatus: 'CREATING',
        DatastoreEndpoint: `https://healthlake.us-east-1.amazonaws.com/datastore/${id}/r4/`,
      })
      expect(await statusOf(open, id)).toBe('CREATING')
      await untilIs(open, id, 'ACTIVE')
      const { Tags } = await open.send('ListTagsForResource', { ResourceARN: answer.DatastoreArn })
      expect(Tags).toEqual([{ Key: 'from', Value: 'backup' }])
      expect(await idsOf(open, { Filter: { DatastoreName: 'restored' } })).toEqual([id])
    })

    it('is a conflict while one goes on, and not after that [restore-in-progress]', async () => {
      const open = door.open()
      const source = await createActive(open, { BackupConfiguration: backup })
      const { DatastoreId: id } = await restore(open, source)

      expect(await refusalOf(door, restore(open, source))).toEqual({
        name: 'ConflictException',
        message: `The data store ${source} is being restored already, to ${id}.`,
        fault: 'client',
        statusCode: 400,
      })
      await untilIs(open, id, 'ACTIVE')
      await restore(open, source)
    })

    it('is refused without a backup, and of one that is CREATING [restore-needs-backup] [restore-in-transition]', async () => {
      const open = door.open()
      const source = await create(open)

      const early = await refusalOf(door, restore(open, source))
      await untilIs(open, source, 'ACTIVE')
      const late = await refusalOf(door, restore(open, source))

      expect([early.name, late.name]).toEqual(['ConflictException', 'ValidationException'])
      expect(await idsOf(open)).toEqual([source])
    })

    it('brings a deleted data store back, which shows how long it can be [deleted-backup]', async () => {
      const open = door.open()
      const source = await createActive(open, { BackupConfiguration: backup })
      await open.send('DeleteFHIRDatastore', { DatastoreId: source })
      await untilIs(open, source, 'DELETED')

      const { BackupStatusInfo } = await describeStore(open, source)
      expect(BackupStatusInfo?.ScheduledPermanentDeletionTime).toBeInstanceOf(Date)
      const { DatastoreId: id } = await restore(open, source)
      await untilIs(open, id, 'ACTIVE')
    })
  })
}
