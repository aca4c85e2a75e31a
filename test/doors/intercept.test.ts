import {
  CreateFHIRDatastoreCommand,
  HealthLake,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { sentBy, signedBy } from './tools.ts'

const list = new ListFHIRDatastoresCommand({})
const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

const own = { accessKeyId: 'AKIDOWN', secretAccessKey: 'own' }
type AccessKeys = typeof own

// As code has it that nobody can reach from outside.
const outOfReach = new HealthLakeClient({ region: 'us-west-2' })

describe('intercept of the class', () => {
  it('leads a client to the fake that was made before', async () => {
    using fake = createFakeHealthLake()
    fake.intercept(HealthLakeClient)

    const { DatastoreArn } = await outOfReach.send(create)

    expect(DatastoreArn).toMatch(/^arn:aws:healthlake:us-west-2:123456789012:/)
    expect(fake.history).toMatchObject([{ region: 'us-west-2', door: 'client' }])
  })

  it('leads a client to the fake that is made afterwards', async () => {
    using fake = createFakeHealthLake()
    fake.intercept(HealthLakeClient)

    await new HealthLakeClient({ region: 'us-east-2' }).send(list)

    expect(fake.history).toMatchObject([{ region: 'us-east-2' }])
  })

  it('covers the aggregated client', async () => {
    using fake = createFakeHealthLake()
    fake.intercept(HealthLakeClient)
    const client = new HealthLake({ region: 'us-east-1' })

    const { DatastoreId } = await client.createFHIRDatastore({ DatastoreTypeVersion: 'R4' })
    const { DatastoreProperties } = await client.describeFHIRDatastore({ DatastoreId })

    expect(DatastoreProperties).toMatchObject({ DatastoreId, DatastoreStatus: 'CREATING' })
    expect(fake.history).toHaveLength(2)
  })

  it('may be of the aggregated class alone', async () => {
    using fake = createFakeHealthLake()
    using other = createFakeHealthLake()
    other.intercept(HealthLakeClient)
    fake.intercept(HealthLake)

    await new HealthLake({ region: 'us-east-1' }).listFHIRDatastores({})
    await new HealthLakeClient({ region: 'us-east-1' }).send(list)

    expect([fake.history.length, other.history.length]).toEqual([1, 1])
  })

  it('tells two regions apart where two clients ask at once', async () => {
    using fake = createFakeHealthLake()
    fake.intercept(HealthLakeClient)
    const regions = ['eu-west-1', 'ap-south-1', 'eu-west-1']
    const clients = regions.map((region) => new HealthLakeClient({ region }))

    const answers = await Promise.all(clients.map((client) => client.send(create)))

    expect(answers.map(({ DatastoreArn }) => DatastoreArn?.split(':')[3])).toEqual(regions)
    expect(fake.datastores({ region: 'eu-west-1' })).toHaveLength(2)
    expect(fake.datastores({ region: 'ap-south-1' })).toHaveLength(1)
  })

  it("gives the fake's region to a client that has none", async () => {
    vi.stubEnv('AWS_REGION', undefined)
    onTestFinished(() => void vi.unstubAllEnvs())
    using fake = createFakeHealthLake({ region: 'sa-east-1' })
    fake.intercept(HealthLakeClient)
    const client = new HealthLakeClient({})
    const sent = sentBy(client)

    const { DatastoreArn } = await client.send(create)

    expect(DatastoreArn).toMatch(/^arn:aws:healthlake:sa-east-1:/)
    expect(sent.map(signedBy)).toMatchObject([{ region: 'sa-east-1' }])
  })

  it("leaves another fake's own client with its fake", async () => {
    using fake = createFakeHealthLake()
    const other = createFakeHealthLake()
    const clients = [
      other.client(),
      other.directClient(),
      new HealthLakeClient(other.clientConfig()),
    ]
    fake.intercept(HealthLakeClient)

    for (const client of clients) await client.send(list)

    expect([fake.history.length, other.history.length]).toEqual([0, 3])
  })

  it('leaves one client to the fake that intercepts it alone', async () => {
    using fake = createFakeHealthLake()
    using other = createFakeHealthLake()
    const client = new HealthLakeClient({ region: 'us-east-1' })
    other.intercept(client)
    fake.intercept(HealthLakeClient)

    await client.send(list)

    expect([fake.history.length, other.history.length]).toEqual([0, 1])
  })

  it('lets credentials of the client alone', async () => {
    using fake = createFakeHealthLake()
    fake.intercept(HealthLakeClient)
    const credentials = vi.fn<() => Promise<AccessKeys>>(async () => own)
    const client = new HealthLakeClient({ region: 'us-east-1', credentials })
    const sent = sentBy(client)

    await client.send(list)

    expect(credentials).not.toHaveBeenCalled()
    expect(sent.map(signedBy)).toMatchObject([{ key: 'AKIDFAKEHEALTHLAKE' }])
  })

  it("leads a client to the fake's endpoint, whatever its own", async () => {
    using fake = createFakeHealthLake()
    fake.intercept(HealthLakeClient)
    const config = { region: 'us-east-1', endpoint: 'http://127.0.0.1:1', cacheMiddleware: true }
    const client = new HealthLakeClient(config)
    const sent = sentBy(client)

    await client.send(list)
    await client.send(list)

    const hostname = 'healthlake.us-east-1.amazonaws.com'
    expect(sent).toMatchObject([{ hostname }, { hostname }])
  })

  it('leads a client that keeps its handlers and has sent before', async () => {
    using fake = createFakeHealthLake()
    const other = createFakeHealthLake()
    const config = { ...other.clientConfig({ region: 'us-east-1' }), cacheMiddleware: true }
    const transport = config.requestHandler as { handle(request: unknown): Promise<never> }
    const handle = vi.fn<(request: unknown) => Promise<never>>((request) =>
      transport.handle(request),
    )
    const client = new HealthLakeClient({ ...config, requestHandler: { handle } })
    await client.send(list)

    const interception = fake.intercept(client)
    await client.send(list)
    interception[Symbol.dispose]()
    await client.send(list)

    expect(fake.history).toHaveLength(1)
    expect(handle).toHaveBeenCalledTimes(2)
  })

  it.each(['useFipsEndpoint', 'useDualstackEndpoint'])('does not ask for %s', async (variant) => {
    using fake = createFakeHealthLake()
    fake.intercept(HealthLakeClient)
    const fromFile = vi.fn<() => Promise<boolean>>().mockRejectedValue(new Error('No such file.'))
    const client = new HealthLakeClient({ region: 'us-east-1', [variant]: fromFile })

    await client.send(list)

    expect(fake.history).toHaveLength(1)
  })
})

describe('A second interception', () => {
  const twice = new MisuseError(
    'intercept: this fake already intercepts this target; dispose of the earlier interception first.',
  )

  it('of the class by the same fake is refused, until the first is disposed of', () => {
    const fake = createFakeHealthLake()
    const first = fake.intercept(HealthLakeClient)

    expect(() => fake.intercept(HealthLakeClient)).toThrow(twice)
    first[Symbol.dispose]()
    fake.intercept(HealthLakeClient)[Symbol.dispose]()

    expect(Object.hasOwn(HealthLakeClient.prototype, 'send')).toBe(false)
  })

  it('of a client is refused too', () => {
    using fake = createFakeHealthLake()
    const client = new HealthLakeClient({ region: 'us-east-1' })
    fake.intercept(client)

    expect(() => fake.intercept(client)).toThrow(twice)
  })

  it('by another fake counts until it is disposed of', async () => {
    using first = createFakeHealthLake()
    const second = createFakeHealthLake()
    first.intercept(HealthLakeClient)
    second.intercept(HealthLakeClient)

    await outOfReach.send(list)
    second.dispose()
    await outOfReach.send(list)

    expect([first.history.length, second.history.length]).toEqual([1, 1])
  })

  it('that is refused leaves the first as it was', async () => {
    using fake = createFakeHealthLake()
    fake.intercept(HealthLakeClient)
    expect(() => fake.intercept(HealthLakeClient)).toThrow(twice)

    await outOfReach.send(list)

    expect(fake.history).toHaveLength(1)
  })

  it.each([undefined, {}, 'HealthLakeClient', () => {}, { send: 1 }])(
    'or one of %s, which is no client, is refused',
    (target) => {
      expect(() => createFakeHealthLake().intercept(target as never)).toThrow(
        new MisuseError(
          'intercept: the target is neither a client nor a class of clients; give HealthLakeClient or an instance of it.',
        ),
      )
    },
  )
})

it('A client that is intercepted keeps callbacks and abortSignal', async () => {
  using fake = createFakeHealthLake()
  fake.intercept(outOfReach)

  const answered = await new Promise((resolve) => {
    outOfReach.send(list, (error, output) => resolve([error, output]))
  })
  const error = await rejectionOf(outOfReach.send(list, { abortSignal: AbortSignal.abort() }))

  expect(answered).toEqual([null, expect.objectContaining({ DatastorePropertiesList: [] })])
  expect(error).toMatchObject({ name: 'AbortError' })
  expect(fake.history).toHaveLength(1)
})
