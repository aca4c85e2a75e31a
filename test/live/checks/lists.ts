import { expect, it } from 'vitest'
import { describeStore, idsOf, pagesOf, refusalOf } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'

/** Lists of the two data stores that have the same name. */
export function listChecks({ account, first, given }: Ground): void {
  const { DatastoreName } = given
  const named = { Filter: { DatastoreName } }

  async function twins(): Promise<readonly string[]> {
    const { DatastorePropertiesList } = await account.send('ListFHIRDatastores', named)
    return DatastorePropertiesList.toSorted(
      (a, b) => Number(b.CreatedAt) - Number(a.CreatedAt),
    ).map(({ DatastoreId }) => DatastoreId)
  }

  it('the newest comes first [list-order]', async () => {
    expect(await idsOf(account, named)).toEqual(await twins())
  })

  it('the last page has no NextToken [list-last-page] [page-token]', async () => {
    const pages = await pagesOf(account, { ...named, MaxResults: 1 })

    expect(pages).toEqual((await twins()).map((id) => [id]))
  })

  it('a token of other filters is refused [page-token]', async () => {
    const { NextToken } = await account.send('ListFHIRDatastores', { ...named, MaxResults: 1 })

    const listing = account.send('ListFHIRDatastores', { NextToken, MaxResults: 1 })

    expect((await refusalOf(account, listing)).name).toBe('ValidationException')
  })

  it('a name is matched whole, as it is written [list-name-exact]', async () => {
    const others = [DatastoreName.slice(0, -1), DatastoreName.toUpperCase()]

    const found = others.map((other) => idsOf(account, { Filter: { DatastoreName: other } }))

    expect(await Promise.all(found)).toEqual([[], []])
  })

  it('the instant that a filter names is left out [list-dates-exclusive]', async () => {
    const { CreatedAt } = await describeStore(account, first().DatastoreId)

    const after = await idsOf(account, { Filter: { DatastoreName, CreatedAfter: CreatedAt } })
    const before = await idsOf(account, { Filter: { DatastoreName, CreatedBefore: CreatedAt } })

    expect([...after, ...before]).not.toContain(first().DatastoreId)
  })

  it('a store is listed if it meets all filters [list-filters-together]', async () => {
    const Filter = { DatastoreName, DatastoreStatus: 'DELETED' } as const

    expect(await idsOf(account, { Filter })).toEqual([])
  })
}
