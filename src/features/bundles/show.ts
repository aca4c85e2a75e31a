import type { FhirInteraction } from '../../model/fhir/interactions.ts'
import { isJsonObject } from '../../kernel/json.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import type { AttemptFault, CallError } from '../../state/calls.ts'
import type { EntryResult } from '../interactions/answer.ts'
import { createFhirInput, showFhirInput, type FhirInput } from '../interactions/input.ts'
import { entriesIn, readEntry, toInput } from './entries.ts'

// An entry of a bundle that was posted, and what became of it.
export interface ShownEntry {
  readonly operation: FhirInteraction
  readonly input: object
  readonly output?: object
  readonly error?: CallError
  readonly fault?: AttemptFault
}

export function showEntries(
  input: FhirInput,
  { Entry = [] }: { readonly Entry?: readonly (EntryResult | null)[] } = {},
): readonly ShownEntry[] {
  const { value } = parseJson(input.Body ?? '')
  const bundle = createFhirInput(input, '')
  const all = isJsonObject(value) ? entriesIn(value) : []
  return all.map((entry, index) => {
    const asked = readEntry(bundle, entry, index)
    const { DatastoreId } = input
    const shown =
      'error' in asked
        ? { operation: 'OtherInteraction' as const, input: Object.freeze({ DatastoreId }) }
        : { operation: asked.operation, input: showFhirInput(toInput(bundle, asked)) }
    return Object.freeze({ ...shown, ...resultOf(Entry[index]) })
  })
}

// Where nothing became of it, or not yet, there is nothing to tell.
function resultOf(result: EntryResult | null | undefined): Omit<ShownEntry, 'operation' | 'input'> {
  if (result === undefined || result === null) return {}
  const { Error: error, Fault: rule, ...output } = result
  if (error === undefined) return { output: Object.freeze(output) }
  const fault = rule === undefined ? {} : { fault: Object.freeze({ rule, kind: 'error' as const }) }
  return { error: Object.freeze(error), ...fault }
}
