import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler'
import { createFakeHealthLake, type FaultOutcome } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { mockClient } from 'aws-sdk-client-mock'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { start } from '../values.ts'
import { byteDoors, isPending, limitedDoors } from './doors.ts'

const list = new ListFHIRDatastoresCommand({})
const hang: FaultOutcome = { kind: 'hang' }
const late: FaultOutcome = { kind: 'latency', duration: { seconds: 30 } }

/** Handler options of AWS's client, and the code of the TimeoutError that they end a call with. */
const ending = [
  [{ requestTimeout: 40, throwOnRequestTimeout: true }, 'ETIMEDOUT'],
  [{ socketTimeout: 40 }, undefined],
  [{ requestTimeout: 60, throwOnRequestTimeout: true, socketTimeout: 40 }, undefined],
  [{ requestTimeout: 40, throwOnRequestTimeout: true, socketTimeout: 60 }, 'ETIMEDOUT'],
  [{ requestTimeout: 10, socketTimeout: 40 }, undefined],
] as const

/** Those that end nothing. */
const waiting = [
  {},
  { requestTimeout: 40 },
  { requestTimeout: 40, throwOnRequestTimeout: false },
  { throwOnRequestTimeout: true },
  { requestTimeout: 0, throwOnRequestTimeout: true, socketTimeout: 0 },
]

describe.each(limitedDoors)('The handler options of a client, through $name,', (door) => {
  it.each(ending)('end what hangs: %j', async (requestHandler, code) => {
    const { fake, client } = door.open({}, { requestHandler, maxAttempts: 1 })
    fake.faults.add({ outcome: hang })

    const error = await rejectionOf(client.send(list))

    expect(error).toHaveProperty('name', 'TimeoutError')
    expect((error as { code?: string }).code).toBe(code)
    expect(fake.clock.now()).toBe(start + 40)
  })

  it.each(waiting)('leave it waiting: %j', async (requestHandler) => {
    const { fake, client } = door.open({}, { requestHandler })
    fake.faults.add({ outcome: hang })

    const sent = client.send(list)

    expect(await isPending(fake, sent)).toBe(true)
    expect(fake.clock.now()).toBe(start)
  })

  it('let an answer arrive later than a requestTimeout that does not reject', async () => {
    const { fake, client } = door.open({}, { requestHandler: { requestTimeout: 40 } })
    fake.faults.add({ outcome: late })

    const { $metadata } = await client.send(list)

    expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 })
    expect(fake.clock.now()).toBe(start + 30_000)
  })

  it('come after the requestTimeout of a send', async () => {
    const requestHandler = { requestTimeout: 500, throwOnRequestTimeout: true }
    const { fake, client } = door.open({}, { requestHandler, maxAttempts: 1 })
    fake.faults.add({ outcome: hang })

    await rejectionOf(client.send(list, { requestTimeout: 70 }))

    expect(fake.clock.now()).toBe(start + 70)
  })

  it('are needed for the requestTimeout of a send to end anything', async () => {
    const { fake, client } = door.open()
    fake.faults.add({ outcome: hang })

    const sent = client.send(list, { requestTimeout: 70 })

    expect(await isPending(fake, sent)).toBe(true)
  })
})

/** A client with AWS's own handler, over HTTP that is intercepted, and whose calls hang. */
function openHttp(requestHandler: object) {
  const fake = createFakeHealthLake()
  const interception = interceptHttp(fake)
  onTestFinished(() => {
    interception.dispose()
    fake.dispose()
  })
  const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' }
  const own = { region: 'us-east-1', credentials, maxAttempts: 1 }
  fake.faults.add({ outcome: hang })
  return { fake, client: new HealthLakeClient({ ...own, requestHandler }) }
}

describe("AWS's own handler, by interceptHttp, makes the same of its options:", () => {
  const logger = { warn: () => {} }

  it.each(ending)('%j ends what hangs', async (requestHandler, code) => {
    const { client } = openHttp({ ...requestHandler, logger })

    const error = await rejectionOf(client.send(list))

    expect(error).toHaveProperty('name', 'TimeoutError')
    expect((error as { code?: string }).code).toBe(code)
  })

  it.each(waiting)('%j leaves it waiting', async (requestHandler) => {
    const { fake, client } = openHttp({ ...requestHandler, logger })
    const sent = client.send(list)
    sent.catch(() => {})

    expect(await isPending(fake, sent)).toBe(true)
    await new Promise((resolve) => {
      setTimeout(resolve, 60)
    })

    expect(await isPending(fake, sent)).toBe(true)
  })
})

describe('An intercepted client keeps the time limits', () => {
  const options = { requestTimeout: 40, throwOnRequestTimeout: true }

  it.each<[string, () => NodeHttpHandler | NodeHttp2Handler]>([
    ['of an instance of NodeHttpHandler', () => new NodeHttpHandler(options)],
    ['of one that asks for its options', () => new NodeHttpHandler(async () => options)],
    ['of NodeHttp2Handler, which rejects', () => new NodeHttp2Handler({ requestTimeout: 40 })],
  ])('%s', async (_what, make) => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: hang })
    const client = new HealthLakeClient({ maxAttempts: 1, requestHandler: make() })
    fake.intercept(client)

    expect(await rejectionOf(client.send(list))).toHaveProperty('name', 'TimeoutError')
    expect(fake.clock.now()).toBe(start + 40)
  })

  it('of its own, where others of its class have others', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ times: 2, outcome: hang })
    const before = new HealthLakeClient({ maxAttempts: 1, requestHandler: options })
    const interception = fake.intercept(HealthLakeClient)
    onTestFinished(() => interception.dispose())
    const after = new HealthLakeClient({ maxAttempts: 1, requestHandler: { socketTimeout: 7 } })

    await rejectionOf(before.send(list))
    expect(fake.clock.now()).toBe(start + 40)
    await rejectionOf(after.send(list))

    expect(fake.clock.now()).toBe(start + 47)
  })

  it('of fake.client(), if its class is mocked afterwards', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: hang })
    const client = fake.client({ requestHandler: options })
    fake.attach(mockClient(client))

    await rejectionOf(client.send(list))

    expect(fake.clock.now()).toBe(start + 40)
  })

  it('but none of a handler that is not of AWS', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: hang })
    const handle = vi.fn<() => Promise<never>>()
    const client = new HealthLakeClient({ requestHandler: { handle } })
    fake.intercept(client)

    expect(await isPending(fake, client.send(list, { requestTimeout: 7 }))).toBe(true)
    expect(handle).not.toHaveBeenCalled()
  })
})

it('Every attempt of a call that hangs times out, each after its own time', async () => {
  for (const door of byteDoors) {
    const { fake, client } = door.open({}, { requestHandler: { socketTimeout: 1000 } })
    fake.faults.add({ outcome: hang })

    const error = await rejectionOf(client.send(list))

    expect(error).toMatchObject({ name: 'TimeoutError', $metadata: { attempts: 3 } })
    expect(fake.history[0]?.attempts.map(({ at }) => at)).toEqual([
      '2025-01-01T00:00:00.000Z',
      '2025-01-01T00:00:01.000Z',
      '2025-01-01T00:00:02.000Z',
    ])
    fake.dispose()
  }
})
