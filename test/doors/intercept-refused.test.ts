import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { S3Client } from '@aws-sdk/client-s3'
import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'

const list = new ListFHIRDatastoresCommand({})

const ownClients: [string, (fake: FakeHealthLake) => HealthLakeClient][] = [
  ['client()', (fake) => fake.client()],
  ['directClient()', (fake) => fake.directClient()],
  ['clientConfig()', (fake) => new HealthLakeClient(fake.clientConfig())],
]

describe('A client that is intercepted', () => {
  it.each<[string, () => Promise<string>]>([
    ['whose provider of the region fails', () => Promise.reject(new Error('no region today'))],
    [
      'whose provider of the region throws',
      () => {
        throw new Error('no region today')
      },
    ],
  ])('%s rejects as the SDK does', async (_what, region) => {
    using fake = createFakeHealthLake()
    const client = new HealthLakeClient({ region })
    fake.intercept(client)

    const error = await rejectionOf(client.send(list))

    expect(error).toEqual(new Error('no region today'))
    expect(fake.history).toEqual([])
  })

  it.each(['x y', 'us_east_1'])('whose region is %s rejects as the SDK does', async (region) => {
    using fake = createFakeHealthLake()
    const client = new HealthLakeClient({ region })
    const alone = await rejectionOf(client.config.region())
    fake.intercept(HealthLakeClient)

    const error = await rejectionOf(client.send(list))

    expect(error).toEqual(alone)
    expect(error).toMatchObject({ message: expect.stringContaining('Region not accepted') })
    expect(fake.history).toEqual([])
  })
})

describe('intercept', () => {
  const elsewhere = new MisuseError(
    'intercept: this client already leads to another fake, which made it or intercepts its class; give a client that leads to none.',
  )

  it.each(ownClients)(
    "refuses another fake's client of %s, which stays as it was",
    async (_, open) => {
      using fake = createFakeHealthLake()
      const other = createFakeHealthLake()
      const client = open(other)

      expect(() => fake.intercept(client)).toThrow(elsewhere)
      await client.send(list)

      expect([fake.history.length, other.history.length]).toEqual([0, 1])
    },
  )

  it.each(ownClients)("leaves the fake's own client of %s with it", async (_, open) => {
    using fake = createFakeHealthLake()
    const client = open(fake)

    fake.intercept(client)[Symbol.dispose]()
    fake.intercept(client)
    await client.send(list)

    expect(fake.history).toHaveLength(1)
  })

  it('refuses a client that another fake leads by its class, until that lets it go', async () => {
    using fake = createFakeHealthLake()
    using other = createFakeHealthLake()
    const client = new HealthLakeClient({ region: 'us-east-1' })
    const interception = other.intercept(HealthLakeClient)
    await client.send(list)

    expect(() => fake.intercept(client)).toThrow(elsewhere)
    interception[Symbol.dispose]()
    fake.intercept(client)
    await client.send(list)

    expect([fake.history.length, other.history.length]).toEqual([1, 1])
  })

  it.each([
    ['the class of S3', S3Client],
    ['a class made of that', class Objects extends S3Client {}],
    ['a client of S3', new S3Client({ region: 'us-east-1' })],
  ])('points from %s to the in-memory S3', (_what, target) => {
    using fake = createFakeHealthLake()

    expect(() => fake.intercept(target as never)).toThrow(
      new MisuseError(
        'intercept: this is a client of S3, not of HealthLake; put a mock of it on the in-memory S3: fake.objects.attach(mockClient(S3Client)), by aws-sdk-client-mock, or see guides/s3.md.',
      ),
    )
  })

  it('refuses a client of any other service', () => {
    using fake = createFakeHealthLake()

    const client = { config: { serviceId: 'STS' }, send: () => undefined }

    expect(() => fake.intercept(client as never)).toThrow(
      new MisuseError(
        'intercept: this is a client of STS, not of HealthLake; give HealthLakeClient or an instance of it.',
      ),
    )
  })

  it.each<[string, (client: HealthLakeClient) => unknown]>([
    ['is frozen', Object.freeze],
    ['takes no new members', Object.preventExtensions],
    ['has a frozen configuration', ({ config }) => Object.freeze(config)],
  ])('refuses a client that %s', (_what, freeze) => {
    using fake = createFakeHealthLake()
    const client = new HealthLakeClient({ region: 'us-east-1' })
    freeze(client)

    expect(() => fake.intercept(client)).toThrow(
      new MisuseError(
        'intercept: the target is frozen, so it cannot be redirected to the fake; intercept one that is not.',
      ),
    )
  })
})
