import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { refusalOf, refusal } from '../operations/refused.ts'
import { create, numbered, tag, tagsOf, team, untag } from './tools.ts'

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
      const unknown = refusal(
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
    const gone = refusal(
      'ResourceNotFoundException',
      'tags-of-deleted',
      `The resource with the ARN ${arn} is DELETED.`,
    )

    expect(refusalOf(() => tag(fake, arn, []))).toEqual(gone)
    expect(refusalOf(() => untag(fake, arn, []))).toEqual(gone)
    expect(refusalOf(() => tagsOf(fake, arn))).toEqual(gone)
  })
})
