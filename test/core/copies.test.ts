import { CreateFHIRDatastoreCommand, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

describe('Values', () => {
  it('of an input may change after the call, and nothing else does', () => {
    const fake = createFakeHealthLake()
    const DefaultProfiles = ['us-core-3.1.1']
    const Tags = [{ Key: 'k', Value: 'v' }]
    const input = {
      DatastoreTypeVersion: 'R4' as const,
      DatastoreName: 'kept',
      ProfileConfiguration: { DefaultProfiles },
      Tags,
    }
    const { DatastoreId, DatastoreArn } = fake.execute('CreateFHIRDatastore', input)

    input.DatastoreName = 'changed'
    DefaultProfiles.push('changed')
    Tags.splice(0, 1, { Key: 'changed', Value: 'changed' })

    expect(fake.datastore(DatastoreId)).toMatchObject({
      DatastoreName: 'kept',
      ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
    })
    expect(fake.history[0]?.input).toEqual({
      DatastoreTypeVersion: 'R4',
      DatastoreName: 'kept',
      ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
      Tags: [{ Key: 'k', Value: 'v' }],
    })
    expect(fake.execute('ListTagsForResource', { ResourceARN: DatastoreArn })).toEqual({
      Tags: [{ Key: 'k', Value: 'v' }],
    })
  })

  it('of an input that is frozen are taken all the same, and it is left as it is', () => {
    const fake = createFakeHealthLake()
    const Filter = Object.freeze({ CreatedAfter: Object.freeze(new Date(0)) })
    const input = Object.freeze({ Filter })
    fake.addDatastore()

    expect(fake.execute('ListFHIRDatastores', input).DatastorePropertiesList).toHaveLength(1)
    expect(input).toEqual({ Filter: { CreatedAfter: new Date(0) } })
  })

  it('of a Date in an input may change after the call', () => {
    const fake = createFakeHealthLake()
    const CreatedAfter = new Date(0)
    fake.execute('ListFHIRDatastores', { Filter: { CreatedAfter } })

    CreatedAfter.setTime(1e12)

    expect(fake.history[0]?.input).toEqual({ Filter: { CreatedAfter: '1970-01-01T00:00:00.000Z' } })
  })

  it('of an output may be changed, and nothing else does', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({
      DatastoreName: 'kept',
      ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
    })
    const before = fake.datastore(DatastoreId)

    for (const shown of [
      fake.execute('DescribeFHIRDatastore', { DatastoreId }).DatastoreProperties,
      fake.execute('ListFHIRDatastores', {}).DatastorePropertiesList[0],
      fake.execute('UpdateFHIRDatastore', { DatastoreId }).DatastoreProperties,
      fake.datastore(DatastoreId),
      fake.datastores()[0],
    ]) {
      shown?.CreatedAt?.setTime(0)
      Object.assign(shown?.SseConfiguration?.KmsEncryptionConfig ?? {}, { KmsKeyId: 'changed' })
      Object.assign(shown?.ProfileConfiguration?.DefaultProfiles ?? [], { 0: 'changed' })
      Object.assign(shown ?? {}, { DatastoreName: 'changed' })
    }

    expect(fake.datastore(DatastoreId)).toEqual(before)
    expect(fake.history[0]?.output).toMatchObject({
      DatastoreProperties: {
        DatastoreName: 'kept',
        CreatedAt: '2025-01-01T00:00:00.000Z',
        ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
      },
    })
  })

  it('of what was arranged may change afterwards, given and shown', () => {
    const fake = createFakeHealthLake()
    const CreatedAt = new Date('2024-01-01')
    const ErrorCause = { ErrorMessage: 'kept' }
    const added = fake.addDatastore({ DatastoreStatus: 'CREATE_FAILED', CreatedAt, ErrorCause })
    const { DatastoreId } = added

    CreatedAt.setTime(0)
    ErrorCause.ErrorMessage = 'changed'
    added.CreatedAt?.setTime(0)
    Object.assign(added.ErrorCause ?? {}, { ErrorMessage: 'changed' })

    expect(fake.datastore(DatastoreId)).toMatchObject({
      CreatedAt: new Date('2024-01-01'),
      ErrorCause: { ErrorMessage: 'kept' },
    })
  })

  it('of a list of data stores may be thrown away', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore()

    fake.datastores().pop()
    fake.execute('ListFHIRDatastores', {}).DatastorePropertiesList.pop()

    expect(fake.datastores()).toHaveLength(1)
  })

  it('of transitions may be changed', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    Object.assign(fake.nextTransition() ?? {}, { at: 'changed', to: 'changed' })

    expect(fake.settle()).toMatchObject([{ at: '2025-01-01T00:15:00.000Z', to: 'ACTIVE' }])
  })

  it('go through a directClient as copies too', async () => {
    const fake = createFakeHealthLake()
    const client = fake.directClient()
    const Tags = [{ Key: 'k', Value: 'v' }]
    const command = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4', Tags })
    await client.send(command)
    Tags.pop()
    const page = await client.send(new ListFHIRDatastoresCommand({}))

    page.DatastorePropertiesList?.[0]?.CreatedAt?.setTime(0)
    page.DatastorePropertiesList?.pop()

    expect(fake.datastores()).toMatchObject([{ CreatedAt: new Date('2025-01-01') }])
    expect(fake.history[0]?.input).toMatchObject({ Tags: [{ Key: 'k', Value: 'v' }] })
  })
})
