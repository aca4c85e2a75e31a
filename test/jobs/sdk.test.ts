import {
  ListFHIRDatastoresCommand,
  paginateListFHIRExportJobs,
  paginateListFHIRImportJobs,
  waitUntilFHIRExportJobCompleted,
  waitUntilFHIRImportJobCompleted,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import { pollingClock, systemClock, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { exports, fakeWithStore, imports, type Ids, type Kind } from './tools.ts'

const maxWaitTime = 3600
const epoch = Date.parse('2026-03-01T12:00:00Z')

interface Waiting {
  readonly client: HealthLakeClient
  readonly maxWaitTime: number
}

/** What the SDK has for a kind of job. */
interface Tools {
  readonly kind: Kind
  readonly wait: (waiting: Waiting, ids: Ids) => Promise<{ state: string }>
  readonly pages: (client: HealthLakeClient, store: string) => Promise<unknown[][]>
}

const tools: readonly Tools[] = [
  {
    kind: imports,
    wait: (waiting, ids) => waitUntilFHIRImportJobCompleted(waiting, ids),
    async pages(client, DatastoreId) {
      const pages: unknown[][] = []
      const paging = { client, pageSize: 2 }
      for await (const page of paginateListFHIRImportJobs(paging, { DatastoreId })) {
        pages.push((page.ImportJobPropertiesList ?? []).map(({ JobId }) => JobId))
      }
      return pages
    },
  },
  {
    kind: exports,
    wait: (waiting, ids) => waitUntilFHIRExportJobCompleted(waiting, ids),
    async pages(client, DatastoreId) {
      const pages: unknown[][] = []
      const paging = { client, pageSize: 2 }
      for await (const page of paginateListFHIRExportJobs(paging, { DatastoreId })) {
        pages.push((page.ExportJobPropertiesList ?? []).map(({ JobId }) => JobId))
      }
      return pages
    },
  },
]

const cases = tools.flatMap((tool) =>
  (['client', 'directClient'] as const).map((door) => [tool.kind.kind, door, tool] as const),
)

describe.each(cases)("The SDK's tools for %s jobs, through %s", (_name, door, tool) => {
  const { kind, wait, pages } = tool

  // The first request of all makes the SDK load what it had left for later, which takes real time.
  async function clientOf(fake: FakeHealthLake): Promise<HealthLakeClient> {
    const client = fake[door]()
    await client.send(new ListFHIRDatastoresCommand({}))
    fake.clearHistory()
    return client
  }

  function started(fake: FakeHealthLake, store: string, of: Kind = kind): Ids {
    return { DatastoreId: store, JobId: of.start(fake, store).JobId }
  }

  it('find a job COMPLETED at the first look without any timer, on a polling clock', async () => {
    const { fake, store } = fakeWithStore({ clock: pollingClock() })
    const ids = started(fake, store)
    const timers = refuseTimers()

    const result = await wait({ client: await clientOf(fake), maxWaitTime }, ids)

    expect(result).toMatchObject({ state: 'SUCCESS' })
    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([1])
    expect(kind.look(fake, ids.JobId)?.JobStatus).toBe('COMPLETED')
    expect(timers.set()).toBe(0)
  })

  it('find the last of a queue COMPLETED without any timer, on a polling clock', async () => {
    const { fake, store } = fakeWithStore({ clock: pollingClock() })
    for (let count = 0; count < 3; count += 1) kind.start(fake, store)
    const ids = started(fake, store)
    const timers = refuseTimers()

    const result = await wait({ client: await clientOf(fake), maxWaitTime }, ids)

    expect(result).toMatchObject({ state: 'SUCCESS' })
    expect(timers.set()).toBe(0)
  })

  it('give up on a job that failed, at once', async () => {
    const { fake, store } = fakeWithStore()
    const ids = started(fake, store)
    fake.execute('DeleteFHIRDatastore', { DatastoreId: store })
    const timers = refuseTimers()

    const waiting = wait({ client: await clientOf(fake), maxWaitTime }, ids)

    await expect(waiting).rejects.toThrow('"state":"FAILURE"')
    expect(timers.set()).toBe(0)
  })

  it('look every two minutes, on the clock of the system', async () => {
    useFakeTimers()
    const { fake, store } = fakeWithStore({
      clock: systemClock(),
      lifecycle: { importJob: { minutes: 5 }, exportJob: { minutes: 5 } },
    })
    const ids = started(fake, store)

    const waiting = watched(wait({ client: await clientOf(fake), maxWaitTime }, ids))

    // The job ends after five and a half minutes; the look that finds it ended is the one after six.
    await vi.advanceTimersByTimeAsync(359_999)
    expect(waiting.ended()).toBe(false)
    expect(kind.look(fake, ids.JobId)?.EndTime).toEqual(new Date(epoch + 330_000))
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await waiting.result).toMatchObject({ state: 'SUCCESS' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('give up when their time is over, on the clock of the system', async () => {
    useFakeTimers()
    const { fake, store } = fakeWithStore({
      clock: systemClock(),
      lifecycle: { importJob: Infinity, exportJob: Infinity },
    })
    const ids = started(fake, store)

    const waiting = watched(wait({ client: await clientOf(fake), maxWaitTime: 600 }, ids))
    await vi.advanceTimersByTimeAsync(600_000)

    await expect(waiting.result).rejects.toThrow('"state":"TIMEOUT"')
    expect(kind.look(fake, ids.JobId)?.JobStatus).toBe('IN_PROGRESS')
  })

  it('give all pages without any timer, on a polling clock', async () => {
    const { fake, store } = fakeWithStore({ clock: pollingClock() })
    const [e, d, c, b, a] = Array.from({ length: 5 }, () => kind.start(fake, store).JobId)
    const timers = refuseTimers()

    expect(await pages(await clientOf(fake), store)).toEqual([[a, b], [c, d], [e]])
    expect(timers.set()).toBe(0)
  })

  it('give all pages, on the clock of the system', async () => {
    useFakeTimers()
    const { fake, store } = fakeWithStore({ clock: systemClock() })
    const [e, d, c, b, a] = Array.from({ length: 5 }, () => kind.start(fake, store).JobId)

    expect(await pages(await clientOf(fake), store)).toEqual([[a, b], [c, d], [e]])
    expect(vi.getTimerCount()).toBe(0)
  })
})

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

function useFakeTimers(): void {
  vi.useFakeTimers({ now: epoch })
  onTestFinished(() => void vi.useRealTimers())
}

function refuse(): never {
  throw new Error('A timer was set.')
}

/** Makes each timer that somebody sets an error, and counts them. */
function refuseTimers(): { set(): number } {
  const spies = [
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(refuse),
    vi.spyOn(globalThis, 'setInterval').mockImplementation(refuse),
    vi.spyOn(globalThis, 'setImmediate').mockImplementation(refuse),
  ]
  return { set: () => spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0) }
}

function watched<T>(result: Promise<T>): { result: Promise<T>; ended(): boolean } {
  let over = false
  const end = () => {
    over = true
  }
  result.then(end, end)
  return { result, ended: () => over }
}
