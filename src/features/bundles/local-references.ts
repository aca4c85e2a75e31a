import type { Scope } from '../context/context.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { isResourceType } from '../../model/fhir/resource-types.ts'
import { shortened } from '../../kernel/suggest.ts'
import { findFhirStore } from '../interactions/find-store.ts'
import { findMatches, readCondition } from '../interactions/conditional.ts'
import { createFhirInput, type FhirRequestInput } from '../interactions/input.ts'
import type { TypeInput } from '../interactions/read.ts'
import { readQueryText } from '../search/query-text.ts'
import type { BundleEntry } from './entries.ts'
import type { Rewrite } from './references.ts'

const LOCAL = /^urn:(?:uuid|oid):/
const CONDITIONAL = /^([A-Za-z]+)\?(.+)$/s

// What the references in a transaction lead to, where that is known when it begins only [bundle-references].
export function referencesOf(
  scope: Scope,
  bundle: FhirRequestInput,
  entries: readonly BundleEntry[],
  ids: readonly (string | undefined)[],
): Rewrite {
  const targets = new Map<string, string>()
  for (const { fullUrl, index, type } of entries) {
    const id = ids[index]
    if (fullUrl !== undefined && id !== undefined) targets.set(fullUrl, `${type}/${id}`)
  }
  return (text, kind) => {
    const target = targets.get(text) ?? targetOfFragment(text, targets)
    if (target !== undefined) return target
    if (kind !== 'reference') return undefined
    if (LOCAL.test(text)) throw unresolved(`No entry has the fullUrl ${shortened(text)}.`)
    const [, type, query] = CONDITIONAL.exec(text) ?? []
    if (type === undefined || query === undefined) return undefined
    const found = findByCondition(scope, bundle, type, query)
    targets.set(text, found)
    return found
  }
}

function targetOfFragment(text: string, targets: ReadonlyMap<string, string>): string | undefined {
  const hash = text.indexOf('#')
  const target = hash <= 0 ? undefined : targets.get(text.slice(0, hash))
  return target === undefined ? undefined : target + text.slice(hash)
}

function findByCondition(
  scope: Scope,
  { DatastoreId, base }: FhirRequestInput,
  type: string,
  text: string,
): string {
  const query = readQueryText(text)
  if (!isResourceType(type) || query === undefined) {
    throw unresolved(`${shortened(`${type}?${text}`)} is no search of a type.`)
  }
  const input = createFhirInput({ DatastoreId, ResourceType: type }, base) as TypeInput
  const search = readCondition(scope, input, query)
  const matches = findMatches(scope, input, findFhirStore(scope, DatastoreId), search)
  const [match, another] = matches
  if (match !== undefined && another === undefined) return `${type}/${match.version.id}`
  throw fhirError(
    412,
    'bundle-references',
    match === undefined ? 'not-found' : 'multiple-matches',
    `The reference ${shortened(`${type}?${text}`)} leads to ${match === undefined ? 'nothing' : 'more than one resource'}.`,
  )
}

function unresolved(problem: string): Error {
  return fhirError(400, 'bundle-references', 'invalid', problem)
}
