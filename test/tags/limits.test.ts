import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { refusalOf, refusal } from '../operations/refused.ts'
import { create, numbered, tag, tagsOf, untag, type Tag } from './tools.ts'

function tooMany(limit: number): object {
  const message = `A resource can have at most ${limit} tags.`
  return refusal('ValidationException', 'tag-limit', message)
}

describe('The limit of tags', () => {
  it('is 50, counted with those that are there already [tag-limit]', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, numbered(1, 49))

    tag(fake, arn, numbered(50, 50))
    expect(refusalOf(() => tag(fake, arn, numbered(51, 51)))).toEqual(tooMany(50))

    expect(tagsOf(fake, arn)).toEqual(numbered(1, 50))
  })

  it('does not keep values from being replaced [tag-limit] [tag-overwrites]', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, numbered(1, 50))

    tag(fake, arn, [{ Key: 'k7', Value: 'new' }])

    expect(tagsOf(fake, arn)?.[6]).toEqual({ Key: 'k7', Value: 'new' })
  })

  it('counts what a request leads to, and a refused one sets nothing [tag-limit]', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, numbered(1, 49))

    expect(refusalOf(() => tag(fake, arn, numbered(49, 51)))).toEqual(tooMany(50))
    expect(tagsOf(fake, arn)).toEqual(numbered(1, 49))
    untag(fake, arn, ['k1'])
    tag(fake, arn, numbered(49, 51))
    expect(tagsOf(fake, arn)).toEqual(numbered(2, 51))
  })

  it('holds at creation; then no data store is made and no id is drawn [tag-limit]', () => {
    const [fake, other] = [createFakeHealthLake(), createFakeHealthLake()]

    expect(refusalOf(() => create(fake, numbered(1, 51)))).toEqual(tooMany(50))

    expect(fake.datastores()).toEqual([])
    expect(create(fake, numbered(1, 50))).toBe(create(other, []))
  })

  it('is 200 if that is assumed [tag-limit]', () => {
    const fake = createFakeHealthLake({ assumptions: { tagLimit: '200' } })
    const arn = create(fake, numbered(1, 200))

    expect(refusalOf(() => tag(fake, arn, numbered(201, 201)))).toEqual(tooMany(200))
    expect(tagsOf(fake, arn)).toEqual(numbered(1, 200))
  })

  it('of one request is 200, by the model [constraints]', () => {
    const fake = createFakeHealthLake({ assumptions: { tagLimit: '200' } })
    const arn = create(fake, [])
    const printed = numbered(1, 201).map(({ Key, Value }) => `Tag(key=${Key}, value=${Value})`)

    expect(refusalOf(() => tag(fake, arn, numbered(1, 201)))).toEqual(
      refusal(
        'ValidationException',
        'constraints',
        `1 validation error detected: Value '[${printed.join(', ')}]' at 'tags' failed to satisfy constraint: Member must have length less than or equal to 200`,
      ),
    )
  })
})

describe('What the model says of tags', () => {
  it.each<[string, Tag[]]>([
    ['a key without a letter', [{ Key: '', Value: 'x' }]],
    ['a key of 129 letters', [{ Key: 'k'.repeat(129), Value: 'x' }]],
    ['a value of 257 letters', [{ Key: 'k', Value: 'v'.repeat(257) }]],
    ['a key with a sign that is not allowed', [{ Key: 'k!', Value: 'x' }]],
    ['a key and no value', [{ Key: 'k' } as Tag]],
  ])('refuses %s, also at creation [constraints]', (_what, tags) => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [])
    const expected = { name: 'ValidationException', rule: 'constraints' }

    expect(refusalOf(() => tag(fake, arn, tags))).toMatchObject(expected)
    expect(refusalOf(() => create(fake, tags))).toMatchObject(expected)
    expect(tagsOf(fake, arn)).toEqual([])
  })

  it('allows keys of 128 and values of 256 letters [constraints]', () => {
    const fake = createFakeHealthLake()
    const longest = { Key: 'k'.repeat(128), Value: 'v'.repeat(256) }

    expect(tagsOf(fake, create(fake, [longest]))).toEqual([longest])
  })

  it.each(['none', 'arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/short', ''])(
    'refuses "%s" as an ARN [constraints]',
    (arn) => {
      const fake = createFakeHealthLake()

      expect(refusalOf(() => tagsOf(fake, arn))).toMatchObject({
        name: 'ValidationException',
        rule: 'constraints',
      })
    },
  )
})
