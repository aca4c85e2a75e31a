import type { Answered, Asked, OpenFhirDoor } from './door.ts'

const JSON_PATCH = 'application/json-patch+json'

/** A JSON Patch of a patient. */
export function jsonPatch(
  operations: unknown,
  { headers = {}, ...asked }: Partial<Asked> = {},
): Asked {
  return {
    method: 'PATCH',
    path: 'Patient/p1',
    body: operations,
    ...asked,
    headers: { 'content-type': JSON_PATCH, ...headers },
  }
}

/** A FHIRPath Patch of a patient, of operations whose parts are given by name and type: { path: 'String:Patient' }. */
export function pathPatch(
  operations: readonly Readonly<Record<string, unknown>>[],
  { headers = {}, ...asked }: Partial<Asked> = {},
): Asked {
  return {
    method: 'PATCH',
    path: 'Patient/p1',
    body: { resourceType: 'Parameters', parameter: operations.map(toParameter) },
    ...asked,
    headers: { 'content-type': 'application/fhir+json', ...headers },
  }
}

const types: Readonly<Record<string, string>> = {
  type: 'Code',
  path: 'String',
  name: 'String',
  index: 'Integer',
  source: 'Integer',
  destination: 'Integer',
}

/** An operation whose value is given as it stands in a part: { value: { valueString: 'x' } }. */
function toParameter(operation: Readonly<Record<string, unknown>>): object {
  const part = Object.entries(operation).map(([name, value]) =>
    name === 'value'
      ? { name, ...(value as object) }
      : { name, [`value${types[name] ?? ''}`]: value },
  )
  return { name: 'operation', part }
}

export function patch(
  { request }: OpenFhirDoor,
  operations: unknown,
  more: Partial<Asked> = {},
): Promise<Answered> {
  return request(jsonPatch(operations, more))
}
