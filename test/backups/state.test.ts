import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { throughText } from '../state/tools.ts'
import { backedUp, day, deleted, patient, restore } from './tools.ts'

type Deed = readonly ['put' | 'delete' | 'erase' | 'wait', number]

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.tuple(
    fc.constantFrom('put', 'put', 'put', 'delete', 'erase', 'wait', 'wait'),
    fc.integer({ min: 1, max: 3 }),
  ),
  { maxLength: 30, size: 'max' },
)

/** All that is in a data store, in no order. */
function contents(fake: FakeHealthLake, id: string): unknown[] {
  return fake
    .resources(id)
    .list()
    .map((resource) => JSON.stringify(resource))
    .toSorted()
}

function carryOut(fake: FakeHealthLake, id: string, [what, number]: Deed): void {
  const resources = fake.resources(id)
  if (what === 'put') resources.put(patient(`${number}`))
  if (what === 'delete') resources.delete('Patient', `${number}`)
  if (what === 'wait') fake.clock.advance({ minutes: number })
  if (what !== 'erase') return
  fake.fhir(id).request({ method: 'POST', path: `Patient/${number}/$erase` })
  fake.settle()
}

it('A restore to any point gives what there was then, whatever was written, deleted and erased, in a fork and after a snapshot alike', () => {
  fc.assert(
    fc.property(deeds, fc.boolean(), (steps, isDeleted) => {
      const { fake, id } = backedUp()
      // At each instant the last counts.
      const seen = new Map<number, unknown[]>()
      for (const step of steps) {
        carryOut(fake, id, step)
        seen.set(fake.clock.now(), contents(fake, id))
      }
      if (isDeleted) deleted(fake, id)
      const other = createFakeHealthLake()
      other.restore(throughText(fake))

      for (const [at, wanted] of seen) {
        for (const fork of [fake.fork(), other.fork()]) {
          const restored = restore(fork, id, new Date(at))
          fork.settle()
          expect(contents(fork, restored)).toEqual(wanted)
        }
      }
    }),
    runs(20),
  )
})

/** A life with a restore in progress, one that ended, a deleted data store and an erased resource. */
function lived(seed: number): FakeHealthLake {
  const { fake, id } = backedUp({}, { seed })
  carryOut(fake, id, ['put', 1])
  carryOut(fake, id, ['put', 2])
  fake.clock.set(day(1))
  carryOut(fake, id, ['erase', 1])
  restore(fake, id, day(1))
  fake.settle()
  const { DatastoreId } = fake.addDatastore({ BackupConfiguration: { Status: 'ENABLED' } })
  fake.resources(DatastoreId).put(patient('3'))
  deleted(fake, DatastoreId)
  restore(fake, DatastoreId)
  restore(fake, id)
  return fake
}

it('The same seed and requests give the same bytes, backups included', () => {
  const [one, same, other] = [lived(1), lived(1), lived(2)]

  expect(JSON.stringify(same.snapshot())).toBe(JSON.stringify(one.snapshot()))
  expect(same.timeline()).toBe(one.timeline())
  expect(other.datastores()).not.toEqual(one.datastores())
})

it('A snapshot has all of backups and restores: it is the same when it was restored, and goes on the same', () => {
  const fake = lived(1)
  const other = createFakeHealthLake()
  other.restore(throughText(fake))
  expect(other.snapshot()).toEqual(fake.snapshot())

  for (const each of [fake, other]) each.clock.advance({ days: 8 })

  expect(other.snapshot()).toEqual(fake.snapshot())
  expect(other.datastores()).toEqual(fake.datastores())
})

it('A fork restores and forgets by itself', () => {
  const fake = lived(1)
  const before = fake.snapshot()
  const fork = fake.fork()

  fork.settle()
  for (const { DatastoreId } of fork.datastores()) {
    if (fork.datastore(DatastoreId)?.BackupStatusInfo?.LatestRestorePoint !== undefined) {
      restore(fork, DatastoreId)
    }
  }
  fork.clock.advance({ days: 8 })

  expect(fake.snapshot()).toEqual(before)
})
