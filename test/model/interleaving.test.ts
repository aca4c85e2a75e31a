import * as sdk from '@aws-sdk/client-healthlake'
import * as fc from 'fast-check'
import {
  createFakeHealthLake,
  type Call,
  type FakeHealthLake,
  type OperationName,
} from 'fake-healthlake'
import { expect, it } from 'vitest'
import { runs } from '../runs.ts'

/** A request, without the ids of the data store that it is about. */
interface Deed {
  readonly operation: string
  readonly input: object
}

const output = { S3Configuration: { S3Uri: 's3://results', KmsKeyId: 'alias/key' } }
const role = 'arn:aws:iam::123456789012:role/r'

/** What clients may do to a data store that they share, with tokens that they share. */
function deedsTo(DatastoreId: string, ResourceARN: string): readonly Deed[] {
  const exported = { DatastoreId, DataAccessRoleArn: role, OutputDataConfig: output }
  return [
    {
      operation: 'CreateFHIRDatastore',
      input: { DatastoreTypeVersion: 'R4', ClientToken: 'both' },
    },
    { operation: 'StartFHIRExportJob', input: { ...exported, ClientToken: 'both' } },
    { operation: 'TagResource', input: { ResourceARN, Tags: [{ Key: 'k', Value: 'v' }] } },
    { operation: 'UntagResource', input: { ResourceARN, TagKeys: ['k'] } },
    { operation: 'ListTagsForResource', input: { ResourceARN } },
    { operation: 'DescribeFHIRDatastore', input: { DatastoreId } },
    { operation: 'ListFHIRDatastores', input: { MaxResults: 2 } },
    { operation: 'DeleteFHIRDatastore', input: { DatastoreId } },
  ]
}

/** What a client is told of a deed, as text. */
async function tell(client: sdk.HealthLakeClient, { operation, input }: Deed): Promise<string> {
  const known = sdk as unknown as Record<string, new (input: object) => sdk.TagResourceCommand>
  const Command = known[`${operation}Command`] as new (input: object) => sdk.TagResourceCommand
  const told: object = await client.send(new Command(input)).catch((error: Error) => ({ error }))
  const { $metadata: _metadata, error, ...rest } = told as { $metadata?: object; error?: Error }
  return `${operation}: ${error === undefined ? JSON.stringify(rest) : String(error)}`
}

/** A client whose requests and answers are on their way for as long as the scheduler likes; it tells what is done. */
function farAway(
  fake: FakeHealthLake,
  scheduler: fc.Scheduler,
  name: string,
  done: () => void,
): sdk.HealthLakeClient {
  const client = fake.client()
  client.middlewareStack.add(
    (next) => async (args) => {
      await scheduler.schedule(Promise.resolve(), `${name} asks`)
      const [answer] = await Promise.allSettled([next(args)])
      const isRetried =
        answer.status === 'rejected' && (answer.reason as Error).name === 'ThrottlingException'
      if (!isRetried) done()
      await scheduler.schedule(Promise.resolve(), `${name} is told`)
      if (answer.status === 'rejected') throw answer.reason
      return answer.value
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  return client
}

function isRetriedUntilDone(attempts: Call['attempts']): boolean {
  const throttled = attempts.map(({ error }) => error === 'ThrottlingException')
  return throttled.indexOf(false) === attempts.length - 1
}

const work = fc.array(fc.nat(7), { maxLength: 8, size: 'max' })

it('However the calls of two clients and their retries come through each other, each is told what they give one after the other', async () => {
  let interleaved = 0

  await fc.assert(
    fc.asyncProperty(fc.scheduler(), work, work, async (scheduler, one, other) => {
      const fake = createFakeHealthLake()
      const { DatastoreId, DatastoreArn } = fake.addDatastore()
      const deeds = deedsTo(DatastoreId, DatastoreArn)
      const before = fake.fork()
      for (const { operation } of deeds) {
        fake.faults.add({
          operation: operation as OperationName,
          per: 'attempt',
          times: 2,
          outcome: 'ThrottlingException',
        })
      }
      const done: Deed[] = []
      const order: string[] = []

      async function labour(numbers: readonly number[], name: string): Promise<string[]> {
        let deed: Deed | undefined
        const client = farAway(fake, scheduler, name, () => done.push(deed as Deed))
        const told: string[] = []
        for (const number of numbers) {
          deed = deeds[number] as Deed
          told.push(await tell(client, deed))
          order.push(name)
        }
        return told
      }
      const [first, second] = await scheduler.waitFor(
        Promise.all([labour(one, 'one'), labour(other, 'other')]),
      )

      const alone = before.client()
      const replayed: string[] = []
      for (const deed of done) replayed.push(await tell(alone, deed))
      expect([...first, ...second].toSorted()).toEqual(replayed.toSorted())
      expect(fake.history).toHaveLength(done.length)
      expect(fake.history.filter(({ attempts }) => !isRetriedUntilDone(attempts))).toEqual([])
      expect(before.datastores()).toEqual(fake.datastores())
      interleaved += order.join(' ').includes('one other one') ? 1 : 0
    }),
    runs(10),
  )

  expect(interleaved).toBeGreaterThan(0)
})
