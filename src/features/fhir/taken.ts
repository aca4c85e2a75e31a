import { isResourceType, isSupportedType } from '../../model/fhir/resource-types.ts'
import type { Assumptions } from '../../model/ledger/assumptions.ts'

// Whether resources of that type can be stored [resource-types].
export function isTaken(type: unknown, { fhirUnlistedTypes }: Assumptions): type is string {
  return fhirUnlistedTypes === 'accepted' ? isResourceType(type) : isSupportedType(type)
}
