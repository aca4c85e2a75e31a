import type { FhirModel } from '../../model/fhir/model.ts'
import { isResourceDefinition, type TypeDefinition } from '../../model/fhir/types.ts'
import type { Break, Member, ObjectPlace } from './places.ts'
import { wholeShapeOf } from './shapes/shapes.ts'
import { wrongValues } from './wrong-values.ts'

// What is wrong with one element that an object has.
export function breaksOfMember(
  model: FhirModel,
  { object }: ObjectPlace,
  member: Member,
): readonly Break[] {
  const { key, value, element } = member
  const path = element.isList ? `${element.name}[0]` : element.name
  const first: unknown = Array.isArray(value) ? value[0] : value
  const put = (other: unknown) => ({
    object: { ...object, [key]: Array.isArray(value) ? [other, ...value.slice(1)] : other },
    path,
  })
  const ofForm = element.isList
    ? [
        { object: { ...object, [key]: first }, path: '', problem: `${key} is not a list` },
        { object: { ...object, [key]: [] }, path: '', problem: `${key} is an empty list` },
      ]
    : [{ object: { ...object, [key]: [value] }, path, problem: `${key} is a list` }]
  const others = wrongOnes(model, member).map(([other, problem]) => ({ ...put(other), problem }))
  return [...ofForm, { ...put(null), problem: `${key} is null` }, ...others]
}

type Wrong = readonly [value: unknown, problem: string]

function wrongOnes(model: FhirModel, { element, key, type }: Member): readonly Wrong[] {
  const { code, targets } = type
  const set = element.codeSet === undefined ? undefined : model.codeSet(element.codeSet)
  const outOfSet =
    set === undefined ? [] : [[outsider(code), `${key} is not of ${set.name}`] as const]
  if (/^[a-z]/.test(code)) {
    const all = [...wrongValues(code), { a: 1 }]
    return [...all.map((value): Wrong => [value, `${key} is not a valid ${code}`]), ...outOfSet]
  }
  const text: Wrong = ['text', `${key} is a text`]
  if (code === 'Reference') return [text, ...wrongReferences(key, targets)]
  const definition = model.type(code)
  if (definition === undefined || set !== undefined || !mayBeEmpty(definition)) {
    return [text, ...outOfSet]
  }
  return [text, [{}, `${key} is empty`], [{ id: 'a' }, `${key} has an id alone`]]
}

function outsider(code: string): unknown {
  const coding = { system: 'http://example.org/codes', code: 'unheard-of' }
  return code === 'code' ? 'unheard-of' : { coding: [coding] }
}

function wrongReferences(key: string, targets: readonly string[]): readonly Wrong[] {
  const wrongType = ['Slot', 'Basic'].find((type) => !targets.includes(type))
  const isOpen = targets.length === 0 || targets.includes('Resource')
  return [
    [{ reference: 'nowhere' }, `${key} has no form of a reference`],
    [{ reference: '#nothing' }, `${key} leads to nothing in the resource`],
    ...(isOpen ? [] : [[{ reference: `${wrongType}/a` }, `${key} leads to ${wrongType}`] as const]),
  ]
}

// Whether an empty one breaks no more than the rule that nothing is empty.
function mayBeEmpty(type: TypeDefinition): boolean {
  const { some, always } = wholeShapeOf(type)
  const isSimple = some.length === 0 && always.length === 0 && type.name !== 'Ratio'
  return (
    isSimple &&
    !isResourceDefinition(type) &&
    [...type.elements.values()].every(({ isRequired }) => !isRequired)
  )
}
