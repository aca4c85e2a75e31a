import type { BundleEntry } from '../bundles/entries.ts'
import { toInput } from '../bundles/entries.ts'
import { tellUnheededOf } from '../bundles/process.ts'
import { readBundle } from '../bundles/read-bundle.ts'
import { assertEntries, namingEntry } from '../bundles/transaction.ts'
import type { Scope } from '../context/context.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { assertAllowed, assertId, assertType } from '../interactions/find-store.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { readBody } from '../interactions/read-body.ts'

// What a transaction that is not waited for is refused for at once; the rest is told by its poll
// [async-transaction-refused].
// Gives what is said of what the entries have that is not heeded.
export function assertSubmittable(scope: Scope, input: FhirRequestInput): readonly string[] {
  const { type, entries } = readBundle(scope, input)
  if (type !== 'transaction') {
    throw refused('A batch is not done asynchronously; leave Prefer: respond-async out.')
  }
  for (const entry of assertEntries(scope.settings, entries)) {
    namingEntry(scope.settings, entry.index, () => assertEntry(scope, input, entry))
  }
  return tellUnheededOf(entries)
}

function assertEntry(scope: Scope, bundle: FhirRequestInput, entry: BundleEntry): void {
  const { operation, method, type, id, resource } = entry
  if (operation === 'PatchResource') {
    throw refused('A transaction that is done asynchronously has no patches.')
  }
  assertType(scope, type)
  if (id !== undefined) assertId(id)
  assertAllowed(type, method)
  if (method === 'GET' || method === 'DELETE') return
  readBody(scope, toInput(bundle, { ...entry, resource }), type)
}

function refused(problem: string) {
  return fhirError(400, 'async-transaction-refused', 'not-supported', problem)
}
