import * as fc from 'fast-check'
import type { EventDetailType, FakeHealthLake, HealthLakeEvent } from 'fake-healthlake'
import { runScenario } from 'fake-healthlake/fast-check'
import { expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { make, makings, troubledSteps } from '../properties/histories.ts'

/** The status of which an event tells. */
const statuses: Readonly<Record<EventDetailType, string>> = {
  'Data Store Creating': 'CREATING',
  'Data Store Creation Failed': 'CREATE_FAILED',
  'Data Store Active': 'ACTIVE',
  'Data Store Deleting': 'DELETING',
  'Data Store Deleted': 'DELETED',
  'Import Job Submitted': 'SUBMITTED',
  'Import Job Queued': 'QUEUED',
  'Import Job In Progress': 'IN_PROGRESS',
  'Import Job Completed': 'COMPLETED',
  'Import Job Completed With Errors': 'COMPLETED_WITH_ERRORS',
  'Import Job Failed': 'FAILED',
  'Export Job Submitted': 'SUBMITTED',
  'Export Job Queued': 'QUEUED',
  'Export Job In Progress': 'IN_PROGRESS',
  'Export Job Completed': 'COMPLETED',
  'Export Job Completed With Errors': 'COMPLETED_WITH_ERRORS',
  'Export Job Failed': 'FAILED',
}

/** What tells of nothing that events tell of. */
const untold = /^(?:UPDATING|UPDATE_FAILED|CANCEL_.*)$/

type Lives = Readonly<Record<string, readonly string[]>>

function toLives(changes: readonly (readonly [id: string, status: string])[]): Lives {
  const lives: Record<string, string[]> = {}
  for (const [id, status] of changes) (lives[id] ??= []).push(status)
  return lives
}

/** The statuses that each store and job has gone through, by events. */
function livesByEvents(events: readonly HealthLakeEvent[]): Lives {
  return toLives(
    events.map(({ detail, ...event }) => [
      'jobId' in detail ? detail.jobId : detail.datastoreId,
      statuses[event['detail-type']],
    ]),
  )
}

// The status that a request which made something, or began to delete it, gave it.
const begins: Readonly<Record<string, readonly [member: string, status: string]>> = {
  CreateFHIRDatastore: ['DatastoreId', 'CREATING'],
  DeleteFHIRDatastore: ['DatastoreId', 'DELETING'],
  StartFHIRImportJob: ['JobId', 'SUBMITTED'],
  StartFHIRExportJob: ['JobId', 'SUBMITTED'],
}

interface Happened {
  readonly order: number
  readonly id: string
  readonly status: string
}

/** The same, by the calls in the history and the transitions that came between them. */
function livesByHistory(fake: FakeHealthLake): Lives {
  const { history } = fake.snapshot() as unknown as {
    history: { transitions: { calls: number; id: string; to: string; resource: string }[] }
  }
  // The work of a call whose answer was lost is done as well; what it made is known by its later transitions alone.
  const asked = fake.history.flatMap(({ sequence, operation, output }): Happened[] => {
    const [member = '', status = ''] = begins[operation] ?? []
    const id = (output as Record<string, string> | undefined)?.[member]
    return id === undefined ? [] : [{ order: sequence, id, status }]
  })
  const passed = history.transitions
    .filter(({ resource }) => /^(?:datastore|importJob|exportJob)$/.test(resource))
    .map(({ calls, id, to }): Happened => ({ order: calls + 0.5, id, status: to }))
  const made = new Set<string>()
  // A token makes a later call the same as an earlier one.
  const all = [...asked, ...passed]
    .toSorted((a, b) => a.order - b.order)
    .filter(({ id, status }) => {
      if (status !== 'CREATING' && status !== 'SUBMITTED') return true
      const isNew = !made.has(id)
      made.add(id)
      return isNew
    })
  return toLives(
    all.filter(({ status }) => !untold.test(status)).map(({ id, status }) => [id, status]),
  )
}

/** The status that a job has now, if there is an event for it. */
function statusNow(fake: FakeHealthLake, id: string): string | undefined {
  const status = fake.importJob(id)?.JobStatus ?? fake.exportJob(id)?.JobStatus
  return status === undefined || untold.test(status) ? undefined : status
}

it('Events that are replayed from the start tell the same life as the history [event-types]', () => {
  fc.assert(
    fc.property(makings, troubledSteps, (making, steps) => {
      const fake = make(making)
      const heard: HealthLakeEvent[] = []
      fake.onEvent({}, (event) => heard.push(event))
      runScenario(fake, steps)
      fake.settle()

      expect(heard).toEqual(fake.events)
      const told = livesByEvents(heard)
      const known = livesByHistory(fake)
      // Where an answer was lost or disturbed, the history does not have what the call made.
      for (const [id, life] of Object.entries(known))
        expect(told[id]?.slice(-life.length)).toEqual(life)
      const last = Object.keys(told).map((id) => [id, told[id]?.at(-1)])
      const there = last.map(([id = '', status]) => [id, statusNow(fake, id) ?? status])
      expect(last).toEqual(there)
    }),
    runs(40),
  )
})
