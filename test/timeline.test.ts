import {
  CreateFHIRDatastoreCommand,
  ListFHIRDatastoresCommand,
  TagResourceCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, ServiceError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exports, imports } from './jobs/tools.ts'

const ids = { a: 'a'.repeat(32), b: 'b'.repeat(32) }

function lines(...text: string[]): string {
  return text.join('\n')
}

describe('timeline', () => {
  it('of a fake that was never asked anything has the time alone', () => {
    const fake = createFakeHealthLake()

    expect(fake.timeline()).toBe('now 2025-01-01T00:00:00.000Z')
    fake.clock.advance({ minutes: 90 })
    expect(fake.timeline()).toBe('now 2025-01-01T01:30:00.000Z')
  })

  it('tells requests, refusals, transitions and what is due, by resource and in order', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    fake.clock.advance({ minutes: 1 })
    expect(() => imports.start(fake, DatastoreId)).toThrow(ServiceError)
    fake.settle()
    const { JobId } = imports.start(fake, DatastoreId)
    fake.clock.advance(40_000)
    fake.execute('ListFHIRDatastores', {})
    fake.execute('DescribeFHIRImportJob', { DatastoreId, JobId })

    expect(fake.timeline()).toBe(
      lines(
        'now 2025-01-01T00:15:40.000Z',
        '',
        `us-east-1  datastore ${DatastoreId}`,
        '  2025-01-01T00:00:00.000Z  CreateFHIRDatastore (execute)',
        '  2025-01-01T00:01:00.000Z  StartFHIRImportJob (execute) ✗ ValidationException [job-needs-active-datastore]',
        '  2025-01-01T00:15:00.000Z  CREATING → ACTIVE',
        '',
        `us-east-1  importJob ${JobId}`,
        '  2025-01-01T00:15:00.000Z  StartFHIRImportJob (execute)',
        '  2025-01-01T00:15:30.000Z  SUBMITTED → IN_PROGRESS',
        '  2025-01-01T00:15:40.000Z  DescribeFHIRImportJob (execute)',
        '  2025-01-01T00:16:30.000Z  … → COMPLETED',
        '',
        'us-east-1  all data stores',
        '  2025-01-01T00:15:40.000Z  ListFHIRDatastores (execute)',
      ),
    )
  })

  it('tells of one instant what was asked and what happened in the order of that', () => {
    const fake = createFakeHealthLake({ lifecycle: { createDatastore: 0, deleteDatastore: 0 } })
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })
    fake.execute('DeleteFHIRDatastore', { DatastoreId })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.timeline()).toBe(
      lines(
        'now 2025-01-01T00:00:00.000Z',
        '',
        `us-east-1  datastore ${DatastoreId}`,
        '  2025-01-01T00:00:00.000Z  CreateFHIRDatastore (execute)',
        '  2025-01-01T00:00:00.000Z  CREATING → ACTIVE',
        '  2025-01-01T00:00:00.000Z  DescribeFHIRDatastore (execute)',
        '  2025-01-01T00:00:00.000Z  DeleteFHIRDatastore (execute)',
        '  2025-01-01T00:00:00.000Z  DELETING → DELETED',
        '  2025-01-01T00:00:00.000Z  DescribeFHIRDatastore (execute)',
        '  2025-01-08T00:00:00.000Z  … → forgotten',
      ),
    )
  })

  it('tells of a job that waits, is cancelled, or fails with its data store', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreId: ids.a })
    const [first = '', second = ''] = [1, 2].map(() => exports.start(fake, ids.a).JobId)
    fake.clock.advance(30_000)
    fake.cancelExportJob(first)
    fake.execute('DeleteFHIRDatastore', { DatastoreId: ids.a })
    fake.clock.advance(1000)

    expect(fake.timeline()).toBe(
      lines(
        'now 2025-01-01T00:00:31.000Z',
        '',
        `us-east-1  exportJob ${first}`,
        '  2025-01-01T00:00:00.000Z  StartFHIRExportJob (execute)',
        '  2025-01-01T00:00:30.000Z  SUBMITTED → IN_PROGRESS',
        '  2025-01-01T00:00:30.000Z  IN_PROGRESS → CANCEL_SUBMITTED',
        '  2025-01-01T00:00:45.000Z  … → CANCEL_IN_PROGRESS',
        '',
        `us-east-1  exportJob ${second}`,
        '  2025-01-01T00:00:00.000Z  StartFHIRExportJob (execute)',
        '  2025-01-01T00:00:30.000Z  SUBMITTED → QUEUED',
        '  2025-01-01T00:00:30.000Z  QUEUED → FAILED',
        '',
        `us-east-1  datastore ${ids.a}`,
        '  2025-01-01T00:00:30.000Z  DeleteFHIRDatastore (execute)',
        '  2025-01-01T00:02:30.000Z  … → DELETED',
      ),
    )
  })

  it('puts requests about tags and job lists to their data store', () => {
    const fake = createFakeHealthLake()
    const { DatastoreArn: ResourceARN } = fake.addDatastore({ DatastoreId: ids.b })
    fake.execute('TagResource', { ResourceARN, Tags: [] })
    fake.execute('UntagResource', { ResourceARN, TagKeys: [] })
    fake.execute('ListTagsForResource', { ResourceARN })
    fake.execute('ListFHIRExportJobs', { DatastoreId: ids.b })
    fake.execute('UpdateFHIRDatastore', { DatastoreId: ids.b })

    const [now, ...groups] = fake.timeline().split('\n\n')
    expect(now).toBe('now 2025-01-01T00:00:00.000Z')
    expect(groups.map((group) => group.split('\n'))).toEqual([
      [
        `us-east-1  datastore ${ids.b}`,
        expect.stringContaining('  TagResource (execute)'),
        expect.stringContaining('  UntagResource (execute)'),
        expect.stringContaining('  ListTagsForResource (execute)'),
        expect.stringContaining('  ListFHIRExportJobs (execute)'),
        expect.stringContaining('  UpdateFHIRDatastore (execute)'),
      ],
    ])
  })

  it('finds the whole id in an ARN, with what stands in it', () => {
    const id = 'claims/2025:datastore/fhir/of-2024'.slice(0, 32)
    const fake = createFakeHealthLake()
    const { DatastoreArn: ResourceARN } = fake.addDatastore({ DatastoreId: id })
    fake.execute('ListTagsForResource', { ResourceARN })

    expect(fake.timeline()).toContain(`\n\nus-east-1  datastore ${id}\n`)
  })

  it('shows as it is an ARN that is none of a data store', () => {
    const fake = createFakeHealthLake()
    const ResourceARN = 'arn:aws:s3:::claims/2025'
    expect(() => fake.execute('ListTagsForResource', { ResourceARN })).toThrow(ServiceError)

    expect(fake.timeline()).toContain(`\n\nus-east-1  ${ResourceARN}\n`)
  })

  it('keeps regions apart, and names the doors', async () => {
    const fake = createFakeHealthLake()
    const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })
    const there = await fake.client({ region: 'eu-west-1' }).send(create)
    const here = await fake.directClient().send(create)

    expect(fake.timeline()).toBe(
      lines(
        'now 2025-01-01T00:00:00.000Z',
        '',
        `eu-west-1  datastore ${there.DatastoreId}`,
        '  2025-01-01T00:00:00.000Z  CreateFHIRDatastore (client)',
        '  2025-01-01T00:15:00.000Z  … → ACTIVE',
        '',
        `us-east-1  datastore ${here.DatastoreId}`,
        '  2025-01-01T00:00:00.000Z  CreateFHIRDatastore (direct)',
        '  2025-01-01T00:15:00.000Z  … → ACTIVE',
      ),
    )
  })

  it('tells the attempts that a fault rule struck, and what that was', async () => {
    const fake = createFakeHealthLake()
    const about = { operation: 'TagResource' } as const
    fake.faults.add({ ...about, outcome: 'ThrottlingException', per: 'attempt' })
    fake.faults.add({ ...about, outcome: { kind: 'connection', code: 'EPIPE' }, per: 'attempt' })
    fake.faults.add({ ...about, outcome: { kind: 'latency', duration: 500 } })
    const { DatastoreArn: ResourceARN } = fake.addDatastore({ DatastoreId: ids.a })
    const refused = new TagResourceCommand({ ResourceARN, Tags: [] })
    await fake
      .client({ maxAttempts: 2 })
      .send(refused)
      .catch(() => undefined)
    await fake.client().send(refused)
    await fake.client().send(refused)

    expect(fake.timeline()).toBe(
      lines(
        'now 2025-01-01T00:00:00.500Z',
        '',
        `us-east-1  datastore ${ids.a}`,
        '  2025-01-01T00:00:00.000Z  TagResource (client, 2 attempts) ✗ EPIPE',
        '  2025-01-01T00:00:00.000Z    attempt 1: error ThrottlingException, by fault rule 1',
        '  2025-01-01T00:00:00.000Z    attempt 2: connection EPIPE, by fault rule 2',
        '  2025-01-01T00:00:00.000Z  TagResource (client)',
        '  2025-01-01T00:00:00.000Z    attempt 1: latency, by fault rule 3',
        '  2025-01-01T00:00:00.500Z  TagResource (client)',
      ),
    )
  })

  it('tells the attempts that a rate refused, where that is not told with the call', async () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 1 } } })
    const list = new ListFHIRDatastoresCommand({})
    await fake.client().send(list)
    await fake.client().send(list)
    expect(() => fake.execute('ListFHIRDatastores', {})).toThrow('Rate exceeded')

    expect(fake.timeline()).toBe(
      lines(
        'now 2025-01-01T00:00:01.000Z',
        '',
        'us-east-1  all data stores',
        '  2025-01-01T00:00:00.000Z  ListFHIRDatastores (client)',
        '  2025-01-01T00:00:00.000Z  ListFHIRDatastores (client, 2 attempts)',
        '  2025-01-01T00:00:00.000Z    attempt 1: ThrottlingException, by [rate-quota]',
        '  2025-01-01T00:00:01.000Z  ListFHIRDatastores (execute) ✗ ThrottlingException [rate-quota]',
      ),
    )
  })

  it('tells nothing any more of what was cleared, yet all that is due', () => {
    const fake = createFakeHealthLake()
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    fake.settle()
    fake.addDatastore({ DatastoreId: ids.a, DatastoreStatus: 'DELETING' })

    fake.clearHistory()

    expect(fake.timeline()).toBe(
      lines(
        'now 2025-01-01T00:15:00.000Z',
        '',
        `us-east-1  datastore ${ids.a}`,
        '  2025-01-01T00:17:00.000Z  … → DELETED',
      ),
    )
  })

  it('is no request, and changes nothing', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    const before = fake.snapshot()

    fake.timeline()

    expect(fake.snapshot()).toEqual(before)
  })
})
