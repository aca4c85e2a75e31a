import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { fhirModel } from '../../model/fhir/model.ts'
import type { SearchParameter } from '../../model/fhir/search-parameters.ts'
import { extractValues, type TypedValue } from '../../features/search/extract.ts'
import { searchParametersOf } from '../../features/search/parameters.ts'

// A search parameter of a resource's type, with a value by which the resource is found.
export type SearchTerm = readonly [name: string, value: string]

// Of a good resource.
export function searchTermsOf(resource: JsonObject): readonly SearchTerm[] {
  const { resourceType } = resource
  return searchParametersOf(resourceType as string).flatMap((parameter) => {
    const toTexts = textsBy[parameter.type]
    if (toTexts === undefined) return []
    const values = extractValues(resource, parameter, fhirModel())
    return values.flatMap(toTexts).map((text): SearchTerm => [parameter.code, text])
  })
}

type ToTexts = (found: TypedValue) => readonly string[]

const textsBy: Readonly<Partial<Record<SearchParameter['type'], ToTexts>>> = {
  number: ({ value }) => (isJsonObject(value) ? [] : textsIn(value)),
  date: datesIn,
  string: stringsIn,
  token: tokensIn,
  reference: ({ value }) => textsIn(isJsonObject(value) ? value['reference'] : value),
  quantity: quantitiesIn,
  uri: ({ value }) => textsIn(value),
}

function textsIn(value: Json | undefined): readonly string[] {
  if (isJsonArray(value)) return value.flatMap(textsIn)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [escaped(String(value))]
    : []
}

function escaped(text: string): string {
  return text.replaceAll(/[\\,$|]/g, String.raw`\$&`)
}

const points: readonly string[] = ['date', 'dateTime', 'instant']

// What lasts is found from its start on, or until its end.
function datesIn({ type, value }: TypedValue): readonly string[] {
  if (!isJsonObject(value)) return points.includes(type) ? textsIn(value) : []
  const { start, end } = value
  const starts = textsIn(start)
  if (starts.length > 0) return starts.map((text) => `ge${text}`)
  return textsIn(end).map((text) => `le${text}`)
}

const ofNames = ['family', 'given', 'text']
const ofAddresses = ['city', 'country', 'line', 'postalCode', 'state', 'text']

function stringsIn({ type, value }: TypedValue): readonly string[] {
  if (!isJsonObject(value)) return textsIn(value)
  const names = type === 'HumanName' ? ofNames : type === 'Address' ? ofAddresses : []
  return names.flatMap((name) => textsIn(value[name]))
}

function tokensIn({ type, value }: TypedValue): readonly string[] {
  if (!isJsonObject(value)) return textsIn(value)
  const { coding = null } = value
  switch (type) {
    case 'CodeableConcept':
      return isJsonArray(coding)
        ? coding.flatMap((one) => tokensIn({ type: 'Coding', value: one }))
        : []
    case 'Coding':
      return tokenOf(value, 'code')
    case 'Identifier':
      return tokenOf(value, 'value')
    case 'ContactPoint':
      return textsIn(value['value'])
    default:
      return []
  }
}

function tokenOf(value: JsonObject, name: string): readonly string[] {
  const [system = ''] = textsIn(value['system'])
  return textsIn(value[name]).map((code) => (system === '' ? code : `${system}|${code}`))
}

function quantitiesIn({ value }: TypedValue): readonly string[] {
  if (!isJsonObject(value) || value['comparator'] !== undefined) return []
  const [number] = textsIn(value['value'])
  const [system = '', code = ''] = ['system', 'code'].map((name) => textsIn(value[name])[0])
  if (number === undefined) return []
  return [code === '' ? number : `${number}|${system}|${code}`]
}
