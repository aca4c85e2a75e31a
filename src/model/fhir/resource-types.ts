import { mandatoryElements } from './mandatory-elements.ts'

/** Each element that a resource must have, as the names that it may go by. */
export type Mandatory = readonly (readonly string[])[]

const types: ReadonlyMap<unknown, Mandatory> = new Map(
  Object.entries(mandatoryElements).map(([type, elements]) => [
    type,
    elements
      .split(' ')
      .filter((name) => name !== '')
      .map((names) => names.split('|')),
  ]),
)

/**
 * Tells what a resource of a type must have at its top level.
 *
 * @param type What may be a resource type
 * @returns The elements; undefined if FHIR R4 has no such type
 */
export function mandatoryOf(type: unknown): Mandatory | undefined {
  return types.get(type)
}

/** @returns The names of all resource types of FHIR R4 */
export function resourceTypes(): readonly string[] {
  return Object.keys(mandatoryElements)
}

/**
 * Tells whether something can be the id of a resource.
 *
 * @param id Anything
 * @returns Whether it can
 */
export function isResourceId(id: unknown): id is string {
  return typeof id === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(id)
}
