import type { protocol as entries } from '../../src/model/ledger/protocol.ts'
import type { Negation } from './negation.ts'

const endpoint = 'src/adapters/endpoint.ts'
const signature = 'src/adapters/signature.ts'

/** Rules for what comes over the wire, made false. */
export const protocol: Record<keyof typeof entries, Negation> = {
  'request-form': {
    file: endpoint,
    from: "request.method === 'POST' &&",
    to: "request.method !== '' &&",
  },
  'unknown-operation': {
    file: endpoint,
    from: "new ServiceError(name, '', { statusCode: 400,",
    to: "new ServiceError(name, '', { statusCode: 404,",
  },
  unsigned: {
    file: signature,
    from: "name: 'MissingAuthenticationTokenException',",
    to: "name: 'IncompleteSignatureException',",
  },
  'signature-form': {
    file: signature,
    from: 'if (message === undefined) return undefined',
    to: 'if (message !== null) return undefined',
  },
  'body-not-json': {
    file: 'src/adapters/wire-input.ts',
    from: "'body-not-json', 'SerializationException'",
    to: "'body-not-json', 'ValidationException'",
  },
}
