import { ServiceError } from '../../kernel/errors.ts'
import { draw, type RandomWords } from '../../kernel/random.ts'
import { knownErrors, type ErrorSpec, type KnownError } from '../../model/healthlake/errors.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import type { Settings } from '../../state/settings.ts'
import { type RandomStream, type State, openRegion, type Region } from '../../state/state.ts'
import type { TransitionPlan } from '../../state/transitions.ts'

// What a feature works on: the fake's settings and state.
export interface Context {
  readonly settings: Settings
  readonly state: State
}

// The same for one request: also its region.
export interface Scope extends Context {
  readonly regionName: string
  readonly region: Region
  // Asks the fault rules how what the request starts shall end; a scope without it asks nobody.
  readonly plan?: (() => TransitionPlan | undefined) | undefined
  // Asks them when searches shall find what the request writes, in milliseconds; a scope without it asks nobody.
  readonly delay?: (() => number | undefined) | undefined
  // Asks the fault rules whether one strikes a part of the request; a scope without it asks nobody.
  readonly strike?: ((operation: string, toInput: () => object) => Strike | undefined) | undefined
}

export interface Strike {
  // The rule's number.
  readonly rule: number
  readonly error: ServiceError
}

export function openScope(
  { settings, state }: Context,
  regionName: string,
  { plan, delay, strike }: Pick<Scope, 'plan' | 'delay' | 'strike'> = {},
): Scope {
  const region = openRegion(state.regions, regionName)
  return { settings, state, regionName, region, plan, delay, strike }
}

export function serviceError(
  { settings }: Context,
  rule: RuleId,
  name: KnownError,
  message: string,
): ServiceError {
  const spec = knownErrors[name] as ErrorSpec
  // [http-status]
  const statusCode = spec[settings.assumptions.httpStatus]
  return new ServiceError(name, message, { statusCode, fault: spec.fault, rule })
}

export function nextRandom({ state }: Context, stream: RandomStream): RandomWords {
  const index = state.drawn[stream]
  state.drawn[stream] += 1
  return draw(state.seed, stream, index)
}

export function nextSequence({ state }: Context): number {
  state.sequence += 1
  return state.sequence
}
