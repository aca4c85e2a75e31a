import { describe, expect, it } from 'vitest'
import { start } from '../values.ts'
import { refusalOf, refusal } from '../operations/refused.ts'
import { exports, fakeWithStore, idsOn, imports, kinds, startSome } from './tools.ts'

const invalidToken = refusal(
  'ValidationException',
  'page-token',
  'The NextToken is not valid for this request.',
)

describe.each(kinds)('Listing %s jobs', (_name, kind) => {
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
