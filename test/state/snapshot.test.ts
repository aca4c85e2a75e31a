import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, manualClock, pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { imports } from '../jobs/tools.ts'

const start = Date.parse('2025-01-01T00:00:00Z')

describe('A snapshot', () => {
  it('of a fake that was never asked anything is short', () => {
    expect(createFakeHealthLake().snapshot()).toEqual({
      version: 6,
      accountId: '123456789012',
      seed: 1,
      now: start,
      sequence: 0,
      drawn: {
        datastoreId: 0,
        importJobId: 0,
        exportJobId: 0,
        removalJobId: 0,
        transactionJobId: 0,
        resourceId: 0,
        uploadId: 0,
        s3RequestId: 0,
      },
      faults: { added: 0, rules: [] },
      history: { calls: 0, requests: 0, tokens: 0, records: [], transitions: [] },
      events: { told: 0, records: [], outbox: [], held: [], late: [] },
      regions: { $map: [] },
      objects: { $map: [] },
      transitions: [],
      removals: [],
      rates: { $map: [] },
      checksum: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
    })
  })

  it('says in plain words what there is, what will be and what was', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId: id } = fake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      DatastoreName: 'mine',
      Tags: [{ Key: 'team', Value: 'data' }],
    })

    const { regions, transitions, history } = fake.snapshot()

    const datastore = {
      id,
      at: start,
      sequence: 1,
      properties: { ...fake.datastore(id), CreatedAt: start },
      tags: [{ Key: 'team', Value: 'data' }],
      polls: 0,
    }
    const region = {
      datastores: [datastore],
      importJobs: [],
      exportJobs: [],
      removalJobs: [],
      transactionJobs: [],
      resources: { $map: [] },
      backups: { $map: [] },
    }
    expect(regions).toEqual({ $map: [['us-east-1', region]] })
    expect(transitions).toEqual([
      {
        at: start + 15 * 60_000,
        sequence: 2,
        region: 'us-east-1',
        resource: 'datastore',
        id,
        to: 'ACTIVE',
      },
    ])
    expect(history).toEqual({
      calls: 1,
      requests: 1,
      tokens: 0,
      records: [
        {
          sequence: 1,
          at: start,
          request: 1,
          region: 'us-east-1',
          door: 'execute',
          operation: 'CreateFHIRDatastore',
          input: {
            DatastoreName: 'mine',
            DatastoreTypeVersion: 'R4',
            Tags: [{ Key: 'team', Value: 'data' }],
          },
          output: fake.history[0]?.output,
        },
      ],
      transitions: [],
    })
  })

  it('leaves out regions that were only looked at', () => {
    const fake = createFakeHealthLake()
    fake.execute('ListFHIRDatastores', {}, { region: 'eu-west-1' })
    fake.datastores({ region: 'eu-west-2' })

    expect(fake.snapshot()['regions']).toEqual({ $map: [] })
  })

  it('is as of now: what is due has happened', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })
    fake.clock.advance({ hours: 1 })

    expect(fake.snapshot()).toMatchObject({
      now: start + 3_600_000,
      regions: {
        $map: [
          [
            'us-east-1',
            { datastores: [{ id: DatastoreId, properties: { DatastoreStatus: 'ACTIVE' } }] },
          ],
        ],
      },
      transitions: [],
    })
  })

  it('holds polls, tokens and the marks of the one that runs', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 9 }) })
    const { DatastoreId } = fake.addDatastore()
    const { JobId } = imports.start(fake, DatastoreId, { ClientToken: 'once' })
    for (let count = 0; count < 4; count += 1) imports.describe(fake, { DatastoreId, JobId })

    const importJob = {
      id: JobId,
      polls: 4,
      running: true,
      token: { value: 'once', input: expect.stringMatching(/^[0-9a-f]{16}$/) as string },
    }
    expect(fake.snapshot()).toMatchObject({
      regions: { $map: [['us-east-1', { importJobs: [importJob] }]] },
    })
  })

  it('holds that a deleted data store will be forgotten', () => {
    const fake = createFakeHealthLake({ lifecycle: { deletedRetention: { hours: 1 } } })
    const { DatastoreId: id } = fake.addDatastore({ DatastoreStatus: 'DELETED' })

    expect(fake.snapshot()).toMatchObject({
      transitions: [],
      removals: [{ at: start + 3_600_000, region: 'us-east-1', id }],
    })
  })

  it('holds what takes for ever as JSON, too', () => {
    const fake = createFakeHealthLake({ lifecycle: { startJob: 0, importJob: Infinity } })
    const { DatastoreId } = fake.addDatastore()
    fake.objects.put('s3://patients/in/a.ndjson', '')
    imports.start(fake, DatastoreId)

    const importJob = { run: { lasts: { $number: 'Infinity' } } }
    expect(fake.snapshot()).toMatchObject({
      regions: { $map: [['us-east-1', { importJobs: [importJob] }]] },
    })
  })

  it('holds how full the buckets of the rates are, by name', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 2 } } })
    for (const region of ['us-east-1', 'eu-west-1', 'eu-west-1', 'us-west-2']) {
      fake.execute('ListFHIRDatastores', {}, { region })
    }

    expect(fake.snapshot()['rates']).toEqual({
      $map: [
        ['eu-west-1/ListFHIRDatastores', { tokens: 0, at: start }],
        ['us-east-1/ListFHIRDatastores', { tokens: 1, at: start }],
        ['us-west-2/ListFHIRDatastores', { tokens: 1, at: start }],
      ],
    })
  })

  it('holds how many tokens were filled in for clients', async () => {
    const fake = createFakeHealthLake()
    await fake.client().send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))

    expect(fake.snapshot()).toMatchObject({ history: { tokens: 1 } })
  })

  it('can be taken at the ends of the calendar', () => {
    for (const end of [-8.64e15, 8.64e15]) {
      const fake = createFakeHealthLake({ clock: manualClock(end) })

      expect(fake.snapshot()['now']).toBe(end)
    }
  })
})
