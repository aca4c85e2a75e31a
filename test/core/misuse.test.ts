import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild } from '../operations/refused.ts'
import { asking } from './tools.ts'

describe('An operation that is not simulated', () => {
  it.each([
    ['CreateFHIRDataStore', ' Did you mean CreateFHIRDatastore?'],
    ['ListFhirDatastores', ' Did you mean ListFHIRDatastores?'],
    ['StartDataTransformationProfile', ''],
    ['toString', ''],
    ['', ''],
  ])('is refused by name: %s', (operation, suggestion) => {
    const fake = createFakeHealthLake()

    const ask = asking(fake, operation, {})

    expect(ask).toThrow(MisuseError)
    expect(ask).toThrow(
      `${operation} is not simulated.${suggestion} Simulated are CreateFHIRDatastore, `,
    )
    expect(ask).toThrow(/ and \w+\.$/)
    expect(fake.history).toEqual([])
  })

  it.each([
    ['undefined', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a number', 1, '1'],
    ['a symbol', Symbol('List'), 'Symbol(List)'],
    ['an object', {}, '{}'],
    ['a list with the name of one', ['ListFHIRDatastores'], '["ListFHIRDatastores"]'],
  ])('may be no name at all: %s', (_what, operation, shown) => {
    const fake = createFakeHealthLake()

    const ask = asking(fake, operation as string, {})

    expect(ask).toThrow(MisuseError)
    expect(ask).toThrow(`${shown} is not simulated.`)
    expect(() => fake.verify()).toThrow(`- ${shown} is not simulated.`)
    expect(fake.history).toEqual([])
  })
})

describe('What is no command', () => {
  it.each([
    ['nothing', [], 'undefined'],
    ['null', [null], 'null'],
    ['a name', ['ListFHIRDatastores'], "'ListFHIRDatastores'"],
    ['an object without an input', [{}], '{}'],
  ])('is refused by directClient and by mocks: %s', async (_what, given, shown) => {
    const fake = createFakeHealthLake()
    let send: Send | undefined
    const stub = Object.assign(() => {}, {
      callsFake: (sent: Send) => void (send = sent),
      withArgs: () => ({ resetHistory() {} }),
    })
    const serviceError = new MisuseError(
      `send: ${shown} is not a command; give one of the SDK, such as new ListFHIRDatastoresCommand({}).`,
    )

    fake.attach({ send: stub })
    await expect(send?.apply({}, given)).rejects.toEqual(serviceError)
    fake.objects.attach({ send: stub })
    await expect(send?.apply({}, given)).rejects.toEqual(serviceError)
    const direct = fake.directClient() as unknown as { send: Send }
    await expect(direct.send(...given)).rejects.toEqual(serviceError)
    expect(fake.history).toEqual([])
  })
})

type Send = (...given: unknown[]) => unknown

describe('An input', () => {
  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['text', "'text'"],
    [5, '5'],
    [[], '[]'],
    [new Map(), '[object Map]'],
    [new Set(), '[object Set]'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ])('must be an object, not %s', (input, shown) => {
    const fake = createFakeHealthLake()

    expect(asking(fake, 'ListFHIRDatastores', input)).toThrow(
      new MisuseError(`ListFHIRDatastores: the input is ${shown}; give an object.`),
    )
    expect(fake.history).toEqual([])
  })

  it.each([
    ['CreateFHIRDatastore', { DataStoreName: 'x' }, 'DataStoreName. Did you mean DatastoreName?'],
    [
      'CreateFHIRDatastore',
      { SseConfiguration: { KmsEncryptionConfig: { KmsKeyID: 'x' } } },
      'SseConfiguration.KmsEncryptionConfig.KmsKeyID. Did you mean KmsKeyId?',
    ],
    [
      'CreateFHIRDatastore',
      { Tags: [{ Key: 'k', Value: 'v' }, { key: 'k' }] },
      'Tags[1].key. Did you mean Key?',
    ],
    ['ListFHIRDatastores', { Filter: { Colour: 'green' } }, 'Filter.Colour.'],
    ['ListFHIRDatastores', { Limit: null }, 'Limit.'],
    ['ListFHIRDatastores', { constructor: 1 }, 'constructor.'],
  ])('of %s must have no member that the model lacks: %j', (operation, input, says) => {
    const fake = createFakeHealthLake()

    expect(asking(fake, operation, input)).toThrow(
      new MisuseError(
        `${operation}: there is no input member ${says} If the service has it by now, set unknownMembers: 'ignore'.`,
      ),
    )
    expect(fake.history).toEqual([])
  })

  it('may have such a member if it is undefined', () => {
    const fake = createFakeHealthLake()

    expect(askWild(fake, 'ListFHIRDatastores', { Limit: undefined })).toEqual({
      DatastorePropertiesList: [],
    })
  })

  it('may have such members if the fake is made so, and they count for nothing', () => {
    const fake = createFakeHealthLake({ unknownMembers: 'ignore' })

    askWild(fake, 'CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      ReplicaConfiguration: { Status: 'ENABLED' },
      Tags: [{ Key: 'k', Value: 'v', Colour: 'green' }],
    })

    expect(fake.history[0]?.input).toEqual({
      DatastoreTypeVersion: 'R4',
      Tags: [{ Key: 'k', Value: 'v' }],
    })
  })

  it('must have valid Dates, however unknown members are taken', () => {
    const Filter = { CreatedBefore: new Date(Number.NaN) }

    for (const unknownMembers of ['reject', 'ignore'] as const) {
      const fake = createFakeHealthLake({ unknownMembers })
      expect(asking(fake, 'ListFHIRDatastores', { Filter })).toThrow(
        new MisuseError('ListFHIRDatastores: Filter.CreatedBefore is an invalid Date.'),
      )
    }
  })

  it('is looked at in the doors of the SDK as well', async () => {
    const fake = createFakeHealthLake()
    const command = new CreateFHIRDatastoreCommand({
      DatastoreTypeVersion: 'R4',
      DataStoreName: 'x',
    } as never)
    const message =
      "CreateFHIRDatastore: there is no input member DataStoreName. Did you mean DatastoreName? If the service has it by now, set unknownMembers: 'ignore'."

    const clients = [fake.client(), fake.directClient(), new HealthLakeClient(fake.clientConfig())]
    for (const client of clients) {
      await expect(client.send(command)).rejects.toThrow(new MisuseError(message))
    }
    expect(fake.datastores()).toEqual([])
  })
})

