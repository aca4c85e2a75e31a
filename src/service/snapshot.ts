import { controlOf, handClock, type Clock } from '../kernel/clock.ts'
import { readClock, setClock } from '../kernel/use-clock.ts'
import { fromSnapshot, toSnapshot, type Snapshot } from '../state/snapshot.ts'
import { createState, forkState } from '../state/state.ts'
import { assertNotDelivering } from './events/deliver.ts'
import { forgetUnfinished } from './events/unfinished.ts'
import { assertNotDisposed, forgetMisuses } from './misuse.ts'
import { createService, type Service } from './service.ts'
import { runDueTransitions } from './transitions.ts'

export function takeSnapshot(service: Service): Snapshot {
  runDueTransitions(service)
  return toSnapshot(service.state, service.settings.accountId)
}

export function restoreSnapshot(service: Service, snapshot: Snapshot): void {
  assertNotDisposed(service)
  assertNotDelivering(service, 'restore')
  const state = fromSnapshot(snapshot, service.settings.accountId)
  setClock(service.clock, state.now)
  service.state = state
  service.openCalls.clear()
  forgetUnfinished(service)
}

export function forkService(service: Service): Service {
  assertNotDisposed(service)
  runDueTransitions(service)
  const fork = createService(service.settings, forkClock(service.clock), service.exchanges)
  fork.state = forkState(service.state)
  fork.keepsProcess = service.keepsProcess
  return fork
}

// A clock that somebody else made keeps its time.
export function resetService(service: Service): void {
  assertNotDisposed(service)
  assertNotDelivering(service, 'reset')
  controlOf(service.clock)?.reset()
  service.state = createState(service.settings.seed, readClock(service.clock))
  service.openCalls.clear()
  forgetMisuses(service)
  service.unanswered.clear()
  service.listening.failures.length = 0
  forgetUnfinished(service)
}

function forkClock(clock: Clock): Clock {
  return controlOf(clock)?.fork() ?? handClock(readClock(clock))
}
