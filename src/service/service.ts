import { knownErrors, type ErrorSpec, type KnownError } from '../model/healthlake/errors.ts'
import type { RuleId } from '../model/ledger/ledger.ts'
import { draw, type RandomWords } from '../kernel/random.ts'
import { controlOf, type Clock } from '../kernel/clock.ts'
import { readClock } from '../kernel/read-clock.ts'
import { ServiceError, type MisuseError } from '../kernel/errors.ts'
import type { Call, CallRecord } from '../state/calls.ts'
import type { OpenCalls } from './open-calls.ts'
import type { Readings } from '../features/imports/parse.ts'
import type { Settings } from './options.ts'
import { emptyState, type State, type Stream } from '../state/state.ts'

export interface Service {
  readonly settings: Settings
  readonly clock: Clock
  // All that a snapshot holds.
  state: State
  // What the author of the test did wrong while code under test was calling; `verify` tells.
  readonly misuses: MisuseError[]
  // The calls whose retries may still come. Their ids are the SDK's chance: no state.
  readonly openCalls: OpenCalls
  // The public form of the records of the history, made when first looked at.
  readonly views: WeakMap<CallRecord, Call>
  // What was once written of a value of the state as JSON. Such values are replaced, never changed:
  // it can be sent again.
  readonly wireTexts: WeakMap<object, string>
  // What imports that run have read, made when first needed.
  readonly readings: Readings
  // What must not be collected while somebody waits for an answer to it.
  readonly waitedFor: Set<object>
  disposed: boolean
}

export function createService(
  settings: Settings,
  clock: Clock,
  readings: Readings = new WeakMap(),
): Service {
  const service: Service = {
    settings,
    clock,
    state: emptyState(settings.seed, readClock(clock)),
    misuses: [],
    openCalls: new Map(),
    views: new WeakMap(),
    wireTexts: new WeakMap(),
    readings,
    waitedFor: new Set(),
    disposed: false,
  }
  controlOf(clock)?.claim(service)
  return service
}

export function disposeService(service: Service): void {
  service.disposed = true
  controlOf(service.clock)?.release(service)
}

export function nextRandom({ state }: Service, stream: Stream): RandomWords {
  const index = state.drawn[stream]
  state.drawn[stream] += 1
  return draw(state.seed, stream, index)
}

export function nextSequence({ state }: Service): number {
  state.sequence += 1
  return state.sequence
}

export function serviceError(
  { settings }: Service,
  rule: RuleId,
  name: KnownError,
  message: string,
): ServiceError {
  const spec = knownErrors[name] as ErrorSpec
  // [http-status]
  const statusCode = spec[settings.assumptions.httpStatus]
  return new ServiceError(name, message, { statusCode, fault: spec.fault, rule })
}
