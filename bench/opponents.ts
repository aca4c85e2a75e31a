import {
  DescribeFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
  type HealthLakeClientConfig,
  type ListFHIRDatastoresCommandInput,
} from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import type { FakeHealthLake } from 'fake-healthlake'
import type { Side } from './measure.ts'

const settings = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIDOPPONENT', secretAccessKey: 'opponent' },
}

/**
 * Makes AWS's own client over a handler that gives a fresh copy of the same bytes whatever it is asked.
 *
 * @param bytes The body of the answer
 * @param ids What to describe, in turn
 * @returns The side to time
 */
export function cannedClient(bytes: Uint8Array, ids: readonly string[]): Side {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': '00000000-0000-4000-8000-000000000000',
  }
  const requestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async () => ({
      response: { statusCode: 200, headers: { ...headers }, body: Uint8Array.from(bytes) },
    }),
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  } as unknown as NonNullable<HealthLakeClientConfig['requestHandler']>
  return describing(new HealthLakeClient({ ...settings, requestHandler }), ids)
}

function mockHealthLake(client: HealthLakeClient) {
  return mockClient(client)
}

/**
 * Makes aws-sdk-client-mock stubs with canned answers.
 *
 * @param can Gives the stub its answers
 * @param side Makes the side of a client
 * @returns The side to time
 */
export function stubbedClient(
  can: (mock: ReturnType<typeof mockHealthLake>) => unknown,
  side: (client: HealthLakeClient) => Side,
): Side {
  const client = new HealthLakeClient(settings)
  const mock = mockHealthLake(client)
  can(mock)
  return { ...side(client), tidy: () => mock.resetHistory() }
}

/**
 * Makes a side that describes through a client.
 *
 * @param client The client
 * @param ids What to describe, in turn
 * @param fake The fake behind the client, whose history is cleared between rounds
 * @returns The side to time
 */
export function describing(
  client: HealthLakeClient,
  ids: readonly string[],
  fake?: FakeHealthLake,
): Side {
  return {
    call: (index) =>
      client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: ids[index % ids.length] })),
    tidy: () => fake?.clearHistory(),
  }
}

/**
 * Makes a side that lists through a client.
 *
 * @param client The client
 * @param inputOf Gives the input of the call with a number
 * @param fake The fake behind the client, whose history is cleared between rounds
 * @returns The side to time
 */
export function listing(
  client: HealthLakeClient,
  inputOf: (index: number) => ListFHIRDatastoresCommandInput,
  fake?: FakeHealthLake,
): Side {
  return {
    call: (index) => client.send(new ListFHIRDatastoresCommand(inputOf(index))),
    tidy: () => fake?.clearHistory(),
  }
}

/**
 * Gives the body that a fake answers a Describe with.
 *
 * @param fake The fake
 * @param id What to describe
 * @returns The bytes
 */
export async function answeredBytes(fake: FakeHealthLake, id: string): Promise<Uint8Array> {
  const client = fake.client()
  const bodies: Uint8Array[] = []
  client.middlewareStack.add(
    (next) => async (args) => {
      const answered = await next(args)
      bodies.push((answered.response as { body: Uint8Array }).body)
      return answered
    },
    { step: 'deserialize', priority: 'low' },
  )
  await client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: id }))
  return Uint8Array.from(bodies[0] ?? [])
}
