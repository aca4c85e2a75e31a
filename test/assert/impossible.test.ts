import {
  assertDatastore,
  assertReceived,
  createFakeHealthLake,
  matchers,
  MisuseError,
  type FakeHealthLake,
} from 'fake-healthlake'
import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { messageOf } from './tools.ts'

/** A fake that has a data store "claims", made by a request. */
function made(): FakeHealthLake {
  const fake = createFakeHealthLake()
  fake.execute('CreateFHIRDatastore', {
    DatastoreTypeVersion: 'R4',
    DatastoreName: 'claims',
    Tags: [{ Key: 'team', Value: 'claims' }],
  })
  return fake
}

beforeAll(() => expect.extend(matchers))

const name = 'DatastoreName cannot be'
const tags = 'Tags cannot be'
const shape = 'the input cannot be'

const inputs: readonly [input: unknown, message: string][] = [
  ['claims', `${shape} 'claims'; give an object with some of its members, or a matcher`],
  [2, `${shape} 2; give an object`],
  [null, `${shape} null; give an object`],
  [() => true, `${shape} () => true; give an object`],
  [/claims/, `${shape} /claims/; give an object`],
  [new Date(0), `${shape} "1970-01-01T00:00:00.000Z"; give an object`],
  [[], `${shape} []; give an object`],
  [{ DatastoreName: /claims/ }, `${name} /claims/; give text, or a matcher`],
  [{ DatastoreName: runInNewContext('/claims/') }, `${name} /claims/; give text`],
  [{ DatastoreName: null }, `${name} null; give text`],
  [{ DatastoreName: 7 }, `${name} 7; give text`],
  [{ Tags: { Key: 'team' } }, `${tags} {"Key":"team"}; give a list, or a matcher`],
  [{ Tags: ['team'] }, "Tags[0] cannot be 'team'; give an object"],
  [{ Tags: [undefined] }, 'Tags[0] cannot be undefined; give an object'],
  [{ Tags: [{}, { Value: true }] }, 'Tags[1].Value cannot be true; give text'],
  [{ SseConfiguration: 'AWS' }, "SseConfiguration cannot be 'AWS'; give an object"],
  [
    { SseConfiguration: { KmsEncryptionConfig: { CmkType: 'AWS_KEY' } } },
    "SseConfiguration.KmsEncryptionConfig.CmkType cannot be 'AWS_KEY'. There are CUSTOMER_MANAGED_KMS_KEY",
  ],
  [
    { IdentityProviderConfiguration: { FineGrainedAuthorizationEnabled: 'yes' } },
    "IdentityProviderConfiguration.FineGrainedAuthorizationEnabled cannot be 'yes'; give true or false",
  ],
  [{ DatastoreTypeVersion: 'R5' }, "DatastoreTypeVersion cannot be 'R5'. Did you mean R4?"],
  [{ constructor: 'claims' }, 'there is no member constructor. There are DatastoreName, '],
  [JSON.parse('{"__proto__":{}}'), 'there is no member __proto__. There are DatastoreName, '],
  [{ ['x'.repeat(5000)]: 1 }, `there is no member ${'x'.repeat(100)}…. There are DatastoreName, `],
  [Symbol('claims'), `${shape} Symbol(claims); give an object`],
]

