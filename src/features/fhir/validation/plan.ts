import type { CodeSet } from '../../../model/fhir/code-sets.ts'
import type { FhirModel } from '../../../model/fhir/model.ts'
import type { ElementDefinition, Property, TypeDefinition } from '../../../model/fhir/types.ts'
import { invariantsOf } from './invariants.ts'
import type { Invariant } from './invariants/invariant.ts'
import { primitiveChecks, type PrimitiveCheck } from './primitives.ts'

// All that is to be checked of a type, brought together once.
export interface TypePlan {
  readonly name: string
  // Of a resource that there can be: not of the abstract ones.
  readonly isResource: boolean
  readonly required: readonly RequiredElement[]
  readonly invariants: readonly Invariant[]
  // By the keys that JSON has for them: of a primitive also that of its id and extensions (_birthDate).
  readonly properties: ReadonlyMap<string, PropertyPlan>
}

export interface RequiredElement {
  readonly element: ElementDefinition
  // One of these must be there.
  readonly keys: readonly string[]
}

export interface PropertyPlan extends Property {
  readonly key: string
  readonly kind: 'primitive' | 'primitive-extensions' | 'object' | 'resource'
  // Of a primitive: the key of its id and extensions, and the reverse.
  readonly siblingKey: string
  readonly check: PrimitiveCheck | undefined
  readonly codeSet: CodeSet | undefined
  // Of the profile that the value must be of.
  readonly invariants: readonly Invariant[]
}

export type Plans = (type: string) => TypePlan | undefined

const plansByModel = new WeakMap<FhirModel, Plans>()

export function plansOf(model: FhirModel): Plans {
  const known = plansByModel.get(model)
  if (known !== undefined) return known
  const plans = new Map<string, TypePlan>()
  const find: Plans = (name) => {
    const plan = plans.get(name)
    if (plan !== undefined) return plan
    const type = model.type(name)
    if (type === undefined) return undefined
    const made = makePlan(type, model)
    plans.set(name, made)
    return made
  }
  plansByModel.set(model, find)
  return find
}

function makePlan(type: TypeDefinition, model: FhirModel): TypePlan {
  const properties = [...type.properties.values()].flatMap((one) => planProperty(one, model))
  return {
    name: type.name,
    isResource: model.resourceType(type.name) !== undefined,
    required: [...type.elements.values()]
      .filter(({ isRequired }) => isRequired)
      .map((element) => ({
        element,
        keys: properties.filter((one) => one.element === element).map(({ key }) => key),
      })),
    invariants: lineage(type).flatMap(({ name }) => invariantsOf(name)),
    properties: new Map(properties.map((property) => [property.key, property])),
  }
}

function lineage(type: TypeDefinition): readonly TypeDefinition[] {
  return type.base === undefined ? [type] : [...lineage(type.base), type]
}

function planProperty(property: Property, model: FhirModel): readonly PropertyPlan[] {
  const { element, type } = property
  const { key } = type
  const check = primitiveChecks.get(type.code)
  const codeSet = element.codeSet === undefined ? undefined : model.codeSet(element.codeSet)
  const invariants = type.profile === undefined ? [] : invariantsOf(type.profile)
  const common = { ...property, key, siblingKey: `_${key}`, check, codeSet, invariants }
  if (check === undefined) {
    return [{ ...common, kind: type.code === 'Resource' ? 'resource' : 'object' }]
  }
  return [
    { ...common, kind: 'primitive' },
    { ...common, kind: 'primitive-extensions', key: `_${key}`, siblingKey: key },
  ]
}
