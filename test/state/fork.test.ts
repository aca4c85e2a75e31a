import { CreateFHIRDatastoreCommand, HealthLakeClient } from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  manualClock,
  MisuseError,
  pollingClock,
  systemClock,
  type FakeHealthLake,
} from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { exports, imports, statusesOf } from '../jobs/tools.ts'

function running(fake: FakeHealthLake): { store: string; ids: string[] } {
  const store = fake.addDatastore({ DatastoreName: 'mine' }).DatastoreId
  const ids = [1, 2].map(() => exports.start(fake, store).JobId)
  fake.clock.advance(40_000)
  return { store, ids }
}

describe('A fork', () => {
  it('begins as a copy of all', () => {
    const fake = createFakeHealthLake({ accountId: '210987654321', region: 'eu-west-1' })
    running(fake)

    const fork = fake.fork()

    expect(fork.snapshot()).toEqual(fake.snapshot())
    expect(fork.history).toEqual(fake.history)
    expect(fork.timeline()).toBe(fake.timeline())
    expect([fork.accountId, fork.region]).toEqual(['210987654321', 'eu-west-1'])
  })

  it('goes on as the original does, chance included', async () => {
    const fake = createFakeHealthLake({ seed: 11 })
    const { store } = running(fake)
    const fork = fake.fork()

    const made = [fake, fork].map(async (of) => {
      const created = await of
        .client()
        .send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))
      return [created, imports.start(of, store), of.settle(), of.snapshot()]
    })

    const [original, continued] = await Promise.all(made)
    expect(continued).toEqual(original)
  })

  it('does not change when the original does', () => {
    const fake = createFakeHealthLake()
    const { store, ids } = running(fake)
    fake.faults.add({ outcome: 'ThrottlingException', operation: 'TagResource', skip: 1 })
    const fork = fake.fork()
    const before = JSON.stringify(fork.snapshot())

    changeAll(fake, store, ids)

    expect(JSON.stringify(fork.snapshot())).toBe(before)
  })

  it('does not change the original', () => {
    const fake = createFakeHealthLake()
    const { store, ids } = running(fake)
    fake.faults.add({ outcome: 'ThrottlingException', operation: 'TagResource', skip: 1 })
    const before = JSON.stringify(fake.snapshot())

    changeAll(fake.fork(), store, ids)

    expect(JSON.stringify(fake.snapshot())).toBe(before)
  })

  it('has settings and assumptions of the original', () => {
    const fake = createFakeHealthLake({
      lifecycle: { startJob: 7, exportJob: 0 },
      assumptions: { listOrder: 'oldest-first' },
      unknownMembers: 'ignore',
      datastoreOrigin: 'http://localhost:4599',
    })
    const fork = fake.fork()
    const { DatastoreId, DatastoreEndpoint } = fork.addDatastore()
    const { JobId } = exports.start(fork, DatastoreId)
    fork.addDatastore()

    expect(fork.step()).toMatchObject([{ at: '2025-01-01T00:00:00.007Z', id: JobId }, {}])
    expect(DatastoreEndpoint).toContain('http://localhost:4599/')
    const input = { DatastoreNam: 'ignored' } as object
    const {
      DatastorePropertiesList: [first],
    } = fork.execute('ListFHIRDatastores', input)
    expect(first?.DatastoreId).toBe(DatastoreId)
  })

  it('can be forked again, and restored and reset by itself', () => {
    const fake = createFakeHealthLake()
    running(fake)
    const before = fake.snapshot()
    const fork = fake.fork().fork()

    fork.reset()
    expect(fork.datastores()).toEqual([])
    fork.restore(before)
    expect(fork.snapshot()).toEqual(before)
    expect(fake.snapshot()).toEqual(before)
  })

  it('is reset to the beginning of the fake that it comes from', () => {
    const fake = createFakeHealthLake()
    const atFirst = fake.snapshot()
    running(fake)
    fake.clock.advance('1h')
    const fork = fake.fork().fork()
    fork.clock.advance('1h')

    fork.reset()

    expect(fork.snapshot()).toEqual(atFirst)
  })

  it('is as of now: what is due has happened', () => {
    const fake = createFakeHealthLake()
    const { ids } = running(fake)
    fake.clock.advance({ days: 1 })

    expect(statusesOf(fake.fork(), exports, ids)).toEqual(['COMPLETED', 'COMPLETED'])
  })

  it('has no interceptions, and those of the original stay with the original', async () => {
    const fake = createFakeHealthLake()
    const client = new HealthLakeClient({ region: 'us-east-1' })
    fake.intercept(client)
    const fork = fake.fork()
    fork[Symbol.dispose]()

    await client.send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))

    expect(fake.datastores()).toHaveLength(1)
    expect(fork.datastores()).toEqual([])
    fake[Symbol.dispose]()
  })

  it('does not answer for mistakes that were made with the original', () => {
    const fake = createFakeHealthLake()
    expect(() => fake.execute('ListFHIRDatastores', { Nonsense: 1 } as object)).toThrow(MisuseError)

    expect(() => fake.fork().verify()).not.toThrow()
    expect(() => fake.verify()).toThrow(MisuseError)
  })

  it('lives on when the original is disposed of, and the reverse', () => {
    const [fake, other] = [createFakeHealthLake(), createFakeHealthLake()]
    const [fork, gone] = [fake.fork(), other.fork()]
    fake[Symbol.dispose]()
    gone[Symbol.dispose]()

    expect(fork.execute('ListFHIRDatastores', {})).toEqual({ DatastorePropertiesList: [] })
    expect(other.execute('ListFHIRDatastores', {})).toEqual({ DatastorePropertiesList: [] })
    expect(() => gone.execute('ListFHIRDatastores', {})).toThrow(MisuseError)
  })
})

