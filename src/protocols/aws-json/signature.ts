import type { RuleId } from '../../model/ledger/ledger.ts'
import {
  ALGORITHM,
  describeScopeFlaws,
  isSignedTwice,
  isWhole,
  readSignature,
  signedTwice,
  type Signature,
} from '../signature.ts'
import { readHeader, readHostRegion, type WireRequest } from './request.ts'

export interface SignatureFlaw {
  readonly rule: RuleId
  readonly name:
    | 'MissingAuthenticationTokenException'
    | 'IncompleteSignatureException'
    | 'InvalidSignatureException'
  readonly message: string
}

export function findSignatureFlaw(request: WireRequest): SignatureFlaw | undefined {
  const authorization = readHeader(request, 'authorization')
  if (isSignedTwice(authorization, request.query)) {
    return { rule: 'signed-twice', name: 'InvalidSignatureException', message: signedTwice }
  }
  const signature = readSignature(authorization, request.query)
  if (signature === undefined) {
    return {
      rule: 'unsigned',
      name: 'MissingAuthenticationTokenException',
      message: 'Request is missing Authentication Token',
    }
  }
  const incomplete =
    describeMissing(request, signature) ?? describeAlgorithm(signature) ?? describeForm(signature)
  if (incomplete !== undefined) {
    return { rule: 'signature-form', name: 'IncompleteSignatureException', message: incomplete }
  }
  const message = describeScopeFlaws(signature, readHostRegion(request))
  if (message === undefined) return undefined
  return { rule: 'signature-scope', name: 'InvalidSignatureException', message }
}

function describeMissing(
  request: WireRequest,
  { isPresigned, lacks }: Signature,
): string | undefined {
  if (isPresigned) {
    if (lacks.length === 0) return undefined
    const names = lacks.map((name) => `AWS query-string parameters must include '${name}'. `)
    return `${names.join('')}Re-examine the query-string parameters.`
  }
  const names = lacks.map((part) => `Authorization header requires '${part}' parameter. `)
  if ((readHeader(request, 'x-amz-date') ?? readHeader(request, 'date') ?? '') === '') {
    names.push(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
    )
  }
  if (names.length === 0) return undefined
  return `${names.join('')}Authorization=${readHeader(request, 'authorization')?.trim()}`
}

function describeAlgorithm({ algorithm }: Signature): string | undefined {
  return algorithm === ALGORITHM
    ? undefined
    : `Unsupported AWS 'algorithm': '${algorithm}' (only ${ALGORITHM} for now). `
}

function describeForm(signature: Signature): string | undefined {
  return isWhole(signature)
    ? undefined
    : `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${signature.credential}'`
}
