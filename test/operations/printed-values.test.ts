import { describe, expect, it } from 'vitest'
import { describeViolations } from '../../src/features/context/describe-violations.ts'
import { showValue } from '../../src/model/healthlake/show-value.ts'
import { create, messageOf, tagWord, type Case } from './constraints.ts'

const ResourceARN = `arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/${'0'.repeat(32)}`
const eachKey = `Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${tagWord}, Member must not be null]`

function untag(TagKeys: unknown, value: string, constraint: string): Case {
  return {
    operation: 'UntagResource',
    input: { ResourceARN, TagKeys },
    says: `${value} at 'tagKeys' failed to satisfy constraint: ${constraint}`,
  }
}

describe('A message about a broken constraint', () => {
  it('prints a list that is too long [message-values]', () => {
    const Tags = Array.from({ length: 201 }, (_, index) => ({
      Value: `v${index}`,
      Key: `k${index}`,
    }))
    const printed = Tags.map(({ Key, Value }) => `Tag(key=${Key}, value=${Value})`)

    expect(messageOf(create({ Tags }, ''))).toBe(
      `1 validation error detected: Value '[${printed.join(', ')}]' at 'tags' failed to satisfy constraint: Member must have length less than or equal to 200`,
    )
  })

  it('prints what is not there as null [message-values]', () => {
    const Tags = [...Array.from({ length: 200 }, () => null), { Key: 'k' }]

    expect(messageOf(create({ Tags }, ''))).toMatch(
      /^202 validation errors detected: Value '\[(?:null, ){200}Tag\(key=k, value=null\)\]' at 'tags'/,
    )
  })

  it.each<Case>([
    untag([''], "Value '[]'", eachKey),
    untag(['a', '#', 'b', ''], "Value '[a, #, b, ]'", eachKey),
    untag(['a', null], "Value '[a, null]'", eachKey),
    untag(['k'.repeat(129)], `Value '[${'k'.repeat(129)}]'`, eachKey),
  ])(
    'says at a list of texts what all of its items must be: $says [message-items]',
    ({ says, ...request }) => {
      expect(messageOf(request)).toBe(`1 validation error detected: ${says}`)
    },
  )

  it('says both of a list that is too long and has a broken item [message-items]', () => {
    const TagKeys = Array.from({ length: 201 }, () => '')
    const value = `Value '[${TagKeys.join(', ')}]' at 'tagKeys' failed to satisfy constraint:`

    expect(messageOf({ ...untag([], '', ''), input: { ResourceARN, TagKeys } })).toBe(
      `2 validation errors detected: ${value} Member must have length less than or equal to 200; ${value} ${eachKey}`,
    )
  })

  it.each([
    ['no member', {}],
    ['null as its member', { S3Uri: null }],
    ['a member that is undefined', { S3Uri: undefined }],
  ])('prints a union with %s [union-member] [message-values]', (_what, union) => {
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
      "1 validation error detected: Value 'InputDataConfig(s3Uri=null)' at 'inputDataConfig' failed to satisfy constraint: Member must have exactly one member set",
    )
  })

  it('has no value where the model marks it as sensitive [message-values]', () => {
    const shape = { type: 'string', sensitive: true } as const
    const violation = { path: 'secret', constraint: 'Member must be kept', value: 'x', shape }

    expect(describeViolations([violation])).toBe(
      "1 validation error detected: Value at 'secret' failed to satisfy constraint: Member must be kept",
    )
    expect(showValue('x', shape)).toBeUndefined()
  })
})
