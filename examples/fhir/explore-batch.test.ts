import { AwsClient } from 'aws4fetch'
import { createFakeHealthLake } from 'fake-healthlake'
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

/** Writes resources in one batch, and gives the status of each. */
async function post(endpoint: string, resources: readonly Resource[]): Promise<string[]> {
  const entry = resources.map((resource) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  }))
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry })
  const signal = AbortSignal.timeout(30_000)
  const response = await signer.fetch(endpoint, { method: 'POST', headers, body, signal })
  if (!response.ok) throw new Error('The batch was refused.', { cause: response })
  const bundle = (await response.json()) as { entry: { response: { status: string } }[] }
  return bundle.entry.map((each) => each.response.status)
}

/** The code under test. The response to a batch has status 200, even if entries failed. */
async function load(endpoint: string, resources: readonly Resource[]): Promise<void> {
  await post(endpoint, resources)
}

/** The same, but it writes what failed once more, and throws if that fails again. */
async function loadAll(endpoint: string, resources: readonly Resource[]): Promise<void> {
  const statuses = await post(endpoint, resources)
  const left = resources.filter((_resource, index) => !statuses[index]?.startsWith('2'))
  if (left.length === 0) return
  const again = await post(endpoint, left)
  if (again.some((status) => !status.startsWith('2'))) {
    throw new Error(`Entries failed: ${again.join(', ')}.`)
  }
}

const resources = ['o1', 'o2', 'o3'].map((id) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'Heart rate' },
}))

const fake = createFakeHealthLake()
const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()

function explore(program: typeof load) {
  return exploreFaults(
    fake,
    async (fork) => {
      using _ = interceptHttp(fork)
      await program(DatastoreEndpoint, resources)
    },
    {
      // Whatever goes wrong: all is there, or the program says that it is not.
      check(fork, { status }) {
        const { length } = fork.resources(DatastoreId).list('Observation')
        if (status === 'fulfilled') expect(length).toBe(resources.length)
      },
    },
  )
}

it('finds that load loses what an entry of its batch should have written', async () => {
  const { failures } = await explore(load)

  expect(failures).toHaveLength(9) // three entries, three errors
  expect(failures[0]?.reproduce).toBe(
    "fake.faults.add({ operation: 'UpdateResource', input: { ResourceType: 'Observation', Id: 'o1' }, outcome: { kind: 'error', name: 'ThrottlingException' } })",
  )
})

it('loses it again with that line before the program', async () => {
  using fork = fake.fork()
  using _ = interceptHttp(fork)
  fork.faults.add({
    operation: 'UpdateResource',
    input: { ResourceType: 'Observation', Id: 'o1' },
    outcome: { kind: 'error', name: 'ThrottlingException' },
  })

  await load(DatastoreEndpoint, resources)

  const there = fork.resources(DatastoreId).list('Observation')
  expect(there.map(({ id }) => id)).toEqual(['o2', 'o3'])
})

it('finds nothing in loadAll', async () => {
  const { failures } = await explore(loadAll)

  expect(failures).toEqual([])
})
