import { ratio, ratioOfShots, slow, weigh, type Side } from './measure.ts'
import type { Row } from './row.ts'
import { dayOf, filledWithObservations, observation, SOME, sixSearches } from './search-data.ts'
import type { Searchable } from './search-data.ts'

const FEW = 5000
const MANY = 100_000
const FIRST = 20_000

/** Makes the query for one of some groups. */
type QueryOf = (group: number) => string

/** Queries of which each finds as many resources, however many there are. */
const searches: readonly (readonly [name: string, finds: number, queryOf: QueryOf])[] = [
  ['token', SOME, (group) => `code=http://loinc.org|code-${group}`],
  ['reference', SOME, (group) => `subject=Patient/p${group}`],
  ['date range', SOME, (group) => `date=ge${dayOf(group)}&date=lt${dayOf(group + 1)}`],
  ['identifier', 1, (group) => `identifier=urn:lab|lab-${group}`],
]

/** Promises of the speed and size of search. */
export const searchRows: readonly Row[] = [
  ...searches.map(([name, finds, queryOf]) => ({
    name: `Search by ${name}: ${MANY} resources, against ${FEW}`,
    limit: 3,
    measure: () => ratio(searching(MANY, finds, queryOf), searching(FEW, finds, queryOf), slow),
  })),
  ...searches.map(([name, finds, queryOf]) => ({
    name: `Search by ${name} among ${FEW}, of a scan that parses each`,
    limit: 10,
    unit: 'per mille',
    measure: async () => 1000 * (await ratio(searching(FEW, finds, queryOf), scanning(FEW), slow)),
  })),
  {
    name: `First searches by six parameters of ${FIRST}, against JSON.parse of all`,
    limit: 8,
    measure: () =>
      ratioOfShots(
        {
          prepare: () => filledWithObservations(FIRST),
          run: ({ resources }: Searchable) =>
            sixSearches.map((query) => resources.search('Observation', query).length),
        },
        { prepare: () => textsOf(FIRST), run: (texts) => texts.map(parsed) },
        5,
      ),
  },
  {
    name: `A page of 50 sorted by date: ${MANY} resources, against 1000`,
    limit: 30,
    measure: () => ratio(sortedPage(MANY), sortedPage(1000), slow),
  },
  {
    name: 'PUT after every parameter was searched, against before',
    limit: 1.5,
    measure: () => ratio(putting(true), putting(false)),
  },
  {
    name: `PUT and a page of 50 sorted by date: ${MANY} resources, against 1000`,
    limit: 30,
    measure: () => ratio(sortedPage(MANY, true), sortedPage(1000, true), slow),
  },
  {
    name: `PUT and search by token: ${MANY} resources, against ${FEW}`,
    limit: 3,
    measure: () => ratio(puttingAndSearching(MANY), puttingAndSearching(FEW), slow),
  },
  {
    name: `Heap of ${FIRST} resources after six parameters were searched, against their text`,
    limit: 3,
    measure() {
      weigh(() => searched(FIRST))
      const stored = searched(FIRST).resources.list('Observation')
      const bytes = stored.reduce((sum, one) => sum + JSON.stringify(one).length, 0)
      return weigh(() => searched(FIRST)) / bytes
    },
  },
]

function searching(count: number, finds: number, queryOf: QueryOf): Side {
  const { resources } = filledWithObservations(count)
  // As many queries, whatever the count, and spread over all groups.
  const queries = FEW / SOME
  const step = count / FEW
  const found = resources.search('Observation', queryOf(1)).length
  if (found !== finds) throw new Error(`${queryOf(1)} finds ${found}.`)
  return { call: (index) => resources.search('Observation', queryOf((index % queries) * step)) }
}

/** Finds by code in what it parses anew each time. */
function scanning(count: number): Side {
  const texts = textsOf(count)
  return {
    call: (index) =>
      texts.filter((text) => {
        const { code } = parsed(text)
        return code.coding.some((coding) => coding.code === `code-${index % (count / SOME)}`)
      }),
  }
}

function textsOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => JSON.stringify(observation(index, count)))
}

function parsed(text: string): ReturnType<typeof observation> {
  return JSON.parse(text) as ReturnType<typeof observation>
}

function sortedPage(count: number, isWritten = false): Side {
  const { fake, store } = filledWithObservations(count)
  const endpoint = fake.fhir(store)
  return {
    call(index) {
      if (isWritten) endpoint.request(put(index % 100, count))
      return endpoint.request({ path: 'Observation?_sort=-date&_count=50' }).text
    },
    tidy: () => fake.clearHistory(),
  }
}

function searched(count: number): Searchable {
  const filled = filledWithObservations(count)
  for (const query of sixSearches) filled.resources.search('Observation', query)
  return filled
}

/** Writes of a hundred of some resources, whose parameters have all been searched or not. */
function putting(isSearched: boolean): Side {
  const { fake, store } = (isSearched ? searched : filledWithObservations)(FEW)
  const endpoint = fake.fhir(store)
  return {
    call: (index) => endpoint.request(put(index % 100, FEW)),
    tidy: () => fake.clearHistory(),
  }
}

function puttingAndSearching(count: number): Side {
  const { fake, store, resources } = searched(count)
  const endpoint = fake.fhir(store)
  return {
    call(index) {
      endpoint.request(put(index % 100, count))
      return resources.search('Observation', 'code=code-7')
    },
    tidy: () => fake.clearHistory(),
  }
}

function put(index: number, count: number) {
  const body = observation(index, count)
  return { method: 'PUT', path: `Observation/${body.id}`, body }
}
