import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { asking } from './tools.ts'

const disposed =
  'This fake was disposed of, with its clients and interceptions; make a new one with createFakeHealthLake().'

describe('A fake that was disposed of', () => {
  it('serves no more, through any door', async () => {
    const fake = createFakeHealthLake()
    const clients = [fake.client(), fake.directClient(), new HealthLakeClient(fake.clientConfig())]
    const command = new ListFHIRDatastoresCommand({})
    const resources = fake.resources(fake.addDatastore().DatastoreId)

    fake[Symbol.dispose]()

    expect(() => fake.execute('ListFHIRDatastores', {})).toThrow(new MisuseError(disposed))
    for (const client of clients) {
      const error = await client.send(command).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(MisuseError)
      expect(error).toHaveProperty('message', disposed)
    }
    expect(() => fake.addDatastore()).toThrow(new MisuseError(disposed))
    expect(() => resources.put({ resourceType: 'Patient' })).toThrow(new MisuseError(disposed))
    expect(fake.history).toEqual([])
  })

  it('opens no doors either', () => {
    const fake = createFakeHealthLake()
    fake[Symbol.dispose]()

    expect(() => fake.client()).toThrow(new MisuseError(disposed))
    expect(() => fake.clientConfig()).toThrow(new MisuseError(disposed))
    expect(() => fake.directClient()).toThrow(new MisuseError(disposed))
    expect(() => fake.intercept(HealthLakeClient)).toThrow(new MisuseError(disposed))
  })

  it('lets go of what it intercepted', () => {
    const send = Object.getOwnPropertyDescriptor(HealthLakeClient.prototype, 'send')
    const fake = createFakeHealthLake()
    fake.intercept(HealthLakeClient)

    fake[Symbol.dispose]()
    fake[Symbol.dispose]()

    expect(Object.getOwnPropertyDescriptor(HealthLakeClient.prototype, 'send')).toEqual(send)
  })

  it('asserts nothing, and can still be looked at', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'records' })
    expect(asking(fake, 'ListFHIRDatastores', null)).toThrow(MisuseError)

    fake[Symbol.dispose]()

    expect(fake.datastore('records')?.DatastoreStatus).toBe('ACTIVE')
    expect(() => fake.verify()).toThrow(MisuseError)
  })

  it('leaves others alone', () => {
    const [one, other] = [createFakeHealthLake(), createFakeHealthLake()]

    one[Symbol.dispose]()

    expect(other.execute('ListFHIRDatastores', {})).toEqual({ DatastorePropertiesList: [] })
  })
})
