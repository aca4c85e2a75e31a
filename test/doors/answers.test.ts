import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  HealthLakeServiceException,
  InternalServerException,
  ListFHIRDatastoresCommand,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { until } from '../waiting.ts'
import { configured } from './tools.ts'

const list = new ListFHIRDatastoresCommand({})

/** Gathers the responses as the transport gives them. */
function responsesTo(client: HealthLakeClient) {
  const responses: { statusCode: number; headers: Record<string, string> }[] = []
  client.middlewareStack.add(
    (next) => async (args) => {
      const answered = await next(args)
      responses.push(answered.response as (typeof responses)[number])
      return answered
    },
    { step: 'deserialize', priority: 'low' },
  )
  return responses
}

describe.each(configured)('An answer to %s', (_name, open) => {
  it('carries no date, by which the SDK would set its clock', async () => {
    const client = open(createFakeHealthLake())
    const responses = responsesTo(client)

    await client.send(list)
    await rejectionOf(client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: 'x' })))

    expect(responses.map(({ statusCode }) => statusCode)).toEqual([200, 400])
    for (const { headers } of responses) {
      expect(Object.keys(headers)).toEqual(['content-type', 'x-amzn-requestid'])
    }
    expect(client.config.systemClockOffset).toBe(0)
  })

  it('has $metadata with the id that stands in the history', async () => {
    const fake = createFakeHealthLake()

    const { $metadata } = await open(fake).send(list)

    expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 })
    expect(fake.history[0]?.attempts[0]?.requestId).toBe($metadata.requestId)
  })

  it("that is an error is one of the SDK's class, with $metadata and $fault", async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: 'InternalServerException' })
    fake.faults.add({ outcome: 'ThrottlingException' })
    const client = open(fake)

    const errors = [await rejectionOf(client.send(list)), await rejectionOf(client.send(list))]

    expect(errors[0]).toBeInstanceOf(InternalServerException)
    expect(errors[0]).toMatchObject({
      $fault: 'server',
      $metadata: { httpStatusCode: 500, attempts: 3 },
    })
    expect(errors[1]).toBeInstanceOf(ThrottlingException)
    expect(errors[1]).toMatchObject({
      $fault: 'client',
      $metadata: { httpStatusCode: 400, attempts: 3 },
    })
  })

  it('that is an error which the SDK does not know is one of its base class, by its name', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: 'ExpiredTokenException' })

    const error = await rejectionOf(open(fake).send(list))

    expect(error).toBeInstanceOf(HealthLakeServiceException)
    expect(error).toMatchObject({ name: 'ExpiredTokenException' })
  })

  it('is not waited for once the call is aborted', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'hang' } })
    const controller = new AbortController()

    const answered = open(fake).send(list, { abortSignal: controller.signal })
    await until(() => fake.history.length === 1)
    controller.abort()

    expect(await rejectionOf(answered)).toMatchObject({ name: 'AbortError' })
  })

  it('leaves the input as it is, and does not mind if that is frozen', async () => {
    const fake = createFakeHealthLake()
    const input = {
      DatastoreTypeVersion: 'R4',
      Tags: [Object.freeze({ Key: 'a', Value: 'b' })],
    } as const
    const command = new CreateFHIRDatastoreCommand(
      Object.freeze({ ...input, Tags: [...input.Tags] }),
    )

    await open(fake).send(command)

    expect(command.input).toEqual(input)
    expect(fake.history).toMatchObject([{ input: { Tags: [{ Key: 'a', Value: 'b' }] } }])
  })
})
