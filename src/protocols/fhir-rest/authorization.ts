import { ServiceError } from '../../kernel/errors.ts'
import { fhirError } from '../../features/fhir/fhir-error.ts'

const PARTS = [/[\s,]SignedHeaders=[^,\s]+/, /[\s,]Signature=[^,\s]+/]
// Access key, date, region, service, and the end of all such.
const CREDENTIAL =
  /[\s,]Credential=[^/,\s]+\/[^/,\s]+\/([^/,\s]+)\/([^/,\s]+)\/aws4_request(?=[\s,]|$)/

// Why a request is refused for what its Authorization says; a signature is looked at for its form alone.
export function findRefusal(
  authorization: string | undefined,
  region: string,
  isSmart: boolean,
): ServiceError | undefined {
  if (authorization === undefined) return invalidAuthorization()
  // [fhir-bearer]
  if (/^Bearer\s+\S+$/i.test(authorization)) return isSmart ? undefined : invalidAuthorization()
  const [, signedRegion, signedService] = CREDENTIAL.exec(authorization) ?? []
  const isSigned =
    authorization.startsWith('AWS4-HMAC-SHA256') && PARTS.every((part) => part.test(authorization))
  if (!isSigned || signedRegion === undefined) return invalidAuthorization()
  return findScopeError(signedRegion, signedService, region)
}

// [fhir-unsigned]
function invalidAuthorization(): ServiceError {
  return fhirError(401, 'fhir-unsigned', 'forbidden', 'Invalid authorization header')
}

// [fhir-region] In the words of the front end, which is the same for all of AWS.
function findScopeError(
  signedRegion: string,
  signedService: string | undefined,
  region: string,
): ServiceError | undefined {
  if (signedService !== 'healthlake') {
    return scopeError(`Credential should be scoped to correct service: 'healthlake'.`)
  }
  if (signedRegion === region) return undefined
  return scopeError(`Credential should be scoped to a valid region, not '${signedRegion}'.`)
}

function scopeError(message: string): ServiceError {
  const details = { statusCode: 403, fault: 'client', rule: 'fhir-region' } as const
  return new ServiceError('InvalidSignatureException', message, details)
}
