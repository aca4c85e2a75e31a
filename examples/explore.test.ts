import { createFakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { expect, it } from 'vitest'
import { createStore, createStoreOnce, assertOneStore } from './explore-second-store.ts'

const fake = createFakeHealthLake()

it('finds the lost answer that makes a second data store', async () => {
  const report = await exploreFaults(fake, (fork) => createStore(fork.client()), {
    check: assertOneStore,
  })

  expect(report.failures[0]?.error).toMatchObject({ message: 'There are 2 data stores.' })
  expect(report.failures[0]?.reproduce).toContain("when: 'after'")
})

it('finds nothing where all tries share a token', async () => {
  const report = await exploreFaults(fake, (fork) => createStoreOnce(fork.client()), {
    check: assertOneStore,
  })

  expect(report.failures).toEqual([])
})
