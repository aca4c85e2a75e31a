import { attempt, type ServiceError } from '../../kernel/errors.ts'
import { listed, shortened } from '../../kernel/suggest.ts'
import { decodeUtf8 } from '../../kernel/utf8.ts'
import { FhirError, fhirError } from '../../features/fhir/fhir-error.ts'
import type { Scope } from '../../features/context/context.ts'
import { findFhirDatastore, isSmart } from '../../features/interactions/find-store.ts'
import { createFhirInput, type FhirInput } from '../../features/interactions/input.ts'
import { patchFormatOf } from '../../features/interactions/patch.ts'
import { assertSize, unparsable } from '../../features/interactions/read-body.ts'
import { readQueryText, type Query } from '../../features/search/query-text.ts'
import { regionOfHost } from '../../model/addresses.ts'
import type { Datastore } from '../../state/datastores.ts'
import type { Door } from '../../state/calls.ts'
import { dispatch } from '../../service/dispatch.ts'
import type { Delivery } from '../../service/injection/delivery.ts'
import { unsupportedInteractions } from '../../service/fhir-plane.ts'
import type { Service } from '../../service/service.ts'
import { writeAnswer, type FhirResponse } from './answer.ts'
import { findRefusal } from './authorization.ts'
import { findEncodingError, readSearchForm, wrongMediaType, type SearchForm } from './form.ts'
import { readFhirPath } from './path.ts'
import { findFormatError } from './format.ts'
import type { FhirRoute } from './by-method.ts'
import { noteIgnored } from './notes.ts'
import { findRoute } from './route.ts'
import { withoutSignature } from '../signature.ts'

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
  const route: FhirRoute =
    path === undefined
      ? { interaction: 'OtherInteraction' }
      : findRoute(request.method, path.segments)
  const asked = readQueryText(request.query)
  const query = asked === undefined ? undefined : withoutSignature(asked)
  const { refused: badForm, ...given } = readForm(request, route, query)
  const datastoreId = path?.datastoreId ?? ''
  const place = findPlace(service, request, datastoreId)
  const forbidden =
    path === undefined || query === undefined
      ? brokenEscape()
      : findAuthorizationError(request, route, place, door)
  const refused = forbidden ?? badForm ?? findRequestError(request, route, given.query)
  const input = toInput(datastoreId, route, given, request.headers)
  const answer = dispatch(service, {
    operation: route.interaction,
    input: createFhirInput(input, request.origin + (path?.endpoint ?? '/')),
    form: 'wire',
    region: place.region,
    door,
    ...(refused === undefined
      ? {}
      : { refused: (scope) => forbidden ?? findStoreError(scope, datastoreId) ?? refused }),
  })
  noteIgnored(service, request, route.interaction, input, answer)
  return { response: writeAnswer(service, answer), delivery: answer.delivery }
}

// What a request has beside its path and its headers.
function readForm(
  { headers, body }: FhirHttpRequest,
  { interaction, ResourceType }: FhirRoute,
  query: Query = {},
): SearchForm {
  const text = toText(body) ?? ''
  if (interaction !== 'SearchWithPost' || ResourceType === undefined) return { query, text }
  return readSearchForm(query, text, headers['content-type'])
}

function toInput(
  DatastoreId: string,
  { interaction, allowed: _allowed, ...of }: FhirRoute,
  { query, text }: SearchForm,
  headers: FhirHttpRequest['headers'],
): FhirInput {
  return {
    DatastoreId,
    ...of,
    ...(Object.keys(query).length === 0 ? {} : { Query: query }),
    ...toHeaders(headers, interaction === 'PatchResource' ? ofPatches : meaningful),
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
  request: FhirHttpRequest,
  { interaction }: FhirRoute,
  { region, datastore }: ReturnType<typeof findPlace>,
  door: Door,
): ServiceError | undefined {
  const isOpen = interaction === 'GetSmartConfiguration' || door === 'fhir'
  if (request.headers['authorization'] === undefined && isOpen) return undefined
  return findRefusal(request, region, datastore !== undefined && isSmart(datastore))
}

// Nothing is said of a request to a data store that does not answer [fhir-unknown-datastore] [fhir-inactive-datastore].
function findStoreError(scope: Scope, datastoreId: string): ServiceError | undefined {
  return attempt(() => findFhirDatastore(scope, datastoreId)).error
}

function findRequestError(
  { method, headers, body }: FhirHttpRequest,
  { allowed, interaction }: FhirRoute,
  query: Query = {},
): ServiceError | undefined {
  if (allowed !== undefined) return notAllowed(method, allowed)
  const otherFormat = findFormatError(query, headers, interaction)
  if (otherFormat !== undefined) return otherFormat
  if (body.length === 0 || unsupportedInteractions.includes(interaction)) return undefined
  return findEncodingError(headers) ?? findTypeError(headers, interaction) ?? findBodyError(body)
}

function notAllowed(method: string, allowed: readonly string[]): ServiceError {
  const are = allowed.length === 1 ? 'is' : 'are'
  const issue = {
    severity: 'error',
    code: 'not-supported',
    diagnostics: `${shortened(method)} is not supported here; ${listed(allowed)} ${are}.`,
  } as const
  return new FhirError(405, 'fhir-method', [issue], { allow: allowed.join(', ') })
}

const JSON_TYPE = /^application\/(?:fhir\+)?json\s*(?:;|$)/i

function findTypeError(
  { 'content-type': type }: FhirHttpRequest['headers'],
  interaction: FhirRoute['interaction'],
): ServiceError | undefined {
  if (interaction === 'PatchResource') {
    return patchFormatOf(type) === undefined ? wrongMediaType() : undefined
  }
  // The type of a form is known to be good.
  const isTaken = interaction === 'SearchWithPost' || type === undefined || JSON_TYPE.test(type)
  return isTaken ? undefined : wrongMediaType()
}

function findBodyError(body: string | Uint8Array): ServiceError | undefined {
  try {
    assertSize(body)
    return toText(body) === undefined ? unparsable() : undefined
  } catch (error) {
    return error as ServiceError
  }
}

function brokenEscape(): ServiceError {
  return fhirError(400, 'fhir-id-form', 'invalid', 'The URL has an escape that is not UTF-8.')
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

// Theirs tells which kind of patch it is.
const ofPatches: readonly string[] = [...meaningful, 'content-type']

function toHeaders(
  headers: Readonly<Record<string, string>>,
  names: readonly string[],
): { Headers?: Record<string, string> } {
  const some = Object.entries(headers).filter(([name]) => names.includes(name))
  return some.length === 0 ? {} : { Headers: Object.fromEntries(some) }
}
