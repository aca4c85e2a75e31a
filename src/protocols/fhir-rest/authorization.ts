import { ServiceError } from '../../kernel/errors.ts'
import { fhirError } from '../../features/fhir/fhir-error.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import {
  ALGORITHM,
  describeScopeFlaws,
  isSignedTwice,
  isWhole,
  readSignature,
  signedTwice,
  type Signature,
} from '../signature.ts'

interface AuthorizedRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly query: string
}

// Why a request is refused for how it is authorized; a signature is looked at for its form alone.
export function findRefusal(
  { headers: { authorization }, query }: AuthorizedRequest,
  region: string,
  isSmart: boolean,
): ServiceError | undefined {
  if (isSignedTwice(authorization, query)) return frontEndError('signed-twice', signedTwice)
  const signature = readSignature(authorization, query)
  if (signature === undefined) {
    // [fhir-bearer]
    const isTaken = isSmart && /^Bearer\s+\S+$/i.test(authorization ?? '')
    return isTaken ? undefined : invalidAuthorization()
  }
  if (!isOfKnownForm(signature)) return invalidAuthorization()
  // [fhir-region]
  const flaws = describeScopeFlaws(signature, region)
  return flaws === undefined ? undefined : frontEndError('fhir-region', flaws)
}

function isOfKnownForm(signature: Signature): boolean {
  const { algorithm, lacks } = signature
  return algorithm === ALGORITHM && lacks.length === 0 && isWhole(signature)
}

// [fhir-unsigned]
function invalidAuthorization(): ServiceError {
  return fhirError(401, 'fhir-unsigned', 'forbidden', 'Invalid authorization header')
}

// In the words of the front end, which is the same for all of AWS.
function frontEndError(rule: RuleId, message: string): ServiceError {
  const details = { statusCode: 403, fault: 'client', rule } as const
  return new ServiceError('InvalidSignatureException', message, details)
}
