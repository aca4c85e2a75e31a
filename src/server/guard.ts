import { shortened, show } from '../kernel/suggest.ts'
import { isOrigin } from '../service/options.ts'
import type { Head } from './head.ts'

// Whom a server lets in: a page in a browser can reach every port of the machine it runs on.
export interface Guard {
  // Names and addresses by which it is reached, beside those of this machine.
  readonly hosts: readonly string[]
  // Origins of pages that may ask the service.
  readonly origins: readonly string[]
}

// Without a scheme and a port.
export function isHostName(value: unknown): boolean {
  return typeof value === 'string' && /^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(value)
}

// Why the paths that steer are closed to a request; undefined where they are open.
export function findIntruder(guard: Guard, { headers }: Head): string | undefined {
  const host = headers['host']
  if (host !== undefined && !isOwnHost(guard, host)) {
    const name = shortened(hostname(host))
    if (!isHostName(name)) {
      return `The Host header, ${show(host)}, is not a host name; use a name of this machine, or one of --allow-host (allowHosts).`
    }
    return `${name} is not a name of this server; if it should be, start the server with --allow-host ${name} (allowHosts).`
  }
  const foreigner = foreignPage({ ...guard, origins: [] }, headers)
  return foreigner === undefined
    ? undefined
    : `${foreigner}; pages of other origins cannot control the fake.`
}

// Why the service is closed to a request; undefined where it is open.
export function findForeigner(guard: Guard, headers: Head['headers']): string | undefined {
  const foreigner = foreignPage(guard, headers)
  if (foreigner === undefined) return undefined
  const name = shortened(headers['origin'] ?? '')
  return isOrigin(name)
    ? `${foreigner}; to let it send requests, start the server with --allow-origin ${name} (allowOrigins).`
    : `${foreigner}; only pages with a known origin can send requests.`
}

// What a request comes from, if that is a page that is not let in.
function foreignPage(guard: Guard, headers: Head['headers']): string | undefined {
  const { origin, 'sec-fetch-site': site } = headers
  if (origin !== undefined) {
    const isLetIn = isOwnOrigin(guard, headers) || guard.origins.includes(origin)
    return isLetIn ? undefined : `This request comes from a page of ${shortened(origin)}`
  }
  const isOwn = site === undefined || site === 'same-origin' || site === 'none'
  return isOwn
    ? undefined
    : `This request comes from a page of another site (Sec-Fetch-Site: ${shortened(site)})`
}

// Headers for a page of another origin that may read the answer; undefined where it is none.
export function corsHeaders({ origins }: Guard, headers: Head['headers']) {
  const { origin } = headers
  if (origin === undefined || !origins.includes(origin)) return undefined
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': '*',
    vary: 'Origin',
  }
}

// What a browser asks before it asks; undefined where that is no such request.
export function preflightHeaders(guard: Guard, { method, headers }: Head) {
  const cors = corsHeaders(guard, headers)
  const asked = headers['access-control-request-method']
  if (method !== 'OPTIONS' || asked === undefined || cors === undefined) return undefined
  return {
    ...cors,
    'access-control-allow-methods': asked,
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  }
}

// That of the page at this very address, which is one of this server's.
function isOwnOrigin(guard: Guard, { origin, host = '' }: Head['headers']): boolean {
  return origin?.toLowerCase() === `http://${host.toLowerCase()}` && isOwnHost(guard, host)
}

function isOwnHost({ hosts }: Guard, host: string): boolean {
  const name = hostname(host)
  return loopback.test(name) || hosts.includes(name)
}

const loopback = /^(?:(?:[a-z0-9-]{1,63}\.){0,8}localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

function hostname(host: string): string {
  return host.toLowerCase().replace(/:\d{0,5}$/, '')
}
