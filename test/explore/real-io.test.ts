import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { serve } from 'fake-healthlake/http'
import { readFile } from 'node:fs/promises'
import timers from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { create, hang, list, lost, reset, sleep } from './tools.ts'

// Taken out of the module, it stays real.
const { setTimeout: reallySleep } = timers

const thisFile = fileURLToPath(import.meta.url)

async function overHttp(fork: FakeHealthLake): Promise<number> {
  const server = await serve(fork)
  const client = new HealthLakeClient({
    endpoint: server.url,
    region: fork.region,
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
  })
  try {
    await create(client)
    return await list(client)
  } finally {
    client.destroy()
    await server.close()
  }
}

describe('A program that reads files', () => {
  it('is waited for', async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        for (let read = 0; read < 20; read += 1) await readFile(thisFile)
        await list(fork.directClient())
        return readFile(thisFile, 'utf8')
      },
      { outcomes: [{ kind: 'latency', duration: 1 }] },
    )

    expect(report).toMatchObject({ calls: 1, runs: 1, failures: [] })
  })

  it('wins against a virtual timer that guards it', async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        const late = sleep(5000).then(() => 'late')
        const text = await Promise.race([readFile(thisFile, 'utf8'), late])
        if (text === 'late') throw new Error('It took 5 seconds.')
        await list(fork.directClient())
      },
      { outcomes: [{ kind: 'latency', duration: 1 }] },
    )

    expect(report.failures).toEqual([])
  })
})

describe('A program that talks over real connections', () => {
  it('is explored with the retries of its client', async () => {
    const report = await exploreFaults(createFakeHealthLake(), overHttp, {
      outcomes: [lost],
      check: (fork) => expect(fork.datastores().length).toBeLessThan(2),
    })

    expect(report).toMatchObject({ calls: 2, runs: 4, failures: [] })
  })

  it('is not waited for while it sleeps and its server only listens', async () => {
    const begun = performance.now()

    await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        const server = await serve(fork)
        for (let slept = 0; slept < 30; slept += 1) await sleep(1000)
        await list(fork.directClient())
        await server.close()
      },
      { outcomes: [] },
    )

    expect(performance.now() - begun).toBeLessThan(3000)
  })

  it('is not waited for long where it waits for ever', async () => {
    const begun = performance.now()

    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        const server = await serve(fork)
        const asked = fetch(`${server.url}/_fake/health`).then((answer) => answer.text())
        await asked
        await list(fork.directClient()).catch(() => {})
        await server.close()
      },
      { outcomes: [hang] },
    )

    expect(report.failures).toHaveLength(1)
    expect(performance.now() - begun).toBeLessThan(3000)
  })
})

describe('A program that sleeps with a real timer', () => {
  it('takes real time, if only a little', async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        await reallySleep(30)
        await list(fork.directClient())
      },
      { outcomes: [reset] },
    )

    expect(report).toMatchObject({ calls: 1, runs: 1, failures: [] })
  })
})

describe('A program that is busy', () => {
  it('in many turns of the event loop is waited for', async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        for (let turn = 0; turn < 500; turn += 1) {
          await new Promise((resolve) => {
            setImmediate(resolve)
          })
        }
        await list(fork.directClient())
      },
      { outcomes: [reset] },
    )

    expect(report).toMatchObject({ calls: 1, runs: 1, failures: [] })
  })
})

/** Signs as aws4fetch does. */
async function sign(): Promise<ArrayBuffer> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(1_000_000))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', digest, algorithm, false, ['sign'])
  return crypto.subtle.sign('HMAC', key, new Uint8Array(1_000_000))
}

it('A program that signs with Web Crypto wins against a virtual timer that guards it', async () => {
  const report = await exploreFaults(
    createFakeHealthLake(),
    async (fork) => {
      const late = sleep(5000).then(() => 'late')
      for (let signed = 0; signed < 5; signed += 1) {
        if ((await Promise.race([sign(), late])) === 'late') throw new Error('It took 5 seconds.')
      }
      await crypto.subtle.digest('no such thing', new Uint8Array(1)).catch(() => {})
      await list(fork.directClient())
    },
    { outcomes: [reset] },
  )

  expect(report).toMatchObject({ calls: 1, runs: 1, failures: [] })
})
