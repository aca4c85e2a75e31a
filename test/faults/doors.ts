import { HealthLakeClient, type HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import {
  createFakeHealthLake,
  type FakeHealthLake,
  type FakeHealthLakeOptions,
} from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { onTestFinished } from 'vitest'
import { until } from '../waiting.ts'

/** A fake and a client that leads to it. */
interface Opened {
  readonly fake: FakeHealthLake
  readonly client: HealthLakeClient
}

export interface ClientDoor {
  readonly name: string
  /** Opens it until the end of the test. */
  readonly open: (options?: FakeHealthLakeOptions, config?: HealthLakeClientConfig) => Opened
}

/** Doors through which all of the SDK runs, over bytes. */
export const byteDoors: readonly ClientDoor[] = [
  clientDoor('client()', (fake, config) => fake.client(config)),
  clientDoor(
    'a client of its own with clientConfig()',
    (fake, config) => new HealthLakeClient(fake.clientConfig(config)),
  ),
  clientDoor('intercept(HealthLakeClient)', (fake, config) => {
    const interception = fake.intercept(HealthLakeClient)
    onTestFinished(() => interception[Symbol.dispose]())
    return new HealthLakeClient(config)
  }),
  clientDoor('intercept(client)', (fake, config) => {
    const client = new HealthLakeClient(config)
    fake.intercept(client)
    return client
  }),
]

const mockDoors: readonly ClientDoor[] = [
  clientDoor('attach(mockClient(HealthLakeClient))', (fake, config) => {
    const mock = fake.attach(mockClient(HealthLakeClient))
    onTestFinished(() => mock.restore())
    return new HealthLakeClient(config)
  }),
  clientDoor('attach(mockClient(client))', (fake, config) => {
    const client = new HealthLakeClient(config)
    fake.attach(mockClient(client))
    return client
  }),
]

/** Doors whose caller holds a client of the SDK, of which nothing runs. */
export const directDoors: readonly ClientDoor[] = [
  clientDoor('directClient()', (fake) => fake.directClient()),
  ...mockDoors,
]

/** Doors whose client has handler options. */
export const limitedDoors: readonly ClientDoor[] = [...byteDoors, ...mockDoors]

/** A client that rejects when its requestTimeout is over. */
export const rejecting = { requestHandler: { throwOnRequestTimeout: true } }

function clientDoor(
  name: string,
  clientOf: (fake: FakeHealthLake, config: HealthLakeClientConfig) => HealthLakeClient,
): ClientDoor {
  return {
    name,
    open(options, config = {}) {
      const fake = createFakeHealthLake(options)
      onTestFinished(() => fake[Symbol.dispose]())
      return { fake, client: clientOf(fake, config) }
    },
  }
}

/** A fake behind something that answers requests in AWS JSON 1.0. */
export interface Wired {
  readonly fake: FakeHealthLake
  readonly answer: (request: Request) => Promise<Response>
}

/** Doors for those who have no SDK. */
export const wireDoors: readonly {
  readonly name: string
  readonly open: (options?: FakeHealthLakeOptions) => Promise<Wired>
}[] = [
  {
    name: 'fetch',
    async open(options) {
      const fake = createFakeHealthLake(options)
      return { fake, answer: (request) => fake.fetch(request) }
    },
  },
  {
    name: 'serve',
    async open(options) {
      const fake = createFakeHealthLake(options)
      const server = await serve(fake)
      onTestFinished(() => server.close())
      return { fake, answer: (request) => fetch(new Request(server.url, request)) }
    },
  },
]

/** Whether a request that the fake has heard of is still pending after all that can happen by itself has happened. */
export async function isPending(fake: FakeHealthLake, promise: Promise<unknown>): Promise<boolean> {
  await until(() => fake.history.length > 0)
  const pending = Symbol('pending')
  for (let turn = 0; turn < 50; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
  const first = await Promise.race([promise, Promise.resolve(pending)]).catch(() => undefined)
  return first === pending
}
