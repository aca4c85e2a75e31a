import {
  waitUntilFHIRDatastoreActive,
  waitUntilFHIRDatastoreDeleted,
} from '@aws-sdk/client-healthlake'
import { pollingClock, systemClock } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'
import type { SdkDoor } from '../door.ts'
import { timeoutsUntilEnded, until, watched } from '../../waiting.ts'
import { refuseTimers, useFakeTimers } from '../timers.ts'
import { paginated } from './paginated.ts'
import { create, createActive, createDeleted, statusOf } from './tools.ts'

const maxWaitTime = 3600
const minute = 60_000

export function waiterBehaviour(door: SdkDoor): void {
  describe("The SDK's waiters", () => {
    it('find a data store ACTIVE without any timer, on a polling clock', async () => {
      const open = door.open({ clock: pollingClock() })
      const id = await create(open)
      const timers = refuseTimers()

      const result = await waitUntilFHIRDatastoreActive(
        { client: open.client, maxWaitTime },
        { DatastoreId: id },
      )

      expect(result).toMatchObject({ state: 'SUCCESS' })
      expect(timers.set()).toBe(0)
      expect(await statusOf(open, id)).toBe('ACTIVE')
    })

    it('find a data store DELETED without any timer, on a polling clock', async () => {
      const open = door.open({ clock: pollingClock() })
      const id = await createActive(open)
      const timers = refuseTimers()

      await open.send('DeleteFHIRDatastore', { DatastoreId: id })
      const result = await waitUntilFHIRDatastoreDeleted(
        { client: open.client, maxWaitTime },
        { DatastoreId: id },
      )

      expect(result).toMatchObject({ state: 'SUCCESS' })
      expect(timers.set()).toBe(0)
      expect(await statusOf(open, id)).toBe('DELETED')
    })

    it('and its paginator set no timer for anything else either', async () => {
      const open = door.open({ clock: pollingClock() })
      const timers = refuseTimers()
      const ids = [await createDeleted(open), await createActive(open), await create(open)]

      const pages = await paginated(open.client, 1)

      expect(pages).toEqual(ids.toReversed().map((id) => [id]))
      expect(timers.set()).toBe(0)
    })

    it('poll once a minute at first, up to every two minutes, on the clock of the system', async () => {
      useFakeTimers(Date.parse('2026-03-01T12:00:00Z'))
      vi.spyOn(Math, 'random').mockReturnValue(0.5)
      const open = door.open({ clock: systemClock(), lifecycle: { createDatastore: 270_000 } })
      const id = await create(open)

      const waiting = watched(
        waitUntilFHIRDatastoreActive({ client: open.client, maxWaitTime }, { DatastoreId: id }),
      )

      // Looks after 60 s, after 60 to 120 s more, here 90, and from then on every 120 s.
      expect(await timeoutsUntilEnded(waiting, minute)).toEqual([minute, 1.5 * minute, 2 * minute])
      expect(await waiting.result).toMatchObject({ state: 'SUCCESS' })
      await until(() => vi.getTimerCount() === 0)
      expect(Date.now()).toBe(Date.parse('2026-03-01T12:04:30Z'))
    })

    it('poll every two minutes for a deletion, on the clock of the system', async () => {
      useFakeTimers(Date.parse('2026-03-01T12:00:00Z'))
      const open = door.open({ clock: systemClock(), lifecycle: { createDatastore: 0 } })
      const id = await create(open)
      await open.send('DeleteFHIRDatastore', { DatastoreId: id })

      const waiting = watched(
        waitUntilFHIRDatastoreDeleted({ client: open.client, maxWaitTime }, { DatastoreId: id }),
      )

      expect(await timeoutsUntilEnded(waiting, minute)).toEqual([2 * minute])
      expect(await waiting.result).toMatchObject({ state: 'SUCCESS' })
      expect(Date.now()).toBe(Date.parse('2026-03-01T12:02:00Z'))
    })

    it('give up as soon as what they wait for cannot come', async () => {
      const open = door.open()
      const id = await createDeleted(open)
      const timers = refuseTimers()

      const waiting = waitUntilFHIRDatastoreActive(
        { client: open.client, maxWaitTime },
        { DatastoreId: id },
      )

      await expect(waiting).rejects.toThrow('"state":"FAILURE"')
      expect(timers.set()).toBe(0)
    })

    it('see the statuses on the way if more polls are asked for', async () => {
      const open = door.open({ clock: pollingClock({ polls: 3 }) })
      const id = await create(open)

      const seen = [
        await statusOf(open, id),
        await statusOf(open, id),
        await statusOf(open, id),
        await statusOf(open, id),
      ]

      expect(seen).toEqual(['CREATING', 'CREATING', 'ACTIVE', 'ACTIVE'])
    })
  })
}
