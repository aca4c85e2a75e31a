import {
  paginateListFHIRExportJobs,
  paginateListFHIRImportJobs,
  waitUntilFHIRDatastoreActive,
  waitUntilFHIRDatastoreDeleted,
  waitUntilFHIRExportJobCompleted,
  waitUntilFHIRImportJobCompleted,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import { pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import type { SdkDoor } from '../door.ts'
import { exports, imports, startSome } from './job-tools.ts'
import { paginated } from './paginated.ts'
import { create, createActive, createFive } from './tools.ts'

const success = { state: 'SUCCESS' }

/** What holds for every client of the SDK, also for one that has a real connection. */
export function sdkToolsBehaviour(door: SdkDoor): void {
  describe("The SDK's tools", () => {
    it('are four waiters that all come to an end on a polling clock', async () => {
      const open = door.open({ clock: pollingClock() })
      const DatastoreId = await create(open)
      const waiting = { client: open.client, maxWaitTime: 3600 }

      expect(await waitUntilFHIRDatastoreActive(waiting, { DatastoreId })).toMatchObject(success)
      const imported = await imports.start(open, DatastoreId)
      const exported = await exports.start(open, DatastoreId)
      expect(
        await waitUntilFHIRImportJobCompleted(waiting, { DatastoreId, JobId: imported.JobId }),
      ).toMatchObject(success)
      expect(
        await waitUntilFHIRExportJobCompleted(waiting, { DatastoreId, JobId: exported.JobId }),
      ).toMatchObject(success)
      await open.send('DeleteFHIRDatastore', { DatastoreId })
      expect(await waitUntilFHIRDatastoreDeleted(waiting, { DatastoreId })).toMatchObject(success)
    })

    it('are three paginators that give all pages', async () => {
      const open = door.open()
      const [e, d, c, b, a] = await createFive(open)
      const store = await createActive(open)
      const importIds = (await startSome(imports, open, store, 3)).toReversed()
      const exportIds = (await startSome(exports, open, store, 3)).toReversed()

      expect(await paginated(open.client, 2)).toEqual([
        [store, a],
        [b, c],
        [d, e],
      ])
      expect(await importPages(open.client, store)).toEqual([
        importIds.slice(0, 2),
        importIds.slice(2),
      ])
      expect(await exportPages(open.client, store)).toEqual([
        exportIds.slice(0, 2),
        exportIds.slice(2),
      ])
    })
  })
}

async function importPages(client: HealthLakeClient, DatastoreId: string): Promise<unknown[][]> {
  const pages: unknown[][] = []
  for await (const page of paginateListFHIRImportJobs({ client, pageSize: 2 }, { DatastoreId })) {
    pages.push((page.ImportJobPropertiesList ?? []).map(({ JobId }) => JobId))
  }
  return pages
}

async function exportPages(client: HealthLakeClient, DatastoreId: string): Promise<unknown[][]> {
  const pages: unknown[][] = []
  for await (const page of paginateListFHIRExportJobs({ client, pageSize: 2 }, { DatastoreId })) {
    pages.push((page.ExportJobPropertiesList ?? []).map(({ JobId }) => JobId))
  }
  return pages
}
