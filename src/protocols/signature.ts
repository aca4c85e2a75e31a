import { readQueryText, type Query } from '../features/search/query-text.ts'

// What a request is signed with, in its header or in its query [presigned]. Any key and any signature will do.
export interface Signature {
  readonly isPresigned: boolean
  readonly algorithm: string
  // Access key, date, region, service and an end, with slashes between.
  readonly credential: string
  // The same, taken apart.
  readonly scope: readonly string[]
  // The parts that it has to have and has not.
  readonly lacks: readonly string[]
}

export const ALGORITHM = 'AWS4-HMAC-SHA256'

// Undefined where there is none, or one of another scheme.
export function readSignature(
  authorization: string | undefined,
  query: string | undefined,
): Signature | undefined {
  const parameters = readPresigning(query)
  if (parameters !== undefined) return readQuery(parameters)
  const given = readScheme(authorization)
  return given === undefined ? undefined : readHeader(given)
}

// Undefined where the scheme is none of AWS's of this kind.
function readScheme(authorization = ''): string | undefined {
  const given = authorization.trim()
  return given.startsWith('AWS4-') ? given : undefined
}

// [signed-twice]
export function isSignedTwice(
  authorization: string | undefined,
  query: string | undefined,
): boolean {
  return (authorization?.trim() ?? '') !== '' && readPresigning(query) !== undefined
}

export const signedTwice =
  "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."

export function isWhole({ scope }: Signature): boolean {
  return scope.length === 5
}

// What AWS says of a credential for something else, all of it; each sentence ends in a blank [signature-scope].
export function describeScopeFlaws({ scope }: Signature, region?: string): string | undefined {
  const [, , signedRegion = '', service, end = ''] = scope
  const flaws = [
    ...(region === undefined || signedRegion === region
      ? []
      : [`Credential should be scoped to a valid region, not '${signedRegion}'. `]),
    ...(service === 'healthlake'
      ? []
      : ["Credential should be scoped to correct service: 'healthlake'. "]),
    ...(end === 'aws4_request'
      ? []
      : [`Credential should be scoped with a valid terminator: 'aws4_request', not '${end}'. `]),
  ]
  return flaws.length === 0 ? undefined : flaws.join('')
}

// Undefined where it names none. Apart from the rest of a signature, which clients that are the fake's own need not show.
export function readSignedRegion(
  authorization: string | undefined,
  query: string | undefined,
): string | undefined {
  const parameters = readPresigning(query)
  const credential =
    parameters === undefined
      ? credentialInHeader(readScheme(authorization) ?? '')
      : valueOf(parameters, CREDENTIAL)
  return /^[^/]+\/\d{8}\/([a-zA-Z0-9-]+)\//.exec(credential)?.[1]
}

export function withoutSignature(query: Query): Query {
  if (!Object.hasOwn(query, MARK)) return query
  return Object.fromEntries(Object.entries(query).filter(([name]) => !/^X-Amz-/i.test(name)))
}

// The parameter by which AWS knows a presigned request.
const MARK = 'X-Amz-Algorithm'

function readPresigning(query: string | undefined): Query | undefined {
  if (query?.includes(MARK) !== true) return undefined
  const parameters = readQueryText(query)
  return parameters !== undefined && Object.hasOwn(parameters, MARK) ? parameters : undefined
}

const CREDENTIAL = 'X-Amz-Credential'

const queryParts = [MARK, CREDENTIAL, 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date']

function readQuery(parameters: Query): Signature {
  const credential = valueOf(parameters, CREDENTIAL)
  return {
    isPresigned: true,
    algorithm: valueOf(parameters, MARK),
    credential,
    scope: credential.split('/'),
    lacks: queryParts.filter((name) => valueOf(parameters, name) === ''),
  }
}

function valueOf(parameters: Query, name: string): string {
  return parameters[name]?.[0] ?? ''
}

const credentialPart = /[\s,]Credential=([^,\s]+)/

const headerParts = [
  { name: 'Credential', pattern: credentialPart },
  { name: 'Signature', pattern: /[\s,]Signature=[^,\s]/ },
  { name: 'SignedHeaders', pattern: /[\s,]SignedHeaders=[^,\s]/ },
]

function readHeader(authorization: string): Signature {
  const [algorithm = ''] = /^\S*/.exec(authorization) ?? []
  const credential = credentialInHeader(authorization)
  const lacks = headerParts
    .filter(({ pattern }) => !pattern.test(authorization))
    .map(({ name }) => name)
  return { isPresigned: false, algorithm, credential, scope: credential.split('/'), lacks }
}

function credentialInHeader(authorization: string): string {
  return credentialPart.exec(authorization)?.[1] ?? ''
}
