import { controlOf, type Clock } from '../kernel/clock.ts'
import type { MisuseError } from '../kernel/errors.ts'
import { readClock } from '../kernel/use-clock.ts'
import type { Context } from '../features/context/context.ts'
import type { EventRecord } from '../state/events.ts'
import type { Settings } from '../state/settings.ts'
import { createState, type State } from '../state/state.ts'
import type { Exchanges } from './exchange.ts'
import type { OpenCalls } from './open-calls.ts'

// One fake: what all ways in to it share.
export interface Service extends Context {
  readonly clock: Clock
  readonly exchanges: Exchanges
  // All that a snapshot holds.
  state: State
  // What the author of the test did wrong while code under test was calling; `verify` tells.
  readonly misuses: MisuseError[]
  // Those for which that list is too long: how many they are, and which were counted.
  readonly unlisted: { count: number; readonly errors: WeakSet<MisuseError> }
  // The calls whose retries may still come. Their ids are drawn by the SDK, so they are no state.
  readonly openCalls: OpenCalls
  // Those who wait now for an answer that never comes.
  readonly unanswered: Set<Wait>
  // What must not be collected while somebody waits for an answer to it.
  readonly waitedFor: Set<object>
  // What lets go of what leads here or waits for it, once the fake is disposed of.
  readonly releases: Set<() => void>
  // Whether those who wait for an answer that never comes keep the process going.
  keepsProcess: boolean
  readonly listening: Listening
  disposed: boolean
}

interface Wait {
  // Whether something ends it; undefined where only the client knows.
  readonly hasEnd: boolean | undefined
}

// Those who listen for events. They are no state.
export interface Listening {
  readonly listeners: Set<Listener>
  // What listeners threw, or rejected with; `verify` tells.
  readonly failures: ListenerFailure[]
  // What listeners have not done yet, and how much they began since last there was nothing.
  readonly pending: Set<Unfinished>
  unbroken: number
  // How many events may still be handed on in one go; undefined while there is none.
  left: number | undefined
  // That a request is carried out or a listener runs.
  isBusy: boolean
}

export interface Listener {
  readonly wants: (event: EventRecord) => boolean
  readonly call: (event: object) => unknown
}

// `end` lets those go on who wait for it to be done.
interface Unfinished {
  readonly event: EventRecord
  readonly done: () => Promise<void>
  readonly end: () => void
}

interface ListenerFailure {
  readonly event: EventRecord
  readonly error: unknown
}

// From now on the clock is refused to any other fake.
export function createService(settings: Settings, clock: Clock, exchanges: Exchanges): Service {
  const service: Service = {
    settings,
    clock,
    exchanges,
    state: createState(settings.seed, readClock(clock)),
    misuses: [],
    unlisted: { count: 0, errors: new WeakSet() },
    openCalls: new Map(),
    unanswered: new Set(),
    waitedFor: new Set(),
    releases: new Set(),
    keepsProcess: true,
    listening: {
      listeners: new Set(),
      failures: [],
      pending: new Set(),
      unbroken: 0,
      left: undefined,
      isBusy: false,
    },
    disposed: false,
  }
  controlOf(clock)?.claim(service)
  return service
}

export function disposeService(service: Service): void {
  service.disposed = true
  controlOf(service.clock)?.release(service)
  for (const release of service.releases) release()
}
