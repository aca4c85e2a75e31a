import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { create, numbered, refusalOf, refused, tag, tagsOf, untag, type Tag } from './tools.ts'

const team = { Key: 'team', Value: 'data' }

function tooMany(limit: number): object {
  const message = `A resource can have at most ${limit} tags.`
  return refused('ValidationException', 'tag-limit', message)
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

    expect(refusalOf(() => tag(fake, arn, numbered(1, 201)))).toEqual(
      refused(
        'ValidationException',
        'constraints',
        "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 200",
      ),
    )
  })
})

describe('A tag key that is reserved', () => {
  it.each(['aws:', 'aws:team', 'AWS:team', 'Aws:CloudFormation:stack-name'])(
    'is refused: %s [tag-reserved]',
    (Key) => {
      const fake = createFakeHealthLake()
      const arn = create(fake, [team])
      const reserved = refused(
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
    const duplicate = refused(
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

describe('A resource that is not there', () => {
  it.each([
    ['another id', (known: string) => known.replace(/[^/]+$/, '0'.repeat(32))],
    ['another region', (known: string) => known.replace('us-east-1', 'us-west-2')],
    ['another account', (known: string) => known.replace('123456789012', '210987654321')],
    ['another partition', (known: string) => known.replace('arn:aws:', 'arn:aws-cn:')],
    [
      'another kind',
      (known: string) => known.replace('datastore/fhir', 'dataTransformationProfile'),
    ],
  ])(
    'for it has %s, is refused in all three operations [tag-unknown-resource]',
    (_what, change) => {
      const fake = createFakeHealthLake()
      const known = create(fake, [team])
      const arn = change(known)
      const unknown = refused(
        'ResourceNotFoundException',
        'tag-unknown-resource',
        `There is no resource with the ARN ${arn}.`,
      )

      expect(refusalOf(() => tag(fake, arn, [{ Key: 'x', Value: '' }]))).toEqual(unknown)
      expect(refusalOf(() => untag(fake, arn, ['team']))).toEqual(unknown)
      expect(refusalOf(() => tagsOf(fake, arn))).toEqual(unknown)
      expect(tagsOf(fake, known)).toEqual([team])
    },
  )

  it('because the request goes to another region is refused [tag-unknown-resource]', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [team])

    expect(refusalOf(() => tagsOf(fake, arn, { region: 'us-west-2' }))).toMatchObject({
      name: 'ResourceNotFoundException',
      rule: 'tag-unknown-resource',
    })
  })

  it('after its seven days as DELETED is refused [tag-unknown-resource] [tags-of-deleted]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreArn } = fake.addDatastore({ DatastoreStatus: 'DELETED', Tags: [team] })

    fake.clock.advance(7 * 86_400_000 - 1)
    expect(tagsOf(fake, DatastoreArn)).toEqual([team])
    fake.clock.advance(1)
    expect(refusalOf(() => tagsOf(fake, DatastoreArn))).toMatchObject({
      rule: 'tag-unknown-resource',
    })
  })

  it('is not one whose id has a slash in it', () => {
    const fake = createFakeHealthLake()
    const { DatastoreArn } = fake.addDatastore({ DatastoreId: `team/${'a'.repeat(27)}` })

    tag(fake, DatastoreArn, [team])

    expect(tagsOf(fake, DatastoreArn)).toEqual([team])
  })
})

describe('A data store that is DELETED', () => {
  it('keeps its tags, which can be changed [tags-of-deleted]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreArn: arn } = fake.addDatastore({ DatastoreStatus: 'DELETED', Tags: [team] })

    untag(fake, arn, ['team'])
    tag(fake, arn, numbered(1, 1))

    expect(tagsOf(fake, arn)).toEqual(numbered(1, 1))
  })

  it('is not found if that is assumed, in all three operations [tags-of-deleted]', () => {
    const fake = createFakeHealthLake({
      assumptions: { tagsOfDeleted: 'ResourceNotFoundException' },
    })
    const { DatastoreArn: arn } = fake.addDatastore({ DatastoreStatus: 'DELETING', Tags: [team] })
    expect(tagsOf(fake, arn)).toEqual([team])
    fake.settle()
    const gone = refused(
      'ResourceNotFoundException',
      'tags-of-deleted',
      `The resource with the ARN ${arn} is DELETED.`,
    )

    expect(refusalOf(() => tag(fake, arn, []))).toEqual(gone)
    expect(refusalOf(() => untag(fake, arn, []))).toEqual(gone)
    expect(refusalOf(() => tagsOf(fake, arn))).toEqual(gone)
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
    const refusal = { name: 'ValidationException', rule: 'constraints' }

    expect(refusalOf(() => tag(fake, arn, tags))).toMatchObject(refusal)
    expect(refusalOf(() => create(fake, tags))).toMatchObject(refusal)
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
