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
import { BODY_LIMIT } from '../features/interactions/read-body.ts'
import { readBody } from './body.ts'
import { corsHeaders, findForeigner, preflightHeaders } from './guard.ts'
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
  if (guard === undefined) return await carry(served, plane, head, request, response)
  const preflight = preflightHeaders(guard, head)
  if (preflight !== undefined) return { statusCode: 204, headers: preflight, text: '' }
  const foreigner = findForeigner(guard, head.headers)
  if (foreigner !== undefined) return answerRefusal(service, plane, head, 'forbidden', foreigner)
  const answer = await carry(served, plane, head, request, response)
  if (answer === undefined || 'lost' in answer) return answer
  const cors = corsHeaders(guard, head.headers)
  if (plane !== 's3' && cors === undefined) return answer
  return { ...answer, headers: { ...answer.headers, ...cors, ...(plane === 's3' ? alone : {}) } }
}

// A browser runs no program of an object, which would have the origin of the paths that steer.
const alone = { 'content-security-policy': 'sandbox' }

async function carry(
  served: Served,
  plane: Plane,
  head: Head,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<HttpAnswer | undefined> {
  const read = await readBody(request, bodyLimit(served, plane))
  if (read === undefined) return undefined
  if (read.isCut && plane !== 'fhir') return refuseBody(served, plane, head)
  const body = plane === 'aws-json' ? read.bytes.toString('utf8') : read.bytes
  try {
    const answer = await answered(served, { ...head, body }, plane, response)
    return response.closed ? undefined : answer
  } catch (error) {
    if (response.closed) return undefined
    throw error
  }
}

async function answered(
  { service, protocol, history, outward }: Served,
  asked: Head & { readonly body: string | Uint8Array },
  plane: Plane,
  response: ServerResponse,
): Promise<HttpAnswer> {
  const origin = `${protocol}://${asked.headers['host'] ?? ''}`
  // No getter: V8 would keep what an object with one refers to, the body of the request too, until a full collection.
  const toPatience = () => ({ abortSignal: createGoneSignal(response) })
  const answering = answerHttp(service, { ...asked, origin }, 'http', toPatience, plane)
  const call = plane === 's3' ? undefined : history?.count(asked.body.length)
  const answer = await answering
  if ('lost' in answer) return answer
  history?.countMore(call, bodyOf(answer).length)
  return plane === 'aws-json' && 'text' in answer
    ? { ...answer, text: outward.text(answer.text) }
    : answer
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
