import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  manualClock,
  pollingClock,
  type FakeHealthLake,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exports, imports } from '../jobs/tools.ts'

/** The text as somebody would keep it in a file. */
function textOf(fake: FakeHealthLake): string {
  return JSON.stringify(fake.snapshot(), null, 2)
}

/** The lines of one text that are not in the other. */
function linesOnlyIn(text: string, other: string): string[] {
  const known = new Set(other.split('\n'))
  return text
    .split('\n')
    .filter((line) => !known.has(line))
    .map((line) => line.trim())
}

/** A fake with something of everything. */
function richFake(): FakeHealthLake {
  const fake = createFakeHealthLake()
  for (const region of ['us-west-2', 'eu-west-1']) {
    const context = { region }
    const { DatastoreId } = fake.addDatastore({ DatastoreName: 'kept' }, context)
    fake.objects.put('s3://patients/in/a.ndjson', '{"resourceType":"Patient","id":"a"}\nnone')
    fake.objects.put('s3://patients/image', Uint8Array.of(0xff, 0, 0xfe))
    fake.resources(DatastoreId).put({ resourceType: 'Patient' })
    imports.start(fake, DatastoreId, { ClientToken: 'a' }, context)
    exports.start(fake, DatastoreId, {}, context)
    exports.start(fake, DatastoreId, {}, context)
  }
  fake.execute('CreateFHIRDatastore', {
    DatastoreTypeVersion: 'R4',
    ClientToken: 'b',
    Tags: [{ Key: 'team', Value: 'data' }],
  })
  fake.faults.add({
    operation: 'DeleteFHIRDatastore',
    input: { DatastoreId: 'x' },
    times: 'always',
    outcome: 'ThrottlingException',
  })
  fake.clock.advance({ minutes: 1 })
  return fake
}

function undefinedIn(value: unknown, path = '$'): string[] {
  if (value === undefined) return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => undefinedIn(inside, `${path}.${name}`))
}

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

  it('has its members in a fixed order, the regions by name', () => {
    const snapshot = richFake().snapshot()

    expect(Object.keys(snapshot)).toEqual([
      'version',
      'accountId',
      'seed',
      'now',
      'sequence',
      'drawn',
      'regions',
      'objects',
      'agenda',
      'faults',
      'buckets',
      'history',
    ])
    const regions = snapshot['regions'] as { region: string }[]
    expect(regions.map(({ region }) => region)).toEqual(['eu-west-1', 'us-east-1', 'us-west-2'])
  })

  it('is the same text whichever way the regions came about', () => {
    const [one, other] = [createFakeHealthLake(), createFakeHealthLake()]
    const ids = ['a', 'b'].map((letter) => letter.repeat(32))
    const [west, east] = [{ region: 'us-west-2' }, { region: 'eu-west-1' }]
    one.addDatastore({ DatastoreId: ids[0] ?? '' }, west)
    one.addDatastore({ DatastoreId: ids[1] ?? '' }, east)
    other.execute('ListFHIRDatastores', {}, east)
    other.clearHistory()
    other.addDatastore({ DatastoreId: ids[0] ?? '' }, west)
    other.addDatastore({ DatastoreId: ids[1] ?? '' }, east)

    expect(JSON.stringify(other.snapshot()['regions'])).toBe(
      JSON.stringify(one.snapshot()['regions']),
    )
  })

  it('is JSON: nothing in it changes on the way through text, and nothing is undefined', () => {
    const snapshot = richFake().snapshot()

    expect(undefinedIn(snapshot)).toEqual([])
    expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot)
  })

  it('is JSON also where a fault rule was given with members that are undefined', () => {
    const fake = createFakeHealthLake()
    const input = { DatastoreId: undefined, JobId: 'x' }
    fake.faults.add({ operation: 'DescribeFHIRImportJob', input, outcome: 'ThrottlingException' })

    expect(undefinedIn(fake.snapshot())).toEqual([])
  })

  it('is the same text when it is taken twice', () => {
    const fake = richFake()

    expect(textOf(fake)).toBe(textOf(fake))
  })

  it('changes in those lines only that tell of what happened', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    imports.start(fake, DatastoreId)
    fake.clearHistory()
    const before = textOf(fake)

    fake.step()

    expect(linesOnlyIn(before, textOf(fake))).toEqual([
      '"now": "2025-01-01T00:00:00.000Z",',
      '"sequence": 3,',
      '"JobStatus": "SUBMITTED",',
      '"running": false',
      '"at": "2025-01-01T00:00:30.000Z",',
      '"sequence": 3,',
      '"to": "IN_PROGRESS"',
      '"transitions": []',
    ])
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

  it('is a copy: whoever changes it changes nothing', () => {
    const fake = richFake()
    const before = textOf(fake)
    const snapshot = fake.snapshot()

    for (const node of nodesOf(snapshot)) {
      for (const name of Object.keys(node)) Reflect.deleteProperty(node, name)
    }

    expect(textOf(fake)).toBe(before)
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

function nodesOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [...Object.values(value).flatMap(nodesOf), value]
}
