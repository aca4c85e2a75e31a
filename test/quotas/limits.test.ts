import { MisuseError, createFakeHealthLake, type FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

const create = { DatastoreTypeVersion: 'R4' } as const

function importInto(DatastoreId: string) {
  return {
    DatastoreId,
    InputDataConfig: { S3Uri: 's3://bucket/in' },
    JobOutputDataConfig: { S3Configuration: { S3Uri: 's3://bucket/out', KmsKeyId: 'alias/key' } },
    DataAccessRoleArn: 'arn:aws:iam::123456789012:role/data',
  }
}

describe('The quota of data stores', () => {
  it('is 20 as AWS documents it, DELETED ones not counted [too-many-datastores]', () => {
    const fake = createFakeHealthLake({ quotas: 'aws' })
    fake.addDatastore({ DatastoreStatus: 'DELETED' })
    for (let count = 0; count < 19; count += 1) fake.addDatastore()

    fake.execute('CreateFHIRDatastore', create)
    fake.clock.advance({ minutes: 1 })
    expect(() => fake.execute('CreateFHIRDatastore', create)).toThrow(
      expect.objectContaining({
        name: 'ValidationException',
        rule: 'too-many-datastores',
      }) as Error,
    )
    expect(fake.datastores()).toHaveLength(21)
  })

  it('refuses with a ThrottlingException if that is assumed [too-many-datastores]', () => {
    const fake = createFakeHealthLake({
      quotas: { datastores: 1 },
      assumptions: { tooManyDatastores: 'ThrottlingException' },
    })
    fake.execute('CreateFHIRDatastore', create)

    expect(() => fake.execute('CreateFHIRDatastore', create)).toThrow(
      expect.objectContaining({ name: 'ThrottlingException' }) as Error,
    )
  })

  it('is there for each region', () => {
    const fake = createFakeHealthLake({ quotas: { datastores: 1 } })
    fake.execute('CreateFHIRDatastore', create)

    expect(
      fake.execute('CreateFHIRDatastore', create, { region: 'eu-west-1' }).DatastoreStatus,
    ).toBe('CREATING')
  })
})

describe('The quota of waiting jobs', () => {
  it('counts the jobs of a kind that wait for the same store [too-many-queued-jobs]', () => {
    const fake = createFakeHealthLake({ quotas: { queuedImportJobs: 1, queuedExportJobs: 1 } })
    const { DatastoreId } = fake.addDatastore()
    fake.execute('StartFHIRImportJob', importInto(DatastoreId))
    const { JobOutputDataConfig, DataAccessRoleArn } = importInto(DatastoreId)
    const exportFrom = { DatastoreId, OutputDataConfig: JobOutputDataConfig, DataAccessRoleArn }
    fake.execute('StartFHIRExportJob', exportFrom)

    const refusal = expect.objectContaining({
      name: 'ThrottlingException',
      rule: 'too-many-queued-jobs',
    }) as Error
    expect(() => fake.execute('StartFHIRImportJob', importInto(DatastoreId))).toThrow(refusal)
    expect(() => fake.execute('StartFHIRExportJob', exportFrom)).toThrow(refusal)

    fake.step()
    expect(fake.execute('StartFHIRImportJob', importInto(DatastoreId)).JobStatus).toBe('SUBMITTED')
  })
})

describe('The rate of an operation', () => {
  it('is one Create a minute as AWS documents it [rate-quota]', () => {
    const fake = createFakeHealthLake({ quotas: 'aws' })
    fake.execute('CreateFHIRDatastore', create)
    const tooFast = expect.objectContaining({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      rule: 'rate-quota',
    }) as Error

    fake.clock.advance({ seconds: 59 })
    expect(() => fake.execute('CreateFHIRDatastore', create)).toThrow(tooFast)
    fake.clock.advance({ seconds: 1 })
    expect(fake.execute('CreateFHIRDatastore', create).DatastoreStatus).toBe('CREATING')
    expect(fake.history[1]?.attempts[0]?.quota).toBe('rate-quota')
  })

  it('lets pass at once what a second brings, and refuses before it validates [rate-quota]', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { DescribeFHIRDatastore: 2 } } })
    const describeNothing = () => fake.execute('DescribeFHIRDatastore', { DatastoreId: '' })
    const names = [1, 2, 3].map(() => {
      try {
        return describeNothing().DatastoreProperties.DatastoreId
      } catch (error) {
        return (error as Error).name
      }
    })

    expect(names).toEqual(['ValidationException', 'ValidationException', 'ThrottlingException'])
  })
})

describe('quotas', () => {
  it.each([
    ['all', "quotas is 'all'; give 'none', 'aws' or a table."],
    [{ datastore: 5 }, 'Did you mean datastores?'],
    [{ datastores: 0 }, 'quotas: datastores is 0; give a number above 0.'],
    [{ rates: { TagResourse: 1 } }, 'Did you mean TagResource?'],
    [{ rates: { TagResource: Number.NaN } }, 'TagResource is NaN'],
  ])('refuses %j', (quotas, message) => {
    const make = () => createFakeHealthLake({ quotas } as FakeHealthLakeOptions)

    expect(make).toThrow(MisuseError)
    expect(make).toThrow(message)
  })
})
