import { createContext, runInContext } from 'node:vm'
import { createFakeHealthLake, type OperationName } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild, refused, validationError } from './refused.ts'

const word = String.raw`([\p{L}\p{Z}\p{N}_.:/=+\-%@]*)`
const tagWord = String.raw`([\p{L}\p{Z}\p{N}_.:/=+\-@]*)`
const lambdaArn = String.raw`arn:aws:lambda:[a-z]{2}-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9\-_\.]+(:(\$LATEST|[a-zA-Z0-9\-_]+))?`
const keyId = String.raw`(arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:kms:)?([a-z]{2}-[a-z]+(-[a-z]+)?-\d:)?(\d{12}:)?(((key/)?[a-zA-Z0-9-_]+)|(alias/[a-zA-Z0-9:/_-]+))`
const resourceArn = String.raw`arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:healthlake:[a-z0-9-]+:\d{12}:(datastore\/fhir\/.{32}|dataTransformationProfile\/[a-f0-9]{32})`
const anyCharacters = String.raw`[\P{M}\p{M}]{0,10000}`

/** A letter that takes two UTF-16 units. */
const astral = '𠀀'

const r4 = { DatastoreTypeVersion: 'R4' }

interface Case {
  readonly operation: OperationName
  readonly input: object
  /** What stands behind `1 validation error detected: `. */
  readonly says: string
}

function create(member: object, says: string): Case {
  return { operation: 'CreateFHIRDatastore', input: { ...r4, ...member }, says }
}

function list(input: object, says: string): Case {
  return { operation: 'ListFHIRDatastores', input, says }
}

function smart(member: object, says: string): Case {
  const configuration = { AuthorizationStrategy: 'SMART_ON_FHIR', ...member }
  return create({ IdentityProviderConfiguration: configuration }, says)
}

function encrypted(KmsKeyId: unknown, says: string): Case {
  const config = { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId }
  return create({ SseConfiguration: { KmsEncryptionConfig: config } }, says)
}

function messageOf({ operation, input }: Omit<Case, 'says'>): string {
  return refused(() => askWild(createFakeHealthLake(), operation, input)).message
}

function statusAfter(member: object): string | undefined {
  const fake = createFakeHealthLake()
  askWild(fake, 'CreateFHIRDatastore', { ...r4, ...member })
  return fake.datastores()[0]?.DatastoreStatus
}

