import { controlOf, handClock, type Clock } from '../kernel/clock.ts'
import type { Collection, Placed } from '../kernel/table.ts'
import { agendaOf, waitingIn } from '../kernel/schedule.ts'
import { timeOf } from '../kernel/read-clock.ts'
import { catchUp } from '../service/transitions.ts'
import { createService, type Service } from '../service/service.ts'
import { forkBuckets } from './buckets.ts'
import { forkLibrary } from './resources.ts'
import { emptyState, regionOf, type State } from './state.ts'

/**
 * Copies a service as of now; the copy goes its own way. Records are shared: none is ever written to.
 *
 * @param service The service
 * @returns The copy
 */
export function forkService(service: Service): Service {
  catchUp(service)
  const fork = createService(service.settings, forkClock(service.clock), service.readings)
  fork.state = copyOf(service.state)
  return fork
}

/**
 * Makes a service what it was at first. A clock that somebody else made keeps its time.
 *
 * @param service The service
 */
export function resetService(service: Service): void {
  controlOf(service.clock)?.reset()
  service.state = emptyState(service.settings.seed, timeOf(service.clock))
  service.openCalls.clear()
  service.misuses.length = 0
}

function forkClock(clock: Clock): Clock {
  return controlOf(clock)?.fork() ?? handClock(timeOf(clock))
}

function copyOf(state: State): State {
  const { history } = state
  const copy: State = {
    ...state,
    drawn: { ...state.drawn },
    regions: new Map(),
    objects: forkBuckets(state.objects),
    agenda: agendaOf(waitingIn(state.agenda)),
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
    const into = regionOf(copy, name)
    copyRecords(from.datastores, into.datastores)
    copyRecords(from.importJobs, into.importJobs)
    copyRecords(from.exportJobs, into.exportJobs)
    copyEntries(forkLibrary(from.resources), into.resources)
  }
  return copy
}

function copyEntries<V>(from: ReadonlyMap<string, V>, into: Map<string, V>): void {
  for (const [key, value] of from) into.set(key, value)
}

function copyRecords<R extends Placed>(from: Collection<R>, into: Collection<R>): void {
  for (const record of from.all()) into.put(record)
}
