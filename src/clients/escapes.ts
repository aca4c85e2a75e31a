import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { isServiceHost } from '../model/addresses.ts'
import { notice } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'

// On it Node tells of each request that is sent by `node:http` or `node:https`, as those of AWS's clients are.
const CHANNEL = 'http.client.request.start'

// Lets `verify` tell of requests to HealthLake that leave the process all the same, until what is returned is called.
export function watchEscapes(service: Service): () => void {
  function look(message: unknown): void {
    const { request } = message as { readonly request: ClientRequest }
    const { host } = request
    if (!isServiceHost(host)) return
    function tell(socket: object): void {
      if (!isNodes(socket)) return
      notice(
        service,
        `A request to ${host} left the process, though the fake intercepts a class of clients: it came from another copy of the SDK, or from another client. Intercept the class of that copy, too, or redirect all HTTP to the fake with interceptHttp(fake) of fake-healthlake/http.`,
      )
    }
    if (request.socket) tell(request.socket)
    else request.once('socket', tell)
  }
  subscribe(CHANNEL, look)
  return () => {
    unsubscribe(CHANNEL, look)
  }
}

// What answers in the place of a network brings sockets of its own.
function isNodes({ constructor: made }: object): boolean {
  return made === Socket || made === TLSSocket
}
