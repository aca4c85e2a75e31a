import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { writeJson } from '../../kernel/write-json.ts'
import { fhirModel } from '../../model/fhir/model.ts'
import type { Property, TypeDefinition } from '../../model/fhir/types.ts'

type Summary = 'true' | 'text' | 'data'

// Which elements of a resource an answer has.
export type Subset =
  | { readonly kind: 'summary'; readonly summary: Summary }
  | { readonly kind: 'elements'; readonly names: readonly string[] }

const always: readonly string[] = ['resourceType', 'id', 'meta']

// The text of what is left of a resource; each number as it was written [search-summary] [search-elements].
export function subsetOf(resourceType: string, text: string, subset: Subset): string {
  const { value } = parseJson(text, { form: 'JSON' })
  const type = fhirModel().type(resourceType) as TypeDefinition
  return writeJson(withTag(keep(value as JsonObject, type, subset)))
}

function keep(resource: JsonObject, type: TypeDefinition, subset: Subset): JsonObject {
  if (subset.kind === 'elements') {
    const { names } = subset
    return filtered(resource, type, ({ element, type: { key } }) => {
      return element.isRequired || names.includes(element.name) || names.includes(key)
    })
  }
  switch (subset.summary) {
    case 'data':
      return filtered(resource, type, ({ element }) => element.name !== 'text')
    case 'text':
      return filtered(resource, type, ({ element }) => {
        return element.isRequired || element.name === 'text'
      })
    case 'true':
      return summaryOf(resource, type)
  }
}

function filtered(
  object: JsonObject,
  type: TypeDefinition,
  isKept: (property: Property) => boolean,
): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([key]) => {
      const property = propertyOf(type, key)
      return always.includes(key) || (property !== undefined && isKept(property))
    }),
  )
}

// What stands beside a primitive, as _birthDate beside birthDate, is of the same element.
function propertyOf({ properties }: TypeDefinition, key: string): Property | undefined {
  return properties.get(key) ?? properties.get(key.replace(/^_/, ''))
}

function summaryOf(object: JsonObject, type: TypeDefinition): JsonObject {
  const kept = filtered(object, type, ({ element }) => element.isInSummary)
  return Object.fromEntries(
    Object.entries(kept).map(([key, value]) => {
      const code = propertyOf(type, key)?.type.code
      const inside = code === undefined || key === 'meta' ? undefined : fhirModel().type(code)
      return [key, inside === undefined ? value : summaryWithin(value, inside)]
    }),
  )
}

function summaryWithin(value: Json, type: TypeDefinition): Json {
  if (isJsonArray(value)) return value.map((item) => summaryWithin(item, type))
  return isJsonObject(value) ? summaryOf(value, type) : value
}

const subsetted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
}

// [search-subsetted]
function withTag(resource: JsonObject): JsonObject {
  const meta = resource['meta'] as JsonObject
  const given = isJsonArray(meta['tag']) ? meta['tag'] : []
  // What was read so and written back has it already.
  const tags = given.filter((tag) => !isJsonObject(tag) || tag['code'] !== subsetted.code)
  return { ...resource, meta: { ...meta, tag: [...tags, subsetted] } }
}