describe('verify', () => {
  it('is content if nothing went wrong, refusals of the service included', () => {
    const fake = createFakeHealthLake()
    expect(() => fake.execute('DescribeFHIRDatastore', { DatastoreId: 'x' })).toThrow(
      'no data store',
    )

    expect(() => fake.verify()).not.toThrow()
  })

  it('repeats every misuse that was thrown into the code under test', async () => {
    const fake = createFakeHealthLake()
    expect(asking(fake, 'CreateDatastore', {})).toThrow(MisuseError)
    const command = new ListFHIRDatastoresCommand({ Limit: 5 } as never)
    await fake
      .client()
      .send(command)
      .catch(() => 'swallowed')

    expect(() => fake.verify()).toThrow(MisuseError)
    expect(() => fake.verify()).toThrow(
      /^The fake was used in ways that it refused:\n- CreateDatastore is not simulated\..*\n- ListFHIRDatastores: there is no input member Limit\..*$/,
    )
  })

  it('tells of a region that there cannot be', () => {
    const fake = createFakeHealthLake()
    const message = "region is 'us east'; give a region's name, such as 'us-east-1'."
    const ask = () => fake.execute('ListFHIRDatastores', {}, { region: 'us east' })
    expect(ask).toThrow(new MisuseError(message))

    expect(() => fake.verify()).toThrow(
      new MisuseError(`The fake was used in ways that it refused:\n- ${message}`),
    )
  })

  it('has nothing to tell of what was cleared', () => {
    const fake = createFakeHealthLake()
    expect(asking(fake, 'ListFHIRDatastores', null)).toThrow(MisuseError)

    fake.clearHistory()

    expect(() => fake.verify()).not.toThrow()
  })
})
