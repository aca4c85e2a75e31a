import { attempt } from '../../kernel/errors.ts'
import { didYouMean, listed, shortened } from '../../kernel/suggest.ts'
import type { SearchParameter } from '../../model/fhir/search-parameters.ts'
import { isResourceType } from '../../model/fhir/resource-types.ts'
import type { Assumptions } from '../../model/ledger/assumptions.ts'
import { isSearched } from '../fhir/taken.ts'
import { splitAt } from './escapes.ts'
import {
  findParameter,
  kindOf,
  referenceCodes,
  searchParametersOf,
  targetsOf,
  typeProblem,
} from './parameters.ts'
import { queryError } from './query-error.ts'
import type { Test } from './values/kind.ts'

// What a resource must have to be found.
export type Criterion =
  | {
      readonly kind: 'values'
      readonly parameter: SearchParameter
      readonly modifier: string | undefined
      // One of them is enough.
      readonly tests: readonly Test<unknown>[]
      readonly isNegated: boolean
    }
  | { readonly kind: 'missing'; readonly parameter: SearchParameter; readonly isMissing: boolean }
  | {
      readonly kind: 'chain'
      readonly name: string
      readonly parameter: SearchParameter
      // What must hold of what the parameter leads to, by type.
      readonly targets: ReadonlyMap<string, Criterion>
    }
  | {
      readonly kind: 'has'
      readonly name: string
      // Of a resource of this type, which leads to what is to be found by this parameter.
      readonly type: string
      readonly parameter: SearchParameter
      readonly criterion: Criterion
    }

export interface CriteriaContext {
  readonly datastoreId: string
  readonly assumptions: Assumptions
}

// A parameter of a query, with one of its values.
interface Given extends CriteriaContext {
  // As in the URL.
  readonly name: string
  readonly value: string
  // The same steps from the same type ask for the same.
  readonly known: Map<string, Criterion | undefined>
}

const MOST_STEPS = 10

// Undefined where the type has no such parameter.
export function readCriterion(
  context: CriteriaContext,
  type: string,
  name: string,
  value: string,
): Criterion | undefined {
  if (name.split('.').length + name.split('_has:').length > MOST_STEPS + 2) {
    throw queryError('search-chain', name, `a chain has at most ${MOST_STEPS} steps.`)
  }
  return readSteps({ ...context, name, value, known: new Map() }, type, name)
}

function readSteps(given: Given, type: string, steps: string): Criterion | undefined {
  const key = `${type} ${steps}`
  if (given.known.has(key)) return given.known.get(key)
  const criterion = /^_has(?::|$)/.test(steps) ? readHas(given, steps) : readOwn(given, type, steps)
  given.known.set(key, criterion)
  return criterion
}

function readOwn(given: Given, type: string, steps: string): Criterion | undefined {
  const dot = steps.indexOf('.')
  const [own, rest] = dot === -1 ? [steps, undefined] : [steps.slice(0, dot), steps.slice(dot + 1)]
  const colon = own.indexOf(':')
  const [code, modifier] = colon === -1 ? [own] : [own.slice(0, colon), own.slice(colon + 1)]
  const parameter = findParameter(type, code)
  if (parameter === undefined) return undefined
  return rest === undefined
    ? readValues(given, type, parameter, modifier)
    : readChain(given, parameter, modifier, rest)
}

// That a type has no such parameter.
const unknown = {}

// [search-chain]
function readChain(
  given: Given,
  parameter: SearchParameter,
  modifier: string | undefined,
  rest: string,
): Criterion {
  const { name } = given
  const { code, type } = parameter
  if (type !== 'reference') {
    throw queryError('search-chain', name, `${code} is not a reference, so no chain can follow it.`)
  }
  const types = typesBehind(given, parameter, modifier)
  const targets = new Map<string, Criterion>()
  let refused: unknown
  for (const target of types) {
    const { output: criterion, error } = attempt(() => readSteps(given, target, rest) ?? unknown)
    refused ??= error
    if (criterion !== undefined && criterion !== unknown)
      targets.set(target, criterion as Criterion)
  }
  if (targets.size > 0) return { kind: 'chain', name, parameter, targets }
  // What no type takes.
  if (refused !== undefined) throw refused
  throw queryError(
    'search-chain',
    name,
    `${modifier ?? `what ${code} leads to`} has no search parameter '${shortened(rest)}'.${suggested(rest, types)}`,
  )
}

