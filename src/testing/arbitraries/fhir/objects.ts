import * as fc from 'fast-check'
import type { FhirModel } from '../../../model/fhir/model.ts'
import {
  isResourceDefinition,
  type ElementDefinition,
  type TypeDefinition,
} from '../../../model/fhir/types.ts'
import type { Draft } from '../../fhir/shapes/shape.ts'
import { wholeShapeOf, type WholeShape } from '../../fhir/shapes/shapes.ts'
import { createValues, type Objects, type Values } from './values.ts'

// How many optional elements an object has at most, by the levels that are left for those within: none at the end.
export type Limits = (depth: number) => number

export function createObjects(model: FhirModel, limits: Limits): Objects {
  const known = new Map<string, fc.Arbitrary<Draft>>()
  const objects: Objects = {
    make(type, depth) {
      const name = `${type} ${depth}`
      const made =
        known.get(name) ?? whenAsked(() => makeObjects(model, limits, values, type, depth))
      known.set(name, made)
      return made
    },
  }
  const values = createValues(model, objects)
  return objects
}

// A type leads to many others, most of which are not drawn.
function whenAsked<Value>(make: () => fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  let made: fc.Arbitrary<Value> | undefined
  return fc.constant(undefined).chain(() => (made ??= make()))
}

// An element that is there, with the key that JSON has for it.
interface Part {
  readonly name: string
  readonly key: string
  readonly value: unknown
}

// What stands or falls together.
type Parts = readonly Part[]

function makeObjects(
  model: FhirModel,
  limits: Limits,
  values: Values,
  name: string,
  depth: number,
): fc.Arbitrary<Draft> {
  const type = model.type(name) as TypeDefinition
  const shape = wholeShapeOf(type)
  const elements = elementsOf(type, shape)
  const partsOf = (element: ElementDefinition) => makeParts(values, elements, shape, element, depth)
  // At the end nothing is within itself.
  const possible =
    depth > 0 ? elements : elements.filter(({ types }) => types.every(({ code }) => code !== name))
  const groups = groupsOf(possible, shape).map((group) => fc.oneof(crossing, ...group.map(partsOf)))
  const others = depth > 0 ? elements : simplest(possible)
  const least = groups.length > 0 ? 0 : 1
  const more = fc.uniqueArray(fc.oneof(crossing, ...others.map(partsOf)), {
    minLength: least,
    maxLength: Math.max(least, depth > 0 ? limits(depth) : 0),
    selector: ([first]) => first?.name,
  })
  const start = isResourceDefinition(type) ? { resourceType: name } : {}
  return fc
    .tuple(fc.tuple(...groups), more)
    .map(([fixed, chosen]) => assemble(start, elements, shape, [...fixed, ...chosen]))
}

// Shrinks to the first and simplest.
const crossing = { withCrossShrink: true }

function elementsOf(type: TypeDefinition, { without }: WholeShape): readonly ElementDefinition[] {
  const isElement = !isResourceDefinition(type)
  return [...type.elements.values()].filter(
    ({ name }) => !without.includes(name) && !(isElement && name === 'id'),
  )
}

// Of each group one element must be there.
function groupsOf(elements: readonly ElementDefinition[], { some, always }: WholeShape) {
  const known = new Map(elements.map((element) => [element.name, element]))
  const alone = elements.filter(
    ({ name, isRequired }) => isRequired || name === 'id' || always.includes(name),
  )
  return [
    ...alone.map((element) => [element]),
    ...some.map((names) => names.flatMap((name) => known.get(name) ?? [])),
  ]
}

// Where nothing is required and no more levels are left.
function simplest(elements: readonly ElementDefinition[]): readonly ElementDefinition[] {
  const own = elements.filter(({ name }) => name !== 'extension')
  const simple = own.filter(({ types }) => types.every(({ code }) => /^[a-z]/.test(code)))
  const known = own.filter(({ types }) => types.every(({ code }) => !code.includes('.')))
  return [simple, known, own].find(({ length }) => length > 0) ?? []
}

function makeParts(
  values: Values,
  elements: readonly ElementDefinition[],
  shape: WholeShape,
  element: ElementDefinition,
  depth: number,
): fc.Arbitrary<Parts> {
  const { name } = element
  const value = values.of(element, shape, Math.max(0, depth - 1))
  const own = value.map(([key, made]): Parts => [{ name, key, value: made }])
  const needed = elements.find((other) => other.name === shape.needs[name])
  if (needed === undefined) return own
  return fc
    .tuple(own, makeParts(values, elements, shape, needed, depth))
    .map(([one, other]) => [...one, ...other])
}

function assemble(
  start: Draft,
  elements: readonly ElementDefinition[],
  { apart, repair }: WholeShape,
  all: readonly Parts[],
): Draft {
  const there = new Map<string, Part>()
  for (const parts of all) {
    const fresh = parts.filter(({ name }) => !there.has(name))
    const isApart = fresh.some(({ name }) =>
      apart.some((names) => names.includes(name) && names.some((other) => there.has(other))),
    )
    if (isApart) continue
    for (const part of fresh) there.set(part.name, part)
  }
  const inOrder = elements.flatMap(({ name }) => there.get(name) ?? [])
  const members = Object.fromEntries(inOrder.map(({ key, value }) => [key, value])) as Draft
  return repair({ ...start, ...members })
}
