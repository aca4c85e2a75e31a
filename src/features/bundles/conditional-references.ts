import { isResourceType } from '../../model/fhir/resource-types.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { shortened } from '../../kernel/suggest.ts'
import { writeJson } from '../../kernel/write-json.ts'
import type { Scope } from '../context/context.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { findMatches, readCondition } from '../interactions/conditional.ts'
import { findFhirStore } from '../interactions/find-store.ts'
import { createFhirInput, type FhirRequestInput } from '../interactions/input.ts'
import type { TypeInput } from '../interactions/read.ts'
import { readQueryText } from '../search/query-text.ts'
import { isResultParameter } from '../search/result-parameters.ts'
import { rewriteReferences, type Rewrite } from './references.ts'

const CONDITIONAL = /^([A-Za-z]+)\?(.+)$/s

// References with a query, which are read where they stand, and lead to what is found once all else of a transaction is
// done [bundle-references].
export interface ConditionalReferences {
  isOne(text: string): boolean
  readonly found: Rewrite
  // What is said of their parameters that are not used [fhir-unheeded].
  tellUnused(): readonly string[]
}

export function conditionalReferences(
  scope: Scope,
  bundle: FhirRequestInput,
): ConditionalReferences {
  const known = new Map<string, Sought>()
  const targets = new Map<string, string>()
  const read = (text: string) => {
    const [, type, query] = CONDITIONAL.exec(text) ?? []
    if (type === undefined || query === undefined) return undefined
    const sought = known.get(text) ?? readSought(scope, bundle, type, query)
    known.set(text, sought)
    return sought
  }
  return {
    isOne: (text) => read(text) !== undefined,
    found(text, kind) {
      const sought = kind === 'reference' ? read(text) : undefined
      if (sought === undefined) return undefined
      const target = targets.get(text) ?? findOne(scope, sought, text)
      targets.set(text, target)
      return target
    },
    tellUnused: () =>
      Array.from(known).flatMap(([text, { unused }]) =>
        unused.map((name) => {
          return `The reference ${shortened(text)} does not use the parameter ${name}. It was ignored.`
        }),
      ),
  }
}

export function rewriteText(text: string, rewrite: Rewrite): string {
  const { value } = parseJson(text, { form: 'JSON' })
  return writeJson(rewriteReferences(value as JsonObject, rewrite))
}

interface Sought {
  readonly input: TypeInput
  readonly search: ReturnType<typeof readCondition>
  readonly unused: readonly string[]
}

function readSought(
  scope: Scope,
  { DatastoreId, base }: FhirRequestInput,
  type: string,
  text: string,
): Sought {
  const query = readQueryText(text)
  if (!isResourceType(type) || query === undefined) {
    const problem = `${shortened(`${type}?${text}`)} is not a search of a type.`
    throw fhirError(400, 'bundle-references', 'invalid', problem)
  }
  const input = createFhirInput({ DatastoreId, ResourceType: type }, base) as TypeInput
  const unused = Object.keys(query).filter((name) => isResultParameter(name))
  return { input, search: readCondition(scope, input, query), unused }
}

function findOne(scope: Scope, { input, search }: Sought, text: string): string {
  const { DatastoreId, ResourceType: type } = input
  const matches = findMatches(scope, input, findFhirStore(scope, DatastoreId), search)
  const [match, another] = matches
  if (match !== undefined && another === undefined) return `${type}/${match.version.id}`
  throw fhirError(
    412,
    'bundle-references',
    match === undefined ? 'not-found' : 'multiple-matches',
    `The reference ${shortened(text)} leads to ${match === undefined ? 'nothing' : 'more than one resource'}.`,
  )
}
