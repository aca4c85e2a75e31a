import { attempt, type ServiceError } from '../../kernel/errors.ts'
import {
  markWrites,
  openResourceStore,
  undoWrites,
  type ResourceStore,
} from '../../state/resources.ts'
import type { Settings } from '../../state/settings.ts'
import type { Scope } from '../context/context.ts'
import { toOutcome } from '../fhir/error-outcome.ts'
import { fhirError, retold } from '../fhir/fhir-error.ts'
import type { Issue, Issues } from '../fhir/outcome.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { drawId } from '../interactions/write.ts'
import { answerBundle, answerEntry, type AnsweredEntry } from './answer.ts'
import { carryOut } from './carry-out.ts'
import { isConditional, toInput, type BadEntry, type BundleEntry } from './entries.ts'
import { referencesOf } from './local-references.ts'
import { rewriteReferences } from './references.ts'

// All of it or nothing [bundle-transaction].
export function runTransaction(
  scope: Scope,
  bundle: FhirRequestInput,
  given: readonly (BundleEntry | BadEntry)[],
): FhirAnswer {
  const { settings } = scope
  const entries = assertEntries(settings, given)
  const { resources } = scope.region
  const { DatastoreId } = bundle
  const isNew = !resources.has(DatastoreId)
  const store = openResourceStore(resources, DatastoreId)
  const mark = markWrites(store)
  try {
    return answerBundle(scope, 'transaction', carryOutAll(scope, store, bundle, entries))
  } catch (error) {
    undoWrites(store, mark)
    if (isNew) resources.delete(DatastoreId)
    throw error
  }
}

// What can be said of the entries before one is carried out.
export function assertEntries(
  settings: Settings,
  given: readonly (BundleEntry | BadEntry)[],
): readonly BundleEntry[] {
  const entries = given.map((entry) => assertGood(settings, entry))
  assertOneWriteEach(settings, entries)
  return entries
}

function assertGood(settings: Settings, entry: BundleEntry | BadEntry): BundleEntry {
  const { index } = entry
  if ('error' in entry) throw ofEntry(settings, entry.error, index)
  if (!isConditional(entry)) return entry
  const problem = 'A transaction does not support conditional updates.'
  const error = fhirError(400, 'bundle-conditional-update', 'not-supported', problem)
  throw ofEntry(settings, error, index)
}

// [bundle-same-resource]
function assertOneWriteEach(settings: Settings, entries: readonly BundleEntry[]): void {
  const written = new Set<string>()
  for (const { method, type, id, index } of entries) {
    const name = `${type}/${id}`
    if (method === 'GET' || id === undefined) continue
    if (written.has(name)) {
      const problem = `Another entry writes ${name}, too; a transaction writes a resource once.`
      const error = fhirError(400, 'bundle-same-resource', 'invalid', problem)
      throw ofEntry(settings, error, index)
    }
    written.add(name)
  }
}

function carryOutAll(
  scope: Scope,
  store: ResourceStore,
  bundle: FhirRequestInput,
  entries: readonly BundleEntry[],
): readonly AnsweredEntry[] {
  const ids = entries.map(({ operation, type, id }) =>
    operation === 'CreateResource' ? drawId(scope, store, type) : id,
  )
  const rewrite = referencesOf(scope, bundle, entries, ids)
  const answered: AnsweredEntry[] = []
  for (const entry of inOrder(scope, entries)) {
    const { index, operation } = entry
    answered[index] = namingEntry(scope.settings, index, () => {
      const struck = scope.strike?.(operation, () => toInput(bundle, entry))
      if (struck !== undefined) throw struck.error
      const { resource } = entry
      const own = resource === undefined ? undefined : rewriteReferences(resource, rewrite)
      const input = toInput(bundle, { ...entry, resource: own })
      const answer = carryOut(scope, operation, input, ids[index])
      return answerEntry(scope, bundle.DatastoreId, operation, answer)
    })
  }
  return answered
}

const orderOfR4 = ['DELETE', 'POST', 'PUT', 'GET']

function rank({ method }: BundleEntry): number {
  return orderOfR4.indexOf(method === 'PATCH' ? 'PUT' : method)
}

// [bundle-transaction-order]
function inOrder({ settings }: Scope, entries: readonly BundleEntry[]): readonly BundleEntry[] {
  if (settings.assumptions.fhirTransactionOrder === 'given') return entries
  return entries.toSorted((a, b) => rank(a) - rank(b))
}

export function namingEntry<T>(settings: Settings, index: number, work: () => T): T {
  const { output, error } = attempt(() => ({ done: work() }))
  if (error === undefined) return output.done
  throw ofEntry(settings, error, index)
}

// Says which entry it was.
function ofEntry(settings: Settings, error: ServiceError, index: number): ServiceError {
  const { statusCode, issues } = toOutcome(settings, error)
  const named = issues.map((issue) => inEntry(issue, index)) as unknown as Issues
  return retold(error, statusCode, named)
}

function inEntry({ expression = [''], ...issue }: Issue, index: number): Issue {
  const entry = `Bundle.entry[${index}]`
  return {
    ...issue,
    expression: expression.map((path) =>
      path === '' ? entry : path.replace(/^[A-Za-z]+/, `${entry}.resource`),
    ),
  }
}
