import { MisuseError } from '../kernel/errors.ts'
import { assertKnownMembers, assertObject, assertThat } from '../kernel/assert-options.ts'
import { show } from '../kernel/suggest.ts'
import { datastoreEndpoint } from '../model/addresses.ts'
import type { Entries } from '../features/search/query-text.ts'
import { answerFhir } from '../protocols/fhir-rest/endpoint.ts'
import { isFhirPath } from '../protocols/fhir-rest/path.ts'
import type { FhirResponse as WireResponse } from '../protocols/fhir-rest/answer.ts'
import { advanceTime } from '../service/call.ts'
import type { Delivery } from '../service/injection/delivery.ts'
import { assertNotDisposed, misuse, recordMisuse } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'
import { readBody } from './fhir-body.ts'
import { isIterable, readPairs } from '../service/resource-input.ts'
import { runDueTransitions } from '../service/transitions.ts'

/** The FHIR R4 endpoint of a data store, for synchronous requests without a socket. */
export interface FhirEndpoint {
  /** Its URL, as in `DatastoreEndpoint`, with a slash at the end. */
  readonly url: string
  /**
   * Sends a request like any other, with history, faults, quotas and errors. It needs no `authorization` header.
   *
   * @example
   *   const { status, body } = fake.fhir(datastoreId).request({ path: 'Patient/p1' })
   *
   * @param request The request
   * @returns The response, whatever its status
   * @throws MisuseError if the request is malformed, or a fault rule makes it hang; the error of the connection or of
   *   parsing, if a fault rule causes one
   */
  request(request: FhirRequest): FhirResponse
}

/** A request to a FHIR endpoint. */
export interface FhirRequest {
  /** (default: 'GET') */
  method?: string
  /** Relative to the endpoint, such as `Patient/p1`, or an absolute URL of this data store, such as a `next` link. */
  path: string
  /** What follows the question mark, or the parameters: by name, or as a URLSearchParams (default: none beside those of `path`). */
  query?:
    | string
    | Record<string, string | readonly string[]>
    | Iterable<readonly [name: string, value: string]>
  /**
   * By name, or as a Headers (default: none, but with a body `content-type` is `application/fhir+json`, or
   * `application/json-patch+json` for a patch that is a list; with a URLSearchParams it is that of a form)
   */
  headers?: Record<string, string> | Iterable<readonly [name: string, value: string]>
  /** Text and bytes as they are, a URLSearchParams as a form; anything else is written as JSON (default: none). */
  body?: unknown
}

/** The response of a FHIR endpoint. */
export interface FhirResponse {
  /** The HTTP status. */
  readonly status: number
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as sent; empty if there is none. */
  readonly text: string
  /** The body, parsed when it is first read; undefined if there is none. */
  readonly body: unknown
}

export function createFhirEndpoint(service: Service, datastoreId: string): FhirEndpoint {
  const url = findEndpoint(service, datastoreId)
  return {
    url,
    request(request) {
      assertNotDisposed(service)
      const { response, delivery } = answerFhir(service, toHttp(service, url, request), 'fhir')
      if (delivery !== undefined) passDelivery(service, delivery)
      return toResponse(response)
    },
  }
}

function findEndpoint(service: Service, id: unknown): string {
  assertNotDisposed(service)
  runDueTransitions(service)
  for (const { datastores } of service.state.regions.values()) {
    const datastore = datastores.get(id as string)
    if (datastore !== undefined) return datastore.properties.DatastoreEndpoint
  }
  if (typeof id !== 'string') {
    throw misuse(service, `fhir: ${show(id)} is not a DatastoreId; give the id of a data store.`)
  }
  return datastoreEndpoint(service.settings, service.settings.region, id)
}

const members = ['method', 'path', 'query', 'headers', 'body']

