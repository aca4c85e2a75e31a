import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  HealthLakeServiceException,
  InternalServerException,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { byteDoors, isPending } from './doors.ts'

const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

describe.each(byteDoors)('A fault shows itself through $name', ({ open }) => {
  it("as an instance of the SDK's class, if it is an error that the model has", async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: 'ThrottlingException' })

    const error = await rejectionOf(client.send(create))

    expect(error).toBeInstanceOf(ThrottlingException)
    expect(error).toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      $fault: 'client',
      $metadata: {
        httpStatusCode: 400,
        attempts: 3,
        requestId: fake.history[0]?.attempts[2]?.requestId,
      },
    })
    expect(fake.datastores()).toEqual([])
  })

  it("as an instance of the service's class, if it is an error that any service may have", async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'error', name: 'ServiceUnavailable', message: 'Later' } })

    const error = await rejectionOf(client.send(create))

    expect(error).toBeInstanceOf(HealthLakeServiceException)
    expect(error).toMatchObject({
      name: 'ServiceUnavailable',
      message: 'Later',
      $fault: 'server',
      $metadata: { httpStatusCode: 503, attempts: 3 },
    })
  })

  it('as an error of any name that brings its status', async () => {
    const { fake, client } = open()
    fake.faults.add({
      outcome: { kind: 'error', name: 'TeapotException', statusCode: 418 },
      anyError: true,
    })

    const error = await rejectionOf(client.send(create))

    expect(error).toBeInstanceOf(HealthLakeServiceException)
    expect(error).toMatchObject({
      name: 'TeapotException',
      $metadata: { httpStatusCode: 418, attempts: 1 },
    })
  })

  it('with the status of the model, where that is assumed', async () => {
    const { fake, client } = open({ assumptions: { httpStatus: 'modelled' } })
    fake.faults.add({ outcome: 'ThrottlingException' })

    expect(await rejectionOf(client.send(create))).toMatchObject({
      $metadata: { httpStatusCode: 429 },
    })
  })

  it('with the header retry-after, which takes no time', async () => {
    const { fake, client } = open()
    const outcome = { kind: 'error', name: 'InternalServerException' } as const
    fake.faults.add({ outcome: { ...outcome, retryAfterSeconds: 86_400 } })
    const before = fake.clock.now()

    const error = await rejectionOf(client.send(create))

    expect(error).toBeInstanceOf(InternalServerException)
    expect(error).toMatchObject({ $response: { headers: { 'retry-after': '86400' } } })
    expect(fake.clock.now()).toBe(before)
  })

  it.each([
    { when: 'before', stores: 0 },
    { when: 'after', stores: 1 },
  ] as const)(
    'as an Error with the code of a connection that fails $when the work',
    async ({ when, stores }) => {
      const { fake, client } = open()
      fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET', when } })

      const error = await rejectionOf(client.send(create))

      expect(error).not.toBeInstanceOf(HealthLakeServiceException)
      expect(error).toMatchObject({ name: 'Error', code: 'ECONNRESET', $metadata: { attempts: 3 } })
      expect(fake.datastores()).toHaveLength(stores)
    },
  )

  it('as an output without members, if the answer is empty', async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'corrupt', body: 'empty' } })

    const { $metadata, ...rest } = await client.send(create)

    expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 })
    expect(rest).toEqual({})
    expect(fake.datastores()).toHaveLength(1)
  })

  it.each(['truncated', 'not-json'] as const)(
    'as a SyntaxError, if the answer is %s',
    async (body) => {
      const { fake, client } = open()
      fake.faults.add({ outcome: { kind: 'corrupt', body } })

      const error = await rejectionOf(client.send(create))

      expect(error).toBeInstanceOf(SyntaxError)
      expect(error).toMatchObject({ $metadata: { attempts: 1 }, $response: { statusCode: 200 } })
      expect(fake.datastores()).toHaveLength(1)
    },
  )

  it('as a SyntaxError too, if it was a refusal that was corrupted', async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'corrupt', body: 'truncated' } })
    const describeNone = new DescribeFHIRDatastoreCommand({ DatastoreId: 'a'.repeat(32) })

    const error = await rejectionOf(client.send(describeNone))

    expect(error).toBeInstanceOf(SyntaxError)
    expect(error).toMatchObject({ $response: { statusCode: 400 } })
  })

  it('as time that has passed, if the answer is late', async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'latency', duration: { minutes: 3 } } })

    const { DatastoreStatus } = await client.send(create)

    expect(DatastoreStatus).toBe('CREATING')
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:03:00Z'))
    expect(fake.datastores()).toMatchObject([{ CreatedAt: new Date('2025-01-01T00:00:00Z') }])
  })

  it('as nothing at all, if it hangs', async () => {
    const { fake, client } = open()
    fake.faults.add({ outcome: { kind: 'hang' } })

    expect(await isPending(fake, client.send(create))).toBe(true)

    expect(fake.datastores()).toEqual([])
    expect(fake.history).toMatchObject([{ attempts: [{ error: 'hang' }] }])
  })

  it('as a success that ends otherwise, if it is a transition', async () => {
    const { fake, client } = open()
    fake.faults.add({
      outcome: { kind: 'transition', to: 'CREATE_FAILED', message: 'No', after: { seconds: 5 } },
    })

    const { DatastoreStatus, DatastoreId } = await client.send(create)

    expect(DatastoreStatus).toBe('CREATING')
    expect(fake.settle()).toMatchObject([
      { at: '2025-01-01T00:00:05.000Z', id: DatastoreId, from: 'CREATING', to: 'CREATE_FAILED' },
    ])
    const describeIt = new DescribeFHIRDatastoreCommand({ DatastoreId })
    expect(await client.send(describeIt)).toMatchObject({
      DatastoreProperties: {
        DatastoreStatus: 'CREATE_FAILED',
        ErrorCause: { ErrorMessage: 'No', ErrorCategory: 'NON_RETRYABLE_ERROR' },
      },
    })
  })
})
