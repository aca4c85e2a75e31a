import { isS3Host, isServiceHost } from '../model/addresses.ts'
import { answerFhirError } from '../protocols/fhir-rest/answer.ts'
import { answerFhir, type FhirHttpRequest } from '../protocols/fhir-rest/endpoint.ts'
import { isFhirPath } from '../protocols/fhir-rest/path.ts'
import { answerAwsJson, answerError } from '../protocols/aws-json/endpoint.ts'
import type { WireResponse, Wording } from '../protocols/aws-json/answer.ts'
import {
  isHostedObject,
  isS3Request,
  isSignedForS3,
  type S3Request,
} from '../protocols/s3-rest/address.ts'
import type { S3Response } from '../protocols/s3-rest/answer.ts'
import { answerS3, answerS3Error } from '../protocols/s3-rest/endpoint.ts'
import type { Service } from '../service/service.ts'
import type { Door } from '../state/calls.ts'
import { awaitDelivery, type Patience } from './delivery.ts'

export type HttpRequest = FhirHttpRequest &
  Pick<S3Request, 'ownNames'> & { readonly wording?: Wording | undefined }

export type HttpResponse = WireResponse | S3Response

export type HttpAnswer =
  | HttpResponse
  // No answer arrives: the connection fails so.
  | { readonly lost: Error }

export type Plane = 'fhir' | 's3' | 'aws-json'

type Head = Pick<HttpRequest, 'path' | 'query' | 'headers' | 'ownNames'>

// Which plane answers is a matter of the head alone: what is no path of a data store, and not for S3, is the control
// plane's to answer.
export function planeOf(head: Head, hasS3 = true): Plane {
  if (isFhirPath(head.path) && !(hasS3 && isKeyLikePath(head))) return 'fhir'
  return hasS3 && isS3Request(head) ? 's3' : 'aws-json'
}

// The one place where HTTP is answered, whoever carries it. The service has done its work when this returns; the answer
// comes when a client has it: at once, if nothing holds it up. Rejects only if the caller gives up.
export function answerHttp(
  service: Service,
  request: HttpRequest,
  door: Door,
  // Asked only where the answer is waited for: few are.
  toPatience: () => Patience = () => ({}),
  plane = planeOf(request),
): HttpAnswer | Promise<HttpAnswer> {
  if (plane === 's3') return answerS3(service, request)
  const answer = plane === 'fhir' ? answerFhir : answerAwsJson
  const { response, delivery } = answer(service, request, door)
  if (delivery === undefined) return response
  const { delay, isLost, error } = delivery
  const delivered = isLost ? { lost: error as Error } : response
  return delay > 0 ? deliver(service, delay, toPatience(), delivered) : delivered
}

async function deliver(
  service: Service,
  delay: number,
  patience: Patience,
  answer: HttpAnswer,
): Promise<HttpAnswer> {
  await awaitDelivery(service, { delay }, patience)
  return answer
}

// Of a bucket at its own host any key may be asked for; elsewhere ids that are not AWS's could be parts of keys.
function isKeyLikePath(head: Head): boolean {
  return isSignedForS3(head) && (isHostedObject(head) || !usualFhirPath.test(head.path))
}

const usualFhirPath = /^\/datastore\/[\da-f]{32}\/r4/

type Refusal = 'failed' | 'forbidden' | 'tooLarge'

// In the words of each plane: the status, and what the error is called.
const refusals: Readonly<Record<Refusal, Words>> = {
  failed: {
    fhir: [500, 'exception'],
    s3: [500, 'InternalError'],
    'aws-json': [500, 'InternalFailure'],
  },
  forbidden: {
    fhir: [403, 'forbidden'],
    s3: [403, 'AccessForbidden'],
    'aws-json': [403, 'AccessDeniedException'],
  },
  tooLarge: {
    fhir: [413, 'too-costly'],
    s3: [400, 'EntityTooLarge'],
    'aws-json': [413, 'RequestEntityTooLargeException'],
  },
}

interface Words {
  readonly fhir: readonly [number, string]
  readonly s3: readonly [number, string]
  readonly 'aws-json': readonly [number, Parameters<typeof answerError>[1]]
}

// Where a request does not get as far as to the service, or our own code failed.
export function answerRefusal(
  service: Service,
  plane: Plane,
  head: Pick<Head, 'path'>,
  refusal: Refusal,
  message: string,
): HttpResponse {
  const { fhir, s3, 'aws-json': aws } = refusals[refusal]
  if (plane === 'fhir') return answerFhirError(service, fhir[0], fhir[1], message)
  if (plane === 's3') return answerS3Error(service, head, s3[1], s3[0], message)
  return answerError(service, aws[1], aws[0], message)
}

// What is written of it: text, or bytes.
export function bodyOf(response: HttpResponse): string | Uint8Array {
  return 'bytes' in response ? response.bytes : response.text
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
