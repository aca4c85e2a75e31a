import { AwsClient } from 'aws4fetch'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { expect, it } from 'vitest'

const keys = { accessKeyId: 'anybody', secretAccessKey: 'anything' }
const signer = new AwsClient({ ...keys, service: 'healthlake', retries: 0 })

interface Bundle {
  readonly entry?: readonly { readonly resource: { readonly id: string } }[]
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
}

/** The code under test: the ids on all pages of a search. A page that is throttled is asked for again. */
async function searchAll(url: string, pause: () => Promise<void>): Promise<string[]> {
  const ids: string[] = []
  let next: string | undefined = url
  while (next !== undefined) {
    const response = await signer.fetch(next)
    if (response.status === 429) {
      await pause()
      continue
    }
    if (!response.ok) throw new Error(`The search was answered with ${response.status}.`)
    const { entry = [], link = [] } = (await response.json()) as Bundle
    ids.push(...entry.map(({ resource }) => resource.id))
    next = link.find(({ relation }) => relation === 'next')?.url
  }
  return ids
}

it('reads all pages, though the second is throttled and others write meanwhile', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  const resources = fake.resources(DatastoreId)
  const put = (id: string) =>
    resources.put({ resourceType: 'Observation', id, subject: { reference: 'Patient/p1' } })
  for (const id of ['o1', 'o2', 'o3', 'o4', 'o5']) put(id)
  fake.faults.add({ operation: 'SearchWithGet', skip: 1, outcome: 'ThrottlingException' })

  const url = `${DatastoreEndpoint}Observation?patient=p1&_count=2`
  const found = await searchAll(url, async () => {
    fake.clock.advance({ seconds: 1 })
    resources.delete('Observation', 'o1')
    put('o6')
  })

  expect(found).toEqual(['o1', 'o2', 'o3', 'o4', 'o5'])
  expect(resources.search('Observation', 'patient=p1')).toHaveLength(5) // o2 to o6
  fake.verify()
})
