import { expect, it } from 'vitest'
import { statusOf } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'

/** Waits for the shared data store. */
export function activeChecks({ account, first }: Ground): void {
  it('a store is CREATING until it is ACTIVE [life-cycle]', async () => {
    const seen = new Set<string>([first().DatastoreStatus])

    await account.until(async () => {
      const status = await statusOf(account, first().DatastoreId)
      seen.add(status)
      return status !== 'CREATING'
    })

    expect([...seen]).toEqual(['CREATING', 'ACTIVE'])
  })
}
