import { isS3Host, isServiceHost } from '../model/addresses.ts'
import { answerFhirError } from '../protocols/fhir-rest/answer.ts'
import { answerFhir, type FhirHttpRequest } from '../protocols/fhir-rest/endpoint.ts'
import { isFhirPath } from '../protocols/fhir-rest/path.ts'
import { answerAwsJson, answerError } from '../protocols/aws-json/endpoint.ts'
import type { WireResponse } from '../protocols/aws-json/answer.ts'
import { isS3Request } from '../protocols/s3-rest/address.ts'
import type { S3Response } from '../protocols/s3-rest/answer.ts'
import { answerS3, answerS3Error } from '../protocols/s3-rest/endpoint.ts'
import type { Service } from '../service/service.ts'
import type { Door } from '../state/calls.ts'
import { awaitDelivery, type Patience } from './delivery.ts'

export type HttpRequest = FhirHttpRequest

export type HttpResponse = WireResponse | S3Response

export type HttpAnswer =
  | HttpResponse
  // No answer arrives: the connection fails so.
  | { readonly lost: Error }

export type Plane = 'fhir' | 's3' | 'aws-json'

type Head = Pick<HttpRequest, 'path' | 'query' | 'headers'>

// Which plane answers is a matter of the head alone: what is no path of a data store, and not for S3, is the control
// plane's to answer.
export function planeOf(head: Head, hasS3 = true): Plane {
  if (isFhirPath(head.path)) return 'fhir'
  return hasS3 && isS3Request(head) ? 's3' : 'aws-json'
}

// The one place where HTTP is answered, whoever carries it. The service has done its work when this returns; the answer
// comes when a client has it. Rejects only if the caller gives up.
export async function answerHttp(
  service: Service,
  request: HttpRequest,
  door: Door,
  patience: Patience = {},
  plane = planeOf(request),
): Promise<HttpAnswer> {
  if (plane === 's3') return answerS3(service, request)
  const answer = plane === 'fhir' ? answerFhir : answerAwsJson
  const { response, delivery } = answer(service, request, door)
  if (delivery === undefined) return response
  const { delay, isLost, error } = delivery
  await awaitDelivery(service, { delay }, patience)
  return isLost ? { lost: error as Error } : response
}

// What each plane says where our own code failed.
export function answerFailure(
  service: Service,
  head: Head,
  message: string,
  plane: Plane,
): HttpResponse {
  if (plane === 'fhir') return answerFhirError(service, 500, 'exception', message)
  return plane === 's3'
    ? answerS3Error(service, head, 'InternalError', 500, message)
    : answerError(service, 'InternalFailure', 500, message)
}

// What is written of it: text, or bytes.
export function bodyOf(response: HttpResponse): string | Uint8Array<ArrayBuffer> {
  return 'bytes' in response ? (response.bytes as Uint8Array<ArrayBuffer>) : response.text
}

// An address that leads to HealthLake, or to where this fake says its data stores are.
export function isOwnAddress({ settings }: Service, { hostname, origin }: URL): boolean {
  const { datastoreOrigin = '' } = settings
  return (
    isServiceHost(hostname) ||
    (URL.canParse(datastoreOrigin) && new URL(datastoreOrigin).origin === origin)
  )
}

export function isS3Address({ hostname }: Pick<URL, 'hostname'>): boolean {
  return isS3Host(hostname)
}
