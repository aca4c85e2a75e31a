import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, manualClock, pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { imports } from '../jobs/tools.ts'

describe('A snapshot', () => {
  it('of a fake that was never asked anything is short', () => {
    expect(createFakeHealthLake().snapshot()).toEqual({
      version: 2,
      accountId: '123456789012',
      seed: 1,
      now: '2025-01-01T00:00:00.000Z',
      sequence: 0,
      drawn: { datastoreId: 0, importJobId: 0, exportJobId: 0, resourceId: 0 },
      regions: [],
      objects: [],
      agenda: [],
      faults: { added: 0, rules: [] },
      buckets: [],
      history: { calls: 0, requests: 0, tokens: 0, records: [], transitions: [] },
    })
  })

  it('says in plain words what there is, what will be and what was', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId: id } = fake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      DatastoreName: 'mine',
      Tags: [{ Key: 'team', Value: 'data' }],
    })

    const { regions, agenda, history } = fake.snapshot()

    expect(regions).toEqual([
      {
        region: 'us-east-1',
        datastores: [
          {
            id,
            at: '2025-01-01T00:00:00.000Z',
            sequence: 1,
            properties: JSON.parse(JSON.stringify(fake.datastore(id))),
            tags: [{ Key: 'team', Value: 'data' }],
            polls: 0,
          },
        ],
        importJobs: [],
        exportJobs: [],
        resources: [],
      },
    ])
    expect(agenda).toEqual([
      {
        at: '2025-01-01T00:15:00.000Z',
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
          at: '2025-01-01T00:00:00.000Z',
          region: 'us-east-1',
          door: 'execute',
          operation: 'CreateFHIRDatastore',
          attempts: [{ at: '2025-01-01T00:00:00.000Z', request: 1 }],
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

    expect(fake.snapshot()['regions']).toEqual([])
  })

  it('is as of now: what is due has happened', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })
    fake.clock.advance({ hours: 1 })

    expect(fake.snapshot()).toMatchObject({
      now: '2025-01-01T01:00:00.000Z',
      regions: [{ datastores: [{ id: DatastoreId, properties: { DatastoreStatus: 'ACTIVE' } }] }],
      agenda: [],
    })
  })

  it('holds polls, tokens and the marks of the one that runs', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 9 }) })
    const { DatastoreId } = fake.addDatastore()
    const { JobId } = imports.start(fake, DatastoreId, { ClientToken: 'once' })
    for (let count = 0; count < 4; count += 1) imports.describe(fake, { DatastoreId, JobId })

    expect(fake.snapshot()).toMatchObject({
      regions: [
        {
          importJobs: [
            {
              id: JobId,
              polls: 4,
              running: true,
              token: { value: 'once', input: expect.stringMatching(/^[0-9a-f]{16}$/) },
            },
          ],
        },
      ],
    })
  })

  it('holds how full the buckets of the rates are, by name', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 2 } } })
    for (const region of ['us-east-1', 'eu-west-1', 'eu-west-1', 'us-west-2']) {
      fake.execute('ListFHIRDatastores', {}, { region })
    }

    expect(fake.snapshot()['buckets']).toEqual([
      { name: 'eu-west-1/ListFHIRDatastores', tokens: 0, at: '2025-01-01T00:00:00.000Z' },
      { name: 'us-east-1/ListFHIRDatastores', tokens: 1, at: '2025-01-01T00:00:00.000Z' },
      { name: 'us-west-2/ListFHIRDatastores', tokens: 1, at: '2025-01-01T00:00:00.000Z' },
    ])
  })

  it('holds how many tokens were filled in for clients', async () => {
    const fake = createFakeHealthLake()
    await fake.client().send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))

    expect(fake.snapshot()).toMatchObject({ history: { tokens: 1 } })
  })

  it('can be taken at the ends of the calendar', () => {
    for (const start of ['-271821-04-20', '+275760-09-13']) {
      const clock = manualClock(Date.parse(`${start}T00:00:00Z`))
      const fake = createFakeHealthLake({ clock })

      expect(fake.snapshot()['now']).toBe(`${start}T00:00:00.000Z`)
    }
  })
})
