import { isJsonObject, type JsonObject } from '../../../kernel/json.ts'
import { fhirModel, type FhirModel } from '../../../model/fhir/model.ts'
import type { ElementDefinition } from '../../../model/fhir/types.ts'
import { createDraft, openAt, type Draft, type OpenObject } from '../draft.ts'
import { forEachOperation, inapplicable } from '../refusal.ts'
import { addElement, toElementValue } from './element-value.ts'
import { isPrimitive, keysOf, rootElement, type Element, type ElementPlace } from './element.ts'
import { evaluate, findDefinition, isElement } from './evaluate.ts'
import { insertItem, lengthOf, removeItem, writeMember } from './members.ts'
import type { Path } from './path.ts'
import type { Given, PathOperation } from './read-operations.ts'

// [patch-fhirpath]
export function applyPathPatch(
  resource: JsonObject,
  operations: readonly PathOperation[],
): JsonObject {
  const draft = createDraft(resource)
  const model = fhirModel()
  forEachOperation(operations, (operation) => apply(draft, operation, model))
  return draft.root as JsonObject
}

function apply(draft: Draft, operation: PathOperation, model: FhirModel): void {
  const { type, path } = operation
  switch (type) {
    case 'add':
      return add(draft, findOne(draft, path, model), operation.name, operation.value, model)
    case 'insert': {
      const { parent, definition } = findList(draft, path, model)
      const { key, ...value } = toElementValue(draft, operation.value, definition, model)
      const object = openElement(draft, parent)
      assertIndex('index', operation.index, lengthOf(object, key))
      return insertItem(draft, object, key, operation.index, value)
    }
    case 'delete': {
      const [element, ...others] = findElements(draft, path, model)
      if (others.length > 0) several(others.length + 1)
      // A path that leads to nothing is no error here, R4 says.
      if (element !== undefined) remove(draft, assertPart(element))
      return
    }
    case 'replace':
      return replace(draft, assertPart(findOne(draft, path, model)), operation.value, model)
    case 'move': {
      const { parent, definition } = findList(draft, path, model)
      const object = openElement(draft, parent)
      const { name: key } = definition
      const last = lengthOf(object, key) - 1
      assertIndex('source', operation.source, last)
      assertIndex('destination', operation.destination, last)
      const value = removeItem(draft, object, key, operation.source)
      return insertItem(draft, object, key, operation.destination, value)
    }
  }
}

function findElements(draft: Draft, path: Path, model: FhirModel): readonly Element[] {
  const items = evaluate(path, draft.root as JsonObject, model)
  if (items.every(isElement)) return items
  return inapplicable('its path leads to what is computed, and not to an element.')
}

function findOne(draft: Draft, path: Path, model: FhirModel): Element {
  const [element, ...others] = findElements(draft, path, model)
  if (others.length > 0) several(others.length + 1)
  return element ?? inapplicable('its path leads to nothing.')
}

function several(count: number): never {
  return inapplicable(`its path leads to ${count} elements, and must lead to one.`)
}

interface Part extends Element {
  readonly place: ElementPlace
}

function assertPart(element: Element): Part {
  const { place } = element
  if (place === undefined) return inapplicable('its path leads to the whole resource.')
  return { ...element, place }
}

interface List {
  readonly parent: Element
  readonly definition: ElementDefinition
}

// A list may be empty, so what has it is looked for.
function findList(draft: Draft, path: Path, model: FhirModel): List {
  const last = path.at(-1)
  const before = path.slice(0, -1)
  if (last?.kind !== 'member') return inapplicable('its path must end in the name of a list.')
  const parent =
    before.length === 0 ? rootElement(draft.root as JsonObject) : findOne(draft, before, model)
  const definition = findDefinition(parent, last.name, model)
  return definition.isList ? { parent, definition } : inapplicable(`${last.name} is not a list.`)
}

function assertIndex(name: string, index: number, most: number): void {
  if (index <= most) return
  inapplicable(
    most < 0 ? 'the list is empty.' : `${name} must be from 0 to ${most}, and is ${index}.`,
  )
}

// The object that has the elements of this one, to be written to; of a primitive there may be none yet.
function openElement(draft: Draft, element: Element): OpenObject {
  const { place, type, value, sibling } = element
  const object = isPrimitive(type) ? sibling : value
  if (object === undefined && place !== undefined) {
    const parent = openElement(draft, place.parent)
    writeMember(draft, parent, place.key, place.index, { value, sibling: {} })
  } else if (!isJsonObject(object)) {
    inapplicable(`what is in place of ${type} is not an object.`)
  }
  return openAt(draft, keysOf(element)) as OpenObject
}

function add(draft: Draft, element: Element, name: string, given: Given, model: FhirModel): void {
  const definition = findDefinition(element, name, model)
  const value = toElementValue(draft, given, definition, model)
  addElement(draft, openElement(draft, element), definition, value)
}

function replace(
  draft: Draft,
  { place: { parent, definition, key, index } }: Part,
  given: Given,
  model: FhirModel,
): void {
  const value = toElementValue(draft, given, definition, model)
  const object = openElement(draft, parent)
  // Of a choice the type may be another.
  if (value.key !== key) writeMember(draft, object, key, index, nothing)
  writeMember(draft, object, value.key, index, value)
}

const nothing = { value: undefined, sibling: undefined }

// With all that has nothing else in it, since there are no empty objects in FHIR.
function remove(draft: Draft, element: Element): void {
  let { place } = element
  while (place !== undefined) {
    const { parent, key, index }: ElementPlace = place
    const object = openElement(draft, parent)
    if (index === undefined) writeMember(draft, object, key, index, nothing)
    else removeItem(draft, object, key, index)
    if (Object.keys(object).length > 0) return
    if (isPrimitive(parent.type) && parent.value !== undefined) return removeSibling(draft, parent)
    place = parent.place
  }
}

function removeSibling(draft: Draft, { place, value }: Element): void {
  const { parent, key, index } = place as ElementPlace
  writeMember(draft, openElement(draft, parent), key, index, { value, sibling: undefined })
}
