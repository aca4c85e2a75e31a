import {
  isJsonNumber,
  isJsonObject,
  toNumberText,
  type Json,
  type JsonObject,
} from '../../src/kernel/json.ts'
import { fhirModel } from '../../src/model/fhir/model.ts'
import {
  definitionOf,
  membersOf,
  rootElement,
  type Element,
} from '../../src/features/patch/fhirpath/element.ts'

// Paths of every form that a patch may have, that lead somewhere in a resource.
export function* pathsIn(resource: JsonObject): Iterable<string> {
  const root = rootElement(resource)
  yield* pathsBelow(root, root.type, root.type, 0)
}

const DEEPEST = 4

// `exact` leads to that element alone, `open` to those of all lists on the way.
function* pathsBelow(
  element: Element,
  exact: string,
  open: string,
  level: number,
): Iterable<string> {
  const definitions = definitionOf(element, fhirModel())?.elements.values() ?? []
  for (const definition of definitions) {
    const members = membersOf(element, definition)
    if (members.length === 0) continue
    const name = nameIn(definition)
    const [all, here] = [`${open}.${name}`, `${exact}.${name}`]
    yield* [all, here, `${all}.first()`, `${all}.last()`, `${all}.count()`, `${here}.exists()`]
    yield* [`${all}[${members.length}]`, `${here}.where(extension.exists()).count()`]
    for (const [index, member] of members.entries()) {
      const one = member.place?.index === undefined ? here : `${here}[${index}]`
      yield one
      yield* criteriaFor(member, all)
      if (level < DEEPEST) yield* pathsBelow(member, one, all, level + 1)
    }
  }
}

/** An operator of FHIRPath is no name by itself. */
function nameIn({ name }: { readonly name: string }): string {
  return name === 'div' ? '`div`' : name
}

// What only some elements of a list have.
function* criteriaFor(element: Element, all: string): Iterable<string> {
  const comparable = comparableIn(element)
  const [first, second] = comparable
  if (first === undefined) return
  yield* [`${all}.where(${first})`, `${all}.exists(${first})`, `${all}.where((${first}))`]
  if (second === undefined) return
  yield* [`${all}.where(${first} and ${second}).first()`, `${all}.where(${second} or ${first})[0]`]
  yield `${all}.where(id.exists() or ${second} and ${first}).last()`
}

function comparableIn(element: Element): readonly string[] {
  const definitions = definitionOf(element, fhirModel())?.elements.values() ?? []
  return Array.from(definitions).flatMap((definition) => {
    const members = membersOf(element, definition)
    const [member] = members
    if (member === undefined) return []
    const literal = literalFor(member)
    const name = nameIn(definition)
    const count = `${name}.count() = ${members.length}`
    return literal === undefined || members.length > 1 ? [count] : [`${name} = ${literal}`, count]
  })
}

const texts = ['string', 'code', 'id', 'uri', 'url', 'canonical', 'markdown']

function literalFor({ type, value }: Element): string | undefined {
  if (typeof value === 'boolean') return String(value)
  // FHIRPath writes no exponents.
  const number = value !== undefined && isJsonNumber(value) ? toNumberText(value) : ''
  if (/^-?[\d.]+$/.test(number)) return number
  if (typeof value !== 'string' || !texts.includes(type)) return undefined
  return `'${value.replaceAll(/['\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`
}

export function isResource(value: Json): value is JsonObject {
  return isJsonObject(value) && typeof value['resourceType'] === 'string'
}
