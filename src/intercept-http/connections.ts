import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { isS3Address } from '../clients/answer-http.ts'
import { noLimits } from '../server/limits.ts'
import { createOutward } from '../server/outward.ts'
import { respond } from '../server/respond.ts'
import { MAX_HEADER_SIZE, type Served } from '../server/served.ts'
import type { Service } from '../service/service.ts'
import { asClientSocket, type Destination } from './client-socket.ts'
import { createSocketPair } from './socket-pair.ts'

export interface Connections {
  open(destination: Destination): Duplex
  // Ends them all, also those that a client keeps for later.
  close(): void
}

export function createConnections(service: Service): Connections {
  const clients = new Set<Duplex>()

  function open(destination: Destination): Duplex {
    const { client, server } = createSocketPair(() => onTraffic())
    const onTraffic = asClientSocket(client, destination)
    clients.add(client)
    client.once('close', () => clients.delete(client))
    const protocol = destination.isSecure ? 'https' : 'http'
    const hasS3 = isS3Address({ hostname: destination.host })
    const served: Served = {
      service,
      protocol,
      hasS3,
      ...noLimits,
      outward: createOutward(undefined),
    }
    // It never listens. A client says itself when it has no more use for a connection.
    const http = createServer({
      requireHostHeader: false,
      keepAliveTimeout: 0,
      maxHeaderSize: MAX_HEADER_SIZE,
    })
    http.on('request', (request, response) => {
      // The SDK would set its clock by it.
      response.sendDate = false
      void respond(served, request, response)
    })
    http.emit('connection', server)
    return client
  }

  return {
    open,
    close() {
      for (const client of clients) client.destroy()
    },
  }
}
