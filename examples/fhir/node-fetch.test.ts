import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import fetch from 'node-fetch'
import { expect, it } from 'vitest'
import { signed } from './sign.ts'

/** The code under test: deletes a resource; one that is gone already is fine. */
async function remove(url: string): Promise<void> {
  const { headers } = await signed('DELETE', url)
  const { status } = await fetch(url, { method: 'DELETE', headers })
  if (status !== 204 && status !== 404) throw new Error(`The delete was answered with ${status}.`)
}

it('deletes what is there, and minds nothing that is not', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'p1' })

  await remove(`${DatastoreEndpoint}Patient/p1`)
  await remove(`${DatastoreEndpoint}Patient/p1`)
  await remove(`${DatastoreEndpoint}Patient/never-was`)

  expect(fake.fhir(DatastoreId).request({ path: 'Patient/p1' }).status).toBe(410)
  expect(fake.history.map(({ operation }) => operation)).toEqual([
    'DeleteResource',
    'DeleteResource',
    'DeleteResource',
    'ReadResource',
  ])
})