describe('The clock of a fork', () => {
  it('is a manual one of its own, if the original has one', () => {
    const fake = createFakeHealthLake({ clock: manualClock('2030-01-01') })
    fake.clock.advance(1000)
    const fork = fake.fork()

    fork.clock.advance(500)
    fake.clock.advance(7)

    expect(fork.clock.now() - Date.parse('2030-01-01')).toBe(1500)
    expect(fake.clock.now() - Date.parse('2030-01-01')).toBe(1007)
  })

  it('polls as often as that of the original', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 2 }) })
    const { DatastoreId } = fake.addDatastore()
    const ids = { DatastoreId, JobId: imports.start(fake, DatastoreId).JobId }
    imports.describe(fake, ids)
    const fork = fake.fork()

    expect(fork.clock).toMatchObject({ polls: 2 })
    expect(imports.describe(fork, ids).JobStatus).toBe('COMPLETED')
    expect(imports.look(fake, ids.JobId)?.JobStatus).toBe('IN_PROGRESS')
  })

  it('follows the system with the same lead, if that of the original does', () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
    onTestFinished(() => void vi.useRealTimers())
    const fake = createFakeHealthLake({ clock: systemClock() })
    fake.clock.advance({ hours: 1 })
    const fork = fake.fork()

    vi.advanceTimersByTime(5000)
    fork.clock.advance(1)

    expect(fake.clock.now()).toBe(Date.parse('2026-03-01T13:00:05Z'))
    expect(fork.clock.now()).toBe(Date.parse('2026-03-01T13:00:05.001Z'))
  })

  it('is a manual one that shows the same time, if that of the original is its own', () => {
    let time = Date.parse('2027-01-01')
    const clock = {
      now: () => time,
      advance(by: number) {
        time += by
      },
      set(to: number) {
        time = to
      },
    }
    const fake = createFakeHealthLake({ clock })
    const fork = fake.fork()

    clock.advance(1000)
    expect(fork.clock.now()).toBe(Date.parse('2027-01-01'))
    fork.clock.advance({ seconds: 2 })
    expect(fork.clock.now()).toBe(Date.parse('2027-01-01') + 2000)
    expect(() => fork.clock.set(0)).toThrow(MisuseError)
  })
})

function changeAll(fake: FakeHealthLake, store: string, ids: readonly string[]): void {
  const ResourceARN = fake.datastore(store)?.DatastoreArn ?? ''
  fake.execute('TagResource', { ResourceARN, Tags: [{ Key: 'a', Value: 'b' }] })
  fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', DatastoreName: 'mine' })
  fake.execute('UpdateFHIRDatastore', { DatastoreId: store, DatastoreName: 'renamed' })
  fake.cancelExportJob(ids[0] ?? '')
  imports.start(fake, store)
  fake.faults.clear()
  fake.faults.add({ outcome: 'InternalServerException', operation: 'UntagResource' })
  expect(() => fake.execute('UntagResource', { ResourceARN, TagKeys: [] })).toThrow('fault rule')
  fake.execute('DeleteFHIRDatastore', { DatastoreId: store })
  fake.clock.advance({ days: 8 })
  fake.settle()
  fake.clearHistory()
}
