import type * as fc from 'fast-check'
import { assertCount, assertKnownMembers } from '../../../kernel/assert-options.ts'
import { fhirModel, type FhirModel } from '../../../model/fhir/model.ts'
import { assertResourceType } from '../../../service/assert-resource-type.ts'
import type { MadeResource } from '../../fhir/resource.ts'
import { createObjects } from './objects.ts'
import type { Objects } from './values.ts'

/** How large a resource may be. */
export interface ResourceOptions {
  /** How many elements it has at most beside the mandatory ones; nested elements have fewer (default: 4). */
  maxElements?: number
}

/**
 * Makes any resource of a type of FHIR R4 that strict validation accepts, from HL7's tables: its mandatory elements and
 * a few others, each of one of its types, with codes of the required value sets and references to allowed types, and
 * following R4's rules.
 *
 * Ids are few, so that resources sometimes refer to each other. Contained resources, modifier extensions, profiles and
 * extensions of primitives are left out. Terminology is not considered beyond the required value sets, so a diagnosis
 * may have the code of a heart rate.
 *
 * @example
 *   fc.assert(fc.property(validResource('Patient'), (patient) => void fake.resources(id).put(patient)))
 *
 * @param resourceType The type, such as 'Patient'
 * @param options How large it may be
 * @returns The arbitrary; it shrinks to the mandatory elements
 * @throws MisuseError if FHIR R4 has no such type, or an option is wrong
 */
export function validResource(
  resourceType: string,
  options: ResourceOptions = {},
): fc.Arbitrary<MadeResource> {
  assertResourceType(resourceType, 'validResource')
  return resourcesOf(resourceType, readSize(options, 'validResource'))
}

export function readSize(options: ResourceOptions, where: string): number {
  assertKnownMembers(options, ['maxElements'], where)
  const { maxElements = USUAL } = options
  assertCount(maxElements, `${where}: maxElements`)
  return maxElements
}

const USUAL = 4
const LEVELS = 3

// Of whichever size they are made once; what they are made of is used by many types.
const known = new WeakMap<FhirModel, Map<number, Objects>>()

export function resourcesOf(resourceType: string, maxElements = USUAL): fc.Arbitrary<MadeResource> {
  const model = fhirModel()
  const bySize = known.get(model) ?? new Map<number, Objects>()
  known.set(model, bySize)
  const limits = (depth: number) => Math.floor(maxElements / 2 ** (LEVELS - depth))
  const objects = bySize.get(maxElements) ?? createObjects(model, limits)
  bySize.set(maxElements, objects)
  return objects.make(resourceType, LEVELS) as fc.Arbitrary<MadeResource>
}
