import { Client } from 'fhir-kit-client'
import { describe, expect, it } from 'vitest'
import { authorizationFor } from '../wire/tools.ts'
import { clients } from './clients.ts'
import { intercepting } from './tools.ts'

const headers = {
  authorization: authorizationFor('us-east-1'),
  'x-amz-date': '20250101T000000Z',
}

const patient = { resourceType: 'Patient', id: 'p1', name: [{ family: 'Müller' }] }

describe.each(Object.entries(clients))('%s', (_name, send) => {
  it('writes a resource to the endpoint that a data store names, and reads it', async () => {
    const fake = intercepting()
    const { DatastoreId: id, DatastoreEndpoint: endpoint } = fake.addDatastore()
    const url = `${endpoint}Patient/p1`
    const sent = { ...headers, 'content-type': 'application/fhir+json' }

    const written = await send({ url, method: 'PUT', headers: sent, body: JSON.stringify(patient) })
    const read = await send({ url, method: 'GET', headers })

    expect({ written: written.status, read: read.status }).toEqual({ written: 201, read: 200 })
    expect(JSON.parse(read.text)).toMatchObject(patient)
    expect(fake.resources(id).get('Patient', 'p1')).toMatchObject(patient)
    expect(fake.history.map(({ operation, door }) => `${operation} ${door}`)).toEqual([
      'UpdateResource http',
      'ReadResource http',
    ])
  })
})

it('fhir-kit-client creates, reads, updates and deletes', async () => {
  const fake = intercepting()
  const { DatastoreEndpoint: baseUrl } = fake.addDatastore()
  const client = new Client({ baseUrl, customHeaders: headers })
  const resourceType = 'Patient'

  const created = await client.create({ resourceType, body: { resourceType } })
  const id = String(created['id'])
  await client.update({ resourceType, id, body: { ...patient, id } })
  expect(await client.read({ resourceType, id })).toMatchObject({ ...patient, id })
  await client.delete({ resourceType, id })

  await expect(client.read({ resourceType, id })).rejects.toHaveProperty('response.status', 410)
})
