import * as fc from 'fast-check'
import { fhirModel } from '../../../model/fhir/model.ts'
import { assertResourceType } from '../../../service/assert-resource-type.ts'
import { breakOne } from '../../fhir/breaks.ts'
import type { MadeResource } from '../../fhir/resource.ts'
import { readSize, resourcesOf, type ResourceOptions } from './resources.ts'

/** A resource with one thing wrong. */
export interface InvalidResource {
  /** The resource, typed as a good one so that it can be sent. */
  readonly resource: MadeResource
  /** The place as a FHIRPath, as in `expression` of an OperationOutcome: `Patient.name[0].use`. */
  readonly path: string
  /** What is wrong there, in a few words: `use is not of name-use`. */
  readonly problem: string
}

/**
 * Makes resources of a type of FHIR R4 that are valid except for one thing: a missing mandatory element, one that the
 * type does not have, a malformed value, a code outside its value set, a reference to a type that is not allowed, or a
 * broken rule of R4. Structural and strict validation refuse each, with one issue beside the general one.
 *
 * @param resourceType The type, such as 'Patient'
 * @param options How large it may be
 * @returns The arbitrary
 * @throws MisuseError if FHIR R4 has no such type, or an option is wrong
 */
export function invalidResource(
  resourceType: string,
  options: ResourceOptions = {},
): fc.Arbitrary<InvalidResource> {
  assertResourceType(resourceType, 'invalidResource')
  const size = readSize(options, 'invalidResource')
  const numbers = fc.tuple(fc.noBias(fc.nat()), fc.noBias(fc.nat()))
  return fc
    .tuple(resourcesOf(resourceType, size), numbers)
    .map(([good, both]) => breakOne(fhirModel(), good, both) as InvalidResource)
}
