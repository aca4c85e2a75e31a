import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import {
  exports,
  fakeWithStore,
  imports,
  kinds,
  refusalOf,
  refused,
  start,
  unknownId,
  unknownStore,
  type Kind,
  type Properties,
} from './tools.ts'

const invalidToken = refused(
  'ValidationException',
  'page-token',
  'The NextToken is not valid for this request.',
)

function idsOn({ list }: Kind, ...given: Parameters<Kind['list']>): string[] {
  return list(...given).jobs.map(({ JobId }) => JobId)
}

function startSome(kind: Kind, fake: FakeHealthLake, store: string, count: number): string[] {
  return Array.from({ length: count }, () => kind.start(fake, store).JobId)
}

describe.each(kinds)('Listing %s jobs', (_name, kind) => {
  it('shows all members that a Describe shows, and no token', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = kind.start(fake, store, { JobName: 'nightly' })
    fake.settle()

    const page = kind.list(fake, store)

    expect(page).toEqual({
      jobs: [kind.describe(fake, { DatastoreId: store, JobId })],
      NextToken: undefined,
    })
  })

  it('shows nothing if there is nothing, or only jobs of the other kind', () => {
    const { fake, store } = fakeWithStore()
    const other = kind === imports ? exports : imports
    other.start(fake, store)

    expect(kind.list(fake, store)).toEqual({ jobs: [], NextToken: undefined })
  })

  it('shows the newest first, the later request of one instant before [list-order]', () => {
    const { fake, store } = fakeWithStore()
    const [a, b] = startSome(kind, fake, store, 2)
    fake.clock.advance(1)
    const [c, d] = startSome(kind, fake, store, 2)

    expect(idsOn(kind, fake, store)).toEqual([d, c, b, a])
  })

  it('shows the oldest first if that is assumed [list-order]', () => {
    const { fake, store } = fakeWithStore({ assumptions: { listOrder: 'oldest-first' } })
    const [a, b, c] = startSome(kind, fake, store, 3)

    expect(idsOn(kind, fake, store)).toEqual([a, b, c])
    const { NextToken } = kind.list(fake, store, { MaxResults: 2 })
    expect(idsOn(kind, fake, store, { NextToken })).toEqual([c])
  })

  it('shows the jobs of the data store alone', () => {
    const { fake, store } = fakeWithStore()
    const other = fake.addDatastore().DatastoreId
    const { JobId } = kind.start(fake, store)
    kind.start(fake, other)

    expect(idsOn(kind, fake, store)).toEqual([JobId])
  })

  it('is refused for a data store that is not there', () => {
    const fake = createFakeHealthLake()

    expect(refusalOf(() => kind.list(fake, unknownId))).toEqual(unknownStore(unknownId))
  })

  it('is refused for a data store of another region [every-region]', () => {
    const { fake, store } = fakeWithStore()

    expect(refusalOf(() => kind.list(fake, store, {}, { region: 'eu-west-1' }))).toEqual(
      unknownStore(store, 'eu-west-1'),
    )
  })

  it('filters by name, as a whole and as it is written [list-name-exact]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = kind.start(fake, store, { JobName: 'night' })
    kind.start(fake, store, { JobName: 'Night' })
    kind.start(fake, store, { JobName: 'nightly' })
    kind.start(fake, store)

    expect(idsOn(kind, fake, store, { JobName: 'night' })).toEqual([JobId])
    expect(idsOn(kind, fake, store, { JobName: 'nigh' })).toEqual([])
  })

  it('filters by status', () => {
    const { fake, store } = fakeWithStore()
    const [a, b, c] = startSome(kind, fake, store, 3)
    fake.clock.advance(30_000)
    const { JobId: d } = kind.start(fake, store)

    const list = (JobStatus: Properties['JobStatus']) => idsOn(kind, fake, store, { JobStatus })
    expect(list('SUBMITTED')).toEqual([d])
    expect(list('QUEUED')).toEqual([c, b])
    expect(list('IN_PROGRESS')).toEqual([a])
    expect(list('COMPLETED')).toEqual([])
    fake.settle()
    expect(list('COMPLETED')).toEqual([d, c, b, a])
  })

  it('filters by submit time, the instant itself left out [list-dates-exclusive]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId: a } = kind.start(fake, store)
    fake.clock.advance(1000)
    const { JobId: b } = kind.start(fake, store)
    fake.clock.advance(1000)
    const { JobId: c } = kind.start(fake, store)
    const middle = new Date(start + 1000)

    expect(idsOn(kind, fake, store, { SubmittedBefore: middle })).toEqual([a])
    expect(idsOn(kind, fake, store, { SubmittedAfter: middle })).toEqual([c])
    expect(
      idsOn(kind, fake, store, {
        SubmittedAfter: new Date(start + 999),
        SubmittedBefore: new Date(start + 1001),
      }),
    ).toEqual([b])
  })

  it('shows what meets all filters [list-filters-together]', () => {
    const { fake, store } = fakeWithStore()
    kind.start(fake, store, { JobName: 'x' })
    fake.settle()
    const { JobId } = kind.start(fake, store, { JobName: 'x' })
    kind.start(fake, store, { JobName: 'y' })

    expect(idsOn(kind, fake, store, { JobName: 'x', JobStatus: 'SUBMITTED' })).toEqual([JobId])
    expect(idsOn(kind, fake, store, { JobName: 'x', SubmittedBefore: new Date(start) })).toEqual([])
  })

  it('gives pages, the last without a token [list-last-page]', () => {
    const { fake, store } = fakeWithStore()
    const [e, d, c, b, a] = startSome(kind, fake, store, 5)

    const first = kind.list(fake, store, { MaxResults: 2 })
    const second = kind.list(fake, store, { MaxResults: 2, NextToken: first.NextToken })
    const third = kind.list(fake, store, { MaxResults: 2, NextToken: second.NextToken })

    const ids = [first, second, third].map(({ jobs }) => jobs.map(({ JobId }) => JobId))
    expect(ids).toEqual([[a, b], [c, d], [e]])
    expect(third.NextToken).toBeUndefined()
    expect(kind.list(fake, store, { MaxResults: 5 }).NextToken).toBeUndefined()
  })

  it('gives 100 jobs a page if nothing is asked for [list-page-size]', () => {
    const { fake, store } = fakeWithStore()
    const ids = startSome(kind, fake, store, 101).toReversed()

    const { jobs, NextToken } = kind.list(fake, store)

    expect(jobs.map(({ JobId }) => JobId)).toEqual(ids.slice(0, 100))
    expect(idsOn(kind, fake, store, { NextToken })).toEqual(ids.slice(100))
  })

  it('goes on rightly when jobs come and change in between [page-token]', () => {
    const { fake, store } = fakeWithStore()
    const [d, c, b, a] = startSome(kind, fake, store, 4)

    const first = kind.list(fake, store, { MaxResults: 2, JobStatus: 'SUBMITTED' })
    kind.start(fake, store)
    fake.clock.advance(30_000)
    const second = kind.list(fake, store, {
      JobStatus: 'SUBMITTED',
      NextToken: first.NextToken,
    })

    expect(first.jobs.map(({ JobId }) => JobId)).toEqual([a, b])
    expect(second.jobs).toEqual([])
    const { NextToken } = kind.list(fake, store, { MaxResults: 3 })
    kind.start(fake, store)
    expect(idsOn(kind, fake, store, { NextToken, MaxResults: 500 })).toEqual([c, d])
  })

  it('is refused for a token of the other kind of job [page-token]', () => {
    const { fake, store } = fakeWithStore()
    const other = kind === imports ? exports : imports
    for (const of of [kind, other]) startSome(of, fake, store, 2)

    const { NextToken } = other.list(fake, store, { MaxResults: 1 })

    expect(refusalOf(() => kind.list(fake, store, { NextToken }))).toEqual(invalidToken)
  })

  it('is refused for a token of another data store [page-token]', () => {
    const { fake, store } = fakeWithStore()
    const other = fake.addDatastore().DatastoreId
    for (const of of [store, other]) startSome(kind, fake, of, 2)

    const { NextToken } = kind.list(fake, other, { MaxResults: 1 })

    expect(refusalOf(() => kind.list(fake, store, { NextToken }))).toEqual(invalidToken)
  })

  it('is refused for a token of ListFHIRDatastores, and the reverse [page-token]', () => {
    const { fake, store } = fakeWithStore()
    fake.addDatastore()
    startSome(kind, fake, store, 2)

    const stores = fake.execute('ListFHIRDatastores', { MaxResults: 1 })
    const jobs = kind.list(fake, store, { MaxResults: 1 })

    expect(refusalOf(() => kind.list(fake, store, { NextToken: stores.NextToken }))).toEqual(
      invalidToken,
    )
    expect(
      refusalOf(() => fake.execute('ListFHIRDatastores', { NextToken: jobs.NextToken })),
    ).toEqual(invalidToken)
  })

  it.each([
    { JobName: 'x' },
    { JobStatus: 'SUBMITTED' },
    { SubmittedBefore: new Date(start + 1) },
    { SubmittedAfter: new Date(start - 1) },
  ] as const)('is refused for a token that was given without %o [page-token]', (filter) => {
    const { fake, store } = fakeWithStore()
    for (let count = 0; count < 2; count += 1) kind.start(fake, store, { JobName: 'x' })
    const { NextToken } = kind.list(fake, store, { MaxResults: 1 })
    const filtered = kind.list(fake, store, { MaxResults: 1, ...filter })

    expect(refusalOf(() => kind.list(fake, store, { ...filter, NextToken }))).toEqual(invalidToken)
    expect(refusalOf(() => kind.list(fake, store, { NextToken: filtered.NextToken }))).toEqual(
      invalidToken,
    )
    expect(kind.list(fake, store, { ...filter, NextToken: filtered.NextToken }).jobs).toHaveLength(
      1,
    )
  })

  it('is refused for a token that is made up [page-token]', () => {
    const { fake, store } = fakeWithStore()
    startSome(kind, fake, store, 2)

    expect(refusalOf(() => kind.list(fake, store, { NextToken: 'next' }))).toEqual(invalidToken)
    expect(refusalOf(() => kind.list(fake, store, { NextToken: '' }))).toEqual(invalidToken)
  })
})
