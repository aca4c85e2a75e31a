import { describe, expect, it } from 'vitest'
import { refusalOf, notFound } from '../operations/refused.ts'
import { exports, pollingFake } from './tools.ts'

describe('On a polling clock, an export', () => {
  it('that is cancelled counts anew', () => {
    const { fake, store, poll } = pollingFake(2)
    const { JobId } = exports.start(fake, store)
    poll(exports, JobId)
    fake.cancelExportJob(JobId)

    expect(poll(exports, JobId)).toEqual(['CANCEL_IN_PROGRESS', 75_000])
    expect(poll(exports, JobId)).toEqual(['CANCEL_COMPLETED', 90_000])
  })

  it('that waits for the end of one that is being cancelled is foretold', () => {
    const { fake, store, poll } = pollingFake(1)
    const [a = '', b = ''] = [1, 2].map(() => exports.start(fake, store).JobId)
    fake.clock.advance(40_000)
    fake.cancelExportJob(a)

    expect(poll(exports, b)).toEqual(['COMPLETED', 40_000 + 30_000 + 90_000])
  })

  it('that is not held up by one that is being cancelled is foretold', () => {
    const { fake, store, poll } = pollingFake(1)
    const [a = '', b = ''] = [1, 2].map(() => exports.start(fake, store).JobId)
    fake.clock.advance(20_000)
    fake.cancelExportJob(a)

    expect(poll(exports, b)).toEqual(['COMPLETED', 120_000])
  })

  it('that is half cancelled is foretold', () => {
    const { fake, store, poll } = pollingFake(1)
    const { JobId } = exports.start(fake, store)
    fake.cancelExportJob(JobId)
    fake.clock.advance(20_000)

    expect(poll(exports, JobId)).toEqual(['CANCEL_COMPLETED', 30_000])
  })

  it('that is forgotten before its end is unknown to the very poll that passes that', () => {
    const { fake, store, passed } = pollingFake(1, { cancelExportJob: { days: 30 } })
    const { JobId } = exports.start(fake, store)
    fake.cancelExportJob(JobId)
    fake.execute('DeleteFHIRDatastore', { DatastoreId: store })
    const fork = fake.fork()

    expect(refusalOf(() => exports.describe(fake, { DatastoreId: store, JobId }))).toEqual(
      notFound(store),
    )
    expect(refusalOf(() => exports.list(fork, store))).toEqual(notFound(store))
    expect(passed()).toBe(30 * 86_400_000)
  })

  it('whose cancelling never ends does not move the clock', () => {
    const { fake, store, poll } = pollingFake(1, { cancelExportJob: Infinity })
    const [a = '', b = ''] = [1, 2].map(() => exports.start(fake, store).JobId)
    fake.clock.advance(40_000)
    fake.cancelExportJob(a)

    expect(poll(exports, a)).toEqual(['CANCEL_SUBMITTED', 40_000])
    expect(poll(exports, b)).toEqual(['QUEUED', 40_000])
  })
})
