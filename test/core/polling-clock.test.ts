import { createFakeHealthLake, MisuseError, pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { start } from '../values.ts'

describe('pollingClock', () => {
  it('starts where a manualClock does, and is moved by hand like one', () => {
    const clock = pollingClock()

    expect(clock.now()).toBe(start)
    expect(clock.polls).toBe(1)
    clock.advance({ seconds: 1 })
    expect(clock.now()).toBe(start + 1000)
    expect(pollingClock({ start: 5, polls: 3 }).now()).toBe(5)
  })

  it.each([0, -1, 1.5, Number.NaN, Infinity])('refuses %d polls', (polls) => {
    expect(() => pollingClock({ polls })).toThrow(
      new MisuseError(`pollingClock: polls is ${polls}; give a whole number, 1 or more.`),
    )
  })

  it('refuses options that there are not', () => {
    const options = { poll: 3 } as object

    expect(() => pollingClock(options)).toThrow(
      new MisuseError(
        'pollingClock: there is no member poll. Did you mean polls? There are start and polls.',
      ),
    )
  })

  it('finishes at the first Describe if nothing else is asked for', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    const { DatastoreProperties } = fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(DatastoreProperties.DatastoreStatus).toBe('ACTIVE')
    expect(fake.clock.now()).toBe(start + 15 * 60_000)
  })

  it('finishes at the last of the polls, in equal steps', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 4 }) })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    const seen = [1, 2, 3, 4, 5].map(() => {
      const { DatastoreProperties } = fake.execute('DescribeFHIRDatastore', { DatastoreId })
      return [DatastoreProperties.DatastoreStatus, (fake.clock.now() - start) / 60_000]
    })

    expect(seen).toEqual([
      ['CREATING', 3.75],
      ['CREATING', 7.5],
      ['CREATING', 11.25],
      ['ACTIVE', 15],
      ['ACTIVE', 15],
    ])
  })

  it('takes the share of the time that is left', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 2 }) })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    fake.clock.advance({ minutes: 5 })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.clock.now()).toBe(start + 10 * 60_000)
  })

  it('stays at whole milliseconds', () => {
    const clock = pollingClock({ polls: 3 })
    const fake = createFakeHealthLake({ clock, lifecycle: { createDatastore: 100 } })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    const seen = [1, 2, 3].map(() => {
      fake.execute('DescribeFHIRDatastore', { DatastoreId })
      return clock.now() - start
    })

    expect(seen).toEqual([33, 66, 100])
  })

  it('counts again for what is unfinished again', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 2 }) })
    const { DatastoreId } = fake.addDatastore()
    const poll = () =>
      fake.execute('DescribeFHIRDatastore', { DatastoreId }).DatastoreProperties.DatastoreStatus

    fake.execute('UpdateFHIRDatastore', { DatastoreId, NlpConfiguration: { Status: 'ENABLED' } })
    const seen = [poll(), poll(), poll()]
    fake.execute('DeleteFHIRDatastore', { DatastoreId })
    seen.push(poll(), poll(), poll())

    expect(seen).toEqual(['UPDATING', 'ACTIVE', 'ACTIVE', 'DELETING', 'DELETED', 'DELETED'])
  })

  it('counts an update anew, whatever was polled before', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 3 }) })
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    const poll = () =>
      fake.execute('DescribeFHIRDatastore', { DatastoreId }).DatastoreProperties.DatastoreStatus
    const update = (Status: 'ENABLED' | 'DISABLED') =>
      fake.execute('UpdateFHIRDatastore', { DatastoreId, NlpConfiguration: { Status } })

    expect([poll(), poll(), poll(), poll()]).toEqual(['CREATING', 'CREATING', 'ACTIVE', 'ACTIVE'])
    for (const status of ['ENABLED', 'DISABLED'] as const) {
      update(status)
      expect([poll(), poll(), poll()]).toEqual(['UPDATING', 'UPDATING', 'ACTIVE'])
    }
  })

  it('counts a restore for itself, whatever the other data store was polled', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 3 }) })
    const { DatastoreId } = fake.addDatastore({ BackupConfiguration: { Status: 'ENABLED' } })
    const poll = (id: string) =>
      fake.execute('DescribeFHIRDatastore', { DatastoreId: id }).DatastoreProperties.DatastoreStatus
    poll(DatastoreId)
    const restored = fake.execute('RestoreFHIRDatastore', {
      SourceDatastoreId: DatastoreId,
      RestoreConfiguration: { ContinuousBackupRestoreConfiguration: {} },
    }).DatastoreId

    expect(poll(DatastoreId)).toBe('ACTIVE')
    const seen = [poll(restored), poll(restored), poll(restored)]
    expect(seen).toEqual(['CREATING', 'CREATING', 'ACTIVE'])
  })

  it('moves on by a List, for each data store of the region that is unfinished', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 2 }) })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    fake.addDatastore({ DatastoreStatus: 'DELETING' })
    fake.addDatastore()
    const statuses = () =>
      fake
        .execute('ListFHIRDatastores', {})
        .DatastorePropertiesList.map(({ DatastoreStatus }) => DatastoreStatus)

    const seen = [statuses(), statuses()]

    // Half of the longest time that is left is past the whole of the shorter.
    expect(seen).toEqual([
      ['ACTIVE', 'DELETED', 'CREATING'],
      ['ACTIVE', 'DELETED', 'ACTIVE'],
    ])
    expect(fake.clock.now()).toBe(start + 15 * 60_000)
  })

  it('does not move on by a Describe of something finished', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore()
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    fake.addDatastore({ DatastoreStatus: 'DELETED' })

    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.clock.now()).toBe(start)
  })

  it('does not move on by anything in another region', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    fake.execute('ListFHIRDatastores', {}, { region: 'eu-west-1' })

    expect(fake.clock.now()).toBe(start)
  })

  it('does not move on by a request that is refused, or by one that looks at nothing', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    expect(() => fake.execute('DescribeFHIRDatastore', { DatastoreId: 'x' })).toThrow(
      'no data store',
    )
    expect(() => fake.execute('DeleteFHIRDatastore', { DatastoreId })).toThrow('CREATING')
    expect(() => fake.execute('ListFHIRDatastores', { MaxResults: 0 })).toThrow('validation error')
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    expect(fake.clock.now()).toBe(start)
  })

  it('does not move on by looking without a request', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    fake.datastore(DatastoreId)
    fake.datastores()
    fake.nextTransition()

    expect(fake.clock.now()).toBe(start)
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('CREATING')
  })

  it('does not move on for what is stuck', () => {
    const clock = pollingClock()
    const fake = createFakeHealthLake({ clock, lifecycle: { createDatastore: Infinity } })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    const { DatastoreProperties } = fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(DatastoreProperties.DatastoreStatus).toBe('CREATING')
    expect(clock.now()).toBe(start)
  })

  it('lets everything else happen that is due by then, in all regions', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })
    const other = fake.addDatastore({ DatastoreStatus: 'DELETING' }, { region: 'eu-west-1' })

    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.datastore(other.DatastoreId, { region: 'eu-west-1' })?.DatastoreStatus).toBe(
      'DELETED',
    )
  })

  it('notes in the history when the request came, and what it was answered', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.history).toMatchObject([
      {
        at: '2025-01-01T00:00:00.000Z',
        output: { DatastoreProperties: { DatastoreStatus: 'ACTIVE' } },
      },
    ])
  })
})
