import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
} from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  pollingClock,
  type FakeHealthLake,
  type FaultOutcome,
} from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import axios from 'axios'
import { interceptHttp } from 'fake-healthlake/http'
import { describe, expect, it } from 'vitest'
import { authorizationFor } from '../wire/tools.ts'

const headers = {
  authorization: authorizationFor('us-east-1'),
  'content-type': 'application/fhir+json',
}

/** Makes a data store through AWS's client, and writes a patient to its endpoint until that is done. */
async function provision(fake: FakeHealthLake, more: Record<string, string>): Promise<void> {
  const client = fake.client()
  const { DatastoreId, DatastoreEndpoint } = await client.send(
    new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }),
  )
  await client.send(new DescribeFHIRDatastoreCommand({ DatastoreId })) // the clock goes on
  for (;;) {
    const status = await putPatient(fake, `${DatastoreEndpoint}Patient/p1`, more)
    if (status === 200 || status === 201 || status === 412) return
  }
}

async function putPatient(
  fake: FakeHealthLake,
  url: string,
  more: Record<string, string>,
): Promise<number> {
  const body = '{"resourceType":"Patient","id":"p1"}'
  try {
    const response = await fake.fetch(url, {
      method: 'PUT',
      headers: { ...headers, ...more },
      body,
    })
    return response.status
  } catch {
    return 0
  }
}

/** How often the patient was written. */
function writesIn(fake: FakeHealthLake): number {
  return fake
    .datastores()
    .reduce(
      (sum, { DatastoreId }) => sum + fake.resources(DatastoreId).versions('Patient', 'p1').length,
      0,
    )
}

const outcomes: readonly FaultOutcome[] = [
  { kind: 'error', name: 'ThrottlingException' },
  { kind: 'connection', code: 'ECONNRESET', when: 'before' },
  { kind: 'connection', code: 'ECONNRESET', when: 'after' },
]

function explored(more: Record<string, string>) {
  return exploreFaults(
    createFakeHealthLake({ clock: pollingClock() }),
    (fork) => provision(fork, more),
    { outcomes, check: (fork) => expect(writesIn(fork)).toBeLessThan(2) },
  )
}

it('exploreFaults finds the write that a program on both planes does twice, where the answer was lost', async () => {
  const report = await explored({})

  const outcome = { kind: 'connection', code: 'ECONNRESET', when: 'after' }
  expect(report.failures.map(({ fault }) => fault)).toEqual([
    { operation: 'UpdateResource', outcome },
  ])
})

it('exploreFaults finds nothing in its mended twin, which writes only where there is nothing', async () => {
  const report = await explored({ 'if-none-match': '*' })

  expect(report.failures).toEqual([])
})

it('exploreFaults takes the error of an HTTP client, which holds the answer of a fault, for that fault', async () => {
  const fake = createFakeHealthLake()
  const { DatastoreEndpoint } = fake.addDatastore()
  const report = await exploreFaults(
    fake,
    (fork) =>
      axios.get(`${DatastoreEndpoint}metadata`, {
        adapter: 'fetch',
        env: { fetch: fork.fetch },
        headers,
      }),
    { outcomes: outcomes.slice(0, 1) },
  )

  expect(report).toMatchObject({ runs: 1, failures: [] })
})

it('exploreFaults finds the program that gives up with words of its own', async () => {
  const fake = createFakeHealthLake()
  const { DatastoreEndpoint } = fake.addDatastore()
  const report = await exploreFaults(
    fake,
    async (fork) => {
      const { status } = await fork.fetch(`${DatastoreEndpoint}metadata`, { headers })
      if (status !== 200) throw new Error('Something went wrong')
    },
    { outcomes: outcomes.slice(0, 1) },
  )

  expect(report.failures).toHaveLength(report.runs)
})

describe('Where no answer comes, exploreFaults', () => {
  const hang = { kind: 'hang' } as const

  it.each(['fetch', 'http'] as const)(
    "takes the timeout of axios over its adapter '%s' for that",
    async (adapter) => {
      const fake = createFakeHealthLake()
      const { DatastoreEndpoint } = fake.addDatastore()

      const report = await exploreFaults(
        fake,
        async (fork) => {
          interceptHttp(fork)
          const env = { fetch: fork.fetch }
          await axios.get(`${DatastoreEndpoint}metadata`, { adapter, env, headers, timeout: 1000 })
        },
        { outcomes: [hang] },
      )

      expect(report).toMatchObject({ runs: 1, failures: [] })
    },
  )

  it('leaves out what fhir().request asks, which cannot wait', async () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    const metadata = { path: 'metadata' }

    const report = await exploreFaults(
      fake,
      async (fork) => {
        const { status } = fork.fhir(DatastoreId).request(metadata)
        if (status !== 200) throw new Error('Something went wrong')
      },
      { outcomes: [hang, 'ThrottlingException'] },
    )

    expect(report.failures.map(({ fault }) => fault.outcome)).toEqual([
      { kind: 'error', name: 'ThrottlingException' },
    ])
    expect(report.runs).toBe(1)
  })
})
