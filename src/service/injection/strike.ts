import type { Context, Strike } from '../../features/context/context.ts'
import type { FhirInteraction } from '../../model/fhir/interactions.ts'
import type { AnyOutcome } from '../../state/fault-rules.ts'
import { fhirPlane } from '../fhir-plane.ts'
import { injectedError } from './delivery.ts'
import { injectFault, type Injection } from './inject.ts'

export type StrikePart = (
  operation: string,
  toInput: () => object,
) => (Injection & Strike) | undefined

// Asks the rules about a part of a request, with which those for the request itself have nothing to do [bundle-faults].
export function striking(context: Context, region: string): StrikePart {
  return (operation, toInput) => {
    const { settings, state } = context
    if (state.faults.rules.length === 0) return undefined
    const exchange = fhirPlane[operation as FhirInteraction]
    const part = { operation, exchange, region, at: state.now, input: toInput() }
    const attempted = { ...part, isUnlinked: false, decisions: new Map() }
    const fault = injectFault(context, attempted, 'before', isError)
    if (fault?.outcome.kind !== 'error') return undefined
    return { ...fault, rule: fault.id, error: injectedError(settings, fault.outcome) }
  }
}

function isError({ kind }: AnyOutcome): boolean {
  return kind === 'error'
}
