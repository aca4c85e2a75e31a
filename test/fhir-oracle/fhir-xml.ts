import { toJsonNumber, type Json } from '../../src/kernel/json.ts'
import { fhirModel } from '../../src/model/fhir/model.ts'
import type { Property } from '../../src/model/fhir/types.ts'
import type { XmlElement } from './xml.ts'

type Members = Record<string, Json>

/** A resource in R4's JSON. */
export function resourceFromXml(element: XmlElement): Members {
  return { resourceType: element.name, ...membersFrom(element, element.name) }
}

function membersFrom({ attributes, children }: XmlElement, type: string): Members {
  const { id, url } = attributes
  const members: Members = {
    ...(id === undefined ? {} : { id }),
    ...(url === undefined ? {} : { url }),
  }
  for (const child of children) {
    const property = fhirModel().type(type)?.properties.get(child.name)
    if (property === undefined) throw new Error(`${type} has no ${child.name}.`)
    addMember(members, child, property)
  }
  return members
}

function addMember(members: Members, child: XmlElement, { element, type }: Property): void {
  const { name } = child
  const [value, sibling] = valuesFrom(child, type.code)
  if (!element.isList) {
    if (value !== undefined) members[name] = value
    if (sibling !== undefined) members[`_${name}`] = sibling
    return
  }
  const values = [...((members[name] ?? []) as readonly Json[]), value ?? null]
  members[name] = values
  if (sibling === undefined && members[`_${name}`] === undefined) return
  const siblings = (members[`_${name}`] ?? []) as readonly Json[]
  const missing = values.length - 1 - siblings.length
  members[`_${name}`] = [
    ...siblings,
    ...Array.from({ length: missing }, () => null),
    sibling ?? null,
  ]
}

/** Its value; of a primitive also its id and extensions. */
function valuesFrom(
  child: XmlElement,
  type: string,
): readonly [value: Json | undefined, sibling?: Json | undefined] {
  if (type === 'xhtml') return [child.source]
  if (type === 'Resource') return [resourceFromXml(child.children[0] as XmlElement)]
  if (!/^[a-z]/.test(type)) return [membersFrom(child, type)]
  const { value } = child.attributes
  const sibling = membersFrom(child, 'Element')
  return [
    value === undefined ? undefined : primitiveFrom(value, type),
    Object.keys(sibling).length === 0 ? undefined : sibling,
  ]
}

const numbers = ['decimal', 'integer', 'positiveInt', 'unsignedInt']

function primitiveFrom(text: string, type: string): Json {
  if (type === 'boolean') return text === 'true'
  return numbers.includes(type) ? toJsonNumber(text) : text
}
