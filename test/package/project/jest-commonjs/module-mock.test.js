const { HealthLakeClient, ListFHIRDatastoresCommand } = require('@aws-sdk/client-healthlake')
const { createFakeHealthLake, MisuseError } = require('fake-healthlake')

jest.mock('@aws-sdk/client-healthlake')

describe('A test that mocks the SDK and then uses the fake is told to take the mock away', () => {
  test('by intercept, for the class and for a client', () => {
    const fake = createFakeHealthLake()

    for (const target of [HealthLakeClient, new HealthLakeClient({})]) {
      expect(() => fake.intercept(target)).toThrow(MisuseError)
      expect(() => fake.intercept(target)).toThrow(
        /^intercept: this is a module mock \(vi\.mock or jest\.mock\), .* remove the mock of @aws-sdk\/client-healthlake, which an interception does not need\.$/,
      )
    }
  })

  test.each(['client', 'clientConfig', 'directClient'])('by %s', (door) => {
    const fake = createFakeHealthLake()

    expect(() => fake[door]()).toThrow(MisuseError)
    expect(() => fake[door]()).toThrow(
      `${door}: @aws-sdk/client-healthlake is a module mock here (jest.mock or vi.mock), whose clients do nothing; remove the mock, which the fake does not need, or give the real module: createFakeHealthLake({ sdk: jest.requireActual('@aws-sdk/client-healthlake') })`,
    )
  })

  test('by execute and by clients of the real module, which get commands that are mocks', async () => {
    const fake = createFakeHealthLake({ sdk: jest.requireActual('@aws-sdk/client-healthlake') })
    const told = 'this command comes from a module mock (vi.mock or jest.mock), and has no input;'

    const sent = fake.client().send(new ListFHIRDatastoresCommand({}))

    await expect(sent).rejects.toThrow(`send: ${told}`)
    expect(() => fake.execute(new ListFHIRDatastoresCommand({}))).toThrow(`execute: ${told}`)
  })

  test('and it works with the real module', async () => {
    const sdk = jest.requireActual('@aws-sdk/client-healthlake')
    const fake = createFakeHealthLake({ sdk })

    await fake.client().send(new sdk.ListFHIRDatastoresCommand({}))

    expect(fake.history).toHaveLength(1)
  })
})
