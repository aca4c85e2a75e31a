import { isResourceType, isSupportedType } from '../../model/fhir/resource-types.ts'
import type { Assumptions } from '../../model/ledger/assumptions.ts'

// Whether resources of that type can be stored [resource-types].
export function isTaken(type: unknown, { fhirUnlistedTypes }: Assumptions): boolean {
  return fhirUnlistedTypes === 'accepted' ? isResourceType(type) : isSupportedType(type)
}

// What the types that are not like the others do not have.
const restricted: Readonly<Record<string, readonly string[]>> = {
  AuditEvent: ['PUT', 'PATCH', 'DELETE'],
  OperationOutcome: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  Parameters: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
}

// [fhir-restricted-types]
export function isAllowed(type: string, method: string): boolean {
  return restricted[type]?.includes(method) !== true
}

// Whether resources of that type can be searched for.
export function isSearched(type: string, assumptions: Assumptions): boolean {
  return isTaken(type, assumptions) && isAllowed(type, 'GET')
}
