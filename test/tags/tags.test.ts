import {
  CreateFHIRDatastoreCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { create, tag, tagsOf, team, untag } from './tools.ts'

const stage = { Key: 'stage', Value: 'test' }
const statuses = [
  'CREATING',
  'CREATE_FAILED',
  'ACTIVE',
  'UPDATING',
  'UPDATE_FAILED',
  'DELETING',
  'DELETED',
] as const

describe('Tags', () => {
  it('that a data store is created with are there at once [tags-at-once]', () => {
    const fake = createFakeHealthLake()

    const arn = create(fake, [team, stage])

    expect(tagsOf(fake, arn)).toEqual([team, stage])
    fake.settle()
    expect(tagsOf(fake, arn)).toEqual([team, stage])
  })

  it('are none if a data store is created without', () => {
    const fake = createFakeHealthLake()
    const created = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    const arranged = fake.addDatastore()

    expect(fake.execute('ListTagsForResource', { ResourceARN: created.DatastoreArn })).toEqual({
      Tags: [],
    })
    expect(tagsOf(fake, arranged.DatastoreArn)).toEqual([])
  })

  it('may be given to a data store that is put there without a request', () => {
    const fake = createFakeHealthLake()

    const { DatastoreArn } = fake.addDatastore({ Tags: [team] })

    expect(tagsOf(fake, DatastoreArn)).toEqual([team])
  })

  it.each(statuses)('are read and changed at once while it is %s [tags-at-once]', (status) => {
    const fake = createFakeHealthLake()
    const { DatastoreArn: arn } = fake.addDatastore({ DatastoreStatus: status, Tags: [team] })

    expect(tag(fake, arn, [stage])).toEqual({})
    expect(tagsOf(fake, arn)).toEqual([team, stage])
    expect(untag(fake, arn, ['team'])).toEqual({})
    expect(tagsOf(fake, arn)).toEqual([stage])
  })

  it('stay while the data store goes through its life', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [team])
    const DatastoreId = arn.slice(-32)
    tag(fake, arn, [stage])
    fake.settle()
    fake.execute('UpdateFHIRDatastore', { DatastoreId, NlpConfiguration: { Status: 'ENABLED' } })
    fake.settle()
    fake.execute('DeleteFHIRDatastore', { DatastoreId })
    fake.settle()

    expect(tagsOf(fake, arn)).toEqual([team, stage])
  })

  it('change neither the data store nor what comes next', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [])
    const [before, next] = [fake.datastores(), fake.nextTransition()]

    tag(fake, arn, [team])
    untag(fake, arn, ['team'])

    expect(fake.datastores()).toEqual(before)
    expect(fake.nextTransition()).toEqual(next)
  })

  it('are added to those that are there, in the order of their first setting [tag-order]', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [
      { Key: 'z', Value: '1' },
      { Key: 'a', Value: '2' },
    ])

    tag(fake, arn, [
      { Key: 'm', Value: '3' },
      { Key: 'b', Value: '4' },
    ])

    expect(tagsOf(fake, arn)?.map(({ Key }) => Key)).toEqual(['z', 'a', 'm', 'b'])
  })

  it('get another value in their place if the key is there already [tag-overwrites]', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [team, stage])

    tag(fake, arn, [
      { Key: 'new', Value: '' },
      { Key: 'team', Value: 'other' },
    ])

    expect(tagsOf(fake, arn)).toEqual([
      { Key: 'team', Value: 'other' },
      stage,
      { Key: 'new', Value: '' },
    ])
  })

  it('come last when they are set again after they were taken away [tag-order]', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [team, stage])

    untag(fake, arn, ['team'])
    tag(fake, arn, [team])

    expect(tagsOf(fake, arn)).toEqual([stage, team])
  })

  it('differ by upper and lower case of their keys', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [team])

    tag(fake, arn, [{ Key: 'Team', Value: 'other' }])
    untag(fake, arn, ['TEAM'])

    expect(tagsOf(fake, arn)).toEqual([team, { Key: 'Team', Value: 'other' }])
  })

  it('may have no value, and keys and values with blanks and other letters', () => {
    const fake = createFakeHealthLake()
    const odd = [
      { Key: 'no value', Value: '' },
      { Key: 'größe', Value: 'über 9 = 10 / @home' },
      { Key: '__proto__', Value: 'x' },
      { Key: 'constructor', Value: 'y' },
    ]

    const arn = create(fake, odd)

    expect(tagsOf(fake, arn)).toEqual(odd)
  })

  it('are taken away by key, and unknown keys change nothing [untag-unknown]', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [team, stage])

    expect(untag(fake, arn, ['nobody', 'team', 'team', 'data'])).toEqual({})

    expect(tagsOf(fake, arn)).toEqual([stage])
    expect(untag(fake, arn, ['team'])).toEqual({})
    expect(tagsOf(fake, arn)).toEqual([stage])
  })

  it('stay as they are if nothing is set or taken away', () => {
    const fake = createFakeHealthLake()
    const arn = create(fake, [team])

    expect(tag(fake, arn, [])).toEqual({})
    expect(untag(fake, arn, [])).toEqual({})

    expect(tagsOf(fake, arn)).toEqual([team])
  })

  it('belong to one data store', () => {
    const fake = createFakeHealthLake()
    const [one, other] = [create(fake, [team]), create(fake, [])]

    tag(fake, other, [stage])

    expect(tagsOf(fake, one)).toEqual([team])
    expect(tagsOf(fake, other)).toEqual([stage])
  })

  it('are set where the data store is, in whichever region [every-region]', () => {
    const fake = createFakeHealthLake()
    const there = { region: 'cn-northwest-1' }
    const arn = create(fake, [team], there)

    tag(fake, arn, [stage], there)
    untag(fake, arn, ['team'], there)

    expect(arn).toContain('arn:aws-cn:healthlake:cn-northwest-1:')
    expect(tagsOf(fake, arn, there)).toEqual([stage])
  })

  it('are copied in and out', () => {
    const fake = createFakeHealthLake()
    const given = [{ Key: 'team', Value: 'data' }]
    const arn = create(fake, given)
    const shown = tagsOf(fake, arn) ?? []

    Object.assign(given[0] ?? {}, { Value: 'changed' })
    Object.assign(shown[0] ?? {}, { Value: 'changed' })
    shown.push(stage)

    expect(tagsOf(fake, arn)).toEqual([team])
  })

  it('are no polls: a polling clock stands still', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const arn = create(fake, [team])
    const now = fake.clock.now()

    tag(fake, arn, [stage])
    untag(fake, arn, ['team'])
    tagsOf(fake, arn)

    expect(fake.clock.now()).toBe(now)
  })

  it.each(['client', 'directClient'] as const)('are the same through %s', async (door) => {
    const fake = createFakeHealthLake()
    const client = fake[door]()
    const { DatastoreArn: ResourceARN } = await client.send(
      new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4', Tags: [team] }),
    )
    const list = () => client.send(new ListTagsForResourceCommand({ ResourceARN }))

    await client.send(new TagResourceCommand({ ResourceARN, Tags: [stage] }))
    expect(await list()).toMatchObject({ Tags: [team, stage] })
    await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['team'] }))
    expect(await list()).toMatchObject({ Tags: [stage] })
    await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['stage'] }))
    expect(await list()).toMatchObject({ Tags: [] })
  })
})
