import { isFhirInteraction } from '../model/fhir/interactions.ts'
import type { Call, CallEntry } from '../service/history/calls.ts'

// What an error may apply to: a call, or an entry of a bundle.
export interface Unit {
  readonly call: Call
  readonly operation: string
  readonly input: FhirMembers
  // That it is an entry of a batch, which fails without the others.
  readonly isOfBatch: boolean
  readonly isEntry: boolean
}

interface FhirMembers {
  readonly ResourceType?: string
  readonly Id?: string
  readonly Query?: object
  readonly Headers?: Readonly<Record<string, string>>
  readonly Resource?: unknown
}

// In the order in which they came.
export function listUnits(calls: readonly Call[]): readonly Unit[] {
  return calls.flatMap((call) => {
    const { operation } = call
    const input = call.input as FhirMembers
    const isOfBatch = (input.Resource as { readonly type?: unknown } | undefined)?.type === 'batch'
    return [
      { call, operation, input, isOfBatch: false, isEntry: false },
      ...(call.entries ?? []).filter(wasReached).map((entry) => ({
        call,
        operation: entry.operation,
        input: entry.input as FhirMembers,
        isOfBatch,
        isEntry: true,
      })),
    ]
  })
}

function wasReached({ operation, output, error }: CallEntry): boolean {
  return operation !== 'OtherInteraction' && (output ?? error) !== undefined
}

// Whether it started what has a status of its own, of all that a FHIR endpoint is asked for a job.
export function startsSomething({ call, operation }: Unit): boolean {
  const { JobId } = (call.output ?? {}) as { readonly JobId?: unknown }
  return !isFhirInteraction(operation) || JobId !== undefined
}

// A search, or a write of what a query finds.
export function isSearch({ operation, input }: Unit): boolean {
  const isHistory = operation.startsWith('GetHistory')
  return operation.startsWith('Search') || (input.Query !== undefined && !isHistory)
}
