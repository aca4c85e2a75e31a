import { createFakeHealthLake, type FaultRule } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { createHandler, type Notes } from './events-handler.ts'

/** A fake whose events the handler of a Lambda function gets, as the rules of EventBridge would have it. */
async function play(rules: readonly FaultRule[] = []) {
  const fake = createFakeHealthLake()
  for (const rule of rules) fake.faults.add(rule)
  const notes: Notes = { seen: new Set(), messages: [] }
  const handler = createHandler(fake.client(), notes)
  fake.onEvent({ detailType: 'Data Store Active' }, handler)
  const ends = [
    'Import Job Completed',
    'Import Job Completed With Errors',
    'Import Job Failed',
  ] as const
  fake.onEvent({ detailType: ends }, handler)

  fake.execute('CreateFHIRDatastore', { DatastoreName: 'ward-7', DatastoreTypeVersion: 'R4' })
  fake.settle()
  await fake.eventsDelivered()
  fake.settle()
  await fake.eventsDelivered()
  fake.verify()
  return { fake, notes }
}

it('An import is started once a data store is ACTIVE, and its end is told', async () => {
  const { notes } = await play()

  expect(notes.messages).toEqual(['Import Job Completed: s3://clinic/ward-7/'])
})

it('An event that comes twice starts one import', async () => {
  const outcome = { kind: 'event', delivery: 'twice' } as const
  const { fake, notes } = await play([{ event: 'Data Store Active', outcome }])

  expect(notes.messages).toHaveLength(1)
  expect(
    fake.events.filter((event) => event['detail-type'] === 'Import Job Submitted'),
  ).toHaveLength(1)
})

it('An event that is lost leaves the data store empty: something must look at it from time to time', async () => {
  const outcome = { kind: 'event', delivery: 'lost' } as const
  const { fake, notes } = await play([{ event: 'Data Store Active', outcome }])

  expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'ACTIVE' }])
  expect(notes.messages).toEqual([])
})
