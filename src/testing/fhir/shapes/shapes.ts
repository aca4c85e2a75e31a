import type { TypeDefinition } from '../../../model/fhir/types.ts'
import { administrativeShapes } from './administrative.ts'
import { clinicalShapes } from './clinical.ts'
import { dataTypeShapes } from './data-types.ts'
import { definitionShapes } from './definitions.ts'
import type { Draft, Shape, Shapes } from './shape.ts'

// What asks for more than a structure: resources within others, and what changes the meaning of all.
const nowhere = ['contained', 'modifierExtension', 'implicitRules']

const shapes: Shapes = {
  ...dataTypeShapes,
  ...clinicalShapes,
  ...administrativeShapes,
  ...definitionShapes,
}

export interface WholeShape extends Required<Omit<Shape, 'repair'>> {
  readonly repair: (draft: Draft) => Draft
}

const known = new WeakMap<TypeDefinition, WholeShape>()

// That of a type together with those of its bases.
export function wholeShapeOf(type: TypeDefinition): WholeShape {
  const shape = known.get(type) ?? joinShapes(type)
  known.set(type, shape)
  return shape
}

function joinShapes(type: TypeDefinition): WholeShape {
  const all = lineage(type).flatMap((name) => shapes[name] ?? [])
  return {
    some: all.flatMap(({ some = [] }) => some),
    apart: all.flatMap(({ apart = [] }) => apart),
    needs: Object.assign({}, ...all.map(({ needs }) => needs)) as WholeShape['needs'],
    always: all.flatMap(({ always = [] }) => always),
    without: [...nowhere, ...all.flatMap(({ without = [] }) => without)],
    single: all.flatMap(({ single = [] }) => single),
    values: Object.assign({}, ...all.map(({ values }) => values)) as WholeShape['values'],
    repair: (draft) => all.reduce((made, { repair }) => repair?.(made) ?? made, draft),
  }
}

function lineage({ name, base }: TypeDefinition): readonly string[] {
  return base === undefined ? [name] : [...lineage(base), name]
}
