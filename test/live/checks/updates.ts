import { expect, it } from 'vitest'
import { describeStore, refusalOf, statusOf, untilIs } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'

/** Updates of the shared data store, which is ACTIVE. */
export function updateChecks({ account, first, name }: Ground): void {
  const id = () => first().DatastoreId

  it('an update leaves alone what it does not name [update-leaves-the-rest]', async () => {
    const before = await describeStore(account, id())

    await account.send('UpdateFHIRDatastore', { DatastoreId: id() })

    expect(await describeStore(account, id())).toEqual(before)
  })

  it('asking for what is so already changes nothing [update-to-the-same]', async () => {
    await account.send('UpdateFHIRDatastore', {
      DatastoreId: id(),
      AnalyticsConfiguration: { Status: 'ENABLED' },
    })

    expect(await statusOf(account, id())).toBe('ACTIVE')
  })

  it('a change of analytics takes its time [update-takes-time]', async () => {
    const { DatastoreProperties } = await account.send('UpdateFHIRDatastore', {
      DatastoreId: id(),
      AnalyticsConfiguration: { Status: 'PAUSED' },
    })

    expect(DatastoreProperties).toMatchObject({
      DatastoreStatus: 'UPDATING',
      AnalyticsConfiguration: { Status: 'PAUSING' },
    })
  })

  it('a store that is UPDATING cannot be deleted, and is ACTIVE again [conflict-in-transition] [life-cycle]', async () => {
    const deleting = account.send('DeleteFHIRDatastore', { DatastoreId: id() })

    expect((await refusalOf(account, deleting)).name).toBe('ConflictException')
    await untilIs(account, id(), 'ACTIVE')
    expect(await describeStore(account, id())).toMatchObject({
      AnalyticsConfiguration: { Status: 'PAUSED' },
    })
  })

  it('a name changes at once [update-at-once]', async () => {
    const DatastoreName = name('renamed')

    const { DatastoreProperties } = await account.send('UpdateFHIRDatastore', {
      DatastoreId: id(),
      DatastoreName,
    })

    expect(DatastoreProperties).toMatchObject({ DatastoreName, DatastoreStatus: 'ACTIVE' })
  })
}
