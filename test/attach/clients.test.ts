import {
  ConflictException,
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
  paginateListFHIRDatastores,
  ResourceNotFoundException,
  type HealthLakeClientConfig,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { classMock } from './tools.ts'

const region = 'us-east-1'
const r4 = { DatastoreTypeVersion: 'R4' } as const

describe('The region of a request to a mock', () => {
  it("is the client's", async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())

    await new HealthLakeClient({ region: 'eu-west-2' }).send(new CreateFHIRDatastoreCommand(r4))

    expect(fake.history).toMatchObject([{ region: 'eu-west-2', door: 'client-mock' }])
    expect(fake.datastores({ region: 'eu-west-2' })).toHaveLength(1)
  })

  it("is the client's where two ask at once", async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())
    const clients = ['us-east-1', 'eu-west-2'].map(
      (name) =>
        new HealthLakeClient({
          region: async () => {
            await Promise.resolve()
            return name
          },
        }),
    )

    const answers = await Promise.all(
      [...clients, ...clients].map((client) => client.send(new CreateFHIRDatastoreCommand(r4))),
    )

    expect(answers.map(({ DatastoreArn }) => DatastoreArn?.split(':')[3])).toEqual([
      'us-east-1',
      'eu-west-2',
      'us-east-1',
      'eu-west-2',
    ])
  })
})

describe('A client whose send is mocked', () => {
  it('calls back, if it is asked to, with the answer or with the error', async () => {
    createFakeHealthLake().attach(classMock())
    const client = new HealthLakeClient({ region })

    const created = await new Promise((resolve) => {
      client.send(new CreateFHIRDatastoreCommand(r4), (...args) => resolve(args))
    })
    const refused = await new Promise((resolve) => {
      client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: 'none' }), {}, (...args) =>
        resolve(args),
      )
    })

    expect(created).toEqual([null, expect.objectContaining({ DatastoreStatus: 'CREATING' })])
    expect(refused).toEqual([expect.any(ResourceNotFoundException)])
  })

  it('can abort before it is asked, and nothing happens', async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())
    const sending = new HealthLakeClient({ region }).send(new CreateFHIRDatastoreCommand(r4), {
      abortSignal: AbortSignal.abort(),
    })

    expect(await rejectionOf(sending)).toMatchObject({ name: 'AbortError' })
    expect(fake.history).toEqual([])
    expect(fake.datastores()).toEqual([])
  })

  it('can abort while it waits', async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())
    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: { kind: 'hang' } })
    const abort = new AbortController()

    const sending = new HealthLakeClient({ region }).send(new ListFHIRDatastoresCommand({}), {
      abortSignal: abort.signal,
    })
    await vi.waitUntil(() => fake.history.length === 1)
    abort.abort()

    expect(await rejectionOf(sending)).toMatchObject({ name: 'AbortError' })
    fake.verify()
  })

  it('gets $metadata and errors of the SDK', async () => {
    createFakeHealthLake().attach(classMock())
    const client = new HealthLakeClient({ region })

    const { DatastoreId, $metadata } = await client.send(new CreateFHIRDatastoreCommand(r4))
    const error = await rejectionOf(client.send(new DeleteFHIRDatastoreCommand({ DatastoreId })))

    const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/) as string
    expect($metadata).toEqual({ httpStatusCode: 200, requestId, attempts: 1, totalRetryDelay: 0 })
    expect(error).toBeInstanceOf(ConflictException)
    expect(error).toMatchObject({ $fault: 'client', $metadata: { httpStatusCode: 400, requestId } })
  })

  it('meets fault rules, without retries', async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET' } })
    fake.faults.add({ outcome: 'ThrottlingException' })
    fake.faults.add({ outcome: { kind: 'corrupt', body: 'truncated' } })
    const client = new HealthLakeClient({ region })
    const list = () => client.send(new ListFHIRDatastoresCommand({}))

    expect(await rejectionOf(list())).toMatchObject({ code: 'ECONNRESET' })
    expect(await rejectionOf(list())).toMatchObject({ name: 'ThrottlingException' })
    expect(await rejectionOf(list())).toBeInstanceOf(SyntaxError)
    expect(fake.history).toHaveLength(3)
    fake.verify()
  })

  it('is told of a misspelt member, and so is verify', async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())
    const input = { ...r4, DataStoreName: 'claims' }

    const error = await rejectionOf(
      new HealthLakeClient({ region }).send(new CreateFHIRDatastoreCommand(input)),
    )

    expect(error).toBeInstanceOf(MisuseError)
    expect(error).toMatchObject({
      message: expect.stringContaining('Did you mean DatastoreName?') as string,
    })
    expect(() => fake.verify()).toThrow('DataStoreName')
  })

  it('does not fill in a ClientToken', async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())

    await new HealthLakeClient({ region }).send(new CreateFHIRDatastoreCommand(r4))

    expect(fake.history).toMatchObject([{ input: r4 }])
    expect(fake.history[0]?.input).not.toHaveProperty('ClientToken')
  })

  it('may be made of clientConfig, and goes to the fake all the same', async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())
    const config: HealthLakeClientConfig = fake.clientConfig({ region: 'eu-west-1' })

    await new HealthLakeClient(config).send(new CreateFHIRDatastoreCommand(r4))

    expect(fake.history).toMatchObject([{ door: 'client-mock', region: 'eu-west-1' }])
  })
})

