import * as sdk from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'

/** What `vi.mock` and `jest.mock` make of a class: a function that is marked so, whose methods are marked so too. */
function mockOf(): typeof sdk.HealthLakeClient {
  const Class = vi.fn<() => void>()
  Object.assign(Class.prototype as object, {
    send: vi.fn<() => void>(),
    destroy: vi.fn<() => void>(),
  })
  return Class as never
}

describe('A module mock of the SDK', () => {
  it('is told by intercept, for the class and for a client', () => {
    using fake = createFakeHealthLake()
    const HealthLakeClient = mockOf()

    for (const target of [
      HealthLakeClient,
      new HealthLakeClient({}),
      vi.fn<() => void>() as never,
    ]) {
      expect(() => fake.intercept(target)).toThrow(
        new MisuseError(
          'intercept: this is a module mock (vi.mock or jest.mock), whose clients do nothing; remove the mock of @aws-sdk/client-healthlake, which an interception does not need.',
        ),
      )
    }
  })

  it.each(['client', 'clientConfig', 'directClient'] as const)('is told by %s', (door) => {
    using fake = createFakeHealthLake({ sdk: { ...sdk, HealthLakeClient: mockOf() } })

    expect(() => fake[door]()).toThrow(MisuseError)
    expect(() => fake[door]()).toThrow(
      new RegExp(`^${door}: @aws-sdk/client-healthlake is a module mock here`),
    )
  })

  it('is told by whatever gets a command of it', async () => {
    using fake = createFakeHealthLake()
    const command = new (mockOf())({}) as never
    const told =
      'this command comes from a module mock (vi.mock or jest.mock), and has no input; remove the mock of the SDK; the fake does not need one.'

    for (const client of [fake.client(), fake.directClient()]) {
      await expect(client.send(command)).rejects.toThrow(new MisuseError(`send: ${told}`))
      const callback = vi.fn<() => void>()
      client.send(command, callback)
      await vi.waitFor(() => {
        expect(callback).toHaveBeenCalledWith(new MisuseError(`send: ${told}`))
      })
    }
    expect(() => fake.execute(command, {} as never)).toThrow(new MisuseError(`execute: ${told}`))
    expect(() => fake.verify()).toThrow(`- send: ${told}`)
  })

  it('is none if the class is only spied on', async () => {
    using fake = createFakeHealthLake()
    const client = new sdk.HealthLakeClient({ region: 'us-east-1' })
    vi.spyOn(sdk.HealthLakeClient.prototype, 'send')
    fake.intercept(sdk.HealthLakeClient)

    await client.send(new sdk.ListFHIRDatastoresCommand({}))

    expect(fake.history).toHaveLength(1)
  })
})
