import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import type { FhirModel } from '../../model/fhir/model.ts'
import type {
  SearchFilter,
  SearchParameter,
  SearchPath,
  SearchStep,
} from '../../model/fhir/search-parameters.ts'
import { targetTypeOf } from '../fhir/reference.ts'

// A value in a resource with the type that R4 gives it: of a primitive, an element or a resource.
export interface TypedValue {
  readonly type: string
  readonly value: Json
  // The value set that a code is of.
  readonly codeSet?: string | undefined
}

// The values that a search parameter looks at; of a composite, what its parts look at.
export function extractValues(
  resource: JsonObject,
  { paths }: SearchParameter,
  model: FhirModel,
): readonly TypedValue[] {
  const root = toRoot(resource)
  return paths.flatMap((path) => follow(path, root, root, model))
}

// The values of each part of a composite: a tuple for each place where these are found together.
export function extractTuples(
  resource: JsonObject,
  parameter: SearchParameter,
  model: FhirModel,
): readonly (readonly (readonly TypedValue[])[])[] {
  const root = toRoot(resource)
  return extractValues(resource, parameter, model).map((from) =>
    parameter.parts.map(({ paths }) => paths.flatMap((path) => follow(path, from, root, model))),
  )
}

function toRoot(resource: JsonObject): TypedValue {
  const { resourceType } = resource
  return { type: typeof resourceType === 'string' ? resourceType : 'Resource', value: resource }
}

function follow(
  { isAbsolute, steps }: SearchPath,
  from: TypedValue,
  root: TypedValue,
  model: FhirModel,
): readonly TypedValue[] {
  let values: readonly TypedValue[] = [isAbsolute ? root : from]
  for (const step of steps) values = take(step, values, root, model)
  return values
}

// With loops: this runs for every parameter of every resource that is searched.
function take(
  { name, type, filter }: SearchStep,
  values: readonly TypedValue[],
  root: TypedValue,
  model: FhirModel,
): readonly TypedValue[] {
  const found: TypedValue[] = []
  for (const value of values) addElements(found, value, name, model)
  const ofType =
    type === undefined ? found : found.filter((value) => isOfType(value.type, type, model))
  return filter === undefined ? ofType : applyFilter(filter, ofType, root)
}

function addElements(
  found: TypedValue[],
  { type, value }: TypedValue,
  name: string,
  model: FhirModel,
): void {
  const element = model.type(type)?.elements.get(name)
  if (element === undefined || !isJsonObject(value)) return
  const { codeSet } = element
  for (const { code, key } of element.types) {
    const { [key]: member = null } = value
    const items = isJsonArray(member) ? member : [member]
    for (const item of items) if (item !== null) found.push(toTyped(item, code, codeSet))
  }
}

function toTyped(value: Json, type: string, codeSet: string | undefined): TypedValue {
  const isResource = type === 'Resource' && isJsonObject(value)
  return isResource ? toRoot(value) : { type, value, codeSet }
}

const primitiveBases: ReadonlyMap<string, string> = new Map([
  ...['canonical', 'oid', 'url', 'uuid'].map((type) => [type, 'uri'] as const),
  ...['code', 'id', 'markdown'].map((type) => [type, 'string'] as const),
  ...['positiveInt', 'unsignedInt'].map((type) => [type, 'integer'] as const),
])

function isOfType(type: string, wanted: string, model: FhirModel): boolean {
  if (type === wanted) return true
  const base = primitiveBases.get(type) ?? model.type(type)?.base?.name
  return base !== undefined && isOfType(base, wanted, model)
}

function applyFilter(
  filter: SearchFilter,
  values: readonly TypedValue[],
  root: TypedValue,
): readonly TypedValue[] {
  switch (filter.kind) {
    case 'index':
      return values.slice(filter.index, filter.index + 1)
    case 'equals':
      return values.filter(({ value }) => membersAt(value, filter.names).includes(filter.value))
    case 'target':
      return values.filter(({ value }) => targetTypeOf(value, root.value) === filter.type)
    case 'exists':
      return [{ type: 'boolean', value: values.some(({ value }) => value !== false) }]
  }
}

function membersAt(value: Json, [name, ...rest]: readonly string[]): readonly Json[] {
  if (name === undefined) return [value]
  if (isJsonArray(value)) return value.flatMap((item) => membersAt(item, [name, ...rest]))
  const { [name]: member = null } = isJsonObject(value) ? value : {}
  return membersAt(member, rest)
}
