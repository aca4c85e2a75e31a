import type { FhirModel } from '../../model/fhir/model.ts'
import { isLookedAt } from './looked-at.ts'
import { breaksOfMember } from './member-breaks.ts'
import { breaksOfObject } from './object-breaks.ts'
import { membersOf, placesIn, replaceAt, type ObjectPlace } from './places.ts'
import type { Draft } from './shapes/shape.ts'

// What an object becomes, so that one thing in it is wrong.
export interface Break {
  readonly object: Draft
  // Where it is wrong, from the object on: '' for the object itself.
  readonly path: string
  // In a few words.
  readonly problem: string
}

export interface BrokenResource {
  readonly resource: unknown
  readonly path: string
  readonly problem: string
}

interface Spot {
  readonly place: ObjectPlace
  readonly listBreaks: () => readonly Break[]
}

// A good resource with one thing wrong: the numbers say at which of its objects and members, and what.
export function breakOne(
  model: FhirModel,
  resource: Draft,
  [spot, which]: readonly [spot: number, which: number],
): BrokenResource {
  const spots = spotsIn(model, resource)
  const { place, listBreaks } = spots[spot % spots.length] as Spot
  const all = listBreaks()
  const { object, path, problem } = all[which % all.length] as Break
  return {
    resource: replaceAt(resource, place.steps, object),
    path: path === '' ? place.path : `${place.path}.${path}`,
    problem,
  }
}

function spotsIn(model: FhirModel, resource: Draft): readonly Spot[] {
  return placesIn(model, resource, resource['resourceType'] as string).flatMap((place) => [
    { place, listBreaks: () => breaksOfObject(place) },
    ...membersOf(place)
      .filter(({ element }) => !isLookedAt(place.type, element))
      .map((member) => ({ place, listBreaks: () => breaksOfMember(model, place, member) })),
  ])
}
