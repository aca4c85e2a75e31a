import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
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

  it('has the buckets by name and their objects by key, whichever way they came about [object-order]', () => {
    const uris = [
      's3://claims/a',
      's3://claims/b/c',
      's3://claims/\uff5e',
      's3://claims/😀',
      's3://patients/a',
    ]
    const [one, other] = [createFakeHealthLake(), createFakeHealthLake()]
    for (const uri of uris) one.objects.put(uri, uri)
    for (const uri of uris.toReversed()) other.objects.put(uri, uri)

    const kept = one.snapshot()['objects'] as { name: string; objects: { key: string }[] }[]
    expect(
      kept.flatMap(({ name, objects }) => objects.map(({ key }) => `s3://${name}/${key}`)),
    ).toEqual(uris)
    expect(textOf(other)).toBe(textOf(one))
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

  it('is a copy: whoever changes it changes nothing', () => {
    const fake = richFake()
    const before = textOf(fake)
    const snapshot = fake.snapshot()

    for (const node of nodesOf(snapshot)) {
      for (const name of Object.keys(node)) Reflect.deleteProperty(node, name)
    }

    expect(textOf(fake)).toBe(before)
  })
})

function nodesOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [...Object.values(value).flatMap(nodesOf), value]
}