describe('One broken constraint', () => {
  it('is a ValidationException that names its rule [constraints]', () => {
    const fake = createFakeHealthLake()

    const refusal = refused(() => askWild(fake, 'DescribeFHIRDatastore', {}))

    expect(refusal).toMatchObject(
      validationError(
        'constraints',
        "1 validation error detected: Value null at 'datastoreId' failed to satisfy constraint: Member must not be null",
      ),
    )
  })

  it.each<Case>([
    create(
      { DatastoreTypeVersion: undefined },
      "Value null at 'datastoreTypeVersion' failed to satisfy constraint: Member must not be null",
    ),
    create(
      { SseConfiguration: {} },
      "Value null at 'sseConfiguration.kmsEncryptionConfig' failed to satisfy constraint: Member must not be null",
    ),
    create(
      { PreloadDataConfig: {} },
      "Value null at 'preloadDataConfig.preloadDataType' failed to satisfy constraint: Member must not be null",
    ),
    create(
      { IdentityProviderConfiguration: {} },
      "Value null at 'identityProviderConfiguration.authorizationStrategy' failed to satisfy constraint: Member must not be null",
    ),
    create(
      { Tags: [{ Key: 'k' }] },
      "Value null at 'tags.1.member.value' failed to satisfy constraint: Member must not be null",
    ),
    create(
      { Tags: [{ Key: 'k', Value: 'v' }, null] },
      "Value null at 'tags.2.member' failed to satisfy constraint: Member must not be null",
    ),
    create(
      { ProfileConfiguration: { DefaultProfiles: [undefined] } },
      "Value null at 'profileConfiguration.defaultProfiles.1.member' failed to satisfy constraint: Member must not be null",
    ),
  ])('says what is missing: $says', ({ says, ...request }) => {
    expect(messageOf(request)).toBe(`1 validation error detected: ${says}`)
  })

  it.each<Case>([
    create(
      { DatastoreName: '' },
      "Value '' at 'datastoreName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ),
    create(
      { DatastoreName: 'n'.repeat(257) },
      `Value '${'n'.repeat(257)}' at 'datastoreName' failed to satisfy constraint: Member must have length less than or equal to 256`,
    ),
    create(
      { ClientToken: 't'.repeat(65) },
      `Value '${'t'.repeat(65)}' at 'clientToken' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ),
    create(
      { Tags: [{ Key: 'k'.repeat(129), Value: '' }] },
      `Value '${'k'.repeat(129)}' at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128`,
    ),
    create(
      { Tags: [{ Key: 'k', Value: 'v'.repeat(257) }] },
      `Value '${'v'.repeat(257)}' at 'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256`,
    ),
    encrypted(
      'k'.repeat(401),
      `Value '${'k'.repeat(401)}' at 'sseConfiguration.kmsEncryptionConfig.kmsKeyId' failed to satisfy constraint: Member must have length less than or equal to 400`,
    ),
    smart(
      { IdpLambdaArn: 'arn:aws:lambda:a-b-1:123456789012:function:' },
      `Value 'arn:aws:lambda:a-b-1:123456789012:function:' at 'identityProviderConfiguration.idpLambdaArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ${lambdaArn}; Value 'arn:aws:lambda:a-b-1:123456789012:function:' at 'identityProviderConfiguration.idpLambdaArn' failed to satisfy constraint: Member must have length greater than or equal to 49`,
    ),
    list(
      { NextToken: 'a'.repeat(8193) },
      `Value '${'a'.repeat(8193)}' at 'nextToken' failed to satisfy constraint: Member must satisfy regular expression pattern: \\p{ASCII}{0,8192}; Value '${'a'.repeat(8193)}' at 'nextToken' failed to satisfy constraint: Member must have length less than or equal to 8192`,
    ),
  ])('says which length a string must have', ({ says, ...request }) => {
    const count = says.split('; Value ').length
    expect(messageOf(request)).toBe(
      `${count} validation error${count === 1 ? '' : 's'} detected: ${says}`,
    )
  })

  it.each<Case>([
    create(
      { DatastoreName: 'a*b' },
      `Value 'a*b' at 'datastoreName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${word}`,
    ),
    create(
      { DatastoreName: 'line\n' },
      `Value 'line\n' at 'datastoreName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${word}`,
    ),
    create(
      { DatastoreName: 'e\u0301' },
      `Value 'e\u0301' at 'datastoreName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${word}`,
    ),
    create(
      { ClientToken: 'under_score' },
      "Value 'under_score' at 'clientToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9-]+",
    ),
    create(
      { Tags: [{ Key: '100%', Value: '' }] },
      `Value '100%' at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: ${tagWord}`,
    ),
    create(
      { Tags: [{ Key: 'k', Value: '#' }] },
      `Value '#' at 'tags.1.member.value' failed to satisfy constraint: Member must satisfy regular expression pattern: ${tagWord}`,
    ),
    encrypted(
      'not a key',
      `Value 'not a key' at 'sseConfiguration.kmsEncryptionConfig.kmsKeyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ${keyId}`,
    ),
    smart(
      { IdpLambdaArn: 'arn:aws-cn:lambda:cn-north-1:123456789012:function:idp' },
      `Value 'arn:aws-cn:lambda:cn-north-1:123456789012:function:idp' at 'identityProviderConfiguration.idpLambdaArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ${lambdaArn}`,
    ),
    list(
      { NextToken: 'é' },
      "Value 'é' at 'nextToken' failed to satisfy constraint: Member must satisfy regular expression pattern: \\p{ASCII}{0,8192}",
    ),
    {
      operation: 'ListTagsForResource',
      input: { ResourceARN: 'arn:aws:healthlake:us-east-1:123456789012:datastore/1' },
      says: `Value 'arn:aws:healthlake:us-east-1:123456789012:datastore/1' at 'resourceARN' failed to satisfy constraint: Member must satisfy regular expression pattern: ${resourceArn}`,
    },
  ])('says the pattern as the model has it: $says', ({ says, ...request }) => {
    expect(messageOf(request)).toBe(`1 validation error detected: ${says}`)
  })

  it.each<Case>([
    create(
      { DatastoreTypeVersion: 'r4' },
      "Value 'r4' at 'datastoreTypeVersion' failed to satisfy constraint: Member must satisfy enum value set: [R4]",
    ),
    create(
      { PreloadDataConfig: { PreloadDataType: '' } },
      "Value '' at 'preloadDataConfig.preloadDataType' failed to satisfy constraint: Member must satisfy enum value set: [SYNTHEA]",
    ),
    create(
      { IdentityProviderConfiguration: { AuthorizationStrategy: 'OPEN' } },
      "Value 'OPEN' at 'identityProviderConfiguration.authorizationStrategy' failed to satisfy constraint: Member must satisfy enum value set: [SMART_ON_FHIR_V1, SMART_ON_FHIR, AWS_AUTH]",
    ),
    create(
      { AnalyticsConfiguration: { Status: 'ON' } },
      "Value 'ON' at 'analyticsConfiguration.status' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, ENABLING, DISABLED, DISABLING, PAUSING, PAUSED]",
    ),
    list(
      { Filter: { DatastoreStatus: 'active' } },
      "Value 'active' at 'filter.datastoreStatus' failed to satisfy constraint: Member must satisfy enum value set: [CREATING, ACTIVE, DELETING, DELETED, CREATE_FAILED, UPDATING, UPDATE_FAILED]",
    ),
  ])('says which values there are: $says', ({ says, ...request }) => {
    expect(messageOf(request)).toBe(`1 validation error detected: ${says}`)
  })

  it.each<Case>([
    list(
      { MaxResults: 0 },
      "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ),
    list(
      { MaxResults: -1 },
      "Value '-1' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ),
    list(
      { MaxResults: 501 },
      "Value '501' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 500",
    ),
  ])('says which range a number must be in: $says', ({ says, ...request }) => {
    expect(messageOf(request)).toBe(`1 validation error detected: ${says}`)
  })

  it('leaves the value out for a list that is too long [message-values]', () => {
    const Tags = Array.from({ length: 201 }, (_, index) => ({ Key: `${index}`, Value: '' }))

    expect(messageOf(create({ Tags }, ''))).toBe(
      "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 200",
    )
  })

  it.each([
    ['no member', {}],
    ['null as its member', { S3Uri: null }],
    ['a member that is undefined', { S3Uri: undefined }],
  ])('leaves the value out for a union with %s [union-member] [message-values]', (_what, union) => {
    const message = messageOf({
      operation: 'StartFHIRImportJob',
      input: {
        InputDataConfig: union,
        JobOutputDataConfig: {
          S3Configuration: { S3Uri: 's3://bucket/out', KmsKeyId: 'alias/records' },
        },
        DatastoreId: 'd',
        DataAccessRoleArn: 'arn:aws:iam::123456789012:role/import',
      },
    })

    expect(message).toBe(
      "1 validation error detected: Value at 'inputDataConfig' failed to satisfy constraint: Member must have exactly one member set",
    )
  })
})

describe('Many broken constraints', () => {
  it('stand in the order of the model, depth first [message-order] [message-form]', () => {
    const input = {
      NlpConfiguration: { Status: 'ON' },
      ClientToken: 'a b',
      SseConfiguration: { KmsEncryptionConfig: {} },
      DatastoreTypeVersion: null,
      Tags: [
        { Value: '#', Key: '' },
        { Key: 'k', Value: null },
      ],
      DatastoreName: '*',
    }
    const says = [
      `Value '*' at 'datastoreName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${word}`,
      "Value null at 'datastoreTypeVersion' failed to satisfy constraint: Member must not be null",
      "Value null at 'sseConfiguration.kmsEncryptionConfig.cmkType' failed to satisfy constraint: Member must not be null",
      "Value 'a b' at 'clientToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9-]+",
      "Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
      `Value '#' at 'tags.1.member.value' failed to satisfy constraint: Member must satisfy regular expression pattern: ${tagWord}`,
      "Value null at 'tags.2.member.value' failed to satisfy constraint: Member must not be null",
      "Value 'ON' at 'nlpConfiguration.status' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, ENABLING, DISABLED, DISABLING]",
    ]

    expect(messageOf(create(input, ''))).toBe(`8 validation errors detected: ${says.join('; ')}`)
  })

  it('give the pattern before the length for one value [message-order]', () => {
    const name = '*'.repeat(257)

    expect(messageOf(create({ DatastoreName: name }, ''))).toBe(
      `2 validation errors detected: Value '${name}' at 'datastoreName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${word}; Value '${name}' at 'datastoreName' failed to satisfy constraint: Member must have length less than or equal to 256`,
    )
  })

  it('are all shown if there are ten [message-limit]', () => {
    const Tags = Array.from({ length: 10 }, () => ({ Key: '', Value: '' }))

    const message = messageOf(create({ Tags }, ''))

    expect(message).toBe(`10 validation errors detected: ${emptyKeys(10)}`)
  })

  it('are all counted and ten of them shown if there are more [message-limit]', () => {
    const Tags = Array.from({ length: 12 }, () => ({ Key: '', Value: '' }))

    const message = messageOf(create({ Tags }, ''))

    expect(message).toBe(`12 validation errors detected: ${emptyKeys(10)}`)
  })

  it('are told again alike', () => {
    const input = create({ DatastoreName: '', ClientToken: '' }, '')

    expect(messageOf(input)).toBe(messageOf(input))
  })
})

describe('Null', () => {
  it('counts as left out [null-is-absent]', () => {
    const fake = createFakeHealthLake()

    askWild(fake, 'CreateFHIRDatastore', {
      ...r4,
      DatastoreName: null,
      Tags: null,
      SseConfiguration: null,
      ProfileConfiguration: { DefaultProfiles: null },
    })

    const [shown] = fake.datastores()
    expect(shown).not.toHaveProperty('DatastoreName')
    expect(shown?.ProfileConfiguration).toEqual({ DefaultProfiles: [] })
  })

  it('is as good as nothing for a filter [null-is-absent]', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore()

    const page = askWild(fake, 'ListFHIRDatastores', {
      Filter: { DatastoreName: null, CreatedBefore: null },
      NextToken: null,
      MaxResults: null,
    })

    expect(page).toEqual({ DatastorePropertiesList: fake.datastores() })
  })
})

describe('Lengths of strings', () => {
  it('count code points, not UTF-16 units [string-length]', () => {
    expect(statusAfter({ DatastoreName: astral.repeat(256) })).toBe('CREATING')

    expect(messageOf(create({ DatastoreName: astral.repeat(257) }, ''))).toBe(
      `1 validation error detected: Value '${astral.repeat(257)}' at 'datastoreName' failed to satisfy constraint: Member must have length less than or equal to 256`,
    )
  })

  it('count a lone surrogate as one [string-length]', () => {
    expect(
      statusAfter({ ProfileConfiguration: { DefaultProfiles: ['\uD800'.repeat(10_000)] } }),
    ).toBe('CREATING')
    expect(
      statusAfter({ ProfileConfiguration: { DefaultProfiles: ['\uDC00\uD800'.repeat(5_000)] } }),
    ).toBe('CREATING')

    const long = '\uD800'.repeat(10_001)
    expect(messageOf(create({ ProfileConfiguration: { DefaultProfiles: [long] } }, ''))).toBe(
      `2 validation errors detected: Value '${long}' at 'profileConfiguration.defaultProfiles.1.member' failed to satisfy constraint: Member must satisfy regular expression pattern: ${anyCharacters}; Value '${long}' at 'profileConfiguration.defaultProfiles.1.member' failed to satisfy constraint: Member must have length less than or equal to 10000`,
    )
  })

  it('and patterns take a pair of surrogates as the one character that it is [string-length]', () => {
    expect(statusAfter({ Tags: [{ Key: astral, Value: astral }] })).toBe('CREATING')

    expect(messageOf(create({ DatastoreName: '😀' }, ''))).toBe(
      `1 validation error detected: Value '😀' at 'datastoreName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${word}`,
    )
    expect(messageOf(create({ DatastoreName: '\uD840' }, ''))).toBe(
      `1 validation error detected: Value '\uD840' at 'datastoreName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${word}`,
    )
  })

  it('may be nothing where the model says so', () => {
    expect(statusAfter({ Tags: [{ Key: 'k', Value: '' }] })).toBe('CREATING')
    expect(statusAfter({ Tags: [], ProfileConfiguration: { DefaultProfiles: [''] } })).toBe(
      'CREATING',
    )
  })
})

describe('A value of the wrong type', () => {
  it.each([
    ['a number for a string', { DatastoreName: 5 }, 'NUMBER_VALUE cannot be converted to String'],
    [
      'a fraction for a string',
      { DatastoreName: 0.5 },
      'DECIMAL_VALUE cannot be converted to String',
    ],
    ['true for a string', { DatastoreName: true }, 'TRUE_VALUE cannot be converted to String'],
    ['false for a string', { DatastoreName: false }, 'FALSE_VALUE cannot be converted to String'],
    [
      'a structure for a string',
      { DatastoreName: {} },
      'Start of structure or map found where not expected',
    ],
    [
      'a list for a string',
      { DatastoreName: [] },
      'Start of structure or map found where not expected',
    ],
    [
      'a string for a Boolean',
      {
        IdentityProviderConfiguration: {
          AuthorizationStrategy: 'AWS_AUTH',
          FineGrainedAuthorizationEnabled: 'false',
        },
      },
      'STRING_VALUE cannot be converted to Boolean',
    ],
    ['a structure for a list', { Tags: {} }, 'Unexpected field type'],
    ['a string for a list', { Tags: 'k=v' }, 'Unexpected field type'],
    ['a list for a structure', { SseConfiguration: [] }, 'Unexpected field type'],
    ['a number for a structure', { SseConfiguration: 1 }, 'Unexpected field type'],
    [
      'a string for a structure in a list',
      { Tags: [{ Key: 'k', Value: 'v' }, 'k=v'] },
      'Unexpected field type',
    ],
    [
      'a number deep down',
      { Tags: [{ Key: 'k', Value: 1 }] },
      'NUMBER_VALUE cannot be converted to String',
    ],
  ])('is a SerializationException: %s [wrong-type]', (_what, member, message) => {
    const fake = createFakeHealthLake()

    const refusal = refused(() => askWild(fake, 'CreateFHIRDatastore', { ...r4, ...member }))

    expect(refusal).toMatchObject({
      name: 'SerializationException',
      message,
      statusCode: 400,
      fault: 'client',
      rule: 'wrong-type',
    })
    expect(fake.datastores()).toEqual([])
  })

  it.each([
    ['a string for a number', { MaxResults: '5' }, 'STRING_VALUE cannot be converted to Integer'],
    ['a fraction', { MaxResults: 1.5 }, 'DECIMAL_VALUE cannot be converted to Integer'],
    [
      'what is no number',
      { MaxResults: Number.NaN },
      'DECIMAL_VALUE cannot be converted to Integer',
    ],
    [
      'a number for a time',
      { Filter: { CreatedBefore: 0 } },
      'NUMBER_VALUE cannot be converted to milliseconds since epoch',
    ],
    [
      'text for a time',
      { Filter: { CreatedAfter: '2025-01-01T00:00:00Z' } },
      'STRING_VALUE cannot be converted to milliseconds since epoch',
    ],
    [
      'a structure for a time',
      { Filter: { CreatedAfter: {} } },
      'Start of structure or map found where not expected',
    ],
  ])('is one in a List too: %s [wrong-type]', (_what, input, message) => {
    const refusal = refused(() => askWild(createFakeHealthLake(), 'ListFHIRDatastores', input))

    expect(refusal).toMatchObject({ name: 'SerializationException', message, rule: 'wrong-type' })
  })

  it('comes before any constraint, the first alone [wrong-type]', () => {
    const message = messageOf(
      create({ DatastoreTypeVersion: 'R5', DatastoreName: 5, ClientToken: true, Tags: 'x' }, ''),
    )

    expect(message).toBe('NUMBER_VALUE cannot be converted to String')
  })

  it('is not a Date of another realm', () => {
    const fake = createFakeHealthLake()
    const CreatedAfter: unknown = runInContext('new Date(0)', createContext())
    fake.addDatastore()

    const page = askWild(fake, 'ListFHIRDatastores', { Filter: { CreatedAfter } })

    expect(page).toEqual({ DatastorePropertiesList: fake.datastores() })
  })
})

function emptyKeys(count: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `Value '' at 'tags.${index + 1}.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1`,
  ).join('; ')
}
