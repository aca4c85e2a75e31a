import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { imports } from '../jobs/tools.ts'
import { namesIn, nodesOf, richFake, type Named } from './tools.ts'

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
      'faults',
      'history',
      'regions',
      'objects',
      'transitions',
      'removals',
      'rates',
      'events',
      'checksum',
    ])
    expect(namesIn(snapshot['regions'])).toEqual(['eu-west-1', 'us-east-1', 'us-west-2'])
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

    const { $map } = one.snapshot()['objects'] as Named<{ objects: unknown }>
    expect(
      $map.flatMap(([name, { objects }]) => namesIn(objects).map((key) => `s3://${name}/${key}`)),
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
      '"now": 1735689600000,',
      '"sequence": 3,',
      '"transitions": []',
      '"running": false,',
      '"JobStatus": "SUBMITTED",',
      '"ValidationLevel": "strict"',
      '"at": 1735689630000,',
      '"sequence": 3,',
      '"to": "IN_PROGRESS"',
      '"told": 1,',
      expect.stringMatching(/^"checksum": "[0-9a-f]{8}"$/),
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
