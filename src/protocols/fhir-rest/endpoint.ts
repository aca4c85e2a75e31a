import { attempt, type ServiceError } from '../../kernel/errors.ts'
import { decodeUtf8 } from '../../kernel/utf8.ts'
import { FhirError, fhirError } from '../../features/interactions/fhir-error.ts'
import type { Scope } from '../../features/context/context.ts'
import { findFhirDatastore, isSmart } from '../../features/interactions/find-store.ts'
import {
  createFhirInput,
  type FhirInput,
  type FhirQuery,
} from '../../features/interactions/input.ts'
import { assertSize, unparsable } from '../../features/interactions/read-body.ts'
import { regionOfHost } from '../../model/addresses.ts'
import type { Datastore } from '../../state/datastores.ts'
import type { Door } from '../../state/calls.ts'
import { dispatch } from '../../service/dispatch.ts'
import type { Delivery } from '../../service/faults/delivery.ts'
import { simulated, unsupportedInteractions } from '../../service/fhir-plane.ts'
import { misuse } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'
import { writeAnswer, type FhirResponse } from './answer.ts'
import { findRefusal } from './authorization.ts'
import { findFormatError } from './format.ts'
import { readFhirPath, readQuery } from './path.ts'
import { findRoute, type FhirRoute } from './route.ts'

export interface FhirHttpRequest {
  readonly method: string
  // As it came, without a query.
  readonly path: string
  // What follows the question mark.
  readonly query: string
  // By their names in small letters.
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  // Scheme and host that were asked.
  readonly origin: string
}

export interface FhirHttpAnswer {
  readonly response: FhirResponse
  readonly delivery?: Delivery | undefined
}

export function answerFhir(service: Service, request: FhirHttpRequest, door: Door): FhirHttpAnswer {
  const path = readFhirPath(request.path)
  const query = readQuery(request.query)
  const datastoreId = path?.datastoreId ?? ''
  const route: FhirRoute =
    path === undefined
      ? { interaction: 'OtherInteraction' }
      : findRoute(request.method, path.segments)
  const place = findPlace(service, request, datastoreId)
  const forbidden =
    path === undefined || query === undefined
      ? brokenEscape()
      : findAuthorizationError(request, route, place, door)
  const refused = forbidden ?? findRequestError(request, route, query)
  if (refused === undefined) noteUnsupported(service, request, route, query)
  const answer = dispatch(service, {
    operation: route.interaction,
    input: createFhirInput(
      toInput(datastoreId, route, query, request),
      request.origin + (path?.endpoint ?? '/'),
    ),
    form: 'wire',
    region: place.region,
    door,
    ...(refused === undefined
      ? {}
      : { refused: (scope) => forbidden ?? findStoreError(scope, datastoreId) ?? refused }),
  })
  return { response: writeAnswer(service, answer), delivery: answer.delivery }
}

function toInput(
  DatastoreId: string,
  { interaction: _interaction, allowed: _allowed, ...of }: FhirRoute,
  query: FhirQuery = {},
  { headers, body }: FhirHttpRequest,
): FhirInput {
  const text = toText(body) ?? ''
  return {
    DatastoreId,
    ...of,
    ...(Object.keys(query).length === 0 ? {} : { Query: query }),
    ...toHeaders(headers),
    ...(text === '' ? {} : { Body: text }),
  }
}

// Undefined where the bytes are no UTF-8.
function toText(body: string | Uint8Array): string | undefined {
  return typeof body === 'string' ? body : decodeUtf8(body)
}

// [fhir-region]
function findPlace(
  { state, settings }: Service,
  { origin }: FhirHttpRequest,
  id: string,
): { readonly region: string; readonly datastore: Datastore | undefined } {
  const [, host = ''] = /^https?:\/\/([^:]*)/i.exec(origin) ?? []
  const ofHost = regionOfHost(host)
  if (ofHost !== undefined) {
    return { region: ofHost, datastore: state.regions.get(ofHost)?.datastores.get(id) }
  }
  for (const [region, { datastores }] of state.regions) {
    const datastore = datastores.get(id)
    if (datastore !== undefined) return { region, datastore }
  }
  return { region: settings.region, datastore: undefined }
}

