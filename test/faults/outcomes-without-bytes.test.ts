import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  HealthLakeServiceException,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError, ServiceError, systemClock } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'
import { directDoors, isPending, rejectionOf } from './doors.ts'

const input = { DatastoreTypeVersion: 'R4' } as const
const create = new CreateFHIRDatastoreCommand(input)
const unknown = new DescribeFHIRDatastoreCommand({ DatastoreId: 'a'.repeat(32) })
const start = Date.parse('2025-01-01T00:00:00Z')

describe.each(directDoors)('A fault shows itself through $name', ({ open }) => {
  it("as an instance of the SDK's class, at the first attempt", async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: 'ThrottlingException' })

    const error = await rejectionOf(client.send(create))

    expect(error).toBeInstanceOf(ThrottlingException)
    expect(error).toMatchObject({
      message: 'Rate exceeded',
      $fault: 'client',
      $metadata: {
        httpStatusCode: 400,
        attempts: 1,
        requestId: fake.history[0]?.attempts[0]?.requestId,
      },
    })
    expect(fake.datastores()).toEqual([])
  })

  it("as an instance of the service's class, if the SDK does not know the error", async () => {
    const { fake, client } = open()
    fake.faults.add({
      outcome: { kind: 'error', name: 'TeapotException', message: 'Short', statusCode: 518 },
    })

    const error = await rejectionOf(client.send(create))

    expect(error).toBeInstanceOf(HealthLakeServiceException)
    expect(error).toMatchObject({
      name: 'TeapotException',
      message: 'Short',
      $fault: 'server',
      $metadata: { httpStatusCode: 518 },
    })
  })

  it.each([
    { when: 'before', stores: 0 },
    { when: 'after', stores: 1 },
  ] as const)('as an Error with a code, if the connection fails $when the work', async (row) => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'connection', code: 'EPIPE', when: row.when } })

    const error = await rejectionOf(client.send(create))

    expect(error).not.toBeInstanceOf(HealthLakeServiceException)
    expect(error).toMatchObject({ name: 'Error', code: 'EPIPE' })
    expect(fake.datastores()).toHaveLength(row.stores)
  })

  it('as an output without members, if the answer is empty', async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'corrupt', body: 'empty' } })

    const { $metadata, ...rest } = await client.send(create)

    expect($metadata.httpStatusCode).toBe(200)
    expect(rest).toEqual({})
    expect(fake.datastores()).toHaveLength(1)
  })

  it.each(['truncated', 'not-json'] as const)(
    'as a SyntaxError, if the answer is %s',
    async (body) => {
      const { fake, client } = open()
      fake.faults.add({ outcome: { kind: 'corrupt', body } })

      expect(await rejectionOf(client.send(create))).toBeInstanceOf(SyntaxError)
      expect(fake.datastores()).toHaveLength(1)
    },
  )

  it.each(['truncated', 'not-json'] as const)(
    'as a SyntaxError too, if a refusal is %s, and the history says the same',
    async (body) => {
      const { fake, client } = open()
      fake.faults.add({ outcome: { kind: 'corrupt', body } })

      expect(await rejectionOf(client.send(unknown))).toBeInstanceOf(SyntaxError)
      expect(fake.history).toMatchObject([{ error: { name: 'SyntaxError' } }])
    },
  )

  it('as the error that client() has, if a refusal is empty, and the history says the same', async () => {
    const { fake, client } = open()
    fake.faults.add({ times: 2, outcome: { kind: 'corrupt', body: 'empty' } })

    const errors = [
      await rejectionOf(client.send(unknown)),
      await rejectionOf(fake.client().send(unknown)),
    ]

    for (const error of errors) {
      expect(error).toBeInstanceOf(HealthLakeServiceException)
      expect(error).toMatchObject({
        name: 'Unknown',
        message: 'UnknownError',
        $fault: 'client',
        $metadata: { httpStatusCode: 400 },
      })
    }
    expect(fake.history).toMatchObject([
      { error: { name: 'Unknown' } },
      { error: { name: 'Unknown' } },
    ])
  })

  it('as time that has passed, if the answer is late', async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'latency', duration: 90_000 } })

    const { DatastoreStatus } = await client.send(create)

    expect(DatastoreStatus).toBe('CREATING')
    expect(fake.clock.now()).toBe(start + 90_000)
  })

  it('as nothing at all, if it hangs', async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'hang' } })

    expect(await isPending(client.send(create))).toBe(true)
    expect(fake.datastores()).toEqual([])
  })

  it('as a success that ends otherwise, if it is a transition', async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'transition', to: 'CREATE_FAILED' } })

    await client.send(create)

    fake.settle()
    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'CREATE_FAILED' }])
  })

  it('to a callback as to a promise', async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET' } })

    const error = await new Promise((resolve) => {
      client.send(create, (problem: unknown) => resolve(problem))
    })

    expect(error).toMatchObject({ code: 'ECONNRESET' })
  })
})

