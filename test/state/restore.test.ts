import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  manualClock,
  pollingClock,
  systemClock,
  type FakeHealthLake,
  type Snapshot,
  MisuseError,
} from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { exports, imports, key, role, statusesOf, type Kind } from '../jobs/tools.ts'

function throughText(fake: FakeHealthLake): Snapshot {
  return JSON.parse(JSON.stringify(fake.snapshot())) as Snapshot
}

function startThree(fake: FakeHealthLake, kind: Kind): string[] {
  const store = fake.addDatastore().DatastoreId
  return [1, 2, 3].map(() => kind.start(fake, store).JobId)
}

describe('restore', () => {
  it('puts back what there was, as often as it is asked to', () => {
    const fake = createFakeHealthLake()
    const ids = startThree(fake, imports)
    fake.clock.advance(40_000)
    const kept = throughText(fake)

    for (let count = 0; count < 3; count += 1) {
      expect(statusesOf(fake, imports, ids)).toEqual(['IN_PROGRESS', 'QUEUED', 'QUEUED'])
      fake.addDatastore()
      fake.settle()
      expect(statusesOf(fake, imports, ids)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED'])
      fake.restore(kept)
      expect(fake.snapshot()).toEqual(kept)
    }
  })

  it('goes on in a fake of another seed with the ids of the original', async () => {
    const fake = createFakeHealthLake({ seed: 3 })
    const { DatastoreId } = fake.addDatastore()
    const copy = createFakeHealthLake({ seed: 4 })

    copy.restore(throughText(fake))

    const made = [fake, copy].map(async (of) => {
      const { $metadata, ...created } = await of
        .client()
        .send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))
      const jobs = [imports, exports].map((kind) => kind.start(of, DatastoreId).JobId)
      return [created, $metadata.requestId, jobs, of.history]
    })
    const [original, continued] = await Promise.all(made)
    expect(continued).toEqual(original)
  })

  it('replaces what the fake had, its history included', () => {
    const fake = createFakeHealthLake()
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    fake.faults.add({ outcome: 'ThrottlingException' })

    fake.restore(createFakeHealthLake().snapshot())

    expect(fake.datastores()).toEqual([])
    expect(fake.history).toEqual([])
    expect(fake.faults.pending()).toEqual([])
    expect(fake.nextTransition()).toBeUndefined()
  })

  it('brings the history back as it was', async () => {
    const fake = createFakeHealthLake()
    await fake.client().send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))
    expect(() => fake.execute('DescribeFHIRDatastore', { DatastoreId: 'none' })).toThrow('none')
    fake.execute('ListFHIRDatastores', { Filter: { CreatedAfter: new Date(0) } })
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    expect(copy.history).toEqual(fake.history)
    expect(copy.timeline()).toBe(fake.timeline())
  })

  it('brings back inputs in the history whose dates lie far away', () => {
    const fake = createFakeHealthLake()
    fake.execute('ListFHIRDatastores', {
      Filter: { CreatedBefore: new Date(8.64e15), CreatedAfter: new Date(-8.64e15) },
    })
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    expect(copy.history).toEqual(fake.history)
  })

  it('takes a copy: whoever changes the snapshot afterwards changes nothing', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'mine', Tags: [{ Key: 'a', Value: 'b' }] })
    const snapshot = throughText(fake)
    fake.restore(snapshot)
    const before = fake.snapshot()

    const [region] = snapshot['regions'] as { datastores: { tags: object[] }[] }[]
    region?.datastores[0]?.tags.push({ Key: 'c', Value: 'd' })
    region?.datastores.pop()
    Object.assign(snapshot['drawn'] as object, { datastoreId: 7 })

    expect(fake.snapshot()).toEqual(before)
  })

  it('takes frozen snapshots, and makes what they hold changeable', () => {
    const fake = createFakeHealthLake()
    const ids = startThree(fake, exports)
    const copy = createFakeHealthLake()

    copy.restore(deepFrozen(fake.snapshot()))

    copy.settle()
    copy.cancelExportJob(exports.start(copy, copy.datastores()[0]?.DatastoreId ?? '').JobId)
    copy.clearHistory()
    expect(statusesOf(copy, exports, ids)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED'])
  })

  it('is possible in a fake of other settings, which are those that then count', () => {
    const fake = createFakeHealthLake({ lifecycle: { importJob: Infinity } })
    const ids = startThree(fake, imports)
    const copy = createFakeHealthLake({ lifecycle: { importJob: 0 } })

    copy.restore(throughText(fake))
    copy.clock.advance(30_000)

    expect(statusesOf(copy, imports, ids)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED'])
  })

  it('keeps the names of data stores and the tokens good for finding', () => {
    const fake = createFakeHealthLake()
    const input = {
      DatastoreTypeVersion: 'R4',
      DatastoreName: 'mine',
      ClientToken: 'once',
    } as const
    const first = fake.execute('CreateFHIRDatastore', input)
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    expect(copy.datastore('mine')?.DatastoreId).toBe(first.DatastoreId)
    expect(copy.execute('CreateFHIRDatastore', input)).toEqual(first)
  })

  it('keeps the buckets of the rates as full as they were [rate-quota]', () => {
    const quotas = { rates: { ListFHIRDatastores: 1 } }
    const fake = createFakeHealthLake({ quotas })
    const copy = createFakeHealthLake({ quotas })
    fake.execute('ListFHIRDatastores', {})

    copy.restore(throughText(fake))

    copy.clock.advance(999)
    expect(() => copy.execute('ListFHIRDatastores', {})).toThrow('Rate exceeded')
    copy.clock.advance(1)
    expect(copy.execute('ListFHIRDatastores', {})).toEqual({ DatastorePropertiesList: [] })
  })

  it('keeps page tokens good', () => {
    const fake = createFakeHealthLake()
    const ids = startThree(fake, imports)
    const DatastoreId = fake.datastores()[0]?.DatastoreId ?? ''
    const { NextToken } = imports.list(fake, DatastoreId, { MaxResults: 2 })
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    const { jobs } = imports.list(copy, DatastoreId, { NextToken })
    expect(jobs.map(({ JobId }) => JobId)).toEqual(ids.slice(0, 1))
  })

  it('is possible when an output URI became long by being expanded [job-output-uri]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    const { JobId } = fake.execute('StartFHIRExportJob', {
      DatastoreId,
      DataAccessRoleArn: role,
      OutputDataConfig: {
        S3Configuration: { S3Uri: `s3://results/${'x'.repeat(1011)}`, KmsKeyId: key },
      },
    })
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    expect(copy.exportJob(JobId)).toEqual(fake.exportJob(JobId))
  })

  it('is possible when a fault rule gave a Message in any words', () => {
    const fake = createFakeHealthLake()
    const message = 'Out of order (really!), "sorry"\n'
    const { DatastoreId } = fake.addDatastore()
    fake.faults.add({
      operation: 'StartFHIRImportJob',
      outcome: { kind: 'transition', to: 'FAILED', message },
    })
    const { JobId } = imports.start(fake, DatastoreId)
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))
    copy.settle()

    expect(copy.importJob(JobId)).toMatchObject({ JobStatus: 'FAILED', Message: message })
    copy.restore(throughText(copy))
    expect(copy.importJob(JobId)?.Message).toBe(message)
  })

  it('is possible in the far future', () => {
    const fake = createFakeHealthLake({ clock: manualClock('9999-12-31T23:59:00Z') })
    const ids = startThree(fake, imports)
    fake.clock.advance({ days: 1 })
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    expect(statusesOf(copy, imports, ids)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED'])
    expect(copy.clock.now()).toBe(fake.clock.now())
  })

  it('makes the next attempt of a call that is under way a call of its own', async () => {
    const fake = createFakeHealthLake()
    fake.execute('ListFHIRDatastores', {})
    const snapshot = fake.snapshot()
    fake.reset()
    fake.faults.add({ per: 'attempt', outcome: 'InternalServerException' })
    const client = fake.client()
    client.middlewareStack.add(
      (next) => async (args) => {
        try {
          return await next(args)
        } catch (error) {
          fake.restore(snapshot)
          throw error
        }
      },
      { step: 'finalizeRequest', priority: 'low', name: 'restoring' },
    )

    await client.send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))

    expect(
      fake.history.map(({ sequence, operation, attempts }) => [
        sequence,
        operation,
        attempts.length,
      ]),
    ).toEqual([
      [1, 'ListFHIRDatastores', 1],
      [2, 'CreateFHIRDatastore', 1],
    ])
  })
})

