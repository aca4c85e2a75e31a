import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  answerRefusal,
  bodyOf,
  planeOf,
  type HttpAnswer,
  type HttpResponse,
} from '../clients/answer-http.ts'
import { ask } from './ask.ts'
import type { OpenReply } from './control/reply.ts'
import { isHostedObject } from '../protocols/s3-rest/address.ts'
import { isControlPath, steer } from './control/steer.ts'
import { headOf, type Head } from './head.ts'
import type { Served } from './served.ts'

// Never rejects: whatever fails in our own code is an answer, and told.
export async function respond(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Without a listener, an answer to a client that has gone would end the process.
  response.on('error', () => {})
  const head = headOf(request, served.guard?.hosts)
  let answer: HttpAnswer | OpenReply | undefined
  try {
    answer = await answerTo(served, head, request, response)
  } catch (error) {
    answer = fail(served, head, error)
  }
  const sent = send(served, head, response, answer)
  served.control?.streams.tell()
  try {
    const { misuses } = served.service
    served.onExchange?.({ request, response: sent, misuses })
  } catch {
    // An error in the listener does not change what was answered.
  }
}

function answerTo(
  served: Served,
  head: Head,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<HttpAnswer | OpenReply | undefined> {
  const { control } = served
  return control !== undefined &&
    isControlPath(head.path) &&
    !(served.hasS3 && isHostedObject(head))
    ? steer(control, served, head, request)
    : ask(served, head, request, response)
}

// Gives what was sent; undefined where the connection fails instead.
function send(
  served: Served,
  head: Head,
  response: ServerResponse,
  answer: HttpAnswer | OpenReply | undefined,
): HttpResponse | undefined {
  if (answer === undefined || 'lost' in answer) {
    response.destroy(answer?.lost)
    return undefined
  }
  try {
    if ('open' in answer) answer.open(response)
    else write(response, answer)
    return answer
  } catch (error) {
    const failed = fail(served, head, error)
    if (response.headersSent) response.destroy()
    else write(response, failed)
    return failed
  }
}

function fail(served: Served, head: Head, error: unknown): HttpResponse {
  try {
    served.onFailure?.(error)
  } catch {
    // That it cannot be told changes no answer.
  }
  const message = error instanceof Error ? error.message : String(error)
  return answerRefusal(served.service, planeOf(head, served.hasS3), head, 'failed', message)
}

function write(response: ServerResponse, answer: HttpResponse): void {
  const { statusCode, headers } = answer
  const body = bodyOf(answer)
  // A flat list, which Node writes without looking.
  const isBodyless = statusCode === 204 || statusCode === 304
  const size = Buffer.byteLength(body)
  const list = isBodyless ? [] : ['content-length', String(size)]
  for (const name of Object.keys(headers)) list.push(name, headers[name] ?? '')
  response.writeHead(statusCode, list)
  // Text in ASCII is written several times as fast as such, and Node does not join it to the head.
  if (typeof body === 'string') response.end(body, size === body.length ? 'ascii' : 'utf8')
  else response.end(body)
}
