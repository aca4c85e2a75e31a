import { readHeader, type WireRequest } from './request.ts'

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
export function findSignatureFlaw(request: WireRequest): SignatureFlaw | undefined {
  const authorization = readHeader(request, 'authorization')?.trim() ?? ''
  if (authorization === '') {
    return {
      rule: 'unsigned',
      name: 'MissingAuthenticationTokenException',
      message: 'Request is missing Authentication Token',
    }
  }
  const message =
    findMissingParts(request, authorization) ??
    findStrangeAlgorithm(authorization) ??
    findStrangeScope(authorization)
  if (message === undefined) return undefined
  return { rule: 'signature-form', name: 'IncompleteSignatureException', message }
}

function findMissingParts(request: WireRequest, authorization: string): string | undefined {
  const lacks = Object.entries(parts)
    .filter(([, pattern]) => !pattern.test(authorization))
    .map(([part]) => `Authorization header requires '${part}' parameter. `)
  if ((readHeader(request, 'x-amz-date') ?? readHeader(request, 'date') ?? '') === '') {
    lacks.push(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
    )
  }
  return lacks.length === 0 ? undefined : `${lacks.join('')}Authorization=${authorization}`
}

function findStrangeAlgorithm(authorization: string): string | undefined {
  const [algorithm] = authorization.split(/\s/, 1)
  return algorithm === ALGORITHM
    ? undefined
    : `Unsupported AWS 'algorithm': '${algorithm}' (only ${ALGORITHM} for now). `
}

function findStrangeScope(authorization: string): string | undefined {
  const [, credential = ''] = parts.Credential.exec(authorization) ?? []
  return credential.split('/').length === 5
    ? undefined
    : `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`
}
