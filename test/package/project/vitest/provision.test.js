import {
  ConflictException,
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { MisuseError, createFakeHealthLake, matchers, pollingClock } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { test, matchers as theSameMatchers } from 'fake-healthlake/vitest'
import { describe, expect } from 'vitest'

const create = new CreateFHIRDatastoreCommand({
  DatastoreName: 'claims',
  DatastoreTypeVersion: 'R4',
})

test('provisions a data store', async ({ healthlake }) => {
  const client = healthlake.client()
  healthlake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })

  const { DatastoreId } = await client.send(create)

  const tooEarly = client.send(new DeleteFHIRDatastoreCommand({ DatastoreId }))
  await expect(tooEarly).rejects.toThrow(ConflictException)
  healthlake.clock.advance({ minutes: 15 })
  expect(healthlake).toHaveDatastore('claims', { DatastoreStatus: 'ACTIVE' })
  expect(healthlake).toHaveReceived('CreateFHIRDatastore', { DatastoreName: 'claims' })
})

test('is a fresh fake, whose mistakes are MisuseErrors of the main entry', ({ healthlake }) => {
  expect(healthlake.history).toEqual([])
  expect(() => healthlake.faults.add({ outcome: 'Nonsense' })).toThrow(MisuseError)
  expect(theSameMatchers).toBe(matchers)
})

describe('with another clock', () => {
  test.override('healthlakeOptions', () => ({ clock: pollingClock() }))

  test('finishes what is looked at', ({ healthlake }) => {
    const { DatastoreId } = healthlake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
    })
    healthlake.execute('DescribeFHIRDatastore', { DatastoreId })
    expect(healthlake).toHaveDatastore(DatastoreId, { DatastoreStatus: 'ACTIVE' })
  })
})

test('intercepts clients made out of reach', async ({ healthlake }) => {
  const client = new HealthLakeClient({ region: 'eu-west-1' })
  const interception = healthlake.intercept(HealthLakeClient)
  await client.send(create)
  interception.dispose()
  expect(healthlake).toHaveDatastore('claims', {}, { region: 'eu-west-1' })
})

// As code has it that nobody can reach from outside.
const outOfReach = new HealthLakeClient({ region: 'eu-west-1' })

test.concurrent.each([1, 2])('concurrent tests have a fake each: %i', async (stores) => {
  const fake = createFakeHealthLake({ region: 'eu-west-1' })
  for (let added = 0; added < stores; added += 1) fake.addDatastore()
  const interception = fake.intercept(HealthLakeClient)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const { DatastorePropertiesList } = await outOfReach.send(new ListFHIRDatastoresCommand({}))
  await new Promise((resolve) => setTimeout(resolve, 50))
  interception.dispose()
  expect(DatastorePropertiesList).toHaveLength(stores)
})

test('is served over HTTP', async () => {
  const server = await serve(createFakeHealthLake())
  const health = await fetch(`${server.url}/_fake/health`)
  expect(await health.json()).toMatchObject({ status: 'ok' })
  await server.close()
})
