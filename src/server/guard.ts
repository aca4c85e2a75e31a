import { shortened } from '../kernel/suggest.ts'
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
    return `${name} is no name of this server; if it is one of yours, say so with --allow-host ${name} (allowHosts).`
  }
  return findForeigner({ ...guard, origins: [] }, headers)
}

// Why the service is closed to a request; undefined where it is open.
export function findForeigner(guard: Guard, headers: Head['headers']): string | undefined {
  const { origin, 'sec-fetch-site': site } = headers
  if (origin !== undefined) {
    if (isOwnOrigin(guard, headers) || guard.origins.includes(origin)) return undefined
    const name = shortened(origin)
    return `This comes from a page of ${name}; if it may ask the service, say so with --allow-origin ${name} (allowOrigins).`
  }
  const isOwn = site === undefined || site === 'same-origin' || site === 'none'
  return isOwn
    ? undefined
    : `This comes from a page of another site (Sec-Fetch-Site: ${shortened(site)}).`
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
