import { describeElsewhere } from '../../service/elsewhere.ts'
import type { DatastoreProperties } from '../../service/look.ts'
import type { Service } from '../../service/service.ts'
import { serviceOf } from '../../clients/service-of.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { shortened, show } from '../../kernel/suggest.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import type { RegionContext } from '../../clients/fake-options.ts'
import { describeMismatch, findMismatch, formatWanted } from './match.ts'
import type { Partly } from './partly.ts'
import { assertFake, assertHolds, withTimeline, type Verdict } from './verdict.ts'
import { readWanted } from './wanted.ts'

const SHOWN = 5

/**
 * Asserts that a fake has a data store as of now, without a request. A deleted one counts for as long as the service
 * shows it, as DELETED. For any test runner.
 *
 * @param fake The fake
 * @param idOrName The data store's id or name; of several with that name, any
 * @param properties What it must have, at least (default: anything)
 * @param context The region (default: the fake's)
 * @throws AssertionError whose message says what there is instead, with the timeline
 * @throws MisuseError if that is not a fake, or no data store can be like that
 */
export function assertDatastore(
  fake: FakeHealthLake,
  idOrName: string,
  properties?: Partly<DatastoreProperties>,
  context?: RegionContext,
): void {
  assertHolds(judgeDatastore(fake, idOrName, properties, context, 'assertDatastore'))
}

export function judgeDatastore(
  given: unknown,
  idOrName: unknown,
  wanted: unknown,
  context: RegionContext | undefined,
  where: string,
  // In which form properties are compared and told.
  seen: (store: DatastoreProperties) => DatastoreProperties = (store) => store,
): Verdict {
  const fake = assertFake(given, where)
  if (typeof idOrName !== 'string') {
    throw new MisuseError(`${where}: ${show(idOrName)} is not the id or the name of a data store.`)
  }
  const expected = readWanted('DatastoreProperties', wanted === undefined ? {} : wanted, {
    where,
    what: 'the properties',
    beyondEnums: false,
  })
  const stores = fake.datastores(context).map((store) => seen(store))
  const called = stores.filter(
    ({ DatastoreId, DatastoreName }) => DatastoreId === idOrName || DatastoreName === idOrName,
  )
  const region = context?.region ?? fake.region
  const properties = wanted === undefined ? '' : ` with ${formatWanted(wanted)}`
  const what = `data store ${formatWanted(shortened(idOrName))} in ${region}${properties}.`
  const others = () =>
    called.length > 0
      ? describeOthers(called, expected)
      : describeElsewhere(serviceOf(fake) as Service, idOrName) || listOthers(stores)
  const holds = called.some((store) => findMismatch(expected, store) === undefined)
  return {
    holds,
    message: () =>
      holds
        ? withTimeline(fake, `The fake has a ${what}`)
        : withTimeline(fake, `The fake has no ${what}${others()}`),
  }
}

function describeOthers(called: readonly DatastoreProperties[], expected: unknown): string {
  const left = called.length - SHOWN
  const lines = called.slice(-SHOWN).map((store) => {
    const difference = findMismatch(expected, store)
    return `  ${store.DatastoreId}${difference === undefined ? '' : `: ${describeMismatch(difference)}`}`
  })
  return [left > 0 ? ` Of ${called.length} of that name the newest are:` : '', ...lines].join('\n')
}

function listOthers(stores: readonly DatastoreProperties[]): string {
  if (stores.length === 0) return ' There are none.'
  const names = stores
    .slice(-SHOWN)
    .map(({ DatastoreId, DatastoreName }) => formatWanted(DatastoreName ?? DatastoreId))
  const there = stores.length > SHOWN ? `${stores.length}, the newest of which are ` : ''
  return ` There are ${there}${names.join(', ')}.`
}
