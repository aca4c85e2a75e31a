import { AwsClient } from 'aws4fetch'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { interceptHttp } from 'fake-healthlake/http'
import { expect, it } from 'vitest'

const keys = { accessKeyId: 'anybody', secretAccessKey: 'anything' }
const signer = new AwsClient({ ...keys, service: 'healthlake', retries: 0 })
const headers = { 'content-type': 'application/fhir+json' }

interface Resource {
  readonly resourceType: string
  readonly id: string
}

/** Writes resources in one batch and gives the status of each. */
async function post(endpoint: string, resources: readonly Resource[]): Promise<string[]> {
  const entry = resources.map((resource) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  }))
  const response = await signer.fetch(endpoint, {
    method: 'POST',
    headers,
    body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }),
    signal: AbortSignal.timeout(30_000),
  })
  if (!response.ok) throw new Error('The batch was refused.', { cause: response })
  const bundle = (await response.json()) as { entry: { response: { status: string } }[] }
  return bundle.entry.map(({ response: { status } }) => status)
}

/** The code under test: loads resources. A batch of which some entries failed is answered with 200 all the same. */
async function load(endpoint: string, resources: readonly Resource[]): Promise<void> {
  await post(endpoint, resources)
}

/** The same, which writes again what failed, and gives up at the third time. */
async function loadAll(endpoint: string, resources: readonly Resource[]): Promise<void> {
  let left = resources
  let statuses: string[] = []
  for (let tries = 0; tries < 3 && left.length > 0; tries += 1) {
    statuses = await post(endpoint, left)
    const given = left
    left = given.filter((_resource, index) => !statuses[index]?.startsWith('2'))
  }
  if (left.length > 0) throw new Error(`${left.length} entries failed: ${statuses.join(', ')}.`)
}

const resources = ['o1', 'o2', 'o3'].map((id) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'Heart rate' },
}))

function clinic(): FakeHealthLake {
  const fake = createFakeHealthLake()
  fake.addDatastore({ DatastoreName: 'clinic' })
  return fake
}

function explore(program: typeof load) {
  return exploreFaults(
    clinic(),
    async (fork) => {
      using _ = interceptHttp(fork)
      await program(fork.datastore('clinic')?.DatastoreEndpoint ?? '', resources)
    },
    {
      // Whatever goes wrong: all is there, or the program says that it is not.
      check(fork, { status }) {
        const { DatastoreId = '' } = fork.datastore('clinic') ?? {}
        const { length } = fork.resources(DatastoreId).list('Observation')
        if (status === 'fulfilled' && length < resources.length) {
          throw new Error(`${resources.length - length} of the resources were lost.`)
        }
      },
    },
  )
}

it('finds that load loses what one entry of its batch should have written', async () => {
  const report = await explore(load)

  expect(new Set(report.failures.map(({ error }) => String(error)))).toEqual(
    new Set(['Error: 1 of the resources were lost.']),
  )
  expect(report.failures[0]?.reproduce).toBe(
    "fake.faults.add({ operation: 'UpdateResource', input: { ResourceType: 'Observation', Id: 'o1' }, outcome: { kind: 'error', name: 'ThrottlingException' } })",
  )
})

it('loses it again with that line before the program', async () => {
  using fake = clinic()
  using _ = interceptHttp(fake)
  const { DatastoreId = '', DatastoreEndpoint = '' } = fake.datastore('clinic') ?? {}
  fake.faults.add({
    operation: 'UpdateResource',
    input: { ResourceType: 'Observation', Id: 'o1' },
    outcome: { kind: 'error', name: 'ThrottlingException' },
  })

  await load(DatastoreEndpoint, resources)

  const there = fake.resources(DatastoreId).list('Observation')
  expect(there.map(({ id }) => id)).toEqual(['o2', 'o3'])
})

it('finds nothing in loadAll', async () => {
  const report = await explore(loadAll)

  expect(report.failures).toEqual([])
})
