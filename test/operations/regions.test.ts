import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { notFound, refused } from './refused.ts'

const id = '0'.repeat(32)

describe('A region', () => {
  it.each([
    ['us-east-1', 'aws', 'healthlake.us-east-1.amazonaws.com'],
    ['eu-west-2', 'aws', 'healthlake.eu-west-2.amazonaws.com'],
    ['ap-southeast-2', 'aws', 'healthlake.ap-southeast-2.amazonaws.com'],
    ['cn-north-1', 'aws-cn', 'healthlake.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'aws-us-gov', 'healthlake.us-gov-west-1.amazonaws.com'],
    ['us-iso-east-1', 'aws-iso', 'healthlake.us-iso-east-1.c2s.ic.gov'],
    ['us-isob-east-1', 'aws-iso-b', 'healthlake.us-isob-east-1.sc2s.sgov.gov'],
    ['xx-new-9', 'aws', 'healthlake.xx-new-9.amazonaws.com'],
  ])(
    '%s is of the partition %s [endpoint-partition] [datastore-arn] [every-region]',
    (region, partition, host) => {
      const fake = createFakeHealthLake({ region })

      expect(fake.addDatastore({ DatastoreId: id })).toMatchObject({
        DatastoreArn: `arn:${partition}:healthlake:${region}:123456789012:datastore/fhir/${id}`,
        DatastoreEndpoint: `https://${host}/datastore/${id}/r4/`,
      })
    },
  )

  it('has a state of its own [every-region]', () => {
    const fake = createFakeHealthLake()
    const here = fake.addDatastore({ DatastoreName: 'records' })
    const there = fake.addDatastore({ DatastoreName: 'records' }, { region: 'eu-west-1' })

    expect(fake.datastores()).toEqual([here])
    expect(fake.datastores({ region: 'eu-west-1' })).toEqual([there])
    expect(fake.datastore('records')).toEqual(here)
    expect(fake.datastore('records', { region: 'eu-west-1' })).toEqual(there)
    expect(fake.execute('ListFHIRDatastores', {}, { region: 'eu-west-1' })).toEqual({
      DatastorePropertiesList: [there],
    })
    expect(fake.datastores({ region: 'ap-south-1' })).toEqual([])
    expect(fake.datastore('records', { region: 'ap-south-1' })).toBeUndefined()
    const { DatastoreId } = here
    expect(
      refused(() =>
        fake.execute('DescribeFHIRDatastore', { DatastoreId }, { region: 'eu-west-1' }),
      ),
    ).toMatchObject(notFound(DatastoreId, 'eu-west-1'))
  })

  it('may have a data store of the same id as another', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreId: id })
    fake.addDatastore({ DatastoreId: id, DatastoreStatus: 'CREATING' }, { region: 'eu-west-1' })

    fake.execute('DeleteFHIRDatastore', { DatastoreId: id })
    fake.settle()

    expect(fake.datastore(id)?.DatastoreStatus).toBe('DELETED')
    expect(fake.datastore(id, { region: 'eu-west-1' })?.DatastoreStatus).toBe('ACTIVE')
  })

  it('shares one time with the others', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreStatus: 'CREATING' }, { region: 'us-west-2' })
    fake.addDatastore({ DatastoreStatus: 'DELETING' }, { region: 'eu-west-1' })

    expect(fake.settle().map(({ region, to }) => [region, to])).toEqual([
      ['eu-west-1', 'DELETED'],
      ['us-west-2', 'ACTIVE'],
    ])
  })
})

describe('An account', () => {
  it('is the one that the fake was made with [datastore-arn]', () => {
    const fake = createFakeHealthLake({ accountId: '000000000042' })

    expect(fake.accountId).toBe('000000000042')
    expect(fake.addDatastore({ DatastoreId: id }).DatastoreArn).toBe(
      `arn:aws:healthlake:us-east-1:000000000042:datastore/fhir/${id}`,
    )
  })
})

describe('An origin of data stores', () => {
  it.each(['http://localhost:4599', 'https://fhir.example'])(
    'of %s is in the place of the one of AWS [datastore-endpoint]',
    (datastoreOrigin) => {
      const fake = createFakeHealthLake({ datastoreOrigin })

      const created = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
      const elsewhere = fake.addDatastore({ DatastoreId: id }, { region: 'cn-north-1' })

      expect(created.DatastoreEndpoint).toBe(
        `${datastoreOrigin}/datastore/${created.DatastoreId}/r4/`,
      )
      expect(elsewhere.DatastoreEndpoint).toBe(`${datastoreOrigin}/datastore/${id}/r4/`)
    },
  )
})
