import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
  TagResourceCommand,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError, ServiceError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'

const list = new ListFHIRDatastoresCommand({})
const throttled = new ThrottlingException({ message: 'Slow down', $metadata: {} })

describe('A fault rule', () => {
  it('takes the class of a command as its operation', async () => {
    using fake = createFakeHealthLake()
    const operation = [ListFHIRDatastoresCommand, TagResourceCommand]
    fake.faults.add({ operation, outcome: 'ThrottlingException' })
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    await expect(fake.client().send(list)).rejects.toThrow(ThrottlingException)
    expect(fake.faults.pending()).toEqual([])
  })

  it('tells that another class is no operation', () => {
    using fake = createFakeHealthLake()
    const operation = HealthLakeClient as never

    expect(() => fake.faults.add({ operation, outcome: throttled })).toThrow(MisuseError)
  })

  it.each([
    ['the SDK', throttled],
    [
      'the fake',
      new ServiceError('ThrottlingException', 'Slow down', { statusCode: 429, fault: 'client' }),
    ],
    ['another realm', Object.assign(new Error('Slow down'), { name: 'ThrottlingException' })],
  ])('brings an error of %s as it was given', async (_whose, outcome) => {
    using fake = createFakeHealthLake()
    fake.faults.add({ operation: 'ListFHIRDatastores', outcome })

    const error = await rejectionOf(fake.client().send(list))

    expect(error).toBeInstanceOf(ThrottlingException)
    expect(error).toHaveProperty('message', 'Slow down')
  })

  it('brings an error that was caught, with its status', async () => {
    using fake = createFakeHealthLake()
    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: 'InternalServerException' })
    const caught = await rejectionOf(fake.client().send(list))
    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: caught })

    expect(await rejectionOf(fake.client().send(list))).toMatchObject({
      name: 'InternalServerException',
      message: caught.message,
      $metadata: { httpStatusCode: 500 },
    })
  })

  it('refuses an error whose name the service does not have', () => {
    using fake = createFakeHealthLake()

    expect(() => fake.faults.add({ outcome: new RangeError('out of it') })).toThrow(MisuseError)
  })

  it('sends the seconds after which an error says to try again', () => {
    using fake = createFakeHealthLake()
    const details = { statusCode: 429, fault: 'client', retryAfterSeconds: 7 } as const
    fake.faults.add({ outcome: new ServiceError('ThrottlingException', '', details) })

    expect(fake.faults.pending()).toMatchObject([
      { outcome: { name: 'ThrottlingException', statusCode: 429, retryAfterSeconds: 7 } },
    ])
  })
})

it.each([
  ['a command', new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })],
  ['the class of one', CreateFHIRDatastoreCommand],
])('execute tells what to give in place of %s', (_what, given) => {
  using fake = createFakeHealthLake()

  expect(() => fake.execute(given as never, {} as never)).toThrow(
    new MisuseError(
      "execute takes the name of an operation and its input, not a command: fake.execute('CreateFHIRDatastore', { … }); fake.client().send(command) takes a command.",
    ),
  )
})

it('The client has a method for each operation', async () => {
  using fake = createFakeHealthLake()

  for (const client of [fake.client(), fake.directClient()]) {
    expect(await client.listFHIRDatastores({})).toMatchObject({ DatastorePropertiesList: [] })
  }
  expect(fake.history).toHaveLength(2)
})
