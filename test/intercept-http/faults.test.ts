import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, explainFailure, systemClock } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { interceptHttp } from 'fake-healthlake/http'
import axios from 'axios'
import { got } from 'got'
import https from 'node:https'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { headersFor } from '../wire/tools.ts'
import { askForDatastores, clients, sendByNode } from './clients.ts'
import { intercepting } from './tools.ts'

const url = 'https://healthlake.us-east-1.amazonaws.com/'
const list = { method: 'POST', headers: headersFor('ListFHIRDatastores'), body: '{}' } as const

function plainClient(): HealthLakeClient {
  return new HealthLakeClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
    requestHandler: { requestTimeout: 1000, throwOnRequestTimeout: true },
    maxAttempts: 2,
  })
}

describe('Where a fault rule lets the connection fail', () => {
  it.each(Object.entries(clients))('%s hears of the code', async (_name, send) => {
    const fake = intercepting()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ENOTFOUND' } })

    const error = (await rejectionOf(askForDatastores(send))) as Error & { cause?: Error }

    expect(error.cause ?? error).toHaveProperty('code', 'ENOTFOUND')
    expect(fake.history).toHaveLength(1)
  })

  it("AWS's own client tries again", async () => {
    const fake = intercepting()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET' }, per: 'attempt' })

    const { $metadata } = await plainClient().send(new ListFHIRDatastoresCommand({}))

    expect($metadata.attempts).toBe(2)
    expect(fake.history).toHaveLength(1)
  })
})

describe('Where no answer comes', () => {
  const impatient: Record<string, () => Promise<unknown>> = {
    fetch: () => fetch(url, { ...list, signal: AbortSignal.timeout(20) }),
    axios: () => axios.post(url, '{}', { headers: list.headers, timeout: 20, proxy: false }),
    got: () => got(url, { ...list, timeout: { socket: 20 }, retry: { limit: 0 } }),
    'node:https': () =>
      new Promise((_resolve, reject) => {
        const request = https.request(url, { ...list, timeout: 20 })
        request.on('timeout', () => request.destroy(new Error('timeout')))
        request.on('error', reject)
        request.end('{}')
      }),
    'node:https with an Agent that has a timeout': () => {
      const agent = new https.Agent({ keepAlive: true, timeout: 20 })
      return sendByNode({ url, ...list }, { agent, signal: AbortSignal.timeout(500) })
    },
  }

  it.each(Object.entries(impatient))('%s gives up when its time is over', async (_name, ask) => {
    const fake = intercepting()
    fake.faults.add({ outcome: { kind: 'hang' } })

    expect(await rejectionOf(ask())).toBeInstanceOf(Error)
    expect(fake.history).toHaveLength(1)
  })

  it('a client that does not give up is told to explainFailure, until it does', async () => {
    const fake = intercepting()
    fake.faults.add({ outcome: { kind: 'hang' } })
    const giveUp = new AbortController()
    const answered = rejectionOf(fetch(url, { ...list, signal: giveUp.signal }))
    const hint = 'A call waits for a response that never comes, and nothing has ended the wait yet'

    await expect.poll(() => explainFailure(fake)).toContain(hint)
    giveUp.abort()
    await answered
    await expect.poll(() => explainFailure(fake)).not.toContain(hint)
  })

  it('a client that gives up can go on with other requests', async () => {
    const fake = intercepting()
    fake.faults.add({ outcome: { kind: 'hang' } })
    await rejectionOf(fetch(url, { ...list, signal: AbortSignal.timeout(5) }))

    expect(await fetch(url, list)).toHaveProperty('status', 200)
  })
})

it('A latency passes at once on a clock that is moved by hand', async () => {
  const fake = intercepting()
  const before = fake.clock.now()
  fake.faults.add({ outcome: { kind: 'latency', duration: { minutes: 5 } } })

  expect(await fetch(url, list)).toHaveProperty('status', 200)
  expect(fake.clock.now() - before).toBe(300_000)
})

describe.each([
  ['moved by hand', undefined],
  ["the system's", systemClock],
] as const)('On a clock that is %s', (_name, makeClock) => {
  it('exploreFaults finds all that a program with a plain client of AWS survives', async () => {
    const clock = makeClock === undefined ? {} : { clock: makeClock() }
    const report = await exploreFaults(createFakeHealthLake(clock), async (fork) => {
      interceptHttp(fork)
      await plainClient().send(new ListFHIRDatastoresCommand({}))
    })

    expect(report.runs).toBeGreaterThan(10)
    expect(report.failures).toEqual([])
  })

  it('exploreFaults finds what a program without retries does not survive', async () => {
    const clock = makeClock === undefined ? {} : { clock: makeClock() }

    const report = await exploreFaults(createFakeHealthLake(clock), async (fork) => {
      interceptHttp(fork)
      const { status } = await fetch(url, list)
      if (status !== 200) throw new Error('given up')
    })

    expect(String(report)).toContain("name: 'InternalServerException'")
    expect(String(report)).toContain("kind: 'hang'")
  })
})
