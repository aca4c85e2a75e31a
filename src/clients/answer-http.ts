import { isServiceHost } from '../model/addresses.ts'
import { answerFhir, type FhirHttpRequest } from '../protocols/fhir-rest/endpoint.ts'
import { isFhirPath } from '../protocols/fhir-rest/path.ts'
import { answerAwsJson } from '../protocols/aws-json/endpoint.ts'
import type { WireResponse } from '../protocols/aws-json/answer.ts'
import type { Service } from '../service/service.ts'
import type { Door } from '../state/calls.ts'
import { awaitDelivery, type Patience } from './delivery.ts'

export type HttpAnswer =
  | WireResponse
  // No answer arrives: the connection fails so.
  | { readonly lost: Error }

// The one place where HTTP is answered, whoever carries it. The service has done its work when this returns; the answer
// comes when a client has it. Rejects only if the caller gives up.
export async function answerHttp(
  service: Service,
  request: FhirHttpRequest,
  door: Door,
  patience: Patience = {},
): Promise<HttpAnswer> {
  const { response, delivery } = answerPlane(service, request, door)
  if (delivery === undefined) return response
  const { delay, isLost, error } = delivery
  await awaitDelivery(service, { delay }, patience)
  return isLost ? { lost: error as Error } : response
}

// An address that leads to HealthLake, or to where this fake says its data stores are.
export function isOwnAddress({ settings }: Service, { hostname, origin }: URL): boolean {
  const { datastoreOrigin = '' } = settings
  return (
    isServiceHost(hostname) ||
    (URL.canParse(datastoreOrigin) && new URL(datastoreOrigin).origin === origin)
  )
}

// Which plane answers is a matter of the path alone.
function answerPlane(service: Service, request: FhirHttpRequest, door: Door) {
  if (!isFhirPath(request.path)) return answerAwsJson(service, request, door)
  return answerFhir(service, request, door)
}
