import { describe, expect, it } from 'vitest'
import { unknownId } from '../values.ts'
import { refusalOf, notFound } from '../operations/refused.ts'
import { fakeWithStore, kinds, unknownJob, imports, exports } from './tools.ts'

describe.each(kinds)('Describing an %s job', (_name, kind) => {
  it('is refused for a data store that is not there', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = kind.start(fake, store)

    expect(refusalOf(() => kind.describe(fake, { DatastoreId: unknownId, JobId }))).toEqual(
      notFound(unknownId),
    )
  })

  it('is refused for a job that is not there [unknown-job]', () => {
    const { fake, store } = fakeWithStore()

    expect(refusalOf(() => kind.describe(fake, { DatastoreId: store, JobId: unknownId }))).toEqual(
      unknownJob(kind, store, unknownId),
    )
  })

  it('is refused for a job of another data store [unknown-job]', () => {
    const { fake, store } = fakeWithStore()
    const other = fake.addDatastore().DatastoreId
    const { JobId } = kind.start(fake, store)

    expect(refusalOf(() => kind.describe(fake, { DatastoreId: other, JobId }))).toEqual(
      unknownJob(kind, other, JobId),
    )
  })

  it('is refused in another region [every-region]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = kind.start(fake, store)
    const context = { region: 'eu-west-1' }

    expect(refusalOf(() => kind.describe(fake, { DatastoreId: store, JobId }, context))).toEqual(
      notFound(store, 'eu-west-1'),
    )
  })

  it('is refused for a job of the other kind [unknown-job]', () => {
    const { fake, store } = fakeWithStore()
    const other = kind === imports ? exports : imports
    const { JobId } = other.start(fake, store)

    expect(refusalOf(() => kind.describe(fake, { DatastoreId: store, JobId }))).toEqual(
      unknownJob(kind, store, JobId),
    )
  })

  it('gives a copy that nobody else holds', () => {
    const { fake, store } = fakeWithStore()
    const ids = { DatastoreId: store, JobId: kind.start(fake, store, { JobName: 'mine' }).JobId }
    const shown = kind.describe(fake, ids)

    Object.assign(shown, { JobName: 'changed' })
    shown.SubmitTime.setTime(0)

    expect(kind.describe(fake, ids)).toMatchObject({ JobName: 'mine' })
    expect(kind.describe(fake, ids).SubmitTime.getTime()).not.toBe(0)
  })
})

describe.each(kinds)('Looking at an %s job', (_name, kind) => {
  it('shows what a Describe shows, in whichever region it is', () => {
    const { fake } = fakeWithStore()
    const context = { region: 'ap-south-1' }
    const store = fake.addDatastore({}, context).DatastoreId
    const { JobId } = kind.start(fake, store, { JobName: 'far away' }, context)

    expect(kind.look(fake, JobId)).toEqual(
      kind.describe(fake, { DatastoreId: store, JobId }, context),
    )
  })

  it('shows nothing for an id that is not there or of the other kind', () => {
    const { fake, store } = fakeWithStore()
    const other = kind === imports ? exports : imports
    const { JobId } = other.start(fake, store)

    expect(kind.look(fake, unknownId)).toBeUndefined()
    expect(kind.look(fake, JobId)).toBeUndefined()
  })

  it('shows the job as of now', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = kind.start(fake, store)

    fake.clock.advance(30_000)

    expect(kind.look(fake, JobId)?.JobStatus).toBe('IN_PROGRESS')
  })

  it('gives a copy, and is no request', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = kind.start(fake, store)
    const before = fake.snapshot()

    kind.look(fake, JobId)?.SubmitTime.setTime(0)
    kind.look(fake, unknownId)

    expect(fake.snapshot()).toEqual(before)
  })
})
