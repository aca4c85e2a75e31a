import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { watched } from '../waiting.ts'
import { breakWay, configured, connectionReset, errorNamed } from './tools.ts'

const list = new ListFHIRDatastoresCommand({})
const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

function intercepted(fake: FakeHealthLake, config = {}): HealthLakeClient {
  const client = new HealthLakeClient({ region: 'us-east-1', ...config })
  fake.intercept(client)
  return client
}

const retrying = [...configured, ['intercept', intercepted] as const]

const passing = {
  'a throttling': () => errorNamed('ThrottlingException'),
  'a broken connection': connectionReset,
  'a timeout': () => errorNamed('TimeoutError'),
}

describe.each(retrying)('Retries of %s', (_name, open) => {
  it.each(Object.entries(passing))('get over %s', async (_what, error) => {
    const fake = createFakeHealthLake()
    const client = open(fake)
    breakWay(client, 'there', [error(), error()])

    const { $metadata } = await client.send(list)

    expect($metadata).toMatchObject({ attempts: 3, totalRetryDelay: 0 })
    expect(fake.history).toHaveLength(1)
  })

  it('end after the third attempt, with the last error', async () => {
    const client = open(createFakeHealthLake())
    const errors = [connectionReset(), connectionReset(), connectionReset(), connectionReset()]
    breakWay(client, 'there', errors)

    const error = await rejectionOf(client.send(list))

    expect(error).toBe(errors[2])
    expect(error).toMatchObject({ $metadata: { attempts: 3, totalRetryDelay: 0 } })
  })

  it('do not come after an error that lasts', async () => {
    const client = open(createFakeHealthLake())
    const lasting = errorNamed('AccessDeniedException')
    breakWay(client, 'there', [lasting])

    expect(await rejectionOf(client.send(list))).toBe(lasting)
  })

  it('of a call whose answer is lost are attempts of one call, and make one data store', async () => {
    const fake = createFakeHealthLake()
    const client = open(fake)
    breakWay(client, 'back', [connectionReset(), connectionReset()])

    const { DatastoreId, $metadata } = await client.send(create)

    expect($metadata.attempts).toBe(3)
    expect(fake.datastores()).toMatchObject([{ DatastoreId }])
    expect(fake.history).toMatchObject([{ attempts: [{}, {}, {}], output: { DatastoreId } }])
  })

  it('set no timer, and go on where timers stand still', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const client = open(createFakeHealthLake())
    breakWay(client, 'there', [connectionReset(), errorNamed('ThrottlingException')])

    const { $metadata } = await client.send(list)

    expect($metadata.attempts).toBe(3)
    expect(vi.getTimerCount()).toBe(0)
  })

  it("are those of a caller's own retryStrategy", async () => {
    const asked: string[] = []
    const retryStrategy = {
      async acquireInitialRetryToken() {
        asked.push('to begin')
        return token
      },
      async refreshRetryTokenForRetry() {
        asked.push('to retry')
        throw new Error('enough')
      },
      recordSuccess: () => {},
    }
    const client = open(createFakeHealthLake(), { retryStrategy })
    const error = connectionReset()
    breakWay(client, 'there', [error])

    expect(await rejectionOf(client.send(list))).toBe(error)
    expect(asked).toEqual(['to begin', 'to retry'])
  })

  it.each(['standard', 'adaptive'])("are the SDK's own in the retryMode %s", async (retryMode) => {
    vi.useFakeTimers()
    onTestFinished(() => {
      // In this order: what is spied on is the fake timer.
      vi.restoreAllMocks()
      vi.useRealTimers()
    })
    const client = open(createFakeHealthLake(), { retryMode })
    breakWay(client, 'there', [connectionReset()])

    const timer = vi.spyOn(globalThis, 'setTimeout')

    const answered = watched(client.send(list))
    // The SDK sets its timer only after it has loaded what it had left for later.
    while (!answered.ended()) await vi.advanceTimersByTimeAsync(100)

    expect(await answered.result).toMatchObject({ $metadata: { attempts: 2 } })
    expect(timer).toHaveBeenCalled()
  })
})

const token = { getRetryCount: () => 0, getRetryDelay: () => 0, getRetryCost: () => undefined }
