import { DescribeFHIRImportJobCommand } from '@aws-sdk/client-healthlake'
import { describe, expect, it } from 'vitest'
import { start, unknownId } from '../values.ts'
import { refusalOf } from '../operations/refused.ts'
import { exports, imports, kinds, pollingFake, statusesOf } from './tools.ts'

describe.each(kinds)('On a polling clock, an %s job', (_name, kind) => {
  const whole = 30_000 + kind.runs

  it('is finished when it is first described', () => {
    const { fake, store, poll } = pollingFake(1)
    const { JobId } = kind.start(fake, store)

    expect(poll(kind, JobId)).toEqual(['COMPLETED', whole])
    expect(poll(kind, JobId)).toEqual(['COMPLETED', whole])
  })

  it('is finished by the third of three polls, each a part of the time that is left', () => {
    const { fake, store, poll } = pollingFake(3)
    const { JobId } = kind.start(fake, store)

    expect(poll(kind, JobId)).toEqual(['IN_PROGRESS', whole / 3])
    expect(poll(kind, JobId)).toEqual(['IN_PROGRESS', (whole * 2) / 3])
    expect(poll(kind, JobId)).toEqual(['COMPLETED', whole])
    expect(poll(kind, JobId)).toEqual(['COMPLETED', whole])
  })

  it('that waits behind others is finished when they are and it is', () => {
    const { fake, store, poll } = pollingFake(1)
    const ids = [1, 2, 3].map(() => kind.start(fake, store).JobId)

    expect(poll(kind, ids[2] ?? '')).toEqual(['COMPLETED', 30_000 + 3 * kind.runs])
    expect(statusesOf(fake, kind, ids)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED'])
  })

  it('that waits is seen in the statuses on the way', () => {
    const { fake, store, poll } = pollingFake(3)
    const [, , third = ''] = [1, 2, 3].map(() => kind.start(fake, store).JobId)
    const all = 30_000 + 3 * kind.runs

    expect(poll(kind, third)).toEqual(['QUEUED', all / 3])
    expect(poll(kind, third)).toEqual(['QUEUED', (all * 2) / 3])
    expect(poll(kind, third)).toEqual(['COMPLETED', all])
  })

  it('counts from what is left, when time passes in between', () => {
    const { fake, store, poll } = pollingFake(2)
    const { JobId } = kind.start(fake, store)

    expect(poll(kind, JobId)).toEqual(['IN_PROGRESS', whole / 2])
    fake.clock.advance(10_000)
    expect(poll(kind, JobId)).toEqual(['COMPLETED', whole])
  })

  it('that waits behind a submitted and a running one is foretold', () => {
    const { fake, store, poll } = pollingFake(1)
    kind.start(fake, store)
    fake.clock.advance(40_000)
    kind.start(fake, store)
    const { JobId } = kind.start(fake, store)

    expect(poll(kind, JobId)).toEqual(['COMPLETED', 30_000 + 3 * kind.runs])
  })

  it('that starts after the end of those before it is foretold', () => {
    const { fake, store, poll } = pollingFake(1)
    kind.start(fake, store)
    fake.clock.advance(whole - 10_000)
    const { JobId } = kind.start(fake, store)

    expect(poll(kind, JobId)).toEqual(['COMPLETED', whole - 10_000 + whole])
  })

  it('is polled by a List, like all of its kind in the region', () => {
    const { fake, store, passed } = pollingFake(1)
    const other = fake.addDatastore().DatastoreId
    const ids = [kind.start(fake, store).JobId, kind.start(fake, other).JobId]

    const { jobs } = kind.list(fake, store)

    expect(jobs.map(({ JobStatus }) => JobStatus)).toEqual(['COMPLETED'])
    expect(statusesOf(fake, kind, ids)).toEqual(['COMPLETED', 'COMPLETED'])
    expect(passed()).toBe(30_000 + 2 * kind.runs)
  })

  it('is polled by a List with filters that it does not meet', () => {
    const { fake, store } = pollingFake(1)
    const { JobId } = kind.start(fake, store)

    expect(kind.list(fake, store, { JobName: 'other' }).jobs).toEqual([])
    expect(kind.look(fake, JobId)?.JobStatus).toBe('COMPLETED')
  })

  it('is listed with the status that the List itself has led to', () => {
    const { fake, store } = pollingFake(1)
    const { JobId } = kind.start(fake, store)

    const { jobs } = kind.list(fake, store, { JobStatus: 'COMPLETED' })

    expect(jobs.map((job) => job.JobId)).toEqual([JobId])
  })

  it('has a count of its own, to which Describe and List add', () => {
    const { fake, store, poll, passed } = pollingFake(3)
    const [a = '', b = ''] = [1, 2].map(() => kind.start(fake, store).JobId)

    expect(poll(kind, a)[1]).toBe(whole / 3)
    kind.list(fake, store)
    // For `a` half of what is left, for `b` a third of it.
    const left = { a: (whole * 2) / 3, b: (whole * 2) / 3 + kind.runs }
    expect(passed()).toBe(Math.floor(whole / 3 + Math.max(left.a / 2, left.b / 3)))
    expect(poll(kind, a)).toEqual(['COMPLETED', whole])
    expect(poll(kind, b)[0]).toBe('IN_PROGRESS')
    expect(poll(kind, b)).toEqual(['COMPLETED', whole + kind.runs])
  })

  it('is not polled by what concerns the other kind, another region or data stores', () => {
    const { fake, store, passed } = pollingFake(1)
    const other = kind === imports ? exports : imports
    const context = { region: 'eu-west-1' }
    const elsewhere = fake.addDatastore({}, context).DatastoreId
    kind.start(fake, store)

    other.list(fake, store)
    kind.list(fake, elsewhere, {}, context)
    fake.execute('DescribeFHIRDatastore', { DatastoreId: store })
    fake.execute('ListFHIRDatastores', {})

    expect(passed()).toBe(0)
  })

  it('is not polled by looking, nor by requests that are refused', () => {
    const { fake, store, passed } = pollingFake(1)
    const other = fake.addDatastore().DatastoreId
    const { JobId } = kind.start(fake, store)

    kind.look(fake, JobId)
    refusalOf(() => kind.describe(fake, { DatastoreId: other, JobId }))
    refusalOf(() => kind.describe(fake, { DatastoreId: store, JobId: unknownId }))
    refusalOf(() => kind.list(fake, unknownId))
    refusalOf(() => kind.list(fake, store, { NextToken: 'none' }))

    expect(passed()).toBe(0)
    expect(kind.look(fake, JobId)?.JobStatus).toBe('SUBMITTED')
  })

  it('that never ends does not move the clock', () => {
    const { fake, store, poll } = pollingFake(1, { importJob: Infinity, exportJob: Infinity })
    const [running = '', waiting = ''] = [1, 2].map(() => kind.start(fake, store).JobId)

    expect(poll(kind, running)).toEqual(['SUBMITTED', 0])
    fake.clock.advance(30_000)
    expect(poll(kind, running)).toEqual(['IN_PROGRESS', 30_000])
    expect(poll(kind, waiting)).toEqual(['QUEUED', 30_000])
    kind.list(fake, store)
    expect(fake.clock.now()).toBe(start + 30_000)
  })

  it('that never begins does not move the clock', () => {
    const { fake, store, poll } = pollingFake(1, { startJob: Infinity })
    const { JobId } = kind.start(fake, store)

    expect(poll(kind, JobId)).toEqual(['SUBMITTED', 0])
  })

  it('lets all happen that is due by the time of its end', () => {
    const { fake, store, poll } = pollingFake(1)
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'DELETING' })
    const ids = [1, 2].map(() => kind.start(fake, store).JobId)

    poll(kind, ids[1] ?? '')

    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('DELETED')
  })
})

describe('On a polling clock, a poll', () => {
  it('counts through every door', async () => {
    const { fake, store, passed, poll } = pollingFake(3)
    const { JobId } = imports.start(fake, store)
    const command = new DescribeFHIRImportJobCommand({ DatastoreId: store, JobId })

    await fake.client().send(command)
    expect(passed()).toBe(30_000)
    await fake.directClient().send(command)
    expect(passed()).toBe(60_000)
    expect(poll(imports, JobId)).toEqual(['COMPLETED', 90_000])
  })

  it('of a job does not wait for data stores that are stuck', () => {
    const { fake, store, poll } = pollingFake(1, { createDatastore: Infinity })
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    const { JobId } = imports.start(fake, store)

    expect(poll(imports, JobId)).toEqual(['COMPLETED', 90_000])
  })
})
