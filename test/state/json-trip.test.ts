import { createFakeHealthLake, type FakeHealthLake, type Snapshot } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exports } from '../jobs/tools.ts'
import { richFake, sorted } from './tools.ts'

/** What other writers of JSON may make of the text. */
const trips: Readonly<Record<string, (snapshot: Snapshot) => string>> = {
  'is written with indents': (snapshot) => JSON.stringify(snapshot, null, '\t'),
  'has its members sorted': (snapshot) => JSON.stringify(sorted(snapshot)),
  'has its members sorted, and blanks after commas and colons, as in Python': (snapshot) =>
    JSON.stringify(sorted(snapshot), null, 1).replaceAll(/\n */g, ' '),
  'has its members in the reverse order': (snapshot) => JSON.stringify(reversed(snapshot)),
  'has ASCII alone': (snapshot) =>
    JSON.stringify(snapshot).replaceAll(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  'has its instants as floating-point numbers': (snapshot) =>
    JSON.stringify(snapshot).replaceAll(/:(17\d{11})([,}])/g, (_, digits: string, end: string) =>
      [':', Number(digits).toExponential(), end].join(''),
    ),
}

describe('A snapshot is not edited by another JSON writer:', () => {
  it.each(Object.entries(trips))('one that %s is restored, and goes on as ever', (_what, write) => {
    const fake = richFake()
    fake.objects.put('s3://patients/in/ä.ndjson', '"é\u2028\0😀"')
    const text = write(fake.snapshot())
    expect(text).not.toBe(JSON.stringify(fake.snapshot()))
    const copy = createFakeHealthLake({ seed: 2 })

    copy.restore(JSON.parse(text) as Snapshot)

    expect(copy.snapshot()).toEqual(fake.snapshot())
    expect(fateOf(copy)).toEqual(fateOf(fake))
  })
})

/** What it has told, and what comes of it. */
function fateOf(fake: FakeHealthLake): unknown {
  const { DatastoreId } = fake.addDatastore()
  const { JobId } = exports.start(fake, DatastoreId)
  const changes = fake.settle()
  return [changes, JobId, fake.timeline(), fake.history, fake.snapshot()]
}

function reversed<T>(json: T): T {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.map(reversed) as T
  const members = Object.entries(json).toReversed()
  return Object.fromEntries(members.map(([name, inside]) => [name, reversed(inside)])) as T
}
