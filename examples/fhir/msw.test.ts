import { createFakeHealthLake } from 'fake-healthlake'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signed } from './sign.ts'

const fake = createFakeHealthLake()
const server = setupServer(http.all('https://healthlake.*', ({ request }) => fake.fetch(request)))

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

it('is one line behind MSW', async () => {
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'p1' })
  const url = `${DatastoreEndpoint}Patient/p1`

  const { headers } = await signed('GET', url)
  const response = await fetch(url, { headers })

  expect(await response.json()).toMatchObject({ resourceType: 'Patient', id: 'p1' })
  expect(fake.history).toMatchObject([{ operation: 'ReadResource', door: 'fetch' }])
})
