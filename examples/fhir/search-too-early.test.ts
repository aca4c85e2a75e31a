import { AwsClient } from 'aws4fetch'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { expect, it } from 'vitest'

const keys = { accessKeyId: 'anybody', secretAccessKey: 'anything' }
const signer = new AwsClient({ ...keys, service: 'healthlake', retries: 0 })
const headers = { 'content-type': 'application/fhir+json' }
const system = 'http://hospital.example/patients'

/** The code under test: creates the patient with a number, unless a search finds one. */
async function admit(endpoint: string, value: string): Promise<void> {
  const identifier = encodeURIComponent(`${system}|${value}`)
  const found = await signer.fetch(`${endpoint}Patient?identifier=${identifier}`)
  const { entry = [] } = (await found.json()) as { entry?: unknown[] }
  if (entry.length > 0) return
  const body = JSON.stringify({ resourceType: 'Patient', identifier: [{ system, value }] })
  await signer.fetch(`${endpoint}Patient`, { method: 'POST', headers, body })
}

/** The same without a search: the id follows from the number, and the write is refused if that id is taken. */
async function admitById(endpoint: string, value: string): Promise<void> {
  const id = `patient-${value}`
  const body = JSON.stringify({ resourceType: 'Patient', id, identifier: [{ system, value }] })
  const { status } = await signer.fetch(`${endpoint}Patient/${id}`, {
    method: 'PUT',
    headers: { ...headers, 'if-none-match': '*' },
    body,
  })
  if (status !== 201 && status !== 412) throw new Error(`The write was answered with ${status}.`)
}

it.each([
  { program: admit, patients: 2 }, // one too many: the second search came too early
  { program: admitById, patients: 1 },
])('$program.name, called twice within 20 seconds, leaves $patients', async (row) => {
  using fake = createFakeHealthLake({ lifecycle: { searchIndex: { seconds: 20 } } })
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()

  await row.program(DatastoreEndpoint, '77')
  await row.program(DatastoreEndpoint, '77')

  expect(fake.resources(DatastoreId).list('Patient')).toHaveLength(row.patients)
})

it('admit is right once the search index has the first write', async () => {
  using fake = createFakeHealthLake({ lifecycle: { searchIndex: { seconds: 20 } } })
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()

  await admit(DatastoreEndpoint, '77')
  fake.clock.advance({ seconds: 20 })
  await admit(DatastoreEndpoint, '77')

  expect(fake.resources(DatastoreId).list('Patient')).toHaveLength(1)
})
