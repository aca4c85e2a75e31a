import {
  CreateFHIRDatastoreCommand,
  HealthLake,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { classMock } from './tools.ts'

const region = 'us-east-1'
const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })
const list = new ListFHIRDatastoresCommand({})

describe('attach puts the fake', () => {
  it('under a mock of the class, for every client of it', async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())

    await new HealthLakeClient({ region }).send(create)
    const { DatastorePropertiesList } = await new HealthLakeClient({ region }).send(list)

    expect(DatastorePropertiesList).toHaveLength(1)
    expect(fake.datastores()).toHaveLength(1)
  })

  it('under a mock of the class, for aggregated clients too', async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())

    const { DatastoreStatus } = await new HealthLake({ region }).createFHIRDatastore({
      DatastoreTypeVersion: 'R4',
    })

    expect(DatastoreStatus).toBe('CREATING')
    expect(fake.datastores()).toHaveLength(1)
  })

  it('under a mock of the aggregated class', async () => {
    const fake = createFakeHealthLake()
    const mock = mockClient(HealthLake)
    const client = new HealthLake({ region })

    fake.attach(mock)
    await client.createFHIRDatastore({ DatastoreTypeVersion: 'R4' })
    await client.send(create)
    mock.restore()

    expect(fake.datastores()).toHaveLength(2)
    expect(mock.commandCalls(CreateFHIRDatastoreCommand)).toHaveLength(2)
  })

  it('under a mock of one client, and no other', async () => {
    const [fake, other] = [createFakeHealthLake(), createFakeHealthLake()]
    const [client, neighbour] = [new HealthLakeClient({ region }), other.client()]

    fake.attach(mockClient(client))
    await client.send(create)
    await neighbour.send(create)
    await neighbour.send(create)

    expect(fake.datastores()).toHaveLength(1)
    expect(other.datastores()).toHaveLength(2)
  })

  it('under each of two mocks its own fake', async () => {
    const fakes = [createFakeHealthLake(), createFakeHealthLake()] as const
    const clients = [new HealthLakeClient({ region }), new HealthLakeClient({ region })] as const

    fakes[0].attach(mockClient(clients[0]))
    fakes[1].attach(mockClient(clients[1]))
    await clients[1].send(create)

    expect(fakes.map((fake) => fake.datastores().length)).toEqual([0, 1])
  })

  it('in the place of another that was attached before', async () => {
    const [first, second] = [createFakeHealthLake(), createFakeHealthLake()]
    const mock = classMock()

    first.attach(mock)
    second.attach(mock)
    await new HealthLakeClient({ region }).send(create)

    expect(first.history).toEqual([])
    expect(second.history).toHaveLength(1)
  })

  it('and returns the mock', () => {
    const mock = classMock()

    expect(createFakeHealthLake().attach(mock)).toBe(mock)
  })
})

describe('attach refuses', () => {
  it.each([
    ['a class', HealthLakeClient],
    ['a client', new HealthLakeClient({ region })],
    ['an empty object', {}],
    ['an object that sends', { send: () => undefined }],
    ['undefined', undefined],
    ['null', null],
    ['a number', 1],
    ['a text', 'a'],
  ])('what is no mock: %s', (_what, mock) => {
    const attaching = () => createFakeHealthLake().attach(mock as object)

    expect(attaching).toThrow(MisuseError)
    expect(attaching).toThrow(
      'attach: give what mockClient(HealthLakeClient) of aws-sdk-client-mock returned.',
    )
  })

  it.each([
    ['the class', HealthLakeClient],
    ['the aggregated class', HealthLake],
    ['a client', new HealthLakeClient({ region })],
  ])('a mock of %s that was restored', (_what, target) => {
    const fake = createFakeHealthLake()
    const mock = mockClient(target as typeof HealthLakeClient)
    mock.restore()

    expect(() => fake.attach(mock)).toThrow(MisuseError)
    expect(() => fake.attach(mock)).toThrow(
      'This one was restored, so its client would reach the network.',
    )
    expect(() => fake.objects.attach(mock)).toThrow(
      'This one was restored, so its client would reach the network.',
    )
  })

  it('no mock whose stub somebody else looks over', async () => {
    const fake = createFakeHealthLake()
    const client = new HealthLakeClient({ region })
    const mock = mockClient(client)
    const spy = vi.spyOn(client, 'send')

    fake.attach(mock)
    await client.send(create)

    expect(spy).toHaveBeenCalledOnce()
    expect(fake.history).toHaveLength(1)
  })

  it('a fake that was disposed of', () => {
    const fake = createFakeHealthLake()
    const mock = classMock()
    fake[Symbol.dispose]()

    expect(() => fake.attach(mock)).toThrow(/^This fake was disposed of/)
  })
})

describe('A mock that is attached', () => {
  it('refuses loudly when its fake was disposed of', async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())
    fake[Symbol.dispose]()

    const error = await rejectionOf(new HealthLakeClient({ region }).send(create))

    expect(error).toBeInstanceOf(MisuseError)
    expect(error.message).toMatch(/^This fake was disposed of/)
    expect(error.message).toMatch(
      / A mock still leads to it: call mock\.restore\(\) at the end of a test, or attach\(mock\) of/,
    )
  })

  it('is not needed for other fakes to be reached by other doors', async () => {
    const [fake, other] = [createFakeHealthLake(), createFakeHealthLake()]
    const mock = classMock()
    fake.attach(mock)

    await other.directClient().send(create)

    expect(mock.calls()).toEqual([])
    expect([fake.history.length, other.history.length]).toEqual([0, 1])
  })
})
