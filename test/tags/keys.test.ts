import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { refusalOf, refusal } from '../operations/refused.ts'
import { create, numbered, tag, tagsOf, team, untag } from './tools.ts'

describe('A tag key that is reserved', () => {
  it.each(['aws:', 'aws:team', 'AWS:team', 'Aws:CloudFormation:stack-name'])(
    'is refused: %s [tag-reserved]',
    (Key) => {
      const fake = createFakeHealthLake()
      const arn = create(fake, [team])
      const reserved = refusal(
        'ValidationException',
        'tag-reserved',
        `The tag key ${Key} begins with aws:, which is reserved.`,
      )

      expect(
        refusalOf(() =>
          tag(fake, arn, [
            { Key: 'x', Value: '' },
            { Key, Value: '' },
          ]),
        ),
      ).toEqual(reserved)
      expect(refusalOf(() => create(fake, [{ Key, Value: '' }]))).toEqual(reserved)
      expect(tagsOf(fake, arn)).toEqual([team])
      expect(fake.datastores()).toHaveLength(1)
    },
  )

  it.each(['aws', 'awsome', 'team-aws:', ' aws:'])(
    'is not one that only looks like it: "%s" [tag-reserved]',
    (Key) => {
      const fake = createFakeHealthLake()

      expect(tagsOf(fake, create(fake, [{ Key, Value: 'x' }]))).toEqual([{ Key, Value: 'x' }])
    },
  )

  it('is an unknown one when it shall be taken away [untag-unknown]', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [team])

    expect(untag(fake, arn, ['aws:team'])).toEqual({})
    expect(tagsOf(fake, arn)).toEqual([team])
  })
})

describe('Tag keys that stand twice in a request', () => {
  const twice = [team, { Key: 'x', Value: '' }, { Key: 'team', Value: 'last' }]
  const merged = [
    { Key: 'team', Value: 'last' },
    { Key: 'x', Value: '' },
  ]

  it('get the last value, in the first place [duplicate-tag-keys]', () => {
    const fake = createFakeHealthLake()
    const created = create(fake, twice)
    const tagged = create(fake, [])
    tag(fake, tagged, twice)

    expect(tagsOf(fake, created)).toEqual(merged)
    expect(tagsOf(fake, tagged)).toEqual(merged)
  })

  it('count once for the limit [duplicate-tag-keys] [tag-limit]', () => {
    const fake = createFakeHealthLake()

    const arn = create(fake, [...numbered(1, 50), { Key: 'k50', Value: 'last' }])

    expect(tagsOf(fake, arn)).toHaveLength(50)
  })

  it('are refused if that is assumed, and nothing is set [duplicate-tag-keys]', () => {
    const fake = createFakeHealthLake({ assumptions: { duplicateTagKeys: 'ValidationException' } })
    const arn = create(fake, [])
    const duplicate = refusal(
      'ValidationException',
      'duplicate-tag-keys',
      'A tag key stands more than once in the request.',
    )

    expect(refusalOf(() => tag(fake, arn, twice))).toEqual(duplicate)
    expect(refusalOf(() => create(fake, twice))).toEqual(duplicate)
    expect(tagsOf(fake, arn)).toEqual([])
    expect(fake.datastores()).toHaveLength(1)
  })

  it('are no different keys, whatever is assumed [duplicate-tag-keys]', () => {
    const fake = createFakeHealthLake({ assumptions: { duplicateTagKeys: 'ValidationException' } })

    const arn = create(fake, numbered(1, 2))

    expect(tagsOf(fake, arn)).toEqual(numbered(1, 2))
  })

  it('are not those that are there already, whatever is assumed [tag-overwrites]', () => {
    const fake = createFakeHealthLake({ assumptions: { duplicateTagKeys: 'ValidationException' } })
    const arn = create(fake, [team])

    tag(fake, arn, [{ Key: 'team', Value: 'other' }])

    expect(tagsOf(fake, arn)).toEqual([{ Key: 'team', Value: 'other' }])
  })
})
