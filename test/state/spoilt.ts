import { createFakeHealthLake, type FakeHealthLake, type Snapshot } from 'fake-healthlake'
import { expect } from 'vitest'
import { exports, imports } from '../jobs/tools.ts'

/** A fake with something of everything. */
export function richFake(): FakeHealthLake {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore({ Tags: [{ Key: 'a', Value: 'b' }] })
  fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', ClientToken: 'b' })
  fake.objects.put('s3://patients/in/a.ndjson', '{"resourceType":"Patient","id":"a"}\nnone')
  fake.objects.put('s3://patients/in/b.ndjson', Uint8Array.of(0xff, 0xfe))
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'b' })
  imports.start(fake, DatastoreId, { ClientToken: 'a' })
  const { JobId } = exports.start(fake, DatastoreId)
  expect(() => fake.execute('DescribeFHIRDatastore', { DatastoreId: 'none' })).toThrow('none')
  fake.faults.add({ operation: 'TagResource', outcome: 'ThrottlingException' })
  fake.clock.advance(40_000)
  fake.cancelExportJob(JobId)
  return fake
}

/** A place in a snapshot. */
export type Path = readonly (string | number)[]

/** A snapshot in which something else stands at a place; undefined takes away what stands there. */
export function spoilt(path: Path, value: unknown): Snapshot {
  const snapshot = richFake().snapshot()
  const holder = path.slice(0, -1).reduce<unknown>(inside, snapshot)
  const last = path.at(-1) ?? ''
  if (value === undefined) Reflect.deleteProperty(holder as object, last)
  else Object.assign(holder as object, { [last]: value })
  return snapshot
}

/** What stands in something under a name. */
export function inside(node: unknown, step: string | number): unknown {
  return (node as Record<string, unknown>)[step]
}
