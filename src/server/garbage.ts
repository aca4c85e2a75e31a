import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { answerError } from '../protocols/aws-json/endpoint.ts'
import { answerFhirError } from '../protocols/fhir-rest/answer.ts'
import { isFhirPath } from '../protocols/fhir-rest/path.ts'
import type { Service } from '../service/service.ts'
import { readTargetLine } from './head.ts'

// Answers what comes to a server and cannot be read, or is no request to it.
export function refuseGarbage(service: Service, server: Server): void {
  // The last answer of each connection that may not be written yet.
  const answers = new WeakMap<Duplex, ServerResponse>()
  const keep = (request: IncomingMessage, response: ServerResponse) =>
    void answers.set(request.socket, response)
  server.on('request', keep)
  server.on('checkExpectation', keep)
  server.on('connect', (_request, socket) =>
    refuse(service, new Error('This is not a proxy'), socket),
  )
  const refused = new WeakSet<Duplex>()
  server.on('clientError', (error, socket) => {
    // What follows garbage is garbage.
    if (refused.has(socket)) return
    refused.add(socket)
    const before = answers.get(socket)
    // A client would take the refusal for the answer to what it asked before. Each answer comes when the one before it has
    // been written.
    const isDue = before?.req.complete === true && !before.writableFinished && !before.destroyed
    if (isDue) before.once('close', () => refuse(service, error, socket))
    else refuse(service, error, socket)
  })
}

interface Unreadable extends Error {
  readonly code?: string
  readonly rawPacket?: Buffer
}

// What is no HTTP never becomes a request.
function refuse(service: Service, error: Unreadable, socket: Duplex): void {
  // Without a listener, a reset of the connection would end the process.
  socket.on('error', () => socket.destroy())
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const message = `The request cannot be parsed: ${error.message}.`
  const { statusCode, headers, text } = isFhirPath(pathIn(error.rawPacket))
    ? answerFhirError(service, 400, 'invalid', message)
    : answerError(service, 'MalformedHttpRequestException', 400, message)
  const lines = [
    `HTTP/1.1 ${statusCode} Bad Request`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
    '',
    text,
  ]
  socket.end(lines.join('\r\n'), () => socket.destroy())
}

// Of what Node could not read, if it begins as a request does.
function pathIn(packet: Buffer | undefined): string {
  const [, path = ''] = /^[A-Z]+ ([^ ?]+)/.exec(packet?.toString('latin1') ?? '') ?? []
  return readTargetLine(path).target
}
