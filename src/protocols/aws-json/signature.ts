import { headerOf, type WireRequest } from './request.ts'

const ALGORITHM = 'AWS4-HMAC-SHA256'

const parts = {
  Credential: /[\s,]Credential=([^,\s]+)/,
  Signature: /[\s,]Signature=([^,\s]+)/,
  SignedHeaders: /[\s,]SignedHeaders=([^,\s]+)/,
}

export interface SignatureFlaw {
  readonly rule: 'unsigned' | 'signature-form'
  readonly name: 'MissingAuthenticationTokenException' | 'IncompleteSignatureException'
  readonly message: string
}

// Any key and any signature will do.
export function flawOfSignature(request: WireRequest): SignatureFlaw | undefined {
  const authorization = headerOf(request, 'authorization')?.trim() ?? ''
  if (authorization === '') {
    return {
      rule: 'unsigned',
      name: 'MissingAuthenticationTokenException',
      message: 'Request is missing Authentication Token',
    }
  }
  const message =
    lackOf(request, authorization) ?? strangeAlgorithm(authorization) ?? strangeScope(authorization)
  if (message === undefined) return undefined
  return { rule: 'signature-form', name: 'IncompleteSignatureException', message }
}

function lackOf(request: WireRequest, authorization: string): string | undefined {
  const lacks = Object.entries(parts)
    .filter(([, pattern]) => !pattern.test(authorization))
    .map(([part]) => `Authorization header requires '${part}' parameter. `)
  if ((headerOf(request, 'x-amz-date') ?? headerOf(request, 'date') ?? '') === '') {
    lacks.push(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
    )
  }
  return lacks.length === 0 ? undefined : `${lacks.join('')}Authorization=${authorization}`
}

function strangeAlgorithm(authorization: string): string | undefined {
  const [algorithm] = authorization.split(/\s/, 1)
  return algorithm === ALGORITHM
    ? undefined
    : `Unsupported AWS 'algorithm': '${algorithm}' (only ${ALGORITHM} for now). `
}

function strangeScope(authorization: string): string | undefined {
  const [, credential = ''] = parts.Credential.exec(authorization) ?? []
  return credential.split('/').length === 5
    ? undefined
    : `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`
}
