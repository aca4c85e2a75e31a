import {
  nextEntry,
  restoreEntry,
  takeDueEntry,
  type ScheduledTransition,
} from '../kernel/schedule.ts'
import type { Datastore } from '../state/datastores.ts'
import { applyDatastoreTransition } from '../features/datastores/transitions.ts'
import type { Job } from '../state/jobs.ts'
import { jobsOf } from '../state/region-jobs.ts'
import { applyJobTransition, targetOf } from '../features/jobs/transitions.ts'
import { readClock } from '../kernel/read-clock.ts'
import { moveClock } from '../kernel/set-clock.ts'
import type { Service } from './service.ts'
import { openRegion, type State, type TransitionRecord } from '../state/state.ts'

export function runDueTransitions(service: Service): TransitionRecord[] {
  const { state } = service
  const now = Math.max(state.now, readClock(service.clock))
  const happened: TransitionRecord[] = []
  try {
    for (
      let due = takeDueEntry(state.agenda, now);
      due !== undefined;
      due = takeDueEntry(state.agenda, now)
    ) {
      state.now = due.at
      const { from, to } = changeOrKeep(service, due)
      if (to !== undefined) happened.push(recordOf(state, due, from, to))
    }
    state.now = now
  } finally {
    for (const each of happened) state.history.transitions.push(each)
  }
  return happened
}

// What surprises stays due: nothing in progress is ever lost.
function changeOrKeep(service: Service, due: ScheduledTransition): ReturnType<typeof change> {
  try {
    return change(service, due)
  } catch (error) {
    restoreEntry(service.state.agenda, due)
    throw error
  }
}

function recordOf(
  { history }: State,
  due: ScheduledTransition,
  from: string,
  to: string,
): TransitionRecord {
  const { at, region, resource, id } = due
  return { at, calls: history.calls, region, resource, id, from, to }
}

export function nextTransition(service: Service): TransitionRecord | undefined {
  runDueTransitions(service)
  const due = nextEntry(service.state.agenda)
  return due?.to === undefined ? undefined : preview(service, due, due.to)
}

export function step(service: Service): TransitionRecord[] {
  const next = nextTransition(service)
  if (next === undefined) return []
  moveClock(service.clock, next.at)
  return runDueTransitions(service)
}

export function settle(service: Service): TransitionRecord[] {
  const happened: TransitionRecord[] = []
  for (let some = step(service); some.length > 0; some = step(service)) {
    for (const each of some) happened.push(each)
  }
  return happened
}

function change(
  service: Service,
  due: ScheduledTransition,
): { from: string; to: string | undefined } {
  return due.resource === 'datastore'
    ? { from: applyDatastoreTransition(service, due), to: due.to }
    : applyJobTransition(service, due, due.resource)
}

function preview({ state }: Service, due: ScheduledTransition, to: string): TransitionRecord {
  const region = openRegion(state, due.region)
  if (due.resource === 'datastore') {
    return recordOf(
      state,
      due,
      (region.datastores.get(due.id) as Datastore).properties.DatastoreStatus,
      to,
    )
  }
  const job = jobsOf(region, due.resource).get(due.id) as Job
  return recordOf(state, due, job.properties.JobStatus, targetOf(region, due.resource, job, to))
}
