import { filledWith, nameOf, type Filled } from './filled.ts'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { ratio, growthOfShots, type Shot, type Side } from './measure.ts'
import { describing, listing } from './opponents.ts'
import type { Row } from './row.ts'

const FEW = 100
const MANY = 100_000
const FORGOTTEN = 50

/** Promises that a fake with many stores is no slower than one with few. */
export const scaleRows: readonly Row[] = [
  atScale('Describe', ({ fake, ids }) => describing(fake.directClient(), ids, fake)),
  atScale('a List page of 50', (filled) => {
    const tokens = tokensOf(filled)
    return listed(filled, (index) => ({ MaxResults: 50, NextToken: tokens[index % tokens.length] }))
  }),
  atScale('List by name', (filled) =>
    listed(filled, (index) => ({ Filter: { DatastoreName: nameOf(index % FEW) } })),
  ),
  atScale('List by status, no hit', (filled) =>
    listed(filled, () => ({ Filter: { DatastoreStatus: 'DELETING' } })),
  ),
  atScale('List by date, no hit', (filled) =>
    listed(filled, () => ({ Filter: { CreatedAfter: new Date('2030-01-01') } })),
  ),
  {
    name: `Forgetting the oldest of ${MANY} stores, against ${MANY / 100}`,
    limit: 3,
    measure: () => growthOfShots(forgetting(MANY), forgetting(MANY / 100), 15),
  },
]

function atScale(what: string, side: (stores: Filled) => Side): Row {
  return {
    name: `${what}: ${MANY} stores, against ${FEW}`,
    limit: 1.5,
    measure: () => ratio(side(filledWith(MANY)), side(filledWith(FEW))),
  }
}

function listed({ fake }: Filled, inputOf: Parameters<typeof listing>[1]): Side {
  return listing(fake.directClient(), inputOf, fake)
}

/** Places all over the list, each with more than a page of 50 behind it. */
function tokensOf({ fake, ids }: Filled): readonly (string | undefined)[] {
  const step = Math.min(500, ids.length / 10)
  const tokens: (string | undefined)[] = [undefined]
  for (let place = step; place < ids.length - 50; place += step) {
    const input = { MaxResults: step, NextToken: tokens.at(-1) }
    tokens.push(fake.execute('ListFHIRDatastores', input).NextToken)
  }
  return tokens
}

/** Lets some stores be forgotten, one after another, and looks each time. */
function forgetting(count: number): Shot<FakeHealthLake> {
  const fake = createFakeHealthLake()
  for (let index = 0; index < count; index += 1) {
    fake.addDatastore({ DatastoreName: nameOf(index), DatastoreStatus: 'DELETED' })
    fake.clock.advance(1)
  }
  return {
    prepare() {
      const fork = fake.fork()
      fork.clock.advance(7 * 86_400_000 - count - 1)
      fork.datastore('makes the index of names')
      return fork
    },
    run(fork) {
      for (let time = 0; time < FORGOTTEN; time += 1) {
        fork.clock.advance(1)
        fork.datastore(nameOf(count - 1))
      }
      const [last, next] = [FORGOTTEN - 1, FORGOTTEN].map((index) => fork.datastore(nameOf(index)))
      if (last !== undefined || next === undefined) throw new Error('Others are forgotten.')
    },
  }
}
