import { HealthLake, HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { sentBy, signedBy } from './tools.ts'

const list = new ListFHIRDatastoresCommand({})

/** A client as a program has it: with a transport of its own, which counts what arrives. */
function ownClient() {
  const arrived: string[] = []
  const requestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle({ hostname }: { hostname: string }) {
      arrived.push(hostname)
      const body = new TextEncoder().encode('{"DatastorePropertiesList":[]}')
      const headers = { 'content-type': 'application/x-amz-json-1.0' }
      return { response: { statusCode: 200, headers, body } }
    },
  }
  const client = new HealthLakeClient({
    region: 'eu-west-3',
    endpoint: 'https://own.example',
    credentials: { accessKeyId: 'AKIDOWN', secretAccessKey: 'own' },
    requestHandler,
  })
  return { client, arrived }
}

const releases: Record<string, (fake: FakeHealthLake, interception: Disposable) => void> = {
  'to dispose of the interception': (_fake, interception) => interception[Symbol.dispose](),
  'to dispose of the fake': (fake) => fake[Symbol.dispose](),
}

describe.each(Object.entries(releases))('To let go, %s,', (_name, release) => {
  it.each(['class', 'client'])('gives the %s back its own send', async (kind) => {
    const { client, arrived } = ownClient()
    const fake = createFakeHealthLake()
    const interception = fake.intercept(kind === 'class' ? HealthLakeClient : client)
    await client.send(list)

    release(fake, interception)
    await client.send(list)

    expect(fake.history).toHaveLength(1)
    expect(arrived).toEqual(['own.example'])
    expect(Object.hasOwn(client, 'send')).toBe(false)
    expect(Object.hasOwn(HealthLakeClient.prototype, 'send')).toBe(false)
  })

  it('gives a client back all of its configuration', async () => {
    const { client } = ownClient()
    const before = await shapeOf(client)
    const fake = createFakeHealthLake()
    const interception = fake.intercept(client)
    await client.send(list)
    expect(await shapeOf(client)).not.toEqual(before)

    release(fake, interception)

    expect(await shapeOf(client)).toEqual(before)
    const sent = sentBy(client)
    await client.send(list)
    expect(sent.map(signedBy)).toEqual([{ key: 'AKIDOWN', region: 'eu-west-3' }])
  })
})

/** What a client is made of, as far as it can be compared. */
async function shapeOf(client: HealthLakeClient) {
  const { credentials, ...config } = client.config as unknown as Record<string, unknown>
  return {
    config,
    members: Object.keys(client.config).toSorted(),
    credentials: await (credentials as () => Promise<object>)(),
    middleware: client.middlewareStack.identify(),
  }
}

it('Two interceptions, of the class and of a client, can be disposed of in either order', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const { client, arrived } = ownClient()
    const fakes = [createFakeHealthLake(), createFakeHealthLake()]
    const interceptions = [fakes[0]?.intercept(HealthLakeClient), fakes[1]?.intercept(client)]
    await client.send(list)

    for (const index of order) interceptions[index]?.[Symbol.dispose]()
    await client.send(list)

    expect(fakes.map(({ history }) => history.length)).toEqual([0, 1])
    expect(arrived).toHaveLength(1)
  }
})

it('An interception that is disposed of twice leaves a later one alone', async () => {
  using fake = createFakeHealthLake()
  const first = fake.intercept(HealthLakeClient)
  first[Symbol.dispose]()
  fake.intercept(HealthLakeClient)

  first[Symbol.dispose]()
  await new HealthLake({ region: 'us-east-1' }).listFHIRDatastores({})

  expect(fake.history).toHaveLength(1)
})

it('`using` lets go at the end of its block', async () => {
  const { client, arrived } = ownClient()
  const fake = createFakeHealthLake()
  {
    using interception = fake.intercept(HealthLakeClient)
    expect(Symbol.dispose in interception).toBe(true)
    await client.send(list)
  }
  await client.send(list)

  expect(fake.history).toHaveLength(1)
  expect(arrived).toHaveLength(1)
})

it('A spy or stub that was on send before is there again afterwards', () => {
  const { client } = ownClient()
  const stub = (() => Promise.resolve()) as never
  client.send = stub

  createFakeHealthLake().intercept(client)[Symbol.dispose]()

  expect(Object.getOwnPropertyDescriptor(client, 'send')?.value).toBe(stub)
})
