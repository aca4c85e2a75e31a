import type { Json, JsonObject } from '../../../kernel/json.ts'
import { isSameJson } from '../../../kernel/same-json.ts'
import { didYouMean, shortened } from '../../../kernel/suggest.ts'
import type { FhirModel } from '../../../model/fhir/model.ts'
import type { ElementDefinition, TypeDefinition } from '../../../model/fhir/types.ts'
import { inapplicable } from '../refusal.ts'
import { definitionOf, isOfChoice, membersOf, rootElement, type Element } from './element.ts'
import type { Expression, Path, Step } from './path.ts'

// What a path leads to: elements, or what it has computed of them.
export type Item = Element | Computed

interface Computed {
  readonly computed: Json
}

export function isElement(item: Item): item is Element {
  return !('computed' in item)
}

// A path may begin with the type of the resource, or one that it is based on.
export function evaluate(path: Path, resource: JsonObject, model: FhirModel): readonly Item[] {
  const root = rootElement(resource)
  const [first] = path
  const isNamed = first?.kind === 'member' && isOfType(model.type(root.type), first.name)
  return follow(isNamed ? path.slice(1) : path, root, model)
}

function isOfType(type: TypeDefinition | undefined, name: string): boolean {
  return type !== undefined && (type.name === name || isOfType(type.base, name))
}

function follow(path: Path, from: Item, model: FhirModel): readonly Item[] {
  let items: readonly Item[] = [from]
  for (const step of path) items = take(step, items, model)
  return items
}

function take(step: Step, items: readonly Item[], model: FhirModel): readonly Item[] {
  switch (step.kind) {
    case 'member':
      return membersNamed(step.name, items, model)
    case 'index':
      return items.slice(step.index, step.index + 1)
    case 'first':
      return items.slice(0, 1)
    case 'last':
      return items.slice(-1)
    case 'count':
      return [{ computed: items.length }]
    case 'where':
      return items.filter((item) => isTrue(step.criteria, item, model))
    case 'exists': {
      const { criteria } = step
      const isThere = (item: Item) => criteria === undefined || isTrue(criteria, item, model)
      return [{ computed: items.some(isThere) }]
    }
  }
}

// A name that no type among them has is taken for a mistake, unless they might be of other types as well.
function membersNamed(name: string, items: readonly Item[], model: FhirModel): readonly Element[] {
  const elements = items.filter(isElement)
  const found = elements.map((element) => ({
    element,
    definition: definitionOf(element, model)?.elements.get(name),
  }))
  const [first] = elements
  const isKnown = found.some(({ definition }) => definition !== undefined)
  if (first !== undefined && !isKnown && !isOfChoice(first)) unknownElement(first, name, model)
  return found.flatMap(({ element, definition }) =>
    definition === undefined ? [] : membersOf(element, definition),
  )
}

export function findDefinition(
  element: Element,
  name: string,
  model: FhirModel,
): ElementDefinition {
  return definitionOf(element, model)?.elements.get(name) ?? unknownElement(element, name, model)
}

function unknownElement(element: Element, name: string, model: FhirModel): never {
  const elements = Array.from(definitionOf(element, model)?.elements ?? [])
  // In JSON the name of a choice ends with its type.
  const [choice] = elements.find(([, { types }]) => types.some(({ key }) => key === name)) ?? []
  const names = elements.map(([own]) => own)
  const guess = choice === undefined ? didYouMean(name, names) : ` Did you mean ${choice}?`
  return inapplicable(`${element.type} has no element ${shortened(name)}.${guess}`)
}

function isTrue(expression: Expression, from: Item, model: FhirModel): boolean {
  const values = valuesOf(expression, from, model)
  if (values.length > 1) inapplicable('a criterion has several values, and must have one.')
  return values.length === 1 && values[0] !== false
}

// What an element without a value has is compared with nothing.
function valuesOf(
  expression: Expression,
  from: Item,
  model: FhirModel,
): readonly (Json | undefined)[] {
  switch (expression.kind) {
    case 'literal':
      return [expression.value]
    case 'path':
      return follow(expression.path, from, model).map((item) =>
        isElement(item) ? item.value : item.computed,
      )
    case 'equals':
      return isEqual(
        valuesOf(expression.left, from, model),
        valuesOf(expression.right, from, model),
      )
    case 'and':
      return [expression.parts.every((part) => isTrue(part, from, model))]
    case 'or':
      return [expression.parts.some((part) => isTrue(part, from, model))]
  }
}

// Of nothing it is not known whether it equals something.
function isEqual(left: readonly (Json | undefined)[], right: readonly (Json | undefined)[]) {
  if (left.length === 0 || right.length === 0) return []
  const isSame = (value: Json | undefined, index: number) => {
    const other = right[index]
    return value !== undefined && other !== undefined && isSameJson(value, other)
  }
  return [left.length === right.length && left.every(isSame)]
}
