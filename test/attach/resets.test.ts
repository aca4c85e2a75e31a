import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { classMock } from './tools.ts'

const client = new HealthLakeClient({ region: 'us-east-1' })
const list = () => client.send(new ListFHIRDatastoresCommand({}))
const create = () => client.send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))

const sendOf = () => Reflect.get(HealthLakeClient.prototype, 'send') as unknown

const throttled = new ThrottlingException({ message: 'Slow down.', $metadata: {} })

describe('mock.reset()', () => {
  it('takes the fake away: the mock answers undefined until it is attached again', async () => {
    const fake = createFakeHealthLake()
    const mock = fake.attach(classMock())
    await create()

    mock.reset()
    expect(list()).toBeUndefined()
    fake.attach(mock)

    expect(await list()).toMatchObject({ DatastorePropertiesList: [{}] })
  })

  it('takes overrides and calls away too', async () => {
    const mock = createFakeHealthLake().attach(classMock())
    mock.on(ListFHIRDatastoresCommand).rejects(throttled)
    expect(await rejectionOf(list())).toBe(throttled)

    mock.reset()
    createFakeHealthLake().attach(mock)

    expect(mock.calls()).toEqual([])
    expect(await list()).toMatchObject({ DatastorePropertiesList: [] })
  })
})

describe('mock.resetHistory()', () => {
  it("forgets the mock's calls, and leaves the fake, its history and lasting overrides", async () => {
    const fake = createFakeHealthLake()
    const mock = fake.attach(classMock())
    mock.on(ListFHIRDatastoresCommand).rejects(throttled)
    await create()

    mock.resetHistory()

    expect(mock.calls()).toEqual([])
    expect(fake.history).toHaveLength(1)
    expect(await create()).toMatchObject({ DatastoreStatus: 'CREATING' })
    expect(await rejectionOf(list())).toBe(throttled)
  })

  it('makes an override that is to strike once strike once more', async () => {
    const mock = createFakeHealthLake().attach(classMock())
    mock.on(ListFHIRDatastoresCommand).rejectsOnce(throttled)
    expect(await rejectionOf(list())).toBe(throttled)
    await list()

    mock.resetHistory()

    expect(await rejectionOf(list())).toBe(throttled)
    expect(await list()).toMatchObject({ DatastorePropertiesList: [] })
  })
})

describe("vitest's and the mock's way of restoring", () => {
  it('are not the same: vi.restoreAllMocks() and its like change nothing', async () => {
    const fake = createFakeHealthLake()
    const mock = fake.attach(classMock())
    mock.on(ListFHIRDatastoresCommand).rejects(throttled)

    vi.restoreAllMocks()
    vi.resetAllMocks()
    vi.clearAllMocks()

    expect(await rejectionOf(list())).toBe(throttled)
    expect(await create()).toMatchObject({ DatastoreStatus: 'CREATING' })
    expect(mock.calls()).toHaveLength(2)
  })

  it('mock.restore() gives the class back its own send', async () => {
    const own = sendOf()
    const mock = createFakeHealthLake().attach(mockClient(HealthLakeClient))
    expect(sendOf()).not.toBe(own)

    mock.restore()

    expect(sendOf()).toBe(own)
  })
})

describe('A hook that resets the mock and attaches a fresh fake', () => {
  it('lets no test see what another did', async () => {
    const mock = classMock()
    const beforeEachTest = () => {
      mock.reset()
      return createFakeHealthLake().attach(mock)
    }

    beforeEachTest()
    await create()
    mock.on(ListFHIRDatastoresCommand).rejects(throttled)
    beforeEachTest()

    expect(mock.calls()).toEqual([])
    expect(await list()).toMatchObject({ DatastorePropertiesList: [] })
  })
})
