import {
  ConflictException,
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { MisuseError, createFakeHealthLake, matchers } from 'fake-healthlake'
import { interceptHttp, serve } from 'fake-healthlake/http'
import https from 'node:https'

expect.extend(matchers)

const create = new CreateFHIRDatastoreCommand({
  DatastoreName: 'claims',
  DatastoreTypeVersion: 'R4',
})

test('provisions a data store', async () => {
  const fake = createFakeHealthLake()
  const client = fake.client()
  fake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })

  const { DatastoreId } = await client.send(create)

  const tooEarly = client.send(new DeleteFHIRDatastoreCommand({ DatastoreId }))
  await expect(tooEarly).rejects.toThrow(ConflictException)
  fake.clock.advance({ minutes: 15 })
  expect(fake).toHaveDatastore('claims', { DatastoreStatus: 'ACTIVE' })
  expect(fake).toHaveReceived('CreateFHIRDatastore', { DatastoreName: expect.any(String) })
  fake.verify()
})

test('tells what a matcher misses, with the timeline', () => {
  const fake = createFakeHealthLake()
  fake.execute('ListFHIRDatastores', {})

  expect(() => expect(fake).toHaveReceived('TagResource')).toThrow(
    /has not received TagResource\.\n\nnow 2025-01-01[^]* ListFHIRDatastores \(execute\)/,
  )
  expect(() => expect(fake).toHaveReceived('Nonsense')).toThrow(MisuseError)
})

test('takes Dates of the test environment', () => {
  const fake = createFakeHealthLake()
  const CreatedAfter = new Date('2024-01-01')
  fake.execute('ListFHIRDatastores', { Filter: { CreatedAfter } })
  expect(fake).toHaveReceived('ListFHIRDatastores', { Filter: { CreatedAfter } })
})

test('intercepts clients made out of reach', async () => {
  const fake = createFakeHealthLake()
  const client = new HealthLakeClient({ region: 'eu-west-1' })
  const interception = fake.intercept(HealthLakeClient)
  await client.send(create)
  interception.dispose()
  expect(fake).toHaveDatastore('claims', {}, { region: 'eu-west-1' })
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

test('leads fetch and node:https to the fake', async () => {
  const fake = createFakeHealthLake()
  const interception = interceptHttp(fake)
  const url = `${fake.addDatastore().DatastoreEndpoint}metadata`
  const status = new Promise((resolve, reject) => {
    https
      .get(url, { agent: new https.Agent() }, (response) => resolve(response.statusCode))
      .on('error', reject)
  })

  expect(await status).toBe(401)
  expect(await fetch(url)).toMatchObject({ status: 401 })
  expect(fake.history).toHaveLength(2)
  interception.dispose()
})
