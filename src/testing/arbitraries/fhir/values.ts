import * as fc from 'fast-check'
import type { CodeSet } from '../../../model/fhir/code-sets.ts'
import type { FhirModel } from '../../../model/fhir/model.ts'
import type { ElementDefinition } from '../../../model/fhir/types.ts'
import { codings, concepts, references, simpleQuantities, specialTypes } from './data-types.ts'
import { primitiveValues } from './primitives.ts'
import type { Draft } from '../../fhir/shapes/shape.ts'
import type { WholeShape } from '../../fhir/shapes/shapes.ts'

export interface Objects {
  // Of a type, with as many levels of elements below it.
  make(type: string, depth: number): fc.Arbitrary<Draft>
}

export interface Values {
  // What an element may be, with the key that JSON has for it.
  of(element: ElementDefinition, shape: WholeShape, depth: number): fc.Arbitrary<Keyed>
}

type Keyed = readonly [key: string, value: unknown]

type Any = fc.Arbitrary<unknown>
type ElementType = ElementDefinition['types'][number]

export function createValues(model: FhirModel, objects: Objects): Values {
  const primitives = primitiveValues()
  const special = specialTypes()
  const simple = simpleQuantities()
  const [texts, ids] = ['string', 'id'].map((name) => primitives.get(name)) as [Any, Any]

  function single(element: ElementDefinition, type: ElementType, depth: number) {
    const { code, targets, profile } = type
    const set = element.codeSet === undefined ? undefined : model.codeSet(element.codeSet)
    if (code === 'code' && set !== undefined) return codesOf(set)
    if (code === 'Coding') return codings(set)
    if (code === 'CodeableConcept') return concepts(texts, set)
    if (code === 'Reference') return references(ids, texts, targets)
    if (code === 'Resource') return objects.make('Patient', 0)
    if (profile === 'SimpleQuantity') return simple
    return primitives.get(code) ?? special.get(code) ?? objects.make(code, depth)
  }

  return {
    of(element, { single: lone, values }, depth) {
      const { name, isList } = element
      const lengths = { minLength: 1, maxLength: lone.includes(name) || depth === 0 ? 1 : 2 }
      const choices = typesFor(element, depth).map((type) => {
        const own = values[type.key] ?? values[name]
        const one = own === undefined ? single(element, type, depth) : fc.constantFrom(...own)
        const all: Any = isList ? fc.array(one, lengths) : one
        return all.map((value): Keyed => [type.key, value])
      })
      return fc.oneof({ withCrossShrink: true }, ...choices)
    },
  }
}

// At the end there is room for primitives alone, if the element may be one.
function typesFor({ types }: ElementDefinition, depth: number): readonly ElementType[] {
  const simple = types.filter(({ code }) => /^[a-z]/.test(code))
  return depth === 0 && simple.length > 0 ? simple : types
}

function codesOf({ codes }: CodeSet): fc.Arbitrary<string> {
  return fc.constantFrom(...codes)
}
