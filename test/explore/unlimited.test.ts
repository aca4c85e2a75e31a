import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { interceptHttp, serve } from 'fake-healthlake/http'
import { describe, expect, it } from 'vitest'
import { authorizationFor } from '../wire/tools.ts'
import { complaints, create, hang, list, lost, saidBy, type Program } from './tools.ts'

const unlimited =
  'Error: It waits for ever for a response that never comes, because nothing limits how long a request may take. Give the client requestHandler: { requestTimeout: 5000, throwOnRequestTimeout: true }, or each request a signal such as AbortSignal.timeout(5000).'

async function createAndList(client: HealthLakeClient): Promise<void> {
  await create(client)
  await list(client)
}

const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' }

describe('A program that sets no time-out', () => {
  const programs: readonly [through: string, program: Program][] = [
    ['client()', (fork) => createAndList(fork.client())],
    ['directClient()', (fork) => createAndList(fork.directClient())],
    [
      'interceptHttp',
      async (fork) => {
        using _ = interceptHttp(fork)
        await createAndList(new HealthLakeClient({ region: fork.region, credentials }))
      },
    ],
    [
      'a server',
      async (fork) => {
        const { DatastoreId } = fork.addDatastore()
        const { url } = await serve(fork)
        const headers = { authorization: authorizationFor(fork.region) }
        await fetch(`${url}/datastore/${DatastoreId}/r4/metadata`, { headers })
      },
    ],
    [
      'a signal that nobody aborts',
      async (fork) => {
        const { signal } = new AbortController()
        const { DatastoreEndpoint } = fork.addDatastore()
        const headers = { authorization: authorizationFor(fork.region) }
        await fork.fetch(`${DatastoreEndpoint}metadata`, { headers, signal })
      },
    ],
  ]

  it.each(programs)('is one failure, with its remedy, through %s', async (_through, program) => {
    expect(await complaints([hang], program)).toEqual([unlimited])
  })

  it('is told of with its other failures, at the place of the first', async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        const client = fork.directClient()
        await list(client)
        await list(client).catch(() => {
          throw new Error('Lost')
        })
      },
      { outcomes: [lost, hang] },
    )

    expect(report.failures.map(({ error }) => saidBy(error))).toEqual([unlimited, 'Error: Lost'])
    const again = { operation: 'ListFHIRDatastores', skip: 1, outcome: hang }
    expect(report.failures.map(({ also }) => also)).toEqual([[again], []])
    expect(report.toString()).toContain('3 failed.')
    expect(report.toString()).toContain('\n  and in 1 further run, where ListFHIRDatastores get no')
  })
})

it('A program with a requestTimeout survives that no answer comes', async () => {
  const requestHandler = { requestTimeout: 5000, throwOnRequestTimeout: true }
  const said = await complaints([hang], (fork) => createAndList(fork.client({ requestHandler })))

  expect(said).toEqual([])
})

it('A program that gives the request up and waits for something else has a time-out', async () => {
  const said = await complaints([hang], async (fork) => {
    const listed = fork
      .directClient()
      .send(new ListFHIRDatastoresCommand({}), { abortSignal: AbortSignal.timeout(5000) })
    await listed.catch(() => new Promise(() => {}))
  })

  expect(said).toEqual([
    'Error: It is still waiting, and nothing is left that could happen, except input, output and real timers that take longer than a quarter of a second.',
  ])
})