function findAuthorizationError(
  { headers }: FhirHttpRequest,
  { interaction }: FhirRoute,
  { region, datastore }: ReturnType<typeof findPlace>,
  door: Door,
): ServiceError | undefined {
  const { authorization } = headers
  const isOpen = interaction === 'GetSmartConfiguration' || door === 'fhir'
  if (authorization === undefined && isOpen) return undefined
  return findRefusal(authorization, region, datastore !== undefined && isSmart(datastore))
}

// Nothing is said of a request to a data store that does not answer [fhir-unknown-datastore] [fhir-inactive-datastore].
function findStoreError(scope: Scope, datastoreId: string): ServiceError | undefined {
  return attempt(() => findFhirDatastore(scope, datastoreId)).error
}

function findRequestError(
  { method, headers, body }: FhirHttpRequest,
  { allowed, interaction }: FhirRoute,
  query: FhirQuery = {},
): ServiceError | undefined {
  if (allowed !== undefined) {
    return new FhirError(
      405,
      'fhir-method',
      [
        {
          severity: 'error',
          code: 'not-supported',
          diagnostics: `${method} is not supported here; ${allowed.join(', ')} is.`,
        },
      ],
      { allow: allowed.join(', ') },
    )
  }
  const otherFormat = findFormatError(query)
  if (otherFormat !== undefined) return otherFormat
  if (body.length === 0 || unsupportedInteractions.includes(interaction)) return undefined
  return findBodyError(headers['content-type'], body)
}

// [fhir-content-type]
function findBodyError(
  type: string | undefined,
  body: string | Uint8Array,
): ServiceError | undefined {
  if (type !== undefined && !/^application\/(?:fhir\+)?json\s*(?:;|$)/i.test(type)) {
    return fhirError(
      415,
      'fhir-content-type',
      'value',
      'Incorrect MIME-type. Update request Content-Type header.',
    )
  }
  try {
    assertSize(body)
    return toText(body) === undefined ? unparsable() : undefined
  } catch (error) {
    return error as ServiceError
  }
}

function brokenEscape(): ServiceError {
  return fhirError(
    400,
    'fhir-id-form',
    'invalid',
    'The URL has an escape that is no text in UTF-8.',
  )
}

const unsupportedParameters: readonly string[] = ['_summary', '_elements', '_type', '_list']

// [fhir-not-simulated]
function noteUnsupported(
  service: Service,
  { method, path }: FhirHttpRequest,
  { interaction }: FhirRoute,
  query: FhirQuery = {},
): void {
  const ignored = Object.keys(query).filter(
    (name) => unsupportedParameters.includes(name) && !isUsual(name, query),
  )
  if (ignored.length > 0) {
    misuse(service, `${method} ${path}: ${ignored.join(', ')} is not simulated, and is ignored.`)
  }
  if (!unsupportedInteractions.includes(interaction)) return
  misuse(
    service,
    `${method} ${path} (${interaction}) is not simulated; of the FHIR endpoint there are ${simulated}.`,
  )
}

// What asks for no more than everybody gets.
function isUsual(name: string, query: FhirQuery): boolean {
  return name === '_summary' && query[name]?.every((value) => value === 'false') === true
}

const meaningful: readonly string[] = [
  'if-match',
  'if-none-match',
  'if-none-exist',
  'prefer',
  'x-amz-fhir-idempotency-key',
  'x-amz-fhir-history-consistency-level',
  'x-amzn-healthlake-fhir-validation-level',
]

function toHeaders(headers: Readonly<Record<string, string>>): {
  Headers?: Record<string, string>
} {
  const some = Object.entries(headers).filter(([name]) => meaningful.includes(name))
  return some.length === 0 ? {} : { Headers: Object.fromEntries(some) }
}
