import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { start, unknownId } from '../values.ts'
import { refusalOf, notFound } from '../operations/refused.ts'
import {
  exports,
  fakeWithStore,
  idsOn,
  imports,
  kinds,
  startSome,
  type Properties,
} from './tools.ts'

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

    expect(refusalOf(() => kind.list(fake, unknownId))).toEqual(notFound(unknownId))
  })

  it('is refused for a data store of another region [every-region]', () => {
    const { fake, store } = fakeWithStore()

    expect(refusalOf(() => kind.list(fake, store, {}, { region: 'eu-west-1' }))).toEqual(
      notFound(store, 'eu-west-1'),
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
})
