import { paginateListFHIRDatastores } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'

it('reads all pages', async () => {
  const fake = createFakeHealthLake()
  for (let count = 1; count <= 5; count += 1) {
    fake.addDatastore({ DatastoreName: `claims-${count}` })
  }

  const pages: (string | undefined)[][] = []
  for await (const page of paginateListFHIRDatastores({ client: fake.client(), pageSize: 2 }, {})) {
    pages.push((page.DatastorePropertiesList ?? []).map(({ DatastoreName }) => DatastoreName))
  }

  expect(pages).toEqual([['claims-5', 'claims-4'], ['claims-3', 'claims-2'], ['claims-1']])
})
