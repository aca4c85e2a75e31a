import { digest } from '../../kernel/random.ts'
import type { FhirModel } from '../../model/fhir/model.ts'
import { isLookedAt } from './looked-at.ts'
import { breaksOfMember } from './member-breaks.ts'
import { breaksOfObject } from './object-breaks.ts'
import { membersOf, placesIn, replaceAt, type Break, type ObjectPlace } from './places.ts'
import type { Draft } from './shapes/shape.ts'

export interface BrokenResource {
  readonly resource: unknown
  readonly path: string
  readonly problem: string
}

interface Spot {
  readonly name: string
  readonly place: ObjectPlace
  readonly listBreaks: () => readonly Break[]
}

// A good resource with one thing wrong: the numbers say at which of its objects and members, and what.
export function breakOne(
  model: FhirModel,
  resource: Draft,
  [spot, which]: readonly [spot: number, which: number],
): BrokenResource {
  const { place, listBreaks } = chooseSpot(spotsIn(model, resource), spot)
  const all = listBreaks()
  const { object, path, problem } = all[which % all.length] as Break
  return {
    resource: replaceAt(resource, place.steps, object),
    path: path === '' ? place.path : `${place.path}.${path}`,
    problem,
  }
}

// The same for as long as it is there, whichever others are: so a resource shrinks around what is wrong with it.
function chooseSpot(spots: readonly Spot[], number: number): Spot {
  const ranked = spots.map((spot) => [digest(`${number} ${spot.name}`), spot] as const)
  return ranked.reduce((best, other) => (other[0] > best[0] ? other : best))[1]
}

function spotsIn(model: FhirModel, resource: Draft): readonly Spot[] {
  return placesIn(model, resource, resource['resourceType'] as string).flatMap((place) => [
    { name: `${place.path}.`, place, listBreaks: () => breaksOfObject(place) },
    ...membersOf(place)
      .filter(({ element }) => !isLookedAt(place.type, element))
      .map((member) => ({
        name: `${place.path}.${member.key}`,
        place,
        listBreaks: () => breaksOfMember(model, place, member),
      })),
  ])
}
