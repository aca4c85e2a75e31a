import {
  DescribeFHIRDatastoreCommand,
  ListFHIRDatastoresCommand,
  type ListFHIRDatastoresCommandInput,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { ratio, weigh, type Side } from './measure.ts'
import { answeredBytes, cannedClient, describing, stubbedClient } from './opponents.ts'

/** A promise of speed or size. */
export interface Row {
  readonly name: string
  readonly limit: number
  /** What the numbers count (default: times). */
  readonly unit?: string
  measure(): Promise<number> | number
}

const FEW = 100
const MANY = 10_000

export const rows: readonly Row[] = [
  {
    name: 'client(): Describe, against a real client over a canned answer',
    limit: 1.15,
    async measure() {
      const { fake, ids } = filledWith(FEW)
      const bytes = await answeredBytes(fake, ids[0] ?? '')
      return ratio(describing(fake.client(), ids, fake), cannedClient(bytes, ids))
    },
  },
  {
    name: 'directClient(): Describe, against an aws-sdk-client-mock stub',
    limit: 0.2,
    async measure() {
      const { fake, ids } = filledWith(FEW)
      const client = fake.directClient()
      const answer = await client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: ids[0] }))
      return ratio(describing(client, ids, fake), stubbedClient(answer, ids))
    },
  },
  atScale('Describe', ({ fake, ids }) => describing(fake.directClient(), ids, fake)),
  atScale('a List page of 50', (filled) => {
    const tokens = tokensOf(filled)
    return listing(filled, (index) => ({
      MaxResults: 50,
      NextToken: tokens[index % tokens.length],
    }))
  }),
  atScale('List by name', (filled) =>
    listing(filled, (index) => ({
      Filter: { DatastoreName: nameOf(index % filled.ids.length) },
    })),
  ),
  {
    name: 'Heap a store, with its history',
    limit: 3072,
    unit: 'bytes',
    measure() {
      weigh(() => created(MANY))
      return weigh(() => created(MANY)) / MANY
    },
  },
]

interface Filled {
  readonly fake: FakeHealthLake
  readonly ids: readonly string[]
}

function atScale(what: string, side: (stores: Filled) => Side): Row {
  return {
    name: `${what} at ${MANY} stores, against ${FEW}`,
    limit: 1.5,
    measure: () => ratio(side(filledWith(MANY)), side(filledWith(FEW))),
  }
}

function listing(
  { fake }: Filled,
  inputOf: (index: number) => ListFHIRDatastoresCommandInput,
): Side {
  const client = fake.directClient()
  return {
    call: (index) => client.send(new ListFHIRDatastoresCommand(inputOf(index))),
    tidy: () => fake.clearHistory(),
  }
}

function created(count: number): Filled {
  const fake = createFakeHealthLake()
  const ids = Array.from({ length: count }, (_, index) => {
    const input = { DatastoreTypeVersion: 'R4', DatastoreName: nameOf(index) } as const
    return fake.execute('CreateFHIRDatastore', input).DatastoreId
  })
  return { fake, ids }
}

function filledWith(count: number): Filled {
  const { fake, ids } = created(count)
  fake.settle()
  fake.clearHistory()
  return { fake, ids }
}

function nameOf(index: number): string {
  return `store-${index}`
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
