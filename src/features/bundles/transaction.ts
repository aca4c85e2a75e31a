import type { JsonObject } from '../../kernel/json.ts'
import { attempt, type ServiceError } from '../../kernel/errors.ts'
import {
  openResourceStore,
  type ResourceStore,
  type ResourceVersion,
} from '../../state/resources.ts'
import { amendWrites, markWrites, undoWrites } from '../../state/write-mark.ts'
import type { Settings } from '../../state/settings.ts'
import type { Scope } from '../context/context.ts'
import { toOutcome } from '../fhir/error-outcome.ts'
import { fhirError, retold } from '../fhir/fhir-error.ts'
import type { Issue, Issues } from '../fhir/outcome.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { drawId } from '../interactions/write.ts'
import type { StoredVersion } from '../resources/write.ts'
import { answerBundle, answerEntry } from './answer.ts'
import { carryOut } from './carry-out.ts'
import {
  conditionalReferences,
  rewriteText,
  type ConditionalReferences,
} from './conditional-references.ts'
import { isConditional, writtenBy, toInput, type BadEntry, type BundleEntry } from './entries.ts'
import { localReferences } from './local-references.ts'
import { rewriteReferences, textsIn, type Rewrite } from './references.ts'

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
    const conditional = conditionalReferences(scope, bundle)
    const done = carryOutAll(scope, store, bundle, entries, conditional)
    amendWrites(store, mark, withTargets(scope, store, done, conditional))
    const answered = done.map(({ entry, answer }) =>
      answerEntry(scope, bundle, entry.operation, answer),
    )
    const ignored = conditional.tellUnused()
    return { ...answerBundle(scope, 'transaction', answered), ignored }
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

interface Done {
  readonly entry: BundleEntry
  readonly answer: FhirAnswer
  // That it has references with a query, which are looked for when all is written.
  readonly isWaiting: boolean
}

function carryOutAll(
  scope: Scope,
  store: ResourceStore,
  bundle: FhirRequestInput,
  entries: readonly BundleEntry[],
  conditional: ConditionalReferences,
): readonly Done[] {
  const ids = entries.map(({ operation, type, id }) =>
    operation === 'CreateResource' ? drawId(scope, store, type) : id,
  )
  const referencesOf = localReferences(entries, ids)
  const done: Done[] = []
  for (const entry of inOrder(scope, entries)) {
    const { index, operation, resource } = entry
    let isWaiting = false
    const local = referencesOf(entry)
    const rewrite: Rewrite = (text, kind) => {
      if (kind === 'reference' && conditional.isOne(text)) isWaiting = true
      return local(text, kind)
    }
    const answer = namingEntry(scope.settings, index, () => {
      const struck = scope.strike?.(operation, () => toInput(bundle, entry))
      if (struck !== undefined) throw struck.error
      const own = resource === undefined ? undefined : rewriteReferences(resource, rewrite)
      const input = toInput(bundle, { ...entry, resource: own })
      const rewritten = (result: JsonObject) => rewriteReferences(result, within(entry, rewrite))
      return carryOut(scope, operation, input, { id: ids[index], rewritten })
    })
    done[index] = { entry, answer, isWaiting: isWaiting && isWrite(entry) }
  }
  return done
}

function isWrite({ method }: BundleEntry): boolean {
  return method !== 'GET' && method !== 'DELETE'
}

// Of a patch, what it brings alone is rewritten.
function within(entry: BundleEntry, rewrite: Rewrite): Rewrite {
  if (entry.operation !== 'PatchResource') return rewrite
  const texts = textsIn(writtenBy(entry))
  return (text, kind) => (texts.has(text) ? rewrite(text, kind) : undefined)
}

// The texts of what was waiting, with what its references lead to.
function withTargets(
  scope: Scope,
  store: ResourceStore,
  done: readonly Done[],
  { found }: ConditionalReferences,
): ReadonlyMap<ResourceVersion, string> {
  const texts = new Map<ResourceVersion, string>()
  for (const { entry, answer, isWaiting } of done) {
    if (!isWaiting) continue
    const { ResourceType = '', Id = '' } = answer
    const version = store.types.get(ResourceType)?.latest.get(Id) as StoredVersion
    const other = () => rewriteText(version.text, within(entry, found))
    texts.set(version, namingEntry(scope.settings, entry.index, other))
  }
  return texts
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
