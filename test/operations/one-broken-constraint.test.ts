import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild, refused, validationError } from './refused.ts'
import { create, eachProfile, messageOf, tagWord, word, type Case } from './constraints.ts'

const lambdaArn = String.raw`arn:aws:lambda:[a-z]{2}-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9\-_\.]+(:(\$LATEST|[a-zA-Z0-9\-_]+))?`
const keyId = String.raw`(arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:kms:)?([a-z]{2}-[a-z]+(-[a-z]+)?-\d:)?(\d{12}:)?(((key/)?[a-zA-Z0-9-_]+)|(alias/[a-zA-Z0-9:/_-]+))`
const resourceArn = String.raw`arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:healthlake:[a-z0-9-]+:\d{12}:(datastore\/fhir\/.{32}|dataTransformationProfile\/[a-f0-9]{32})`

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
      { ProfileConfiguration: { DefaultProfiles: ['p', undefined] } },
      `Value '[p, null]' at 'profileConfiguration.defaultProfiles' failed to satisfy constraint: ${eachProfile}`,
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
})
