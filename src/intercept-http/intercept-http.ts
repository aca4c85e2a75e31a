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
  /** Whether requests for S3's hosts go to `fake.objects` (default: false, since the test may have another S3). */
  s3?: boolean
}

/**
 * Redirects requests for HealthLake's hosts to the fake, whichever client makes them and whenever it was made, until
 * the interception or the fake is disposed of. No socket is opened and no TLS is used; the client's own HTTP, timeouts
 * and retries run unchanged. Requests for all other hosts, those of other AWS clients included, pass untouched, except
 * S3's with the option `s3`. The hosts are `healthlake.<region>.amazonaws.com` of every partition, its FIPS, dual-stack
 * and private forms, and that of the fake's `datastoreOrigin`; http and https.
 *
 * It is tested in Vitest, Jest and `node:test` with fetch, undici with its global Agent or another, axios, got,
 * `node:https`, node-fetch, aws4fetch, fhir-kit-client and AWS's own client with the SDK's handler, of Node and of npm.
 *
 * On a manual clock, a latency passes at once, even if the client's timeout is shorter. A connection that a fault rule
 * makes fail has the rule's code. During an interception, timeouts of sockets use the test's timers, fake ones too.
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
 * @param options What else is intercepted
 * @returns The interception; dispose of it to end it, which closes connections that clients keep alive
 * @throws MisuseError if that is not a fake or was disposed of, HTTP is already intercepted, or an option is wrong
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
    `interceptHttp: HTTP is already intercepted, by this fake or another${where}; dispose of the earlier interception first.`,
  )
}

function toAddress({ host, port, isSecure }: Destination): string {
  return `${isSecure ? 'https' : 'http'}://${host}:${port}`
}