function toHttp(service: Service, endpoint: string, request: FhirRequest) {
  try {
    assertKnownMembers(request, members, 'fhir().request')
    const { method = 'GET', path, query, headers = {}, body } = request
    assertText(method, 'method', 'text such as GET')
    assertText(path, 'path', 'text such as Patient/p1')
    const { origin, pathname, search } = toUrl(endpoint, path)
    const given = [search.slice(1), toQueryText(query)].filter((part) => part !== '')
    const { body: sent, type } = readBody(body, method.toUpperCase())
    return {
      method: method.toUpperCase(),
      path: pathname,
      query: given.join('&'),
      headers: { ...(type === undefined ? {} : { 'content-type': type }), ...readHeaders(headers) },
      body: sent,
      origin,
    }
  } catch (error) {
    throw recordMisuse(service, error)
  }
}

function assertText(value: unknown, name: string, right: string): asserts value is string {
  assertThat(typeof value === 'string', `fhir().request: ${name}`, value, right)
}

interface Address {
  readonly origin: string
  readonly pathname: string
  readonly search: string
}

// Taken apart by hand: a URL would mend paths that are to be refused.
function toUrl(endpoint: string, path: string): Address {
  const isAbsolute = /^https?:\/\//i.test(path)
  const whole = isAbsolute ? path : endpoint + path.replace(/^\/+/, '')
  const [, origin = '', rest = ''] = /^(https?:\/\/[^/?#]*)([^#]*)/i.exec(whole) ?? []
  const at = rest.indexOf('?')
  const [pathname, search] = at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at)]
  if (!isAbsolute || isOfStore(whole, endpoint)) return { origin, pathname, search }
  throw new MisuseError(
    `fhir().request: ${show(path)} is not of this data store, which is at ${endpoint}; give a path below that.`,
  )
}

// At any of its paths [fhir-paths].
function isOfStore(url: string, endpoint: string): boolean {
  const base = endpoint.replace(/r4\/$/, '')
  return url.startsWith(base) && isFhirPath(url.slice(url.indexOf('/', 8)).replace(/[?#].*/s, ''))
}

function toQueryText(query: FhirRequest['query'] = ''): string {
  if (typeof query === 'string') return query.replace(/^\?/, '')
  const right = 'text, or an object of parameters'
  return readPairs(query, 'fhir().request: query', right)
    .map(([name, value]) => `${toParameter(name, name)}=${toParameter(value, name)}`)
    .join('&')
}

function toParameter(text: string, name: string): string {
  const right = 'text without halves of surrogate pairs'
  assertThat(!/\p{Surrogate}/u.test(text), `fhir().request: query.${name}`, text, right)
  return encodeURIComponent(text)
}

// By their names in small letters; several of one name are one.
function readHeaders(given: unknown): Record<string, string> {
  const headers = new Map<string, string>()
  for (const [name, value] of headersIn(given)) {
    const [key, before] = [name.toLowerCase(), headers.get(name.toLowerCase())]
    headers.set(key, before === undefined ? value : `${before}, ${value}`)
  }
  return Object.fromEntries(headers)
}

function headersIn(given: unknown): Entries {
  const right = 'an object of texts, or a Headers'
  if (isIterable(given)) return readPairs(given, 'fhir().request: headers', right, 'a header')
  assertObject(given, 'fhir().request: headers', right)
  return Object.entries(given).map(([name, value]) => {
    assertText(value, `headers.${name}`, 'text')
    return [name, value] as const
  })
}

function passDelivery(service: Service, { delay, error, isLost }: Delivery): void {
  if (delay === Infinity) {
    throw misuse(service, 'fhir().request is synchronous and cannot hang; use fetch.')
  }
  if (delay > 0) advanceTime(service, delay)
  if (isLost === true) throw error
}

function toResponse({ statusCode: status, headers, text }: WireResponse): FhirResponse {
  let parsed: { readonly value: unknown } | undefined
  return {
    status,
    headers,
    text,
    get body() {
      parsed ??= { value: text === '' ? undefined : JSON.parse(text) }
      return parsed.value
    },
  }
}
