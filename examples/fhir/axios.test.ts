import axios from 'axios'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { expect, it } from 'vitest'
import { signed } from './sign.ts'

interface Bundle {
  readonly entry: readonly { readonly resource?: object; readonly request: object }[]
}

/** The code under test: tells how often a resource was written or deleted. */
async function changesOf(url: string): Promise<number> {
  const history = `${url}/_history`
  const { headers } = await signed('GET', history)
  const { data } = await axios.get<Bundle>(history, { headers })
  return data.entry.length
}

it('counts versions and deletions', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  const resources = fake.resources(DatastoreId)
  resources.put({ resourceType: 'Patient', id: 'p1', gender: 'female' })
  resources.put({ resourceType: 'Patient', id: 'p1', gender: 'unknown' })
  resources.delete('Patient', 'p1')

  expect(await changesOf(`${DatastoreEndpoint}Patient/p1`)).toBe(3)
  expect(fake.history).toMatchObject([
    { operation: 'GetHistoryByResourceId', input: { ResourceType: 'Patient', Id: 'p1' } },
  ])
})
