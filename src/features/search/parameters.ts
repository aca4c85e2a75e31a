import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { fhirModel } from '../../model/fhir/model.ts'
import { shortened } from '../../kernel/suggest.ts'
import type { Assumptions } from '../../model/ledger/assumptions.ts'
import { isSearched } from '../fhir/taken.ts'
import type { SearchParameter } from '../../model/fhir/search-parameters.ts'
import type { TypeDefinition } from '../../model/fhir/types.ts'
import { isResourceType, resourceTypes } from '../../model/fhir/resource-types.ts'
import { creationOf, type ResourceVersion } from '../../state/resources.ts'
import { extractTuples, extractValues } from './extract.ts'
import { compositeOf, spread } from './values/composites.ts'
import { dates } from './values/dates.ts'
import type { ReadContext, ValueKeys, ValueKind } from './values/kind.ts'
import { numbers } from './values/numbers.ts'
import { quantities } from './values/quantities.ts'
import { referenceIdentifiers, references } from './values/references.ts'
import { narratives, strings, tokenTexts } from './values/strings.ts'
import { tokens } from './values/tokens.ts'
import { uris } from './values/uris.ts'

// A resource that values are read from.
export interface Source {
  readonly version: ResourceVersion
  readonly first: ResourceVersion
  // As much of the resource as has these keys.
  readonly pick: (keys: ReadonlySet<string>) => JsonObject
}

// What the service has beside HL7's, and what it has not [search-parameters].
const own: Readonly<Record<string, SearchParameter['type']>> = {
  createdAt: 'date',
  _text: 'string',
}
const missing: Readonly<Record<string, readonly string[]>> = {
  Bundle: ['composition', 'identifier', 'message', 'timestamp', 'type'],
  Consent: ['source-reference'],
  Contract: ['patient'],
  Location: ['near'],
}
const missingEverywhere: readonly string[] = ['_content', '_query']

export function searchParametersOf(type: string): readonly SearchParameter[] {
  const added = Object.entries(own).map(([code, each]) => toParameter(code, each))
  const known = [...fhirModel().searchParameters(type).values()]
  return [...known.filter(({ code }) => !isMissing(type, code)), ...added]
}

export function findParameter(type: string, code: string): SearchParameter | undefined {
  const ofOwn = Object.hasOwn(own, code) ? own[code] : undefined
  if (ofOwn !== undefined) return toParameter(code, ofOwn)
  return isMissing(type, code) ? undefined : fhirModel().searchParameters(type).get(code)
}

function isMissing(type: string, code: string): boolean {
  return missingEverywhere.includes(code) || missing[type]?.includes(code) === true
}

function toParameter(code: string, type: SearchParameter['type']): SearchParameter {
  return { code, type, paths: [], targets: [], parts: [] }
}

// Special is but Location.near, which is missing.
type SimpleType = Exclude<SearchParameter['type'], 'composite' | 'special'>

const kinds: Readonly<Record<SimpleType, ValueKind<unknown>>> = {
  number: numbers,
  date: dates,
  string: strings,
  token: tokens,
  reference: references,
  quantity: quantities,
  uri: uris,
}

// Whether there is a value, be it one that is not searched by.
const presence: Omit<ValueKind<unknown>, 'parse'> = {
  read: ({ value }) => (isEmpty(value) ? [] : [true]),
  keyOf: () => '',
}

const measured: readonly SearchParameter['type'][] = ['date', 'number', 'quantity']

// What is measured is there only if it can be compared, unlike the text that a choice may have in place of a date
// [search-missing].
function isOfPresence({ type }: SearchParameter, modifier: string | undefined): boolean {
  return modifier === 'missing' && !measured.includes(type)
}

function isEmpty(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).every((key) => key === 'extension')
}

// The modifiers that make another kind of a parameter.
const kindsByModifier: Readonly<Record<string, ValueKind<unknown>>> = {
  'token:text': tokenTexts,
  'reference:identifier': referenceIdentifiers,
}

// Under which a type's index has what it knows of a parameter.
export function columnName(parameter: SearchParameter, modifier?: string): string {
  const { code, type } = parameter
  const isOther =
    isOfPresence(parameter, modifier) || Object.hasOwn(kindsByModifier, `${type}:${modifier}`)
  return isOther ? `${code}:${modifier}` : code
}

