import { createFakeHealthLake, type EventDetailType, type Snapshot } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { create, hear, typesIn } from './tools.ts'

it('A snapshot that a listener takes has what is still to be delivered', () => {
  const fake = createFakeHealthLake({ lifecycle: { createDatastore: 0 } })
  const snapshots: Snapshot[] = []
  fake.onEvent({}, () => snapshots.push(fake.snapshot()))
  const heard = hear(fake)
  create(fake)
  expect(typesIn(heard)).toEqual(['Data Store Creating', 'Data Store Active'])

  const after = snapshots.map((snapshot) => {
    const other = createFakeHealthLake()
    const heardThere = hear(other)
    other.restore(snapshot)
    other.fork().settle()
    other.settle()
    return heardThere
  })
  expect(after).toEqual([heard.slice(1), []])
})

it('A snapshot that a listener takes has the second of two that are delivered together', () => {
  const fake = createFakeHealthLake({ lifecycle: { createDatastore: 0 } })
  fake.faults.add({ times: 'always', outcome: { kind: 'event', delivery: 'twice' } })
  const snapshots: Snapshot[] = []
  fake.onEvent({}, () => snapshots.push(fake.snapshot()))
  create(fake)

  const after = snapshots.map((snapshot) => {
    const other = createFakeHealthLake()
    const heardThere = hear(other)
    other.restore(snapshot)
    other.settle()
    return heardThere.length
  })
  expect(after).toEqual([3, 2, 1, 0])
})

it('A listener hears of the types that were given, though the list of them changes', () => {
  const fake = createFakeHealthLake()
  const detailType: EventDetailType[] = ['Data Store Deleted']
  const heard: string[] = []
  fake.onEvent({ detailType }, (event) => heard.push(event['detail-type']))
  detailType.push('Data Store Creating')
  create(fake)

  expect(heard).toEqual([])
})
