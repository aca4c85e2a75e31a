import type { Scope } from '../context/context.ts'
import { findFhirStore } from '../interactions/find-store.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { tellUnheeded } from '../interactions/unheeded.ts'
import { runBatch } from './batch.ts'
import type { BadEntry, BundleEntry } from './entries.ts'
import { readBundle } from './read-bundle.ts'
import { runTransaction } from './transaction.ts'

export function processBundle(scope: Scope, input: FhirRequestInput): FhirAnswer {
  findFhirStore(scope, input.DatastoreId)
  const { type, entries } = readBundle(scope, input)
  const run = type === 'batch' ? runBatch : runTransaction
  const { ignored = [], ...answer } = run(scope, input, entries)
  return { ...answer, ignored: [...tellUnheededOf(entries), ...ignored] }
}

// [fhir-unheeded]
export function tellUnheededOf(entries: readonly (BundleEntry | BadEntry)[]): readonly string[] {
  return entries.flatMap((entry) => {
    if ('error' in entry) return []
    const { operation, conditions } = entry
    const told = tellUnheeded(operation, { Headers: conditions })
    return told.map((problem) => `Bundle.entry[${entry.index}]: ${problem}`)
  })
}
