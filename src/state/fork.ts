import { controlOf, handClock, type Clock } from '../kernel/clock.ts'
import type { Table, Row } from '../kernel/table.ts'
import { createSchedule, pendingEntries } from '../kernel/schedule.ts'
import { readClock } from '../kernel/read-clock.ts'
import { runDueTransitions } from '../service/transitions.ts'
import { createService, type Service } from '../service/service.ts'
import { forkBuckets } from './buckets.ts'
import { forkResourceStores } from './resources.ts'
import { emptyState, openRegion, type State } from './state.ts'

// Records are shared: none is ever written to.
export function forkService(service: Service): Service {
  runDueTransitions(service)
  const fork = createService(service.settings, forkClock(service.clock), service.readings)
  fork.state = copyOf(service.state)
  return fork
}

// A clock that somebody else made keeps its time.
export function resetService(service: Service): void {
  controlOf(service.clock)?.reset()
  service.state = emptyState(service.settings.seed, readClock(service.clock))
  service.openCalls.clear()
  service.misuses.length = 0
}

function forkClock(clock: Clock): Clock {
  return controlOf(clock)?.fork() ?? handClock(readClock(clock))
}

function copyOf(state: State): State {
  const { history } = state
  const copy: State = {
    ...state,
    drawn: { ...state.drawn },
    regions: new Map(),
    objects: forkBuckets(state.objects),
    agenda: createSchedule(pendingEntries(state.agenda)),
    buckets: new Map(state.buckets),
    faults: {
      added: state.faults.added,
      rules: state.faults.rules.map((fault) => ({ ...fault })),
    },
    history: {
      ...history,
      records: [...history.records],
      transitions: [...history.transitions],
    },
  }
  for (const [name, from] of state.regions) {
    const into = openRegion(copy, name)
    copyRecords(from.datastores, into.datastores)
    copyRecords(from.importJobs, into.importJobs)
    copyRecords(from.exportJobs, into.exportJobs)
    copyEntries(forkResourceStores(from.resources), into.resources)
  }
  return copy
}

function copyEntries<V>(from: ReadonlyMap<string, V>, into: Map<string, V>): void {
  for (const [key, value] of from) into.set(key, value)
}

function copyRecords<R extends Row>(from: Table<R>, into: Table<R>): void {
  for (const record of from.all()) into.put(record)
}
