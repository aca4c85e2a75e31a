import { describe, expect, it } from 'vitest'
import { create, eachProfile, messageOf, statusAfter, word } from './constraints.ts'

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
      `1 validation error detected: Value '[${long}]' at 'profileConfiguration.defaultProfiles' failed to satisfy constraint: ${eachProfile}`,
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