function thrownBy(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('Nothing was thrown.')
}

describe('A fault shows itself through execute', () => {
  it('as a ServiceError that no rule of the ledger led to', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({
      outcome: { kind: 'error', name: 'InternalServerException', retryAfterSeconds: 3 },
    })

    const error = thrownBy(() => fake.execute('CreateFHIRDatastore', input))

    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({
      name: 'InternalServerException',
      statusCode: 500,
      fault: 'server',
      retryAfterSeconds: 3,
    })
    expect(error).not.toHaveProperty('rule')
  })

  it.each([
    { when: 'before', stores: 0 },
    { when: 'after', stores: 1 },
  ] as const)('as an Error with a code, if the connection fails $when the work', (row) => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ETIMEDOUT', when: row.when } })

    const error = thrownBy(() => fake.execute('CreateFHIRDatastore', input))

    expect(error).not.toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({ name: 'Error', code: 'ETIMEDOUT' })
    expect(fake.datastores()).toHaveLength(row.stores)
  })

  it('as an output without members, if the answer is empty', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'corrupt', body: 'empty' } })

    expect(fake.execute('CreateFHIRDatastore', input)).toEqual({})
    expect(fake.datastores()).toHaveLength(1)
  })

  it.each(['truncated', 'not-json'] as const)('as a SyntaxError, if the answer is %s', (body) => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'corrupt', body } })

    const error = thrownBy(() => fake.execute('CreateFHIRDatastore', input))

    expect(error).toBeInstanceOf(SyntaxError)
    expect(fake.datastores()).toHaveLength(1)
  })

  it('as time that has passed, if the answer is late', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'latency', duration: { hours: 1 } } })

    expect(fake.execute('CreateFHIRDatastore', input)).toMatchObject({
      DatastoreStatus: 'CREATING',
    })
    expect(fake.clock.now()).toBe(start + 3_600_000)
  })

  it("as time added to the system's, for it cannot wait", () => {
    vi.useFakeTimers({ now: start })
    const fake = createFakeHealthLake({ clock: systemClock() })
    fake.faults.add({ outcome: { kind: 'latency', duration: { hours: 1 } } })

    fake.execute('ListFHIRDatastores', {})

    expect(fake.clock.now()).toBe(start + 3_600_000)
    vi.useRealTimers()
  })

  it('as a misuse, if it hangs, for it cannot', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'hang' } })

    const error = thrownBy(() => fake.execute('CreateFHIRDatastore', input))

    expect(error).toBeInstanceOf(MisuseError)
    expect(error.message).toContain('ask through a client')
    expect(fake.datastores()).toEqual([])
    expect(() => fake.verify()).toThrow(MisuseError)
  })

  it('as a success that ends otherwise, if it is a transition', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'transition', after: Infinity } })

    fake.execute('CreateFHIRDatastore', input)

    expect(fake.nextTransition()).toBeUndefined()
    expect(fake.settle()).toEqual([])
    fake.clock.advance({ days: 365 })
    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'CREATING' }])
  })
})
