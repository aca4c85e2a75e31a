import { describe, expect, it } from 'vitest'
import { create, messageOf, statusAfter, word } from './constraints.ts'

const anyCharacters = String.raw`[\P{M}\p{M}]{0,10000}`

/** A letter that takes two UTF-16 units. */
const astral = '𠀀'

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