// How values of a parameter are asked for.
export function kindOf(
  resourceType: string,
  parameter: SearchParameter,
  modifier?: string,
): Omit<ValueKind<unknown>, 'read'> {
  if (parameter.type !== 'composite') return simpleKind(parameter, modifier)
  return compositeOf(kindsOfParts(resourceType, parameter.parts))
}

function simpleKind({ code, type }: SearchParameter, modifier?: string): ValueKind<unknown> {
  if (code === '_text') return narratives
  return kindsByModifier[`${type}:${modifier}`] ?? kinds[type as SimpleType]
}

function kindsOfParts(
  resourceType: string,
  parts: SearchParameter['parts'],
): readonly ValueKind<unknown>[] {
  return parts.map(({ code }) => simpleKind(findParameter(resourceType, code) as SearchParameter))
}

// What the values of a parameter are known by.
export function keysOf(
  resourceType: string,
  parameter: SearchParameter,
  modifier?: string,
): ValueKeys<unknown> {
  return isOfPresence(parameter, modifier) ? presence : kindOf(resourceType, parameter, modifier)
}

// What a parameter compares, of one resource.
export type ReadValues = (source: Source) => readonly unknown[]

export function readerOf(
  resourceType: string,
  parameter: SearchParameter,
  modifier: string | undefined,
  context: ReadContext,
): ReadValues {
  const { [parameter.code]: special } = readers
  if (special !== undefined) {
    if (isOfPresence(parameter, modifier)) {
      return (source) => (special(source).length > 0 ? [true] : [])
    }
    if (columnName(parameter, modifier) === parameter.code) return special
  }
  const model = fhirModel()
  const members = membersOf(resourceType, parameter)
  if (parameter.type !== 'composite') {
    const kind = isOfPresence(parameter, modifier) ? presence : simpleKind(parameter, modifier)
    return ({ pick }) =>
      extractValues(pick(members), parameter, model).flatMap((found) => kind.read(found, context))
  }
  const ofParts = kindsOfParts(resourceType, parameter.parts)
  return ({ pick }) =>
    extractTuples(pick(members), parameter, model).flatMap((tuple) => {
      const values = tuple.map((found, index) => {
        const part = ofParts[index] as ValueKind<unknown>
        return found.flatMap((each) => part.read(each, context))
      })
      return spread(values, ofParts)
    })
}

// What a parameter looks at stands in these members of a resource.
function membersOf(resourceType: string, { paths, parts }: SearchParameter): ReadonlySet<string> {
  const { elements } = fhirModel().type(resourceType) as TypeDefinition
  const all = [...paths, ...parts.flatMap((part) => part.paths)]
  const keys = all.flatMap(({ steps: [first] }) => {
    const element = first === undefined ? undefined : elements.get(first.name)
    return element?.types.map(({ key }) => key) ?? []
  })
  // What a reference within the resource leads to.
  const isResolved = all.some(({ steps }) => steps.some(({ filter }) => filter?.kind === 'target'))
  return new Set(['resourceType', ...keys, ...(isResolved ? ['contained'] : [])])
}

// What is no element of the resource, or can be had without parsing it.
const readers: Readonly<Record<string, ReadValues>> = {
  _id: ({ version }) => [{ system: undefined, code: version.id }],
  _lastUpdated: ({ version }) => [{ low: version.at, high: version.at }],
  createdAt({ first }) {
    const at = creationOf(first)
    return [{ low: at, high: at }]
  },
  _text({ pick }) {
    const { text } = pick(narrative)
    const { div } = isJsonObject(text) ? text : {}
    return div === undefined ? [] : narratives.read({ type: 'xhtml', value: div }, noContext)
  },
}

const narrative: ReadonlySet<string> = new Set(['text'])

const noContext: ReadContext = { datastoreId: '' }

export function referenceCodes(type: string): readonly string[] {
  return searchParametersOf(type)
    .filter((parameter) => parameter.type === 'reference')
    .map(({ code }) => code)
}

// Why a search cannot go by a type that it names; undefined if it can [resource-types].
export function typeProblem(type: string, assumptions: Assumptions): string | undefined {
  if (!isResourceType(type)) return `${shortened(type)} is not a resource type`
  return isSearched(type, assumptions) ? undefined : `a data store has no ${type} to be found`
}

// The types that a reference may lead to.
export function targetsOf({ targets }: SearchParameter): readonly string[] {
  const isAny = targets.length === 0 || targets.includes('Resource')
  return isAny ? resourceTypes() : targets.filter(isResourceType)
}
