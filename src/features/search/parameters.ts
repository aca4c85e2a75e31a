import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { fhirModel } from '../../model/fhir/model.ts'
import type { SearchParameter } from '../../model/fhir/search-parameters.ts'
import { isResourceType, resourceTypes } from '../../model/fhir/resource-types.ts'
import type { ResourceVersion } from '../../state/resources.ts'
import { extractTuples, extractValues } from './extract.ts'
import { compositeOf } from './values/composites.ts'
import { dates } from './values/dates.ts'
import type { ReadContext, ValueKind } from './values/kind.ts'
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

const kinds: Readonly<Partial<Record<SearchParameter['type'], ValueKind<unknown>>>> = {
  number: numbers,
  date: dates,
  string: strings,
  token: tokens,
  reference: references,
  quantity: quantities,
  uri: uris,
}

// Whether there is a value, be it one that is not searched by [search-missing].
const presence: ValueKind<true> = {
  read: ({ value }) => (isEmpty(value) ? [] : [true]),
  keyOf: () => '',
  parse: () => ({ matches: () => true }),
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
export function columnName({ code, type }: SearchParameter, modifier?: string): string {
  const isOther = modifier === 'missing' || Object.hasOwn(kindsByModifier, `${type}:${modifier}`)
  return isOther ? `${code}:${modifier}` : code
}

export function kindOf(
  resourceType: string,
  { code, type, parts }: SearchParameter,
  modifier?: string,
): ValueKind<unknown> | undefined {
  if (modifier === 'missing') return presence
  if (code === '_text') return narratives
  if (type !== 'composite') return kindsByModifier[`${type}:${modifier}`] ?? kinds[type]
  return compositeOf(kindsOfParts(resourceType, parts))
}

function kindsOfParts(
  resourceType: string,
  parts: SearchParameter['parts'],
): readonly ValueKind<unknown>[] {
  return parts.map(({ code }) => {
    const parameter = findParameter(resourceType, code) as SearchParameter
    return kindOf(resourceType, parameter) as ValueKind<unknown>
  })
}

// What a parameter compares, of one resource.
export type ReadValues = (source: Source) => readonly unknown[]

export function readerOf(
  resourceType: string,
  parameter: SearchParameter,
  kind: ValueKind<unknown>,
  context: ReadContext,
): ReadValues {
  const { [parameter.code]: special } = readers
  if (special !== undefined && kind === presence) {
    return (source) => (special(source).length > 0 ? [true] : [])
  }
  if (special !== undefined && kind === kindOf(resourceType, parameter)) return special
  const model = fhirModel()
  const keys = keysOf(resourceType, parameter)
  if (parameter.type !== 'composite') {
    return ({ pick }) =>
      extractValues(pick(keys), parameter, model).flatMap((found) => kind.read(found, context))
  }
  const ofParts = kindsOfParts(resourceType, parameter.parts)
  return ({ pick }) =>
    extractTuples(pick(keys), parameter, model).map((parts) =>
      ofParts.map((part, index) =>
        (parts[index] ?? []).flatMap((found) => part.read(found, context)),
      ),
    )
}

// What a parameter looks at stands in these members of a resource.
function keysOf(resourceType: string, { paths, parts }: SearchParameter): ReadonlySet<string> {
  const { elements } = fhirModel().type(resourceType) ?? {}
  const all = [...paths, ...parts.flatMap((part) => part.paths)]
  const keys = all.flatMap(({ steps: [first] }) => {
    const element = elements?.get(first?.name ?? '')
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
  createdAt: ({ first }) => [{ low: first.at, high: first.at }],
  _text({ pick }) {
    const { text } = pick(narrative)
    const { div } = isJsonObject(text) ? text : {}
    return div === undefined ? [] : narratives.read({ type: 'xhtml', value: div }, noContext)
  },
}

const narrative: ReadonlySet<string> = new Set(['text'])

const noContext: ReadContext = { datastoreId: '' }

// The types that a reference may lead to.
export function targetsOf({ targets }: SearchParameter): readonly string[] {
  const isAny = targets.length === 0 || targets.includes('Resource')
  return isAny ? resourceTypes() : targets.filter(isResourceType)
}
