import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { classMock } from './tools.ts'

const client = new HealthLakeClient({ region: 'us-east-1' })
const list = () => client.send(new ListFHIRDatastoresCommand({}))
const create = (DatastoreName?: string) =>
  client.send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4', DatastoreName }))

const describing = (id?: string) =>
  client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: id }))

const canned = { DatastorePropertiesList: [], NextToken: 'canned', $metadata: {} }

const throttled = new ThrottlingException({ message: 'Slow down.', $metadata: {} })

describe("The mock's own overrides", () => {
  it('come first, set before attach', async () => {
    const fake = createFakeHealthLake()
    const mock = classMock()
    mock.on(ListFHIRDatastoresCommand).resolves(canned)

    fake.attach(mock)

    expect(await list()).toEqual(canned)
    expect(await create()).toMatchObject({ DatastoreStatus: 'CREATING' })
  })

  it('come first, set after attach', async () => {
    const mock = createFakeHealthLake().attach(classMock())

    mock.on(ListFHIRDatastoresCommand).resolves(canned)

    expect(await list()).toEqual(canned)
  })

  it('come first, set after their command was called', async () => {
    const mock = createFakeHealthLake().attach(classMock())
    await create()
    expect(await list()).toMatchObject({ DatastorePropertiesList: [expect.anything()] })

    mock.on(ListFHIRDatastoresCommand).resolves(canned)

    expect(await list()).toEqual(canned)
  })

  it('do not reach the fake', async () => {
    const fake = createFakeHealthLake()
    const mock = fake.attach(classMock())
    mock.on(CreateFHIRDatastoreCommand).rejects(throttled)

    expect(await rejectionOf(create())).toBe(throttled)

    expect(fake.history).toEqual([])
    expect(fake.datastores()).toEqual([])
  })

  it('strike once if they shall, and fall back to the fake', async () => {
    const fake = createFakeHealthLake()
    const mock = fake.attach(classMock())
    mock.on(CreateFHIRDatastoreCommand).rejectsOnce(throttled)

    expect(await rejectionOf(create('first'))).toBe(throttled)
    await create('second')
    await create('third')

    expect(fake.datastores()).toMatchObject([
      { DatastoreName: 'second' },
      { DatastoreName: 'third' },
    ])
  })

  it('strike once also when they are set after their command was called', async () => {
    const fake = createFakeHealthLake()
    const mock = fake.attach(classMock())
    await create('first')
    await create('second')

    mock.on(CreateFHIRDatastoreCommand).rejectsOnce(throttled)

    expect(await rejectionOf(create('third'))).toBe(throttled)
    expect(await create('fourth')).toMatchObject({ DatastoreStatus: 'CREATING' })
  })

  it('strike once also when they are set again', async () => {
    const mock = createFakeHealthLake().attach(classMock())
    mock.on(ListFHIRDatastoresCommand).rejectsOnce(throttled)
    expect(await rejectionOf(list())).toBe(throttled)
    await list()

    mock.on(ListFHIRDatastoresCommand).rejectsOnce(throttled)

    expect(await rejectionOf(list())).toBe(throttled)
    expect(await list()).toMatchObject({ DatastorePropertiesList: [] })
  })

  it('count earlier calls where the matcher is an earlier one, as they do in the mock itself', async () => {
    const mock = createFakeHealthLake().attach(classMock())
    const listing = mock.on(ListFHIRDatastoresCommand)
    await list()

    listing.rejectsOnce(throttled)
    expect(await list()).toMatchObject({ DatastorePropertiesList: [] })

    mock.on(ListFHIRDatastoresCommand).rejectsOnce(throttled)
    expect(await rejectionOf(list())).toBe(throttled)
  })

  it('take turns where there are several, and fall back after the last', async () => {
    const mock = createFakeHealthLake().attach(classMock())
    await list()
    mock
      .on(ListFHIRDatastoresCommand)
      .rejectsOnce(throttled)
      .resolvesOnce(canned)
      .callsFakeOnce(() => ({ ...canned, NextToken: 'third' }))

    expect(await rejectionOf(list())).toBe(throttled)
    expect(await list()).toEqual(canned)
    expect(await list()).toMatchObject({ NextToken: 'third' })
    expect(await list()).toMatchObject({ DatastorePropertiesList: [] })
  })

  it('may be for some inputs only', async () => {
    const fake = createFakeHealthLake()
    const mock = fake.attach(classMock())
    const { DatastoreId } = await create()

    mock.on(DescribeFHIRDatastoreCommand, { DatastoreId: 'broken' }).rejects(throttled)

    expect(await rejectionOf(describing('broken'))).toBe(throttled)
    expect(await describing(DatastoreId)).toMatchObject({ DatastoreProperties: { DatastoreId } })
    expect(fake.history).toHaveLength(2)
  })

  it('may be functions', async () => {
    const mock = createFakeHealthLake().attach(classMock())

    mock
      .on(ListFHIRDatastoresCommand)
      .callsFake((input: unknown) => ({ ...canned, NextToken: JSON.stringify(input) }))

    expect(await list()).toMatchObject({ NextToken: '{}' })
  })

  it('may be for every command', async () => {
    const fake = createFakeHealthLake()
    const mock = fake.attach(classMock())

    mock.onAnyCommand().rejects(throttled)

    expect(await rejectionOf(list())).toBe(throttled)
    expect(await rejectionOf(create())).toBe(throttled)
    expect(fake.history).toEqual([])
  })
})
