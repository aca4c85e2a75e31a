import { aws4Interceptor } from 'aws4-axios'
import { create } from 'axios'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { expect, it } from 'vitest'

const client = create({ headers: { 'content-type': 'application/fhir+json' } })
client.interceptors.request.use(
  aws4Interceptor({
    options: { service: 'healthlake', region: 'us-east-1' },
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
  }),
)

interface Patient {
  readonly id: string
  readonly active: boolean
}

/** The code under test: creates a patient, updates it, and reads it as it was at first. */
async function firstVersion(endpoint: string): Promise<Patient> {
  const patient = { resourceType: 'Patient', active: true }
  const { data: made } = await client.post<Patient>(`${endpoint}Patient`, patient)
  await client.put(`${endpoint}Patient/${made.id}`, { ...made, active: false })
  const { data } = await client.get<Patient>(`${endpoint}Patient/${made.id}/_history/1`)
  return data
}

it('reads an earlier version', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreEndpoint } = fake.addDatastore()

  expect(await firstVersion(DatastoreEndpoint)).toMatchObject({ active: true })
  expect(fake.history.map(({ operation }) => operation)).toEqual([
    'CreateResource',
    'UpdateResource',
    'VersionReadResource',
  ])
})
