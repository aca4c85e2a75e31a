import type { Input, Output } from 'fake-healthlake'
import { openAccount, type Account } from './account.ts'
import { family, type Settings } from './settings.ts'

type Created = Output<'CreateFHIRDatastore'>
type Properties = Output<'DescribeFHIRDatastore'>['DatastoreProperties']

/** What all checks stand on: an account, and the data stores that they share, because each costs money and time. */
export interface Ground {
  readonly settings: Settings
  readonly account: Account
  /** The data store that most checks are about. */
  readonly first: () => Created
  /** What `first` was created with. */
  readonly given: Input<'CreateFHIRDatastore'> & { DatastoreName: string; ClientToken: string }
  /** Gives a name that nobody else uses. */
  readonly name: (last: string) => string
  /** Creates the shared data store. */
  begin(): Promise<void>
  /** Deletes every data store of the run, and waits for it. */
  clean(): Promise<void>
}

/** Prepares the ground; nothing is created yet. */
export function groundOf(settings: Settings): Ground {
  const account = openAccount(settings)
  const name = (last: string) => `${settings.prefix}${last}`
  const given = {
    DatastoreTypeVersion: 'R4',
    DatastoreName: name('twin'),
    ClientToken: name('first'),
  } as const
  let created: Created | undefined
  return {
    settings,
    account,
    given,
    name,
    first() {
      if (created === undefined) throw new Error('The shared data store could not be created.')
      return created
    },
    async begin() {
      created = await account.send('CreateFHIRDatastore', given)
    },
    async clean() {
      const mine = settings.sweeps ? family : settings.prefix
      for (const store of await storesNamed(account, mine)) await remove(account, store)
      account.close()
    },
  }
}

async function storesNamed({ send }: Account, prefix: string): Promise<Properties[]> {
  const found: Properties[] = []
  let NextToken: string | undefined
  do {
    const page = await send('ListFHIRDatastores', { NextToken })
    found.push(...page.DatastorePropertiesList)
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return found.filter(
    ({ DatastoreName, DatastoreStatus }) =>
      DatastoreName?.startsWith(prefix) === true &&
      !['DELETING', 'DELETED'].includes(DatastoreStatus),
  )
}

async function remove(account: Account, { DatastoreId }: Properties): Promise<void> {
  const { send } = account
  await account.until(async () => {
    const { DatastoreProperties } = await send('DescribeFHIRDatastore', { DatastoreId })
    return !['CREATING', 'UPDATING'].includes(DatastoreProperties.DatastoreStatus)
  })
  await send('DeleteFHIRDatastore', { DatastoreId })
}
