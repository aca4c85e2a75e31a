import { describe, expect, it } from 'vitest'
import { create, messageOf, tagWord, word } from './constraints.ts'

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

function emptyKeys(count: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `Value '' at 'tags.${index + 1}.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1`,
  ).join('; ')
}
