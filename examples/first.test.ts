import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { AwsClient } from 'aws4fetch'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { expect, it } from 'vitest'

const keys = { accessKeyId: 'anybody', secretAccessKey: 'anything' }
const signer = new AwsClient({ ...keys, service: 'healthlake', retries: 0 })
const headers = { 'content-type': 'application/fhir+json' }
const body = JSON.stringify({ resourceType: 'Patient', id: 'p1', active: true })

it('keeps a patient in a data store', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake) // requests to HealthLake's hosts do not leave the process
  const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

  const { DatastoreEndpoint } = await fake.client().send(create) // AWS's own client
  expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'CREATING' }])

  fake.clock.advance({ minutes: 15 }) // the test owns the clock,
  const url = `${DatastoreEndpoint}Patient/p1` // requests are signed and sent as always,
  expect(await signer.fetch(url, { method: 'PUT', headers, body })).toHaveProperty('status', 201)

  fake.faults.add({ operation: 'ReadResource', outcome: 'ThrottlingException' })
  expect(await signer.fetch(url)).toHaveProperty('status', 429) // and what goes wrong
  expect(await (await signer.fetch(url)).json()).toMatchObject({ meta: { versionId: '1' } })
  fake.verify() // every fault rule was used
})
