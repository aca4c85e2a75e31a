import { waitUntilFHIRExportJobCompleted } from '@aws-sdk/client-healthlake'
import { pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { refuseTimers } from '../conformance/timers.ts'
import { exports, fakeWithStore } from './tools.ts'

const maxWaitTime = 3600

describe("The SDK's waiter for exports", () => {
  it.each(['client', 'directClient'] as const)(
    'gives up on a job that is cancelled, through %s [cancel-export]',
    async (door) => {
      const { fake, store } = fakeWithStore({ clock: pollingClock() })
      const ids = { DatastoreId: store, JobId: exports.start(fake, store).JobId }
      fake.cancelExportJob(ids.JobId)
      const timers = refuseTimers()

      const waiting = waitUntilFHIRExportJobCompleted({ client: fake[door](), maxWaitTime }, ids)

      await expect(waiting).rejects.toThrow('CANCEL_COMPLETED')
      expect(timers.set()).toBe(0)
    },
  )
})
