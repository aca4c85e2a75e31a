import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, manualClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exports, imports, key, statusesOf } from '../jobs/tools.ts'
import { role } from '../values.ts'
import { nodesOf, startThree, throughText } from './tools.ts'

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

  it('takes a copy: whoever changes the snapshot afterwards changes nothing', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'mine', Tags: [{ Key: 'a', Value: 'b' }] })
    const snapshot = throughText(fake)
    fake.restore(snapshot)
    const before = fake.snapshot()

    for (const node of nodesOf(snapshot)) {
      for (const name of Object.keys(node)) Reflect.deleteProperty(node, name)
    }

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

  it('goes on to forget what was deleted', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    fake.execute('DeleteFHIRDatastore', { DatastoreId })
    fake.settle()
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    expect(copy.datastore(DatastoreId)?.DatastoreStatus).toBe('DELETED')
    copy.clock.advance({ days: 7 })
    expect(copy.datastores()).toEqual([])
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
})

function deepFrozen<T extends object>(value: T): T {
  for (const inside of Object.values(value)) {
    if (typeof inside === 'object' && inside !== null) deepFrozen(inside as object)
  }
  return Object.freeze(value)
}
