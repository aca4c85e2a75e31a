import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'

vi.mock('@aws-sdk/client-healthlake')

describe('A test that mocks the SDK and then uses the fake is told to take the mock away', () => {
  it('by intercept, for the class and for a client', () => {
    const fake = createFakeHealthLake()

    for (const target of [HealthLakeClient, new HealthLakeClient({})]) {
      expect(() => fake.intercept(target)).toThrow(MisuseError)
      expect(() => fake.intercept(target)).toThrow(
        /^intercept: this is a module mock \(vi\.mock or jest\.mock\), .* remove the mock of @aws-sdk\/client-healthlake, which an interception does not need\.$/,
      )
    }
  })

  it("by the fake's own clients, which get commands that are mocks", async () => {
    const fake = createFakeHealthLake()
    const told =
      'this command comes from a module mock (vi.mock or jest.mock), and has no input; remove the mock of the SDK; the fake does not need one.'

    for (const client of [fake.client(), fake.directClient()]) {
      const sent = client.send(new ListFHIRDatastoresCommand({}))
      await expect(sent).rejects.toThrow(new MisuseError(`send: ${told}`))
    }
    expect(() => fake.execute(new ListFHIRDatastoresCommand({}))).toThrow(
      new MisuseError(`execute: ${told}`),
    )
    expect(() => fake.verify()).toThrow(told)
  })

  it('and it works with the real module', async () => {
    const sdk = await vi.importActual('@aws-sdk/client-healthlake')
    const fake = createFakeHealthLake({ sdk })
    const interception = fake.intercept(sdk.HealthLakeClient)

    await new sdk.HealthLakeClient({}).send(new sdk.ListFHIRDatastoresCommand({}))

    interception.dispose()
    expect(fake.history).toHaveLength(1)
  })
})
