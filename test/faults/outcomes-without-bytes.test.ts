import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  HealthLakeServiceException,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { start } from '../values.ts'
import { directDoors, isPending } from './doors.ts'

const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })
const unknown = new DescribeFHIRDatastoreCommand({ DatastoreId: 'a'.repeat(32) })

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
      anyError: true,
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

    expect(await isPending(fake, client.send(create))).toBe(true)
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
