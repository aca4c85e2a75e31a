import { createFakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { expect, it } from 'vitest'
import { create } from './tools.ts'

it('A report tells which call a fault struck, also where a rule of the fake struck it too', async () => {
  const fake = createFakeHealthLake()
  fake.faults.add({ times: 'always', outcome: { kind: 'latency', duration: 1 } })

  const report = await exploreFaults(fake, (fork) => create(fork.client()), {
    outcomes: [{ kind: 'transition', to: 'CREATE_FAILED' }],
    check(fork) {
      fork.settle()
      expect(fork.datastores()).toMatchObject([{ DatastoreStatus: 'ACTIVE' }])
    },
  })

  expect(String(report)).toContain(
    'call 1, CreateFHIRDatastore: what it starts ends in CREATE_FAILED',
  )
})
