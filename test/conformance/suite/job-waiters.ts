import {
  waitUntilFHIRExportJobCompleted,
  waitUntilFHIRImportJobCompleted,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import { pollingClock, systemClock } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'
import type { OpenSdkDoor, SdkDoor } from '../door.ts'
import { timeoutsUntilEnded, until, watched } from '../../waiting.ts'
import { refuseTimers, useFakeTimers } from '../timers.ts'
import { exports, imports, startSome, statusesOf, type JobIds, type JobKind } from './job-tools.ts'
import { createActive } from './tools.ts'

const maxWaitTime = 3600
const minute = 60_000
const epoch = Date.parse('2026-03-01T12:00:00Z')

interface Waiter {
  readonly kind: JobKind
  readonly wait: (
    waiting: { readonly client: HealthLakeClient; readonly maxWaitTime: number },
    ids: JobIds,
  ) => Promise<{ readonly state: string }>
}

const waiters: readonly Waiter[] = [
  { kind: imports, wait: waitUntilFHIRImportJobCompleted },
  { kind: exports, wait: waitUntilFHIRExportJobCompleted },
]

export function jobWaiterBehaviour(door: SdkDoor): void {
  describe.each(waiters)("The SDK's waiter for $kind.name jobs", ({ kind, wait }) => {
    it('finds a job COMPLETED at the first look without any timer, on a polling clock', async () => {
      const open = door.open({ clock: pollingClock() })
      const ids = await started(kind, open)
      const timers = refuseTimers()

      const result = await wait({ client: open.client, maxWaitTime }, ids)

      expect(result).toMatchObject({ state: 'SUCCESS' })
      expect(timers.set()).toBe(0)
      expect(await statusOf(kind, open, ids)).toBe('COMPLETED')
    })

    it('finds the last of a queue COMPLETED without any timer, on a polling clock', async () => {
      const open = door.open({ clock: pollingClock() })
      const store = await createActive(open)
      const [JobId = ''] = (await startSome(kind, open, store, 3)).toReversed()
      const timers = refuseTimers()

      const ids = { DatastoreId: store, JobId }
      const result = await wait({ client: open.client, maxWaitTime }, ids)

      expect(result).toMatchObject({ state: 'SUCCESS' })
      expect(timers.set()).toBe(0)
    })

    it('gives up on a job that failed, at once', async () => {
      const open = door.open()
      const ids = await started(kind, open)
      await open.send('DeleteFHIRDatastore', { DatastoreId: ids.DatastoreId })
      const timers = refuseTimers()

      const waiting = wait({ client: open.client, maxWaitTime }, ids)

      await expect(waiting).rejects.toThrow('"state":"FAILURE"')
      expect(timers.set()).toBe(0)
    })

    it('looks every two minutes, on the clock of the system', async () => {
      useFakeTimers(epoch)
      const minutes = 5
      const open = door.open({
        clock: systemClock(),
        lifecycle: { createDatastore: 0, importJob: { minutes }, exportJob: { minutes } },
      })
      const ids = await started(kind, open)

      const waiting = watched(wait({ client: open.client, maxWaitTime }, ids))

      // The job ends after five and a half minutes; the look that finds it ended is the one after six.
      expect(await timeoutsUntilEnded(waiting, minute)).toEqual(Array(3).fill(2 * minute))
      expect(await waiting.result).toMatchObject({ state: 'SUCCESS' })
      await until(() => vi.getTimerCount() === 0)
      const { EndTime } = await kind.describe(open, ids)
      expect(EndTime).toEqual(new Date(epoch + 330_000))
    })

    it('gives up when its time is over, on the clock of the system', async () => {
      useFakeTimers(epoch)
      const never = { createDatastore: 0, importJob: Infinity, exportJob: Infinity }
      const open = door.open({ clock: systemClock(), lifecycle: never })
      const ids = await started(kind, open)

      const waiting = watched(wait({ client: open.client, maxWaitTime: 600 }, ids))

      expect(await timeoutsUntilEnded(waiting, minute)).toEqual(Array(5).fill(2 * minute))
      await expect(waiting.result).rejects.toThrow('"state":"TIMEOUT"')
      expect(await statusOf(kind, open, ids)).toBe('IN_PROGRESS')
    })
  })
}

async function started(kind: JobKind, open: OpenSdkDoor): Promise<JobIds> {
  const DatastoreId = await createActive(open)
  const { JobId } = await kind.start(open, DatastoreId)
  return { DatastoreId, JobId }
}

async function statusOf(kind: JobKind, open: OpenSdkDoor, ids: JobIds): Promise<unknown> {
  const [status] = await statusesOf(kind, open, ids.DatastoreId, [ids.JobId])
  return status
}
