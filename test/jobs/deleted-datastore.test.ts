import type { FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { start } from '../values.ts'
import { refusalOf, notFound } from '../operations/refused.ts'
import { exports, fakeWithStore, imports, kinds, statusesOf } from './tools.ts'

function remove(fake: FakeHealthLake, DatastoreId: string): void {
  fake.execute('DeleteFHIRDatastore', { DatastoreId })
}

describe.each(kinds)('When the deletion of a data store begins, its %s jobs', (_name, kind) => {
  it('fail at once, whether they run, wait or were just submitted [jobs-of-deleted-datastore]', () => {
    const { fake, store } = fakeWithStore()
    const ids = [1, 2].map(() => kind.start(fake, store).JobId)
    fake.clock.advance(40_000)
    ids.push(kind.start(fake, store).JobId)
    expect(statusesOf(fake, kind, ids)).toEqual(['IN_PROGRESS', 'QUEUED', 'SUBMITTED'])

    remove(fake, store)

    for (const JobId of ids) {
      expect(kind.describe(fake, { DatastoreId: store, JobId })).toMatchObject({
        JobStatus: 'FAILED',
        EndTime: new Date(start + 40_000),
        Message: 'The data store was deleted.',
      })
    }
    expect(fake.settle().map(({ id, to }) => [id, to])).toEqual([[store, 'DELETED']])
  })

  it('fail also if they would never have ended [jobs-of-deleted-datastore]', () => {
    const { fake, store } = fakeWithStore({
      lifecycle: { importJob: Infinity, exportJob: Infinity },
    })
    const ids = [1, 2].map(() => kind.start(fake, store).JobId)
    fake.settle()

    remove(fake, store)

    expect(statusesOf(fake, kind, ids)).toEqual(['FAILED', 'FAILED'])
  })

  it('fail also while a job of another data store runs [jobs-of-deleted-datastore]', () => {
    const { fake, store } = fakeWithStore()
    const other = fake.addDatastore().DatastoreId
    kind.start(fake, other)
    fake.clock.advance(40_000)
    const { JobId } = kind.start(fake, store)

    remove(fake, store)

    expect(statusesOf(fake, kind, [JobId])).toEqual(['FAILED'])
  })

  it('are left as they are if they have ended [jobs-of-deleted-datastore]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = kind.start(fake, store)
    fake.settle()
    const ended = kind.look(fake, JobId)

    remove(fake, store)

    expect(kind.look(fake, JobId)).toEqual(ended)
    fake.settle()
    expect(kind.look(fake, JobId)).toEqual(ended)
  })

  it('make way for the jobs of other data stores [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore()
    const other = fake.addDatastore().DatastoreId
    const ids = [store, store, other, store, other].map((id) => kind.start(fake, id).JobId)
    fake.clock.advance(40_000)

    remove(fake, store)

    expect(statusesOf(fake, kind, ids)).toEqual([
      'FAILED',
      'FAILED',
      'IN_PROGRESS',
      'FAILED',
      'QUEUED',
    ])
    fake.settle()
    expect(kind.look(fake, ids[2] ?? '')?.EndTime).toEqual(new Date(start + 40_000 + kind.runs))
    expect(kind.look(fake, ids[4] ?? '')?.EndTime).toEqual(new Date(start + 40_000 + 2 * kind.runs))
  })

  it('give up the place of the first that waits, and no more [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore()
    const other = fake.addDatastore().DatastoreId
    const ids = [other, store, other].map((id) => kind.start(fake, id).JobId)
    fake.clock.advance(40_000)

    remove(fake, store)

    expect(statusesOf(fake, kind, ids)).toEqual(['IN_PROGRESS', 'FAILED', 'QUEUED'])
    fake.clock.advance(kind.runs)
    expect(statusesOf(fake, kind, ids)).toEqual(['COMPLETED', 'FAILED', 'IN_PROGRESS'])
  })

  it('go on if the deletion is refused', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = kind.start(fake, store)
    fake.execute('UpdateFHIRDatastore', {
      DatastoreId: store,
      NlpConfiguration: { Status: 'ENABLED' },
    })

    expect(refusalOf(() => remove(fake, store))).toMatchObject({ name: 'ConflictException' })

    expect(kind.look(fake, JobId)?.JobStatus).toBe('SUBMITTED')
  })

  it('are described and listed for seven days after its end, then unknown [jobs-are-kept]', () => {
    const { fake, store } = fakeWithStore()
    const other = fake.addDatastore().DatastoreId
    const ids = { DatastoreId: store, JobId: kind.start(fake, store).JobId }
    const kept = kind.start(fake, other).JobId
    remove(fake, store)

    fake.clock.advance({ minutes: 2 })
    fake.clock.advance(7 * 86_400_000 - 1)
    expect(kind.describe(fake, ids).JobStatus).toBe('FAILED')
    expect(kind.list(fake, store).jobs).toEqual([kind.look(fake, ids.JobId)])
    fake.clock.advance(1)
    expect(refusalOf(() => kind.describe(fake, ids))).toEqual(notFound(store))
    expect(refusalOf(() => kind.list(fake, store))).toEqual(notFound(store))
    expect(kind.look(fake, ids.JobId)).toBeUndefined()
    expect(kind.look(fake, kept)?.JobStatus).toBe('COMPLETED')
  })

  it('are kept for as long as the data store is there [jobs-are-kept]', () => {
    const { fake, store } = fakeWithStore()
    const ids = { DatastoreId: store, JobId: kind.start(fake, store).JobId }

    fake.clock.advance({ days: 3650 })

    expect(kind.describe(fake, ids).JobStatus).toBe('COMPLETED')
    expect(kind.list(fake, store).jobs).toHaveLength(1)
  })
})

