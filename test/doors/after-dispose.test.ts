import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { expect, it, onTestFinished } from 'vitest'

const snapshot = createFakeHealthLake().snapshot()

const changes: readonly [string, (fake: FakeHealthLake) => unknown][] = [
  ['faults.add', (fake) => fake.faults.add({ outcome: 'ThrottlingException' })],
  ['faults.clear', (fake) => fake.faults.clear()],
  ['objects.put', (fake) => fake.objects.put('s3://patients/a', 'x')],
  ['objects.delete', (fake) => fake.objects.delete('s3://patients/a')],
  ['addDatastore', (fake) => fake.addDatastore()],
  ['cancelExportJob', (fake) => fake.cancelExportJob('x')],
  ['restore', (fake) => fake.restore(snapshot)],
  ['fork', (fake) => fake.fork()],
  ['reset', (fake) => fake.reset()],
  ['execute', (fake) => fake.execute('ListFHIRDatastores', {})],
]

it.each(changes)('%s is refused once the fake was disposed of', (_name, change) => {
  const fake = createFakeHealthLake()
  fake.addDatastore({ DatastoreName: 'claims' })
  fake[Symbol.dispose]()

  expect(() => change(fake)).toThrow('This fake was disposed of')
  expect(fake.datastore('claims')?.DatastoreStatus).toBe('ACTIVE')
  expect(() => fake.verify()).toThrow('This fake was disposed of')
})

it('A mock can be attached to as often as one likes', async () => {
  const mock = mockClient(HealthLakeClient)
  onTestFinished(() => mock.restore())
  const client = new HealthLakeClient({})
  const others = [createFakeHealthLake(), createFakeHealthLake()]
  for (let time = 0; time < 12_000; time += 1) others[time % 2]?.attach(mock)
  const fake = createFakeHealthLake()
  fake.addDatastore({ DatastoreName: 'last' })
  fake.attach(mock)

  mock.on(ListFHIRDatastoresCommand).resolvesOnce({ NextToken: 'own' })

  expect(await client.send(new ListFHIRDatastoresCommand({}))).toMatchObject({ NextToken: 'own' })
  expect(await client.send(new ListFHIRDatastoresCommand({}))).toMatchObject({
    DatastorePropertiesList: [{ DatastoreName: 'last' }],
  })
}, 30_000)
