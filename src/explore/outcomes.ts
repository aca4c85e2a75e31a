import type { ErrorName } from '../model/error-names.ts'
import type { Exchange } from '../service/exchange.ts'
import type { FaultOutcome, FaultRule } from '../state/fault-rules.ts'
import type { Settings } from '../state/settings.ts'
import { isFhirInteraction } from '../model/fhir/interactions.ts'
import { startsSomething, type Unit } from './units.ts'

export interface InjectedFault extends FaultRule {
  readonly outcome: FaultOutcome
}

export interface Candidate {
  // The number of the call that it is for.
  readonly call: number
  readonly rule: InjectedFault
}

// The resource was written by somebody else since it was read.
const STALE = { kind: 'error', name: 'PreconditionFailedException', statusCode: 412 } as const
const STALE_PATCH = { kind: 'error', name: 'ConflictException', statusCode: 409 } as const

// The errors of any request to a FHIR endpoint.
const ofFhir: readonly string[] = ['ThrottlingException', 'InternalServerException']

// Every error of the model and one of the network's; latency and an empty response only on request.
export function defaultOutcomes(
  operation: string,
  { errors, ends, latestEnd }: Exchange,
  { fhirStalePatch }: Settings['assumptions'],
): readonly FaultOutcome[] {
  // [patch-stale]
  const isPatch = operation === 'PatchResource' && fhirStalePatch === '409'
  const isJob = ends !== undefined && (ends.length > 0 || latestEnd === undefined)
  return [
    ...[...(isFhirInteraction(operation) ? ofFhir : errors), 'ServiceUnavailable'].map((name) => ({
      kind: 'error' as const,
      name: name as ErrorName,
    })),
    ...(isFhirInteraction(operation) ? [isPatch ? STALE_PATCH : STALE] : []),
    { kind: 'connection', code: 'ECONNRESET', when: 'before' },
    { kind: 'connection', code: 'ECONNRESET', when: 'after' },
    { kind: 'corrupt', body: 'truncated' },
    { kind: 'hang' },
    ...(ends ?? []).map((to) => ({ kind: 'transition' as const, to })),
    ...(isJob ? [{ kind: 'transition' as const, after: Infinity }] : []),
    ...(latestEnd === undefined ? [] : [{ kind: 'transition' as const, after: latestEnd }]),
  ]
}

// Whether an outcome makes a difference there, where the last search was the call of that number.
export function mayApply(unit: Unit, outcome: FaultOutcome, lastSearch: number): boolean {
  const { call, operation, input } = unit
  switch (outcome.kind) {
    case 'error':
      return !isStale(operation, outcome.name) || input.Headers?.['if-match'] !== undefined
    case 'hang':
      // What returns at once cannot hang.
      return call.door !== 'execute' && call.door !== 'fhir'
    case 'transition':
      // Anything else is a write, which is never late for ever.
      return startsSomething(unit) || (outcome.after !== Infinity && call.sequence < lastSearch)
    case 'connection':
    case 'corrupt':
    case 'latency':
      return true
  }
}

function isStale(operation: string, name: string): boolean {
  return name === STALE.name || (operation === 'PatchResource' && name === STALE_PATCH.name)
}
