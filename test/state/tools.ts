import { createFakeHealthLake, type FakeHealthLake, type Snapshot } from 'fake-healthlake'
import { expect } from 'vitest'
import { exports, imports, type Kind } from '../jobs/tools.ts'

/** A snapshot that went through text. */
export function throughText(fake: FakeHealthLake): Snapshot {
  return JSON.parse(JSON.stringify(fake.snapshot())) as Snapshot
}

/** Starts three jobs, and tells their ids. */
export function startThree(fake: FakeHealthLake, kind: Kind): string[] {
  const store = fake.addDatastore().DatastoreId
  return [1, 2, 3].map(() => kind.start(fake, store).JobId)
}

/** A fake with something of everything. */
export function richFake(): FakeHealthLake {
  const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 5 } } })
  fake.objects.put('s3://patients/in/a.ndjson', '{"resourceType":"Patient","id":"a"}\nnone')
  fake.objects.put('s3://patients/in/b.ndjson', Uint8Array.of(0xff, 0, 0xfe))
  for (const region of ['us-west-2', 'eu-west-1', 'us-east-1']) {
    const context = { region }
    const { DatastoreId } = fake.addDatastore({ Tags: [{ Key: 'a', Value: 'b' }] }, context)
    fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'b' })
    imports.start(fake, DatastoreId, { ClientToken: 'a' }, context)
    exports.start(fake, DatastoreId, {}, context)
    fake.cancelExportJob(exports.start(fake, DatastoreId, {}, context).JobId)
    fake.execute('ListFHIRDatastores', {}, context)
  }
  fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', ClientToken: 'b' })
  fake.addDatastore({ DatastoreStatus: 'DELETED' })
  expect(() => fake.execute('DescribeFHIRDatastore', { DatastoreId: 'none' })).toThrow('none')
  fake.faults.add({
    operation: 'DeleteFHIRDatastore',
    input: { DatastoreId: 'x' },
    times: 'always',
    outcome: { kind: 'transition', after: Infinity },
  })
  fake.clock.advance({ minutes: 1 })
  return fake
}

/** A map as a snapshot writes it. */
export interface Named<T> {
  readonly $map: readonly (readonly [name: string, value: T])[]
}

/** The names in such a map. */
export function namesIn(map: unknown): string[] {
  return (map as Named<unknown>).$map.map(([name]) => name)
}

/** The same JSON with the members of every object in alphabetical order. */
export function sorted<T>(json: T): T {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.map(sorted) as T
  const members = Object.entries(json).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([name, inside]) => [name, sorted(inside)])) as T
}

/** All objects and lists in it, the inner ones first. */
export function nodesOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [...Object.values(value).flatMap(nodesOf), value]
}
