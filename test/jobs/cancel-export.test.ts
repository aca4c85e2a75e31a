import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { start, unknownId } from '../values.ts'
import { after, exports, fakeWithStore, imports, statusesOf } from './tools.ts'

describe('Cancelling an export', () => {
  it.each([
    ['SUBMITTED', 0, 0],
    ['QUEUED', 1, 30_000],
    ['IN_PROGRESS', 0, 30_000],
  ])('that is %s goes through its statuses to CANCEL_COMPLETED [cancel-export]', (...given) => {
    const [from, which, at] = given
    const { fake, store } = fakeWithStore()
    const id = [1, 2].map(() => exports.start(fake, store).JobId)[which] ?? ''
    fake.clock.advance(at)
    const status = () => exports.describe(fake, { DatastoreId: store, JobId: id }).JobStatus
    expect(status()).toBe(from)

    fake.cancelExportJob(id)

    expect(status()).toBe('CANCEL_SUBMITTED')
    fake.clock.advance(14_999)
    expect(status()).toBe('CANCEL_SUBMITTED')
    fake.clock.advance(1)
    expect(status()).toBe('CANCEL_IN_PROGRESS')
    fake.clock.advance(14_999)
    expect(status()).toBe('CANCEL_IN_PROGRESS')
    fake.clock.advance(1)
    expect(status()).toBe('CANCEL_COMPLETED')
    fake.settle()
    expect(status()).toBe('CANCEL_COMPLETED')
  })

  it('shows EndTime at its end only, and no Message [job-end]', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = exports.start(fake, store)
    fake.cancelExportJob(JobId)

    expect(fake.exportJob(JobId)).not.toHaveProperty('EndTime')
    fake.step()
    expect(fake.exportJob(JobId)).not.toHaveProperty('EndTime')
    fake.step()
    expect(fake.exportJob(JobId)?.EndTime).toEqual(new Date(start + 30_000))
    expect(fake.exportJob(JobId)).not.toHaveProperty('Message')
  })

  it.each([10_000, 5, 1, 0])('takes %d ms in all if `lifecycle` says so [cancel-export]', (all) => {
    const { fake, store } = fakeWithStore({ lifecycle: { cancelExportJob: all } })
    const { JobId } = exports.start(fake, store)

    fake.cancelExportJob(JobId)
    fake.settle()

    expect(fake.exportJob(JobId)?.EndTime).toEqual(new Date(start + all))
  })

  it('never ends if it shall not [cancel-export]', () => {
    const { fake, store } = fakeWithStore({ lifecycle: { cancelExportJob: Infinity } })
    const { JobId } = exports.start(fake, store)

    fake.cancelExportJob(JobId)

    expect(fake.settle()).toEqual([])
    expect(fake.exportJob(JobId)?.JobStatus).toBe('CANCEL_SUBMITTED')
  })

  it('that runs makes the next one wait for the end of that [cancel-export]', () => {
    const { fake, store } = fakeWithStore()
    const ids = [1, 2].map(() => exports.start(fake, store).JobId)
    fake.clock.advance(40_000)

    fake.cancelExportJob(ids[0] ?? '')

    fake.clock.advance(29_999)
    expect(statusesOf(fake, exports, ids)).toEqual(['CANCEL_IN_PROGRESS', 'QUEUED'])
    fake.clock.advance(1)
    expect(statusesOf(fake, exports, ids)).toEqual(['CANCEL_COMPLETED', 'IN_PROGRESS'])
    fake.settle()
    expect(exports.look(fake, ids[1] ?? '')?.EndTime).toEqual(new Date(start + 160_000))
  })

  it('that does not run holds up nobody [cancel-export]', () => {
    const { fake, store } = fakeWithStore()
    const ids = [1, 2].map(() => exports.start(fake, store).JobId)
    fake.clock.advance(20_000)

    fake.cancelExportJob(ids[0] ?? '')
    fake.clock.advance(10_000)

    expect(statusesOf(fake, exports, ids)).toEqual(['CANCEL_SUBMITTED', 'IN_PROGRESS'])
  })

  it('that waits first gives the turn to the one behind it [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore()
    const ids = [1, 2, 3].map(() => exports.start(fake, store).JobId)
    fake.clock.advance(30_000)

    fake.cancelExportJob(ids[1] ?? '')
    fake.clock.advance(90_000)

    expect(statusesOf(fake, exports, ids)).toEqual(['COMPLETED', 'CANCEL_COMPLETED', 'IN_PROGRESS'])
  })

  it('that waits may still be under way when its turn would come [one-job-at-a-time]', () => {
    const { fake, store } = fakeWithStore({ lifecycle: { cancelExportJob: Infinity } })
    const ids = [1, 2, 3].map(() => exports.start(fake, store).JobId)
    fake.clock.advance(30_000)

    fake.cancelExportJob(ids[1] ?? '')
    fake.clock.advance(90_000)

    expect(statusesOf(fake, exports, ids)).toEqual(['COMPLETED', 'CANCEL_SUBMITTED', 'IN_PROGRESS'])
  })

  it('counts as of now: what is due has happened first', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = exports.start(fake, store)
    fake.clock.advance({ minutes: 2 })

    expect(() => fake.cancelExportJob(JobId)).toThrow(MisuseError)
    expect(fake.exportJob(JobId)?.JobStatus).toBe('COMPLETED')
  })

  it('is no request, yet is told in the timeline', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = exports.start(fake, store)
    fake.clearHistory()

    fake.cancelExportJob(JobId)

    expect(fake.history).toEqual([])
    expect(fake.timeline()).toContain(`${after(0)}  SUBMITTED → CANCEL_SUBMITTED`)
  })

  it('finds the job in whichever region', () => {
    const fake = createFakeHealthLake()
    const context = { region: 'eu-west-2' }
    fake.addDatastore()
    const store = fake.addDatastore({}, context).DatastoreId
    const { JobId } = exports.start(fake, store, {}, context)

    fake.cancelExportJob(JobId)

    expect(fake.settle()).toMatchObject([
      { region: 'eu-west-2', id: JobId, to: 'CANCEL_IN_PROGRESS' },
      { region: 'eu-west-2', id: JobId, to: 'CANCEL_COMPLETED' },
    ])
  })
})

