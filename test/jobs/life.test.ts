import { createFakeHealthLake, type Lifecycle } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { start } from '../values.ts'
import { after, exports, fakeWithStore, imports, kinds } from './tools.ts'

const zeroCounts = {
  TotalNumberOfScannedFiles: 0,
  TotalSizeOfScannedFilesInMB: 0,
  TotalNumberOfImportedFiles: 0,
  TotalNumberOfResourcesScanned: 0,
  TotalNumberOfResourcesImported: 0,
  TotalNumberOfResourcesWithCustomerError: 0,
  TotalNumberOfFilesReadWithCustomerError: 0,
  Throughput: 0,
}

describe.each(kinds)('An %s job', (_name, kind) => {
  const { runs, resource } = kind

  it('goes through its statuses at their instants [job-life-cycle] [job-durations]', () => {
    const { fake, store } = fakeWithStore()
    const ids = { DatastoreId: store, JobId: kind.start(fake, store).JobId }
    const status = () => kind.describe(fake, ids).JobStatus

    expect(status()).toBe('SUBMITTED')
    fake.clock.advance(29_999)
    expect(status()).toBe('SUBMITTED')
    fake.clock.advance(1)
    expect(status()).toBe('IN_PROGRESS')
    fake.clock.advance(runs - 1)
    expect(status()).toBe('IN_PROGRESS')
    fake.clock.advance(1)
    expect(status()).toBe('COMPLETED')
    fake.clock.advance({ days: 365 })
    expect(status()).toBe('COMPLETED')
  })

  it('shows in the transitions what becomes of it [job-life-cycle]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId: id } = kind.start(fake, store)
    const region = 'us-east-1'
    const submitted = { at: after(30_000), region, resource, id }
    const ended = { at: after(30_000 + runs), region, resource, id }

    expect(fake.nextTransition()).toEqual({ ...submitted, from: 'SUBMITTED', to: 'IN_PROGRESS' })
    expect(fake.step()).toEqual([{ ...submitted, from: 'SUBMITTED', to: 'IN_PROGRESS' }])
    expect(fake.nextTransition()).toEqual({ ...ended, from: 'IN_PROGRESS', to: 'COMPLETED' })
    expect(fake.settle()).toEqual([{ ...ended, from: 'IN_PROGRESS', to: 'COMPLETED' }])
    expect(fake.nextTransition()).toBeUndefined()
    expect(fake.clock.now()).toBe(start + 30_000 + runs)
  })

  it('shows EndTime as soon as it has ended, not before [job-end]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = kind.start(fake, store)

    expect(kind.look(fake, JobId)).not.toHaveProperty('EndTime')
    fake.step()
    expect(kind.look(fake, JobId)).not.toHaveProperty('EndTime')
    fake.clock.advance({ days: 1 })
    expect(kind.look(fake, JobId)?.EndTime).toEqual(new Date(start + 30_000 + runs))
    expect(kind.look(fake, JobId)?.SubmitTime).toEqual(new Date(start))
  })

  it('has no Message when all went well', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = kind.start(fake, store)

    fake.settle()

    expect(kind.look(fake, JobId)).not.toHaveProperty('Message')
  })

  it('takes as long as `lifecycle` says [job-durations]', () => {
    const { fake, store } = fakeWithStore({
      lifecycle: { startJob: { seconds: 5 }, importJob: { hours: 1 }, exportJob: { hours: 2 } },
    })
    const hours = kind.kind === 'import' ? 1 : 2
    kind.start(fake, store)

    expect(fake.settle().map(({ at, to }) => [at, to])).toEqual([
      [after(5000), 'IN_PROGRESS'],
      [after(5000 + hours * 3_600_000), 'COMPLETED'],
    ])
  })

  it('is finished at the next look if nothing takes time [job-durations]', () => {
    const { fake, store } = fakeWithStore({
      lifecycle: { startJob: 0, importJob: 0, exportJob: 0 },
    })

    const { JobId, JobStatus } = kind.start(fake, store)

    expect(JobStatus).toBe('SUBMITTED')
    expect(kind.look(fake, JobId)).toMatchObject({
      JobStatus: 'COMPLETED',
      EndTime: new Date(start),
    })
  })

  it.each<[Partial<Lifecycle>, string]>([
    [{ startJob: Infinity }, 'SUBMITTED'],
    [{ importJob: Infinity, exportJob: Infinity }, 'IN_PROGRESS'],
  ])('with %o stays %s for ever, and settle leaves it out [job-durations]', (lifecycle, stuck) => {
    const { fake, store } = fakeWithStore({ lifecycle })
    const { JobId } = kind.start(fake, store)

    fake.settle()

    expect(kind.look(fake, JobId)?.JobStatus).toBe(stuck)
    expect(fake.nextTransition()).toBeUndefined()
    fake.clock.advance({ days: 3650 })
    expect(kind.look(fake, JobId)?.JobStatus).toBe(stuck)
  })

  it('that will end beyond the last instant of the calendar never ends [job-durations]', () => {
    const tooLong = Number.MAX_SAFE_INTEGER
    const { fake, store } = fakeWithStore({ lifecycle: { importJob: tooLong, exportJob: tooLong } })
    const { JobId } = kind.start(fake, store)

    fake.settle()

    expect(kind.look(fake, JobId)?.JobStatus).toBe('IN_PROGRESS')
    expect(fake.nextTransition()).toBeUndefined()
    expect(() => fake.snapshot()).not.toThrow()
    expect(() => fake.timeline()).not.toThrow()
  })

  it('runs at the same pace in a region of its own [every-region]', () => {
    const fake = createFakeHealthLake()
    const context = { region: 'eu-west-1' }
    const store = fake.addDatastore({}, context).DatastoreId
    const ids = { DatastoreId: store, JobId: kind.start(fake, store, {}, context).JobId }

    fake.clock.advance(30_000)

    expect(kind.describe(fake, ids, context).JobStatus).toBe('IN_PROGRESS')
    expect(fake.settle()).toMatchObject([{ region: 'eu-west-1', to: 'COMPLETED' }])
  })
})

describe('JobProgressReport', () => {
  it('is shown from IN_PROGRESS on, with counts of zero [job-progress]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = imports.start(fake, store)

    expect(fake.importJob(JobId)).not.toHaveProperty('JobProgressReport')
    fake.step()
    expect(fake.importJob(JobId)?.JobProgressReport).toEqual(zeroCounts)
    fake.settle()
    expect(fake.importJob(JobId)).toMatchObject({ JobStatus: 'COMPLETED' })
    expect(fake.importJob(JobId)?.JobProgressReport).toEqual(zeroCounts)
  })

  it('is not shown while the import is QUEUED [job-progress]', () => {
    const { fake, store } = fakeWithStore()
    imports.start(fake, store)
    const { JobId } = imports.start(fake, store)

    fake.step()

    expect(fake.importJob(JobId)).toMatchObject({ JobStatus: 'QUEUED' })
    expect(fake.importJob(JobId)).not.toHaveProperty('JobProgressReport')
  })

  it('is no part of an export [job-progress]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = exports.start(fake, store)

    fake.step()
    expect(fake.exportJob(JobId)).not.toHaveProperty('JobProgressReport')
    fake.settle()
    expect(fake.exportJob(JobId)).not.toHaveProperty('JobProgressReport')
  })
})