describe('The clock of a fake that is restored', () => {
  const early = '2025-01-01T00:00:00.000Z'

  it('goes back or forth, on a manual clock', () => {
    const fake = createFakeHealthLake()
    const snapshot = fake.snapshot()
    fake.clock.advance({ days: 1 })
    const later = fake.snapshot()

    fake.restore(snapshot)
    expect(fake.clock.now()).toBe(Date.parse(early))
    fake.restore(later)
    expect(fake.clock.now()).toBe(Date.parse('2025-01-02T00:00:00Z'))
    fake.restore(snapshot)
    fake.clock.advance(5)
    expect(fake.clock.now()).toBe(Date.parse(early) + 5)
  })

  it('counts on where the polls stood, on a polling clock', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 3 }) })
    const { DatastoreId } = fake.addDatastore()
    const ids = { DatastoreId, JobId: imports.start(fake, DatastoreId).JobId }
    imports.describe(fake, ids)
    const copy = createFakeHealthLake({ clock: pollingClock({ polls: 3, start: '2030-01-01' }) })

    copy.restore(throughText(fake))

    expect(imports.describe(copy, ids).JobStatus).toBe('IN_PROGRESS')
    expect(imports.describe(copy, ids).JobStatus).toBe('COMPLETED')
    expect(copy.clock.now()).toBe(Date.parse(early) + 90_000)
  })

  it('goes on from the time of the snapshot, on the clock of the system', () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
    onTestFinished(() => void vi.useRealTimers())
    const fake = createFakeHealthLake({ clock: systemClock() })
    const ids = startThree(fake, imports)
    const snapshot = throughText(fake)
    vi.advanceTimersByTime(100_000)
    expect(statusesOf(fake, imports, ids)).toEqual(['COMPLETED', 'IN_PROGRESS', 'QUEUED'])

    fake.restore(snapshot)

    expect(fake.clock.now()).toBe(Date.parse('2026-03-01T12:00:00Z'))
    expect(statusesOf(fake, imports, ids)).toEqual(['SUBMITTED', 'SUBMITTED', 'SUBMITTED'])
    vi.advanceTimersByTime(40_000)
    expect(fake.clock.now()).toBe(Date.parse('2026-03-01T12:00:40Z'))
    expect(statusesOf(fake, imports, ids)).toEqual(['IN_PROGRESS', 'QUEUED', 'QUEUED'])
  })

  it('keeps its kind: a snapshot has only the time', () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
    onTestFinished(() => void vi.useRealTimers())
    const manual = createFakeHealthLake()
    const system = createFakeHealthLake({ clock: systemClock() })

    system.restore(throughText(manual))
    vi.advanceTimersByTime(1000)
    expect(system.clock.now()).toBe(Date.parse(early) + 1000)

    manual.restore(throughText(system))
    vi.advanceTimersByTime(1000)
    expect(manual.clock.now()).toBe(Date.parse(early) + 1000)
  })

  it('is moved on if somebody else made it', () => {
    const clock = ownClock()
    const fake = createFakeHealthLake({ clock })
    const later = createFakeHealthLake({ clock: manualClock('2025-06-01T00:00:00Z') })

    fake.restore(later.snapshot())

    expect(clock.now()).toBe(Date.parse('2025-06-01T00:00:00Z'))
  })

  it('may stay where it is if somebody else made it', () => {
    const clock = ownClock()
    const fake = createFakeHealthLake({ clock })
    const snapshot = fake.snapshot()

    fake.restore(snapshot)

    expect(clock.now()).toBe(Date.parse(early))
  })

  it.each([
    ['refuses', true],
    ['would allow', false],
  ])('is not set back if somebody else made it, whether it %s that or not', (_what, strict) => {
    const clock = ownClock(strict)
    const fake = createFakeHealthLake({ clock })
    const snapshot = fake.snapshot()
    const ids = startThree(fake, imports)
    clock.advance(40_000)
    const before = fake.snapshot()

    expect(() => fake.restore(snapshot)).toThrow(
      new MisuseError(
        'restore: the clock is one of your own and would have to go back; give the fake manualClock(), pollingClock() or systemClock().',
      ),
    )

    expect(fake.snapshot()).toEqual(before)
    expect(statusesOf(fake, imports, ids)).toEqual(['IN_PROGRESS', 'QUEUED', 'QUEUED'])
    expect(clock.now()).toBe(Date.parse(early) + 40_000)
  })
})

/** A clock that is none of the package's. */
function ownClock(strict = true) {
  const inner = manualClock()
  let shift = 0
  return {
    now: () => inner.now() + shift,
    advance: (by: Parameters<typeof inner.advance>[0]) => inner.advance(by),
    set(to: Parameters<typeof inner.set>[0]) {
      const instant = new Date(to).getTime()
      if (strict || instant >= inner.now() + shift) inner.set(instant - shift)
      else shift = instant - inner.now()
    },
  }
}

function deepFrozen<T extends object>(value: T): T {
  for (const inside of Object.values(value)) {
    if (typeof inside === 'object' && inside !== null) deepFrozen(inside as object)
  }
  return Object.freeze(value)
}