function words(id: string, status: string): string {
  return `cancelExportJob: the job ${id} is ${status}; only SUBMITTED, QUEUED and IN_PROGRESS can be cancelled.`
}

describe('cancelExportJob', () => {
  it('is a misuse for a job that is cancelled already, whatever has come of it', () => {
    const { fake, store } = fakeWithStore()
    const { JobId: id } = exports.start(fake, store)
    fake.cancelExportJob(id)

    for (const status of ['CANCEL_SUBMITTED', 'CANCEL_IN_PROGRESS', 'CANCEL_COMPLETED']) {
      expect(() => fake.cancelExportJob(id)).toThrow(new MisuseError(words(id, status)))
      fake.step()
    }
  })

  it('is a misuse for a job that has ended', () => {
    const { fake, store } = fakeWithStore()
    const { JobId: completed } = exports.start(fake, store)
    fake.settle()
    const { JobId: failed } = exports.start(fake, store)
    fake.execute('DeleteFHIRDatastore', { DatastoreId: store })

    for (const [id, status] of [
      [completed, 'COMPLETED'],
      [failed, 'FAILED'],
    ] as const) {
      expect(() => fake.cancelExportJob(id)).toThrow(new MisuseError(words(id, status)))
    }
  })

  it('is a misuse for a job that is not there, or is an import', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = imports.start(fake, store)

    for (const id of [unknownId, JobId]) {
      expect(() => fake.cancelExportJob(id)).toThrow(
        new MisuseError(`cancelExportJob: there is no export job with the id ${id}.`),
      )
    }
    expect(fake.importJob(JobId)?.JobStatus).toBe('SUBMITTED')
  })

  it('changes nothing when it is a misuse', () => {
    const { fake, store } = fakeWithStore()
    const { JobId } = exports.start(fake, store)
    fake.settle()
    const before = fake.snapshot()

    expect(() => fake.cancelExportJob(JobId)).toThrow(MisuseError)
    expect(() => fake.cancelExportJob(unknownId)).toThrow(MisuseError)

    expect(fake.snapshot()).toEqual(before)
  })
})
