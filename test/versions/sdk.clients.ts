import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { create } from '../conformance/suite/tools.ts'
import { unknownId } from '../values.ts'
import { regionInFileAlone } from '../doors/region-in-file.ts'
import { until } from '../waiting.ts'
import { credentials, doorsOf } from './doors.ts'
import { sdks } from './sdks.ts'

const r4 = { DatastoreTypeVersion: 'R4' } as const

for (const [version, sdk] of sdks) {
  const {
    CreateFHIRDatastoreCommand,
    DeleteFHIRDatastoreCommand,
    DescribeFHIRDatastoreCommand,
    HealthLake,
    HealthLakeClient,
    ListFHIRDatastoresCommand,
  } = sdk

  for (const door of doorsOf(sdk)) {
    describe(`Version ${version} of the SDK, through ${door.name}`, () => {
      it('has its own client, and $metadata with each answer', async () => {
        const { client } = door.open()

        const { $metadata } = await client.send(new CreateFHIRDatastoreCommand(r4))

        expect(client).toBeInstanceOf(HealthLakeClient)
        const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/) as string
        expect($metadata).toMatchObject({ httpStatusCode: 200, requestId, attempts: 1 })
      })

      it('throws its own error classes', async () => {
        const open = door.open()
        const DatastoreId = await create(open)

        const sendings = [
          open.client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: unknownId })),
          open.client.send(new DeleteFHIRDatastoreCommand({ DatastoreId })),
          open.client.send(new ListFHIRDatastoresCommand({ MaxResults: 0 })),
        ]

        await expect(sendings[0]).rejects.toThrow(sdk.ResourceNotFoundException)
        await expect(sendings[1]).rejects.toThrow(sdk.ConflictException)
        await expect(sendings[2]).rejects.toThrow(sdk.ValidationException)
        await expect(sendings[1]).rejects.toMatchObject({
          $fault: 'client',
          $metadata: { httpStatusCode: 400, attempts: 1 },
        })
      })

      it('calls back', async () => {
        const { client } = door.open()

        const answered = await new Promise((resolve) => {
          client.send(new ListFHIRDatastoresCommand({}), (...args) => resolve(args))
        })

        expect(answered).toEqual([null, expect.objectContaining({ DatastorePropertiesList: [] })])
      })

      it('pages through its paginator', async () => {
        const open = door.open()
        const ids = [await create(open), await create(open), await create(open)]

        const listed: (string | undefined)[] = []
        const paginator = sdk.paginateListFHIRDatastores({ client: open.client, pageSize: 2 }, {})
        for await (const { DatastorePropertiesList = [] } of paginator) {
          listed.push(...DatastorePropertiesList.map(({ DatastoreId }) => DatastoreId))
        }

        expect(listed).toEqual(ids.toReversed())
      })

      it('does nothing for a call that was aborted before', async () => {
        const open = door.open()
        const sending = open.client.send(new CreateFHIRDatastoreCommand(r4), {
          abortSignal: AbortSignal.abort(),
        })

        await expect(sending).rejects.toMatchObject({ name: 'AbortError' })
        expect(await open.send('ListFHIRDatastores', {})).toEqual({ DatastorePropertiesList: [] })
      })
    })
  }

  describe(`Version ${version} of the SDK`, () => {
    it.each(['ThrottlingException', { kind: 'connection', code: 'ECONNRESET' }] as const)(
      'retries %j, and the calls are one in the history',
      async (outcome) => {
        const fake = createFakeHealthLake({ sdk })
        fake.faults.add({ per: 'attempt', times: 2, outcome })

        const { $metadata } = await fake.client().send(new CreateFHIRDatastoreCommand(r4))

        expect($metadata.attempts).toBe(3)
        expect(fake.history).toMatchObject([{ attempts: [{}, {}, {}] }])
        expect(fake.datastores()).toHaveLength(1)
        fake.verify()
      },
    )

    it('honours maxAttempts', async () => {
      const fake = createFakeHealthLake({ sdk })
      fake.faults.add({ outcome: 'InternalServerException' })

      const sending = fake.client({ maxAttempts: 2 }).send(new ListFHIRDatastoresCommand({}))

      await expect(sending).rejects.toThrow(sdk.InternalServerException)
      await expect(sending).rejects.toMatchObject({ $metadata: { attempts: 2 } })
      expect(fake.history).toMatchObject([{ attempts: [{}, {}] }])
    })

    it('has its ClientToken filled in from the seed, through client()', async () => {
      const tokens: unknown[] = []
      for (let count = 0; count < 2; count += 1) {
        const fake = createFakeHealthLake({ sdk, seed: 7 })
        await fake.client().send(new CreateFHIRDatastoreCommand(r4))
        const [call] = fake.history
        tokens.push((call?.input as { ClientToken?: string } | undefined)?.ClientToken)
      }

      expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/)
      expect(tokens[1]).toBe(tokens[0])
    })

    it('is told of a misspelt member before it drops it', async () => {
      const fake = createFakeHealthLake({ sdk })
      const clients = [
        fake.client(),
        fake.directClient(),
        new HealthLakeClient(fake.clientConfig()),
      ]
      const input = { ...r4, DataStoreName: 'claims' }

      for (const client of clients) {
        await expect(client.send(new CreateFHIRDatastoreCommand(input))).rejects.toThrow(
          MisuseError,
        )
      }
      expect(fake.history).toEqual([])
    })

    it('is covered by intercept of its aggregated client too', async () => {
      const fake = createFakeHealthLake({ sdk })
      using _ = fake.intercept(HealthLakeClient)
      await new HealthLake({ region: 'eu-west-1', credentials }).createFHIRDatastore(r4)

      expect(fake.history).toMatchObject([{ region: 'eu-west-1', door: 'client' }])
    })
  })
}