// The types that a chain goes on with.
function typesBehind(
  { name, assumptions }: Given,
  parameter: SearchParameter,
  modifier: string | undefined,
): readonly string[] {
  if (modifier !== undefined) assertTarget(name, parameter, modifier)
  const targets = modifier === undefined ? targetsOf(parameter) : [modifier]
  const types = targets.filter((type) => isSearched(type, assumptions))
  if (types.length > 0) return types
  throw queryError('search-chain', name, `a data store has no ${targets.join(', ')} to be found.`)
}

// [search-has]
function readHas(given: Given, steps: string): Criterion {
  const { name, assumptions } = given
  const [, type = '', code = '', ...rest] = steps.split(':')
  const form = 'it is _has:Type:reference:parameter'
  if (rest.length === 0) throw queryError('search-has', name, `${form}.`)
  const problem = typeProblem(type, assumptions)
  if (problem !== undefined) throw queryError('search-has', name, `${problem}; ${form}.`)
  const parameter = findParameter(type, code)
  if (parameter?.type !== 'reference') {
    throw queryError(
      'search-has',
      name,
      `${type} has no reference '${shortened(code)}' to search by; ${form}.${didYouMean(shortened(code), referenceCodes(type))}`,
    )
  }
  const criterion = readSteps(given, type, rest.join(':'))
  if (criterion !== undefined) return { kind: 'has', name, type, parameter, criterion }
  throw queryError(
    'search-has',
    name,
    `${type} has no search parameter '${shortened(rest.join(':'))}'.${suggested(rest.join(':'), [type])}`,
  )
}

function suggested(steps: string, types: readonly string[]): string {
  const [code = ''] = steps.split(/[:.]/)
  const known = types.flatMap((type) => searchParametersOf(type).map((each) => each.code))
  return didYouMean(shortened(code), known)
}

const modifiers: Readonly<Record<SearchParameter['type'], readonly string[]>> = {
  composite: [],
  date: ['missing'],
  number: ['missing'],
  quantity: ['missing'],
  reference: ['missing', 'identifier'],
  special: [],
  string: ['missing', 'exact', 'contains'],
  token: ['missing', 'not', 'text'],
  uri: ['missing', 'below'],
}

function readValues(
  given: Given,
  resourceType: string,
  parameter: SearchParameter,
  modifier: string | undefined,
): Criterion {
  const { name, value, datastoreId, assumptions } = given
  if (modifier !== undefined) assertModifier(name, parameter, modifier)
  if (modifier === 'missing')
    return { kind: 'missing', parameter, isMissing: readBoolean(name, value) }
  const kind = kindOf(resourceType, parameter, modifier)
  const asked = { name, modifier, datastoreId, assumptions }
  const tests = [...new Set(splitAt(',', value))].map((text) => {
    if (text === '')
      throw queryError(
        'search-empty-value',
        name,
        'one of its values is empty; give each, with commas between.',
      )
    return kind.parse(text, asked)
  })
  // [search-token-not]
  return { kind: 'values', parameter, modifier, tests, isNegated: modifier === 'not' }
}

// [search-modifiers]
function assertModifier(name: string, parameter: SearchParameter, modifier: string): void {
  const known = parameter.code === '_text' ? ['missing'] : modifiers[parameter.type]
  if (known.includes(modifier)) return
  if (parameter.type === 'reference' && isResourceType(modifier)) {
    assertTarget(name, parameter, modifier)
    return
  }
  const all = parameter.type === 'reference' ? [...known, 'a resource type'] : known
  throw queryError(
    'search-modifiers',
    name,
    all.length === 0
      ? `a ${parameter.type} has no modifiers.`
      : `the modifiers of a ${parameter.type} are ${listed(all)}, not '${shortened(modifier)}'.`,
  )
}

function assertTarget(name: string, parameter: SearchParameter, type: string): void {
  const types = targetsOf(parameter)
  if (isResourceType(type) && types.includes(type)) return
  throw queryError(
    'search-modifiers',
    name,
    `${parameter.code} leads to ${shortened(types.join(', '))}, not to ${shortened(type)}.`,
  )
}

// [search-missing]
function readBoolean(name: string, value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true'
  throw queryError('search-missing', name, `it is true or false, not ${shortened(value)}.`)
}
