import { headerOf, type WireRequest } from './wire-request.ts'

const parts = ['Credential', 'SignedHeaders', 'Signature']

/** What is wrong with a request's signature. */
export interface SignatureFlaw {
  readonly rule: 'unsigned' | 'signature-form'
  readonly name: 'MissingAuthenticationTokenException' | 'IncompleteSignatureException'
  readonly message: string
}

/**
 * Checks that a request is signed, and the form of the signature. Any key and any signature will do.
 *
 * @param request The request
 * @returns What is wrong, if anything is
 */
export function flawOfSignature(request: WireRequest): SignatureFlaw | undefined {
  const authorization = headerOf(request, 'authorization')
  if (authorization === undefined || authorization.trim() === '') {
    return {
      rule: 'unsigned',
      name: 'MissingAuthenticationTokenException',
      message: 'Request is missing Authentication Token',
    }
  }
  const missing = parts.filter((part) => !new RegExp(`\\b${part}=[^,\\s]+`).test(authorization))
  const lacks = [
    ...(authorization.startsWith('AWS4-HMAC-SHA256 ') ? [] : ["the algorithm 'AWS4-HMAC-SHA256'"]),
    ...missing.map((part) => `'${part}'`),
    ...((headerOf(request, 'x-amz-date') ?? headerOf(request, 'date')) ? [] : ["'X-Amz-Date'"]),
  ]
  if (lacks.length === 0) return undefined
  return {
    rule: 'signature-form',
    name: 'IncompleteSignatureException',
    message: `The signature lacks ${lacks.join(', ')}.`,
  }
}
