import { assertKnownMembers } from '../kernel/assert-options.ts'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asyncDisposeSymbol } from '../kernel/disposal.ts'
import { MisuseError } from '../kernel/errors.ts'
import { isOrigin } from '../service/options.ts'
import { show } from '../kernel/suggest.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import { serviceOf } from '../clients/service-of.ts'
import { createStreams } from './control/streams.ts'
import { refuseGarbage } from './garbage.ts'
import { isHostName, type Guard } from './guard.ts'
import { createHistoryLimit } from './history-limit.ts'
import { defaultLimits, readLimits } from './limits.ts'
import { createOutward } from './outward.ts'
import { respond } from './respond.ts'
import { MAX_HEADER_SIZE, type Served } from './served.ts'

/** Where and how to serve. */
export interface ServeOptions {
  /** The port; 0 takes a free one (default: 0). */
  port?: number
  /** The address to listen at (default: '127.0.0.1', which only this machine reaches). */
  host?: string
  /**
   * The largest body that is read, in bytes; a larger one is answered with 413 (default: 1048576). FHIR endpoints have
   * their own limit, 5000000, and a snapshot that is restored has none.
   */
  maxBodyBytes?: number
  /** The largest object, or part of one, that S3 takes, in bytes; a larger one is refused with 400 (default: 268435456). */
  maxObjectBytes?: number
  /** How many calls, and transitions, the history keeps, and how many events there are at most (default: 10000). */
  maxHistory?: number
  /** How many bytes of requests and responses the history keeps, roughly (default: 134217728). */
  maxHistoryBytes?: number
  /**
   * Names and addresses by which the server is reached, beside `localhost`, this machine's own addresses and `host`:
   * the paths under `/_fake` refuse requests with any other Host header (default: none).
   */
  allowHosts?: readonly string[]
  /**
   * Origins whose web pages may send requests to the service, such as `http://localhost:3000`; those of all others are
   * refused with 403. The paths under `/_fake` are open only to the server's own page (default: none).
   */
  allowOrigins?: readonly string[]
  /**
   * The scheme and host of `DatastoreEndpoint` in responses, so that a program that takes the endpoint from a response
   * stays on this machine; `'aws'` leaves it as it is in the fake (default: the fake's own `datastoreOrigin`, or else
   * the server's `url`).
   */
  datastoreOrigin?: 'aws' | (string & {})
}

/** A served fake. */
export interface FakeServer extends AsyncDisposable {
  /** Its URL, for a client's `endpoint`: `http://127.0.0.1:4599`. */
  readonly url: string
  /** The port that it listens at. */
  readonly port: number
  /**
   * Stops serving and ends open connections.
   *
   * @returns Nothing, once that is done
   */
  close(): Promise<void>
  /**
   * The same as `close`, and as what `await using` does at the end of a block.
   *
   * @returns Nothing, once that is done
   */
  dispose(): Promise<void>
}

/**
 * Serves a fake over HTTP, for programs in any language: the service at `/`, and the paths under `/_fake` that control it.
 *
 * @param fake The fake
 * @param options Where and how
 * @returns The server, listening
 * @throws MisuseError if that is not a fake, or an option is wrong; the system's error if the port cannot be opened
 * @example
 *   await using server = await serve(fake, { port: 4599 })
 */
export function serve(fake: FakeHealthLake, options: ServeOptions = {}): Promise<FakeServer> {
  return serveHeard(fake, options, {})
}

export async function serveHeard(
  fake: FakeHealthLake,
  options: ServeOptions,
  hearing: Pick<Served, 'onExchange' | 'onFailure'>,
): Promise<FakeServer> {
  const service = serviceOf(fake)
  if (service === undefined) {
    throw new MisuseError('serve: give what createFakeHealthLake() returned.')
  }
  const { port, host, datastoreOrigin, guard, limits } = readOptions(options)
  const server = createServer({ requireHostHeader: false, maxHeaderSize: MAX_HEADER_SIZE })
  await listen(server, port, host)
  const address = server.address() as AddressInfo
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
  const origin = datastoreOrigin ?? service.settings.datastoreOrigin ?? url
  const outward = createOutward(origin === 'aws' ? undefined : origin)
  const streams = createStreams(service, outward)
  const served: Served = {
    control: { fake, service, streams, guard, outward },
    service,
    protocol: 'http',
    hasS3: true,
    ...limits,
    guard,
    history: createHistoryLimit(service, limits),
    outward,
    ...hearing,
  }
  // Without a listener, a connection that cannot be taken would end the process.
  server.on('error', (error) => hearing.onFailure?.(error))
  // The service also answers what Node would answer by itself, in words that are not AWS's.
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    void respond(served, request, response)
  server.on('request', answer)
  server.on('checkExpectation', answer)
  refuseGarbage(service, server)
  const close = () => {
    streams.close()
    return stop(server)
  }
  return { url, port: address.port, close, dispose: close, [asyncDisposeSymbol]: close }
}

function readOptions(options: ServeOptions) {
  assertKnownMembers(options, optionNames, 'serve')
  const { port = 0, host = '127.0.0.1', datastoreOrigin } = options
  demand(Number.isInteger(port) && port >= 0 && port <= 65_535, 'port', port, '0 to 65535')
  demand(typeof host === 'string' && host !== '', 'host', host, "an address, such as '127.0.0.1'")
  demand(
    datastoreOrigin === undefined || datastoreOrigin === 'aws' || isOrigin(datastoreOrigin),
    'datastoreOrigin',
    datastoreOrigin,
    "'aws', or scheme and host, such as 'http://localhost:4599'",
  )
  return {
    port,
    host,
    datastoreOrigin,
    guard: readGuard(options, host),
    limits: readLimits(options),
  }
}

const optionNames = [
  'port',
  'host',
  'datastoreOrigin',
  'allowHosts',
  'allowOrigins',
  ...Object.keys(defaultLimits),
]

function isListOf(list: unknown, isGood: (each: unknown) => boolean): boolean {
  return Array.isArray(list) && list.every(isGood)
}

function readGuard({ allowHosts = [], allowOrigins = [] }: ServeOptions, host: string): Guard {
  demand(
    isListOf(allowHosts, isHostName),
    'allowHosts',
    allowHosts,
    "a list of names without a port, such as ['fake']",
  )
  demand(
    isListOf(allowOrigins, isOrigin),
    'allowOrigins',
    allowOrigins,
    "a list of schemes with hosts, such as ['http://localhost:3000']",
  )
  const hosts = [...allowHosts, host.includes(':') ? `[${host}]` : host]
  return { hosts: hosts.map((each) => each.toLowerCase()), origins: allowOrigins }
}

function demand(holds: boolean, name: string, value: unknown, right: string): void {
  if (!holds) throw new MisuseError(`serve: ${name} is ${show(value)}; give ${right}.`)
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
