import { assertDatastore, createFakeHealthLake, matchers, MisuseError } from 'fake-healthlake'
import { beforeAll, describe, expect, it } from 'vitest'
import { messageOf } from './tools.ts'

const id = 'a'.repeat(32)

beforeAll(() => expect.extend(matchers))

describe('toHaveDatastore', () => {
  it('finds a data store by its id or its name, as of now', () => {
    const fake = createFakeHealthLake()
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', DatastoreName: 'claims' })
    fake.addDatastore({ DatastoreId: id })

    expect(fake).toHaveDatastore('claims', { DatastoreStatus: 'CREATING' })
    expect(fake).toHaveDatastore(id)
    fake.clock.advance({ minutes: 15 })
    expect(fake).toHaveDatastore('claims', { DatastoreStatus: 'ACTIVE' })
    expect(fake).not.toHaveDatastore('claims', { DatastoreStatus: 'CREATING' })
    expect(fake).not.toHaveDatastore('other')
  })

  it('shows no more of what is wanted than one reads', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'claims' })

    const message = messageOf(() =>
      expect(fake).toHaveDatastore('claims', { DatastoreName: 'n'.repeat(100_000) }),
    )

    expect(message).toContain('The fake has no data store "claims" in us-east-1 with')
    expect(message.length).toBeLessThan(10_000)
  })

  it('is no request', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'claims' })
    const before = fake.snapshot()

    expect(fake).toHaveDatastore('claims')

    expect(fake.snapshot()).toEqual(before)
  })

  it('is content with any of several of that name', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'claims', DatastoreStatus: 'DELETED' })
    fake.addDatastore({ DatastoreName: 'claims' })

    expect(fake).toHaveDatastore('claims', { DatastoreStatus: 'DELETED' })
    expect(fake).toHaveDatastore('claims', { DatastoreStatus: 'ACTIVE' })
  })

  it("looks at the fake's own region, or at another", () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'claims' }, { region: 'eu-west-1' })

    expect(fake).not.toHaveDatastore('claims')
    expect(fake).toHaveDatastore('claims', {}, { region: 'eu-west-1' })
  })

  it('tells where there is one, if that is another region', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'notes' })
    fake.addDatastore({ DatastoreName: 'claims', DatastoreId: id }, { region: 'eu-west-2' })

    for (const of of ['claims', id]) {
      expect(messageOf(() => expect(fake).toHaveDatastore(of))).toContain(
        `The fake has no data store "${of}" in us-east-1. There is one in eu-west-2.\n`,
      )
    }
    fake.addDatastore({ DatastoreName: 'claims' }, { region: 'us-west-2' })
    expect(messageOf(() => expect(fake).toHaveDatastore('claims'))).toContain(
      ' There is one in eu-west-2 and us-west-2.\n',
    )
  })

  it('tells what there is instead, with the timeline', () => {
    const fake = createFakeHealthLake()
    fake.execute('ListFHIRDatastores', {})
    expect(messageOf(() => expect(fake).toHaveDatastore('claims'))).toBe(
      `The fake has no data store "claims" in us-east-1. There are none.\n\n${fake.timeline()}`,
    )
    fake.addDatastore({ DatastoreName: 'claims', DatastoreId: id })
    fake.addDatastore({ DatastoreId: 'b'.repeat(32) })

    expect(messageOf(() => expect(fake).toHaveDatastore('claim'))).toContain(
      `no data store "claim" in us-east-1. There are "claims", "${'b'.repeat(32)}".\n\nnow`,
    )
    expect(
      messageOf(() => expect(fake).toHaveDatastore('claims', { DatastoreStatus: 'DELETED' })),
    ).toBe(
      `The fake has no data store "claims" in us-east-1 with {"DatastoreStatus":"DELETED"}.\n  ${id}: DatastoreStatus is "ACTIVE", not "DELETED"\n\n${fake.timeline()}`,
    )
    expect(messageOf(() => expect(fake).not.toHaveDatastore('claims'))).toBe(
      `The fake has a data store "claims" in us-east-1.\n\n${fake.timeline()}`,
    )
  })

  it.each<[string, () => void, string]>([
    [
      'a property that no data store has',
      () => expect(createFakeHealthLake()).not.toHaveDatastore('claims', { Status: 'A' } as object),
      'toHaveDatastore: there is no member Status.',
    ],
    [
      'what is no id and no name',
      () => expect(createFakeHealthLake()).not.toHaveDatastore(undefined as never),
      'toHaveDatastore: undefined is not the id or the name of a data store.',
    ],
    [
      'what is no fake',
      () => expect(createFakeHealthLake().client()).not.toHaveDatastore('claims'),
      'toHaveDatastore: give what createFakeHealthLake() returned.',
    ],
    [
      'a context that there is not',
      () =>
        expect(createFakeHealthLake()).not.toHaveDatastore('claims', {}, { zone: 'a' } as object),
      'datastores: there is no member zone.',
    ],
  ])('refuses %s, under not too', (_what, assertion, message) => {
    expect(assertion).toThrow(MisuseError)
    expect(assertion).toThrow(message)
  })
})

describe('assertDatastore', () => {
  it('says the same in any runner', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'claims' })

    assertDatastore(fake, 'claims', { CreatedAt: new Date('2025-01-01T00:00:00Z') })
    const failing = () => assertDatastore(fake, 'claims', { DatastoreTypeVersion: undefined })
    expect(failing).toThrow(expect.objectContaining({ name: 'AssertionError' }))
    expect(messageOf(failing)).toContain('DatastoreTypeVersion is "R4", not undefined')
  })
})
