import type { FhirModel } from '../../model/fhir/model.ts'
import type { ElementDefinition, TypeDefinition } from '../../model/fhir/types.ts'
import type { Draft } from './shapes/shape.ts'

// An object somewhere in a resource.
export interface ObjectPlace {
  readonly object: Draft
  readonly type: TypeDefinition
  // As a FHIRPath.
  readonly path: string
  // What leads to it.
  readonly steps: readonly Step[]
}

type Step = string | number

// A member of it, which is there.
export interface Member {
  readonly key: string
  readonly value: unknown
  readonly element: ElementDefinition
  readonly type: ElementDefinition['types'][number]
}

// Rules look at what is within these, as value sets do.
const whole = ['Age', 'Count', 'Distance', 'Duration', 'Range', 'Ratio']

export function placesIn(
  model: FhirModel,
  object: Draft,
  code: string,
  path = code,
  steps: readonly Step[] = [],
): readonly ObjectPlace[] {
  const definition = model.type(code)
  if (definition === undefined || whole.includes(code)) return []
  const place = { object, type: definition, path, steps }
  const within = membersOf(place).flatMap(({ key, value, element, type: { code: inner } }) =>
    [value].flat().flatMap((item: unknown, index) => {
      const isLookedInto =
        typeof item === 'object' && item !== null && element.codeSet === undefined
      if (!isLookedInto) return []
      const type = inner === 'Resource' ? String((item as Draft)['resourceType']) : inner
      const itemPath = `${path}.${element.name}${element.isList ? `[${index}]` : ''}`
      const itemSteps = element.isList ? [...steps, key, index] : [...steps, key]
      return placesIn(model, item as Draft, type, itemPath, itemSteps)
    }),
  )
  return [place, ...within]
}

export function membersOf({
  object,
  type,
}: Pick<ObjectPlace, 'object' | 'type'>): readonly Member[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const property = type.properties.get(key)
    return property === undefined || key === 'id' ? [] : [{ key, value, ...property }]
  })
}

// The same with something else there.
export function replaceAt(value: unknown, [step, ...steps]: readonly Step[], by: unknown): unknown {
  if (step === undefined) return by
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === step ? replaceAt(item, steps, by) : item))
  }
  const object = value as Draft
  return { ...object, [step]: replaceAt(object[step], steps, by) }
}

// What an object becomes, so that one thing in it is wrong.
export interface Break {
  readonly object: Draft
  // Where it is wrong, from the object on: '' for the object itself.
  readonly path: string
  // In a few words.
  readonly problem: string
}