describe('What no request can have', () => {
  it.each(inputs)('is refused, under not too: %o', (input, message) => {
    const negated = () => expect(made()).not.toHaveReceived('CreateFHIRDatastore', input as object)

    expect(negated).toThrow(MisuseError)
    expect(negated).toThrow(`toHaveReceived: ${message}`)
    expect(() => expect(made()).toHaveReceived('CreateFHIRDatastore', input as object)).toThrow(
      MisuseError,
    )
    const asserted = () => assertReceived(made(), 'CreateFHIRDatastore', input as object)
    expect(asserted).toThrow(`assertReceived: ${message}`)
  })

  it.each<[what: string, input: object, message: string]>([
    ['says it is a Date', { [Symbol.toStringTag]: 'Date' }, `${shape} {}; give an object`],
    [
      'cannot be made text',
      { DatastoreName: { [Symbol.toStringTag]: 'RegExp', toString: null } },
      `${name} an object; give text`,
    ],
  ])('is refused where it %s', (_what, input, message) => {
    const asserted = () => assertReceived(made(), 'CreateFHIRDatastore', input)

    expect(asserted).toThrow(MisuseError)
    expect(asserted).toThrow(`assertReceived: ${message}`)
  })

  it.each<[member: object, message: string]>([
    [{ MaxResults: '5' }, "MaxResults cannot be '5'; give a whole number"],
    [{ MaxResults: 2.5 }, 'MaxResults cannot be 2.5; give a whole number'],
    [{ Filter: { CreatedAfter: 1_700_000_000 } }, 'Filter.CreatedAfter cannot be 1700000000; give'],
    [{ Filter: { CreatedAfter: 'yesterday' } }, "Filter.CreatedAfter cannot be 'yesterday'; give"],
    [
      { Filter: { CreatedAfter: new Date('x') } },
      'Filter.CreatedAfter cannot be Invalid Date; give a',
    ],
  ])('is refused, be it a number or an instant: %o', (input, message) => {
    const negated = () =>
      expect(createFakeHealthLake()).not.toHaveReceived('ListFHIRDatastores', input)

    expect(negated).toThrow(MisuseError)
    expect(negated).toThrow(`toHaveReceived: ${message}`)
  })

  it('is not what only a refused request has: text beyond an enumeration', () => {
    const fake = made()
    const refused = { DatastoreTypeVersion: 'R5' } as object
    expect(() =>
      fake.execute('CreateFHIRDatastore', refused as { DatastoreTypeVersion: 'R4' }),
    ).toThrow('failed to satisfy constraint')

    expect(fake).toHaveReceived('CreateFHIRDatastore', refused)
    expect(
      messageOf(() => expect(fake).not.toHaveReceived('CreateFHIRDatastore', refused)),
    ).toContain('has received CreateFHIRDatastore with {"DatastoreTypeVersion":"R5"}, once.')
  })

  it('is a resource type that there is not, but where a refused request had it', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    const slip = { ResourceType: 'Pateint' }
    const said =
      "toHaveReceived: ResourceType: 'Pateint' is not a resource type of FHIR R4. Did you mean Patient?"

    expect(() => expect(fake).not.toHaveReceived('ReadResource', slip)).toThrow(said)
    expect(fake).not.toHaveReceived('ReadResource', { ResourceType: 'Patient' })
    expect(fake).not.toHaveReceived('ReadResource', { ResourceType: expect.anything() })
    fake.fhir(DatastoreId).request({ path: 'Pateint/p1' })

    expect(fake).toHaveReceived('ReadResource', slip)
  })

  it('is not a matcher, wherever it stands, nor a member that shall be absent', () => {
    const fake = made()

    expect(fake).toHaveReceived('CreateFHIRDatastore', {
      DatastoreTypeVersion: expect.anything(),
      DatastoreName: expect.stringMatching(/^claims$/),
      Tags: [expect.objectContaining({ Key: 'team' })],
      ClientToken: undefined,
    })
    expect(fake).toHaveReceived('CreateFHIRDatastore', expect.anything())
    expect(fake).not.toHaveReceived('CreateFHIRDatastore', { Tags: expect.any(String) })
  })
})

describe('What no data store can have', () => {
  it.each<[properties: unknown, message: string]>([
    [{ DatastoreStatus: 'ACTIV' }, "DatastoreStatus cannot be 'ACTIV'. Did you mean ACTIVE?"],
    [{ DatastoreStatus: ['ACTIVE'] }, 'DatastoreStatus cannot be ["ACTIVE"]; give text'],
    [{ NlpConfiguration: { Status: 'ON' } }, "NlpConfiguration.Status cannot be 'ON'. There are"],
    [{ CreatedAt: 'today' }, "CreatedAt cannot be 'today'; give a Date"],
    [null, 'the properties cannot be null; give an object'],
    ['ACTIVE', "the properties cannot be 'ACTIVE'; give an object"],
  ])('is refused, under not too: %o', (properties, message) => {
    const negated = () => expect(made()).not.toHaveDatastore('claims', properties as object)

    expect(negated).toThrow(MisuseError)
    expect(negated).toThrow(`toHaveDatastore: ${message}`)
    expect(() => assertDatastore(made(), 'claims', properties as object)).toThrow(
      `assertDatastore: ${message}`,
    )
  })
})

describe('An instant', () => {
  it('is the same as text, in requests and in data stores', () => {
    const fake = made()
    fake.execute('ListFHIRDatastores', { Filter: { CreatedAfter: new Date('2024-12-31') } })

    expect(fake).toHaveReceived('ListFHIRDatastores', { Filter: { CreatedAfter: '2024-12-31' } })
    expect(fake).not.toHaveReceived('ListFHIRDatastores', {
      Filter: { CreatedAfter: '2024-12-30T00:00:00Z' },
    })
    expect(fake).toHaveDatastore('claims', { CreatedAt: '2025-01-01T01:00:00+01:00' })
    expect(fake).not.toHaveDatastore('claims', { CreatedAt: '2025-01-02' })
  })
})
