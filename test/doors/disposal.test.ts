import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it, onTestFinished } from 'vitest'
import { rejectionOf } from '../thrown.ts'

const disposed = new MisuseError(
  'This fake was disposed of, with its clients and interceptions; make a new one with createFakeHealthLake().',
)

const list = new ListFHIRDatastoresCommand({})

const doors: Record<string, (fake: FakeHealthLake) => HealthLakeClient> = {
  client: (fake) => fake.client(),
  clientConfig: (fake) => new HealthLakeClient(fake.clientConfig()),
  directClient: (fake) => fake.directClient(),
  attach(fake) {
    const mock = mockClient(HealthLakeClient)
    onTestFinished(() => mock.restore())
    fake.attach(mock)
    return new HealthLakeClient({ region: 'us-east-1' })
  },
}

/** An attached mock is told how it can still lead there. */
function saidOf(door: string): string {
  return door === 'attach'
    ? `${disposed.message} A mock still leads to it: call mock.restore() at the end of a test, or attach(mock) of the fake that is meant.`
    : disposed.message
}

describe.each(Object.entries(doors))('After its fake was disposed of, %s', (name, open) => {
  it('is a misuse, which is not tried again', async () => {
    const fake = createFakeHealthLake()
    const client = open(fake)
    await client.send(list)

    fake[Symbol.dispose]()
    const error = await rejectionOf(client.send(list))

    expect(error).toBeInstanceOf(MisuseError)
    expect(error).toHaveProperty('message', saidOf(name))
    expect(fake.history).toHaveLength(1)
  })

  it('is told by verify, though the code under test swallowed the error', async () => {
    const fake = createFakeHealthLake()
    const client = open(fake)
    fake[Symbol.dispose]()
    expect(() => fake.verify()).not.toThrow()

    await client.send(list).catch(() => 'swallowed')

    expect(() => fake.verify()).toThrow(
      new MisuseError(`The fake was used in ways that it refused:\n- ${saidOf(name)}`),
    )
  })

  it('can no more be opened', () => {
    const fake = createFakeHealthLake()
    fake[Symbol.dispose]()

    expect(() => open(fake)).toThrow(disposed)
  })
})

it('fetch and execute are a misuse after their fake was disposed of', async () => {
  const fake = createFakeHealthLake()
  fake[Symbol.dispose]()

  expect(() => fake.execute('ListFHIRDatastores', {})).toThrow(disposed)
  expect(() => fake.attach({ send: () => {} })).toThrow(disposed)
  expect(() => fake.intercept(HealthLakeClient)).toThrow(disposed)
  const asked = Promise.resolve().then(() =>
    fake.fetch(new Request('https://healthlake.us-east-1.amazonaws.com/')),
  )
  expect(await rejectionOf(asked)).toHaveProperty('message', disposed.message)
})
