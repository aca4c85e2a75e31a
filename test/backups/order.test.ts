import type { FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { backedUp, day, patient, restore } from './tools.ts'

interface Found {
  readonly entry?: readonly { readonly resource: { readonly id: string } }[]
}

/** The ids that a search of a data store finds, in its order. */
function found(fake: FakeHealthLake, store: string, query = ''): readonly string[] {
  const { body } = fake.fhir(store).request({ path: `Patient${query}` })
  return ((body as Found).entry ?? []).map(({ resource }) => resource.id)
}

/** Patients that came a day after each other, of whom the first were written again, or deleted for a while. */
function written() {
  const backed = backedUp({
    BackupConfiguration: { Status: 'ENABLED', RetentionPeriodInDays: 30 },
  })
  const { fake, resources } = backed
  for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) {
    fake.clock.set(day(index))
    resources.put(patient(id))
  }
  fake.clock.set(day(4))
  resources.delete('Patient', 'c')
  resources.put(patient('b', { active: true }))
  resources.put(patient('a', { active: true }))
  fake.clock.set(day(5))
  resources.put(patient('c'))
  return backed
}

function shown(fake: FakeHealthLake, store: string) {
  return {
    all: found(fake, store),
    listed: fake
      .resources(store)
      .list('Patient')
      .map(({ id }) => id),
    latestFirst: found(fake, store, '?_sort=-createdAt'),
    ofFirstDay: found(fake, store, '?createdAt=2025-01-01'),
    fromThirdDay: found(fake, store, '?createdAt=ge2025-01-03'),
    byLastWrite: found(fake, store, '?_sort=_lastUpdated'),
  }
}

const asBefore = {
  all: ['a', 'b', 'c', 'd'],
  listed: ['a', 'b', 'c', 'd'],
  latestFirst: ['d', 'c', 'b', 'a'],
  ofFirstDay: ['a'],
  fromThirdDay: ['c', 'd'],
  byLastWrite: ['d', 'a', 'b', 'c'],
}

describe('In a restored data store, resources', () => {
  it('have the order and the createdAt of their first versions [restored-contents] [search-order]', () => {
    const { fake, id } = written()
    const restored = restore(fake, id)
    fake.settle()
    expect(shown(fake, id)).toEqual(asBefore)

    expect(shown(fake, restored)).toEqual(asBefore)
    expect(shown(fake.fork(), restored)).toEqual(asBefore)
    fake.restore(fake.snapshot())
    expect(shown(fake, restored)).toEqual(asBefore)
  })

  it('keep it when they are written again, and when that store is restored [restored-contents] [search-order]', () => {
    const { fake, id } = written()
    const BackupConfiguration = { Status: 'ENABLED', RetentionPeriodInDays: 30 } as const
    const first = restore(fake, id)
    fake.settle()
    fake.execute('UpdateFHIRDatastore', { DatastoreId: first, BackupConfiguration })
    fake.settle()
    const second = restore(fake, first)
    fake.settle()

    expect(shown(fake, second)).toEqual(asBefore)
    fake.resources(second).put(patient('a'))
    expect(found(fake, second)).toEqual(['a', 'b', 'c', 'd'])
    expect(found(fake, second, '?createdAt=2025-01-01')).toEqual(['a'])
  })

  it('keep the place of a first version that was erased before [restored-contents] [erase]', () => {
    const { fake, id } = written()
    const point = fake.clock.now()
    fake.fhir(id).request({ method: 'POST', path: 'Patient/a/_history/1/$erase' })
    fake.settle()
    const before = restore(fake, id, new Date(point))
    fake.settle()
    const later = restore(fake, id)
    fake.settle()

    expect(shown(fake, before)).toEqual(asBefore)
    expect(found(fake, later)).toEqual(['a', 'b', 'c', 'd'])
    expect(found(fake, later, '?createdAt=2025-01-01')).toEqual(
      found(fake, id, '?createdAt=2025-01-01'),
    )
    expect(found(fake, later, '?createdAt=2025-01-05')).toEqual(['a'])
  })
})
