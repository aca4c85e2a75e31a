import { describe, expect, it } from 'vitest'
import { smart } from '../conformance/suite/smart.ts'
import { refused } from '../operations/refused.ts'
import { backedUp, backupOf, day, idsIn, patient, restore, threeDays } from './tools.ts'

describe('A restored data store', () => {
  it('answers as one that is created, and is another one', () => {
    const { fake, id } = backedUp()

    const answer = fake.execute('RestoreFHIRDatastore', {
      SourceDatastoreId: id,
      RestoreConfiguration: { ContinuousBackupRestoreConfiguration: {} },
    })

    const { DatastoreId } = answer
    expect(DatastoreId).not.toBe(id)
    expect(answer).toEqual({
      DatastoreId,
      DatastoreArn: `arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/${DatastoreId}`,
      DatastoreStatus: 'CREATING',
      DatastoreEndpoint: `https://healthlake.us-east-1.amazonaws.com/datastore/${DatastoreId}/r4/`,
    })
  })

  it('is CREATING for 15 minutes, and then ACTIVE [restore-duration] [life-cycle]', () => {
    const { fake, id } = backedUp()
    const restored = restore(fake, id)
    const status = () => fake.datastore(restored)?.DatastoreStatus

    fake.clock.advance({ seconds: 15 * 60 - 1 })
    expect(status()).toBe('CREATING')
    fake.clock.advance({ seconds: 1 })
    expect(status()).toBe('ACTIVE')
  })

  it('takes as long as lifecycle says, also of one with preloaded data [restore-duration]', () => {
    const lifecycle = { restoreDatastore: { minutes: 2 } }
    const given = { PreloadDataConfig: { PreloadDataType: 'SYNTHEA' } } as const
    const { fake, id } = backedUp(given, { lifecycle })
    const restored = restore(fake, id)

    expect(fake.nextTransition()).toMatchObject({ at: '2025-01-01T00:02:00.000Z', to: 'ACTIVE' })
    fake.settle()
    expect(fake.datastore(restored)).not.toHaveProperty('PreloadDataConfig')
    expect(idsIn(fake, restored)).toEqual(idsIn(fake, id))
  })

  it('inherits no configuration [restored-configuration]', () => {
    const { fake, id } = backedUp({
      DatastoreName: 'source',
      SseConfiguration: {
        KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'alias/key' },
      },
      IdentityProviderConfiguration: smart,
      NlpConfiguration: { Status: 'ENABLED' },
      AnalyticsConfiguration: { Status: 'PAUSED' },
      ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
    })
    const restored = restore(fake, id)
    const created = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    const { DatastoreArn: _arn, ...usual } = fake.datastore(created.DatastoreId) ?? {}
    expect(fake.datastore(restored)).toEqual({
      ...usual,
      DatastoreId: restored,
      DatastoreArn: expect.stringContaining(restored) as string,
      DatastoreEndpoint: expect.stringContaining(restored) as string,
    })
    expect(backupOf(fake, restored)).toMatchObject({ Configuration: { Status: 'DISABLED' } })
  })

  it('is as the request says [restored-configuration]', () => {
    const { fake, id } = backedUp()
    const wanted = {
      DatastoreName: 'restored',
      SseConfiguration: {
        KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'alias/key' },
      },
      IdentityProviderConfiguration: smart,
      NlpConfiguration: { Status: 'ENABLED' },
      AnalyticsConfiguration: { Status: 'PAUSED' },
    } as const
    const ProfileConfiguration = { DefaultProfiles: ['us-core-3.1.1'] }

    restore(fake, id, undefined, { ...wanted, ProfileConfiguration })

    expect(fake.datastore('restored')).toMatchObject({ ...wanted, ProfileConfiguration })
  })

  it('cannot have what a Create refuses, and none is made [restored-configuration] [analytics-not-created-disabled]', () => {
    const { fake, id } = backedUp()
    const AnalyticsConfiguration = { Status: 'DISABLED' } as const

    expect(refused(() => restore(fake, id, undefined, { AnalyticsConfiguration })).rule).toBe(
      'analytics-not-created-disabled',
    )
    expect(fake.datastores()).toHaveLength(1)
  })

  it.each([
    [true, ['a=own', 'b=2', 'c=3']],
    [false, ['a=own', 'c=3']],
  ])('has the tags of the other where BackupTagsEnabled is %s [restored-tags]', (enabled, tags) => {
    const { fake, id } = backedUp({
      BackupConfiguration: { ...threeDays, BackupTagsEnabled: enabled },
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    })

    const restored = restore(fake, id, undefined, {
      Tags: [
        { Key: 'a', Value: 'own' },
        { Key: 'c', Value: '3' },
      ],
    })

    const ResourceARN = fake.datastore(restored)?.DatastoreArn ?? ''
    const { Tags } = fake.execute('ListTagsForResource', { ResourceARN })
    expect(Tags?.map(({ Key, Value }) => `${Key}=${Value}`)).toEqual(tags)
  })

  it('counts as a data store of the account, and is refused where there are enough [too-many-datastores]', () => {
    const { fake, id } = backedUp({}, { quotas: { datastores: 2 } })
    restore(fake, id)
    fake.settle()

    expect(refused(() => restore(fake, id)).rule).toBe('too-many-datastores')
    expect(() => fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })).toThrow(
      'which is its quota',
    )
  })

  it('can itself be backed up and restored', () => {
    const { fake, id, resources } = backedUp()
    resources.put(patient('a'))
    const second = restore(fake, id)
    fake.settle()
    fake.execute('UpdateFHIRDatastore', { DatastoreId: second, BackupConfiguration: threeDays })
    fake.resources(second).put(patient('b'))

    const third = restore(fake, second)
    fake.settle()

    expect(idsIn(fake, third)).toEqual(['a', 'b'])
  })
})

