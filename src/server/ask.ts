import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  answerHttp,
  answerRefusal,
  bodyOf,
  planeOf,
  type HttpAnswer,
  type HttpResponse,
  type Plane,
} from '../clients/answer-http.ts'
import type { Patience } from '../clients/delivery.ts'
import { formatS3Uri } from '../model/s3-uris.ts'
import { readS3Address } from '../protocols/s3-rest/address.ts'
import { BODY_LIMIT } from '../features/interactions/read-body.ts'
import { readBody } from './body.ts'
import type { Service } from '../service/service.ts'
import { corsHeaders, findForeigner, preflightHeaders, type Guard } from './guard.ts'
import { isLook } from './control/steer.ts'
import type { Head } from './head.ts'
import { tooLarge, type Limits } from './limits.ts'
import type { Served } from './served.ts'

// What the service answers. Undefined where the client has gone.
export async function ask(
  served: Served,
  head: Head,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<HttpAnswer | undefined> {
  const { service, guard, hasS3 } = served
  const plane = planeOf(head, hasS3)
  const refusal = guard && keepOut(service, guard, plane, head)
  if (refusal !== undefined) return refusal
  const read = await readBody(request, bodyLimit(served, plane))
  if (read === undefined) return undefined
  if (read.isCut && plane !== 'fhir')
    return letIn(guard, plane, head, refuseBody(served, plane, head))
  const answer = await carry(served, plane, head, read.bytes, response)
  if (plane === 's3') tellChange(served, head, answer)
  return answer && letIn(guard, plane, head, answer)
}

function tellChange({ control }: Served, head: Head, answer?: HttpAnswer): void {
  const { method } = head
  const isDone = answer !== undefined && !('lost' in answer) && answer.statusCode < 300
  const place = isDone && !isLook(method) ? readS3Address(head) : undefined
  if (place !== undefined) control?.streams.changed('object', { method, uri: formatS3Uri(place) })
}

// Answers in the service's place what a browser asks before it asks, and what comes from pages that are not let in.
function keepOut(
  service: Service,
  guard: Guard,
  plane: Plane,
  head: Head,
): HttpResponse | undefined {
  const preflight = preflightHeaders(guard, head)
  if (preflight !== undefined) return { statusCode: 204, headers: preflight, text: '' }
  const foreigner = findForeigner(guard, head.headers)
  if (foreigner === undefined) return undefined
  return answerRefusal(service, plane, head, 'forbidden', foreigner)
}

// With the headers that a browser needs.
function letIn(guard: Guard | undefined, plane: Plane, head: Head, answer: HttpAnswer): HttpAnswer {
  if (guard === undefined || 'lost' in answer) return answer
  const cors = corsHeaders(guard, head.headers)
  if (plane !== 's3' && cors === undefined) return answer
  return { ...answer, headers: { ...answer.headers, ...cors, ...(plane === 's3' ? alone : {}) } }
}

// A browser runs no program of an object, which would have the origin of the paths that steer.
const alone = { 'content-security-policy': 'sandbox' }

async function carry(
  { service, protocol, history, outward }: Served,
  plane: Plane,
  head: Head,
  bytes: Buffer,
  response: ServerResponse,
): Promise<HttpAnswer | undefined> {
  const { method, path, query, headers, ownNames } = head
  const body = plane === 'aws-json' ? bytes.toString('utf8') : bytes
  const origin = `${protocol}://${headers['host'] ?? ''}`
  const { wording } = outward
  const asked = { method, path, query, headers, ownNames, body, origin, wording }
  // No getter: V8 would keep what an object with one refers to, the body of the request too, until a full collection.
  const toPatience = (): Patience => ({
    abortSignal: createGoneSignal(response),
    isConnection: true,
  })
  try {
    const answering = answerHttp(service, asked, 'http', toPatience, plane)
    const call = plane === 's3' ? undefined : history?.count(body.length)
    // Not by its class: a program may have put another in the place of Promise.
    const answer = 'then' in answering ? await answering : answering
    if (!('lost' in answer)) history?.countMore(call, bodyOf(answer).length)
    return response.closed ? undefined : answer
  } catch (error) {
    if (response.closed) return undefined
    throw error
  }
}

function bodyLimit({ maxBodyBytes, maxObjectBytes }: Limits, plane: Plane): number {
  if (plane === 's3') return maxObjectBytes
  // A FHIR endpoint refuses by itself what is beyond its own limit.
  return plane === 'fhir' ? BODY_LIMIT : maxBodyBytes
}

function refuseBody(served: Served, plane: Plane, head: Head): HttpResponse {
  const name = plane === 's3' ? 'maxObjectBytes' : 'maxBodyBytes'
  return answerRefusal(served.service, plane, head, 'tooLarge', tooLarge(name, served[name]))
}

function createGoneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  if (response.closed) controller.abort()
  else response.once('close', () => controller.abort())
  return controller.signal
}