describe('A retry', () => {
  it.each(sdks.filter(([version]) => version !== '3.645.0'))(
    'sets no timer with version %s of the SDK',
    async (_version, sdk) => {
      const fake = createFakeHealthLake({ sdk })
      fake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })
      vi.useFakeTimers()
      onTestFinished(() => void vi.useRealTimers())

      await fake.client().send(new sdk.ListFHIRDatastoresCommand({}))

      expect(fake.history).toMatchObject([{ attempts: [{}, {}] }])
    },
  )

  it.each(sdks.filter(([version]) => version === '3.645.0'))(
    'waits for a timer of no length with version %s of the SDK',
    async (_version, sdk) => {
      const fake = createFakeHealthLake({ sdk })
      fake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      onTestFinished(() => void vi.useRealTimers())

      const sending = fake.client().send(new sdk.ListFHIRDatastoresCommand({}))
      await until(() => vi.getTimerCount() > 0)
      expect(fake.history).toMatchObject([{ attempts: [{}] }])
      await vi.advanceTimersByTimeAsync(0)
      await sending

      expect(fake.history).toMatchObject([{ attempts: [{}, {}] }])
    },
  )
})

describe.each(sdks)('A client of version %s of the SDK that has no region', (_version, sdk) => {
  it.each([
    ['intercept', (fake: FakeHealthLake) => void fake.intercept(sdk.HealthLakeClient)],
    [
      'attach',
      (fake: FakeHealthLake) => {
        const mock = fake.attach(mockClient(sdk.HealthLakeClient))
        onTestFinished(() => mock.restore())
      },
    ],
  ])("gets the fake's through %s, though a file names one", async (_door, lead) => {
    await regionInFileAlone()
    using fake = createFakeHealthLake({ sdk, region: 'sa-east-1' })
    lead(fake)

    await new sdk.HealthLakeClient({ credentials }).send(new sdk.ListFHIRDatastoresCommand({}))

    expect(fake.history).toMatchObject([{ region: 'sa-east-1' }])
  })
})

describe('The package', () => {
  it('imports only what every version of the SDK has: no waiters', () => {
    expect(sdks.map(([, sdk]) => 'waitUntilFHIRDatastoreActive' in sdk)).toEqual([
      false,
      false,
      true,
    ])
  })
})
