import { createFakeHealthLake } from 'fake-healthlake'
import { created, filledWith } from './filled.ts'
import { ratio, slow, weigh } from './measure.ts'
import type { Row } from './row.ts'

const STORES = 1000
const WEIGHED = 10_000
const CALLS = 100_000

/** Promises of speed and size that have to do with the whole state. */
export const stateRows: readonly Row[] = [
  {
    name: `snapshot() of ${STORES} stores, against JSON.stringify of their properties`,
    limit: 3.5,
    measure() {
      const { fake } = created(STORES)
      fake.settle()
      const properties = fake.datastores()
      return ratio(
        { call: () => fake.snapshot() },
        { call: () => JSON.stringify(properties) },
        slow,
      )
    },
  },
  {
    name: `fork() of ${STORES} stores, against snapshot() and restore()`,
    limit: 0.1,
    measure() {
      const { fake } = created(STORES)
      const other = createFakeHealthLake()
      return ratio(
        { call: () => fake.fork() },
        { call: () => other.restore(fake.snapshot()) },
        slow,
      )
    },
  },
  {
    name: 'Heap a store, with its history',
    limit: 2048,
    unit: 'bytes',
    measure() {
      weigh(() => created(WEIGHED))
      return weigh(() => created(WEIGHED)) / WEIGHED
    },
  },
  {
    name: 'Heap a call of history',
    limit: 220,
    unit: 'bytes',
    measure() {
      const { fake, ids } = filledWith(100)
      function call(index: number): void {
        fake.execute('DescribeFHIRDatastore', { DatastoreId: ids[index % ids.length] ?? '' })
      }
      for (let index = 0; index < CALLS; index += 1) call(index)
      fake.clearHistory()
      const weight = weigh(() => {
        for (let index = 0; index < CALLS; index += 1) call(index)
        return fake
      })
      return weight / fake.history.length
    },
  },
]
