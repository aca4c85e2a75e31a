import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
  ThrottlingException,
  paginateListFHIRDatastores,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { sentBy } from './tools.ts'

const list = new ListFHIRDatastoresCommand({})

describe('directClient', () => {
  it('makes no retries: the first error is thrown', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })
    const client = fake.directClient()

    const error = await rejectionOf(client.send(list))
    await client.send(list)

    expect(error).toBeInstanceOf(ThrottlingException)
    expect(error).toMatchObject({ $fault: 'client', $metadata: { attempts: 1 } })
    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([1, 1])
    fake.verify()
  })

  it('runs no middleware and makes no bytes', async () => {
    const fake = createFakeHealthLake()
    const client = fake.directClient()
    const sent = sentBy(client)

    await client.send(list)

    expect(sent).toEqual([])
    expect(fake.history).toMatchObject([{ door: 'direct' }])
  })

  it('takes the command of an operation that only a newer SDK has', async () => {
    class RestoreFHIRDatastoreCommand {
      readonly input: object
      constructor(input: object) {
        this.input = input
      }
    }
    const fake = createFakeHealthLake()
    const { DatastoreId: SourceDatastoreId } = fake.addDatastore({
      BackupConfiguration: { Status: 'ENABLED' },
    })
    const RestorePointTime = new Date(fake.clock.now())
    const RestoreConfiguration = { ContinuousBackupRestoreConfiguration: { RestorePointTime } }

    const answer: unknown = await fake
      .directClient()
      .send(new RestoreFHIRDatastoreCommand({ SourceDatastoreId, RestoreConfiguration }) as never)

    expect(answer).toMatchObject({ DatastoreStatus: 'CREATING' })
    expect(fake.history).toMatchObject([{ operation: 'RestoreFHIRDatastore', door: 'direct' }])
  })

  it('sees one region, which is told when it is made', async () => {
    const fake = createFakeHealthLake()
    const [here, there] = [fake.directClient(), fake.directClient({ region: 'eu-north-1' })]

    const { DatastoreId } = await there.send(
      new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }),
    )

    const describeIt = new DescribeFHIRDatastoreCommand({ DatastoreId })
    expect(await there.send(describeIt)).toMatchObject({ DatastoreProperties: { DatastoreId } })
    expect(await rejectionOf(here.send(describeIt))).toHaveProperty(
      'message',
      `There is no data store with the id ${DatastoreId} in us-east-1.`,
    )
    expect(await Promise.all([here.config.region(), there.config.region()])).toEqual([
      'us-east-1',
      'eu-north-1',
    ])
  })

  it('refuses options that there are not', () => {
    expect(() => createFakeHealthLake().directClient({ Region: 'eu-west-1' } as {})).toThrow(
      new MisuseError(
        'directClient: there is no member Region. Did you mean region? There is only region.',
      ),
    )
  })

  it('keeps what was asked, though the paginator goes on to change its input', async () => {
    const fake = createFakeHealthLake()
    const ids = [1, 2, 3].map(() => fake.addDatastore().DatastoreId).toReversed()
    const input = {}
    const client = fake.directClient()

    const pages: unknown[] = []
    for await (const page of paginateListFHIRDatastores({ client, pageSize: 1 }, input)) {
      pages.push(page.DatastorePropertiesList?.map(({ DatastoreId }) => DatastoreId))
    }

    expect(pages).toEqual(ids.map((id) => [id]))
    expect(input).toHaveProperty('NextToken')
    expect(fake.history.map((call) => call.input)).toEqual([
      { MaxResults: 1 },
      { MaxResults: 1, NextToken: expect.any(String) },
      { MaxResults: 1, NextToken: expect.any(String) },
    ])
  })

  it('hands out copies', async () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreName: 'records' })
    const client = fake.directClient()
    const describeIt = new DescribeFHIRDatastoreCommand({ DatastoreId })

    const { DatastoreProperties } = await client.send(describeIt)
    DatastoreProperties?.CreatedAt?.setTime(0)
    Object.assign(DatastoreProperties ?? {}, { DatastoreName: 'changed' })

    expect(await client.send(describeIt)).toMatchObject({
      DatastoreProperties: { DatastoreName: 'records', CreatedAt: new Date('2025-01-01') },
    })
  })

  it('aborts while it waits for an answer', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'hang' } })
    const controller = new AbortController()

    const answered = fake.directClient().send(list, { abortSignal: controller.signal })
    controller.abort()

    expect(await rejectionOf(answered)).toMatchObject({ name: 'AbortError' })
    expect(fake.history).toHaveLength(1)
  })

  it('shows a broken connection as an error with its code', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET' } })

    const error = await rejectionOf(fake.directClient().send(list))

    expect(error).toMatchObject({ code: 'ECONNRESET' })
  })

  it.each(['client', 'directClient'] as const)(
    'loses what a callback throws, as %s does',
    async (door) => {
      const unhandled = vi.fn<(reason: unknown) => void>()
      process.once('unhandledRejection', unhandled)
      const client = createFakeHealthLake()[door]()

      const called = new Promise<void>((resolve) => {
        client.send(list, () => {
          resolve()
          throw new Error('thrown by the callback')
        })
      })
      await called
      await new Promise((resolve) => setImmediate(resolve))
      process.removeListener('unhandledRejection', unhandled)

      expect(unhandled).not.toHaveBeenCalled()
    },
  )

  it('can be destroyed, spied on and told from other clients', async () => {
    const fake = createFakeHealthLake()
    const client = fake.directClient()
    const spy = vi.spyOn(client, 'send')

    await client.send(list)
    client.destroy()

    expect(spy).toHaveBeenCalledWith(list)
    expect(client).toBeInstanceOf(HealthLakeClient)
    expect(client).not.toBe(fake.directClient())
  })
})
