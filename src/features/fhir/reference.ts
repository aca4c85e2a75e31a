import { isJsonArray, isJsonObject, type Json } from '../../kernel/json.ts'

const ID = '[A-Za-z0-9\\-.]{1,64}'
const LITERAL = new RegExp(`^(?:https?:.*/)?([A-Za-z]+)/${ID}(?:/_history/${ID})?$`)

// The type in the text of a literal reference: Patient/1, https://host/r4/Patient/1/_history/2; else undefined.
export function typeInReference(reference: string): string | undefined {
  return LITERAL.exec(reference)?.[1]
}

// The type that a Reference leads to, as far as it says so itself or the container has what it leads to.
export function targetTypeOf(value: Json, container: Json): string | undefined {
  if (!isJsonObject(value)) return undefined
  const { reference, type } = value
  const found =
    typeof reference === 'string'
      ? (typeInReference(reference) ?? typeOfContained(reference, container))
      : undefined
  return found ?? (typeof type === 'string' ? type : undefined)
}

function typeOfContained(reference: string, container: Json): string | undefined {
  if (!reference.startsWith('#') || !isJsonObject(container)) return undefined
  const { contained } = container
  const all = isJsonArray(contained) ? contained.filter(isJsonObject) : []
  const type = all.find(({ id }) => id === reference.slice(1))?.['resourceType']
  return typeof type === 'string' ? type : undefined
}