describe('When the deletion of a data store begins, its exports that are being cancelled', () => {
  it('go on to be cancelled [jobs-of-deleted-datastore]', () => {
    const { fake, store } = fakeWithStore()
    const ids = [1, 2].map(() => exports.start(fake, store).JobId)
    fake.cancelExportJob(ids[0] ?? '')
    fake.clock.advance(15_000)
    fake.cancelExportJob(ids[1] ?? '')
    expect(statusesOf(fake, exports, ids)).toEqual(['CANCEL_IN_PROGRESS', 'CANCEL_SUBMITTED'])

    remove(fake, store)

    expect(statusesOf(fake, exports, ids)).toEqual(['CANCEL_IN_PROGRESS', 'CANCEL_SUBMITTED'])
    fake.settle()
    expect(statusesOf(fake, exports, ids)).toEqual(['CANCEL_COMPLETED', 'CANCEL_COMPLETED'])
    expect(ids.map((id) => fake.exportJob(id)?.EndTime)).toEqual([
      new Date(start + 30_000),
      new Date(start + 45_000),
    ])
    expect(fake.exportJob(ids[0] ?? '')).not.toHaveProperty('Message')
  })
  it('make way for the next once they are forgotten [jobs-are-kept] [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore({ lifecycle: { cancelExportJob: Infinity } })
    const other = fake.addDatastore().DatastoreId
    const { JobId: cancelled } = exports.start(fake, store)
    const { JobId: waiting } = exports.start(fake, other)
    fake.clock.advance(40_000)
    fake.cancelExportJob(cancelled)
    remove(fake, store)

    fake.clock.advance({ days: 7, minutes: 2 })

    expect(statusesOf(fake, exports, [cancelled, waiting])).toEqual([undefined, 'IN_PROGRESS'])
  })

  it('are forgotten with all that they still had before them [jobs-are-kept]', () => {
    const { fake, store } = fakeWithStore({ lifecycle: { cancelExportJob: { days: 30 } } })
    const { JobId } = exports.start(fake, store)
    fake.cancelExportJob(JobId)
    remove(fake, store)

    fake.clock.advance({ days: 365 })

    expect(fake.settle()).toMatchObject([{ resource: 'datastore', to: 'DELETED' }])
    expect(fake.exportJob(JobId)).toBeUndefined()
    expect(fake.snapshot()).toMatchObject({
      regions: { $map: [] },
      transitions: [],
      removals: [],
    })
  })
})

describe('When the deletion of a data store begins, the report of its imports', () => {
  it('is shown if they had begun, else not [job-progress]', () => {
    const { fake, store } = fakeWithStore()
    const ids = [1, 2].map(() => imports.start(fake, store).JobId)
    fake.clock.advance(40_000)

    remove(fake, store)

    const [running, waiting] = ids.map((id) => fake.importJob(id))
    expect(running?.JobProgressReport).toMatchObject({ TotalNumberOfResourcesImported: 0 })
    expect(waiting).not.toHaveProperty('JobProgressReport')
  })
})
