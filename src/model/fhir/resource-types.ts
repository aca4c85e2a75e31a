import { mandatoryElements } from './mandatory-elements.ts'

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

export function mandatoryOf(type: unknown): Mandatory | undefined {
  return types.get(type)
}

export function resourceTypes(): readonly string[] {
  return Object.keys(mandatoryElements)
}

export function isResourceId(id: unknown): id is string {
  return typeof id === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(id)
}