describe('What is kept of a request to a mock', () => {
  it("are copies in the fake's history, where the mock has only the one input of a paginator", async () => {
    const fake = createFakeHealthLake()
    const mock = fake.attach(classMock())
    const client = new HealthLakeClient({ region })
    fake.addDatastore()
    fake.addDatastore()

    const tokens: (string | undefined)[] = []
    for await (const page of paginateListFHIRDatastores({ client, pageSize: 1 }, {})) {
      tokens.push(page.NextToken)
    }

    const [token] = tokens
    expect(token).toEqual(expect.any(String))
    expect(fake.history.map(({ input }) => input)).toEqual([
      { MaxResults: 1 },
      { MaxResults: 1, NextToken: token },
    ])
    const [first, second] = mock.commandCalls(ListFHIRDatastoresCommand)
    expect(first?.args[0].input).toBe(second?.args[0].input)
  })

  it('does not change with what the caller holds', async () => {
    const fake = createFakeHealthLake()
    fake.attach(classMock())
    const client = new HealthLakeClient({ region })
    const input = { ...r4, DatastoreName: 'claims', Tags: [{ Key: 'stage', Value: 'test' }] }

    const { DatastoreId } = await client.send(new CreateFHIRDatastoreCommand(input))
    const shown = await client.send(new DescribeFHIRDatastoreCommand({ DatastoreId }))
    const before = JSON.stringify([fake.history, fake.datastores()])
    input.DatastoreName = 'changed'
    input.Tags.pop()
    Object.assign(shown.DatastoreProperties ?? {}, { DatastoreName: 'changed' })
    shown.DatastoreProperties?.CreatedAt?.setFullYear(1999)

    expect(JSON.stringify([fake.history, fake.datastores()])).toBe(before)
  })

  it('is what commandCalls and the like give', async () => {
    const mock = createFakeHealthLake().attach(classMock())
    const client = new HealthLakeClient({ region })

    await client.send(new CreateFHIRDatastoreCommand({ ...r4, DatastoreName: 'one' }))
    await client.send(new CreateFHIRDatastoreCommand({ ...r4, DatastoreName: 'two' }))
    await client.send(new ListFHIRDatastoresCommand({}))

    expect(mock.calls()).toHaveLength(3)
    expect(mock.commandCalls(CreateFHIRDatastoreCommand)).toHaveLength(2)
    expect(mock.commandCalls(CreateFHIRDatastoreCommand, { DatastoreName: 'two' })).toHaveLength(1)
    const answer = await mock.commandCall(0, CreateFHIRDatastoreCommand).returnValue
    expect(answer).toMatchObject({ DatastoreStatus: 'CREATING' })
  })
})
