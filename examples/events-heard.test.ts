import { assertToldEvent, createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'

it('hears that a data store is ACTIVE', async () => {
  const fake = createFakeHealthLake()
  const ready: string[] = []
  fake.onEvent({ detailType: 'Data Store Active' }, async ({ detail }) => {
    ready.push(detail.datastoreName)
  })

  fake.execute('CreateFHIRDatastore', { DatastoreName: 'claims', DatastoreTypeVersion: 'R4' })
  fake.clock.advance({ minutes: 15 })
  await fake.eventsDelivered()

  expect(ready).toEqual(['claims'])
  assertToldEvent(fake, 'Data Store Active', { datastoreName: 'claims' })
  expect(fake.events.map((event) => event['detail-type'])).toEqual([
    'Data Store Creating',
    'Data Store Active',
  ])
  fake.verify()
})
