import type { Context, Strike } from '../../features/context/context.ts'
import type { FaultOutcome } from '../../state/fault-rules.ts'
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
    const part = { operation, ends: undefined, region, at: state.now, input: toInput() }
    const fault = injectFault(context, { ...part, decisions: new Map() }, 'before', isError)
    if (fault?.outcome.kind !== 'error') return undefined
    return { ...fault, rule: fault.id, error: injectedError(settings, fault.outcome) }
  }
}

function isError({ kind }: FaultOutcome): boolean {
  return kind === 'error'
}