describe('A restore that is asked for again with its ClientToken', () => {
  it('is told the same and made once, also while it is in progress [client-token-same-answer]', () => {
    const { fake, id } = backedUp()
    const token = { ClientToken: 'once' }

    const first = restore(fake, id, undefined, token)

    expect(restore(fake, id, undefined, token)).toBe(first)
    fake.settle()
    expect(restore(fake, id, undefined, token)).toBe(first)
    expect(fake.datastores()).toHaveLength(2)
  })

  it('is refused with another point [client-token-mismatch]', () => {
    const { fake, id } = backedUp()
    const token = { ClientToken: 'once' }
    restore(fake, id, undefined, token)

    expect(refused(() => restore(fake, id, day(0), token)).rule).toBe('client-token-mismatch')
  })

  it('may have one that a Create had, and the other way round [client-token-mismatch]', () => {
    const { fake, id } = backedUp()
    const create = (ClientToken: string) =>
      fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', ClientToken }).DatastoreId
    const created = create('once')

    const restored = restore(fake, id, undefined, { ClientToken: 'once' })
    fake.settle()
    const other = restore(fake, id, undefined, { ClientToken: 'twice' })
    fake.restore(fake.snapshot())

    expect(restored).not.toBe(created)
    expect(create('once')).toBe(created)
    expect(create('twice')).not.toBe(other)
    expect(restore(fake, id, undefined, { ClientToken: 'once' })).toBe(restored)
  })
})

describe('A fault rule for a restore', () => {
  it('lets it end in CREATE_FAILED, with its cause and empty [error-cause] [restored-contents]', () => {
    const { fake, id, resources } = backedUp()
    resources.put(patient('a'))
    fake.faults.add({
      operation: 'RestoreFHIRDatastore',
      input: { SourceDatastoreId: id },
      outcome: {
        kind: 'transition',
        to: 'CREATE_FAILED',
        after: { minutes: 1 },
        message: 'No key',
      },
    })

    const restored = restore(fake, id)
    fake.settle()

    expect(fake.clock.now()).toBe(day(0).getTime() + 60_000)
    expect(fake.datastore(restored)).toMatchObject({
      DatastoreStatus: 'CREATE_FAILED',
      ErrorCause: { ErrorMessage: 'No key' },
    })
    expect(idsIn(fake, restored)).toEqual([])
    expect(idsIn(fake, id)).toEqual(['a'])
    fake.verify()
  })

  it('refuses it, and nothing is made', () => {
    const { fake, id } = backedUp()
    fake.faults.add({ operation: 'RestoreFHIRDatastore', outcome: 'ThrottlingException' })

    expect(refused(() => restore(fake, id)).name).toBe('ThrottlingException')
    expect(fake.datastores()).toHaveLength(1)
  })
})

describe('The timeline', () => {
  it('tells a restore with what is made, and one that was refused with what it was of', () => {
    const { fake, id } = backedUp()
    const restored = restore(fake, id)
    expect(refused(() => restore(fake, id)).rule).toBe('restore-in-progress')
    fake.settle()

    expect(fake.timeline().split('\n')).toEqual([
      'now 2025-01-01T00:15:00.000Z',
      '',
      `us-east-1  datastore ${restored}`,
      `  2025-01-01T00:00:00.000Z  RestoreFHIRDatastore of ${id} (execute)`,
      '  2025-01-01T00:15:00.000Z  CREATING → ACTIVE',
      '',
      `us-east-1  datastore ${id}`,
      `  2025-01-01T00:00:00.000Z  RestoreFHIRDatastore of ${id} (execute) ✗ ConflictException [restore-in-progress]`,
    ])
  })
})
