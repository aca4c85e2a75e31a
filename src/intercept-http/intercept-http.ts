import tls from 'node:tls'
import { isOwnAddress, isS3Address } from '../clients/answer-http.ts'
import { traceCall } from '../clients/call-site.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import { serviceOf } from '../clients/service-of.ts'
import { toDisposable, type NamedDisposable } from '../kernel/disposal.ts'
import { assertKnownMembers, assertThat } from '../kernel/assert-options.ts'
import { MisuseError } from '../kernel/errors.ts'
import { assertNotDisposed } from '../service/misuse.ts'
import type { Destination } from './client-socket.ts'
import { replaceConnect } from './connect.ts'
import { createConnections } from './connections.ts'
import { replaceDispatchers } from './dispatcher.ts'

// On a module of Node's, which all copies of this package share, those in Jest's sandboxes too.
const mark = Symbol.for('fake-healthlake interception')

/** What is intercepted. */
export interface InterceptHttpOptions {
  /** Whether S3's hosts lead to `fake.objects` (default: false, since something else may answer for S3 in the test). */
  s3?: boolean
}

/**
 * Redirects requests for HealthLake's hosts to the fake, whichever client makes them and whenever it was made, until the
 * interception or the fake is disposed of. No socket is opened and no TLS spoken; the client's own HTTP, timeouts and
 * retries run as they are. Requests for all other hosts, those of other AWS clients too, pass untouched, but for S3's if
 * `s3` says so. The hosts are `healthlake.<region>.amazonaws.com` of every partition, its FIPS, dual-stack and private
 * forms, and that of the fake's `datastoreOrigin`; http and https.
 *
 * It is shown to reach, in Vitest, Jest and `node:test`: fetch, undici with its global or an own Agent, axios, got,
 * `node:https`, node-fetch, aws4fetch, fhir-kit-client and AWS's own client with the SDK's handler, of Node and of npm.
 *
 * A latency passes at once on a clock that is moved by hand, even if the client's timeout is shorter. A connection that a
 * fault rule lets fail has the rule's code. While it lasts, timeouts of sockets are the test's timers, fake ones too.
 *
 * It does not reach: other processes and worker threads; a client that goes through a proxy, as axios does where
 * HTTPS_PROXY is set (set NO_PROXY); HTTP/2 without a fallback to HTTP/1.1. In Jest: undici's global dispatcher is not
 * replaced there, only what it connects with, so a test that forbids `tls.connect` afterwards forbids fetch to the fake,
 * too; and `import { connect } from 'node:tls'` in an ES module is Node's own.
 *
 * @example
 * using interception = interceptHttp(fake)
 * await axios.get(`${fake.datastore('records')?.DatastoreEndpoint}metadata`)
 *
 * @param fake The fake
 * @param options What is intercepted besides
 * @returns What to dispose of to end the interception; that closes connections which clients keep alive
 * @throws MisuseError if that is no fake, it was disposed of, HTTP is intercepted already, or an option is wrong
 */
export function interceptHttp(
  fake: FakeHealthLake,
  options: InterceptHttpOptions = {},
): NamedDisposable {
  const service = serviceOf(fake)
  if (service === undefined) {
    throw new MisuseError('interceptHttp: give what createFakeHealthLake() returned.')
  }
  assertNotDisposed(service)
  assertKnownMembers(options, ['s3'], 'interceptHttp')
  const { s3 = false } = options
  assertThat(typeof s3 === 'boolean', 'interceptHttp: s3', s3, 'true or false')
  assertNotIntercepted()

  const connections = createConnections(service)
  let isOver = false
  const isOurs = (url: URL) => !isOver && (isOwnAddress(service, url) || (s3 && isS3Address(url)))
  function open(destination: Destination) {
    const address = toAddress(destination)
    const isTaken = URL.canParse(address) && isOurs(new URL(address))
    return isTaken ? connections.open(destination) : undefined
  }

  Reflect.set(tls, mark, traceCall(interceptHttp))
  const undo = [replaceConnect(open), replaceDispatchers(isOurs, open)]
  function release(): void {
    if (isOver) return
    isOver = true
    service?.releases.delete(release)
    Reflect.deleteProperty(tls, mark)
    for (const each of undo) each()
    connections.close()
  }
  service.releases.add(release)
  return toDisposable(release)
}

function assertNotIntercepted(): void {
  if (!(mark in tls)) return
  const site: unknown = typeof tls[mark] === 'function' ? tls[mark]() : undefined
  const where = typeof site === 'string' ? `, at ${site}` : ''
  throw new MisuseError(
    `interceptHttp: HTTP is intercepted already, by this fake or another${where}; dispose of the earlier interception first.`,
  )
}

function toAddress({ host, port, isSecure }: Destination): string {
  return `${isSecure ? 'https' : 'http'}://${host}:${port}`
}
