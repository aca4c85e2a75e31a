import type { Scope } from '../context/context.ts'
import { findFhirStore } from '../interactions/find-store.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { runBatch } from './batch.ts'
import { readBundle } from './read-bundle.ts'
import { runTransaction } from './transaction.ts'

export function processBundle(scope: Scope, input: FhirRequestInput): FhirAnswer {
  findFhirStore(scope, input.DatastoreId)
  const { type, entries } = readBundle(scope, input)
  return type === 'batch' ? runBatch(scope, input, entries) : runTransaction(scope, input, entries)
}
