import type { requests as entries } from '../../src/model/ledger/requests.ts'
import type { Negation } from './negation.ts'

const validation = 'src/core/requests/validation.ts'
const reading = 'src/model/codec/reading.ts'
const checks = 'src/model/codec/constraints.ts'
const idempotency = 'src/core/requests/idempotency.ts'

/** Rules for every request, made false. */
export const requests: Record<keyof typeof entries, Negation> = {
  constraints: {
    file: validation,
    from: 'if (violations.length === 0) return undefined',
    to: 'if (violations.length >= 0) return undefined',
  },
  'message-form': {
    file: validation,
    from: 'failed to satisfy constraint: ${constraint}',
    to: 'broke the constraint: ${constraint}',
  },
  'message-values': {
    file: reading,
    from: 'shown === undefined ? violation :',
    to: "shown === undefined ? { ...violation, shown: '[...]' } :",
  },
  'message-order': {
    file: checks,
    from: '[patterned(pattern), ...length]',
    to: '[...length, patterned(pattern)]',
  },
  'message-limit': {
    file: validation,
    from: 'const SHOWN_VIOLATIONS = 10',
    to: 'const SHOWN_VIOLATIONS = 11',
  },
  'wrong-type': {
    file: validation,
    from: "refusal(service, 'wrong-type', 'SerializationException'",
    to: "refusal(service, 'wrong-type', 'ValidationException'",
  },
  'null-is-absent': {
    file: reading,
    from: 'return given === undefined || given === null',
    to: 'return given === undefined',
  },
  'string-length': {
    file: checks,
    from: String.raw`/[\uD800-\uDFFF]/.test(text) ? Array.from(text).length : units`,
    to: 'units',
  },
  'union-member': {
    file: checks,
    from: 'return set.length === 1',
    to: 'return set.length <= 1',
  },
  'http-status': {
    file: 'src/core/service.ts',
    from: 'const statusCode = spec[settings.assumptions.httpStatus]',
    to: "const statusCode = spec[settings.assumptions.httpStatus === 'rpc' ? 'modelled' : 'rpc']",
  },
  'every-region': {
    file: 'src/core/settings.ts',
    from: '/^[a-zA-Z0-9-]+$/.test(region)',
    to: "['us-east-1', 'us-west-2', 'eu-west-1'].includes(region)",
  },
  'client-token-same-answer': {
    file: idempotency,
    from: 'if (token === undefined) return undefined',
    to: 'if (token !== null) return undefined',
  },
  'client-token-mismatch': {
    file: idempotency,
    from: "assumptions.clientTokenMismatch === 'first-wins'",
    to: "assumptions.clientTokenMismatch !== 'first-wins'",
  },
  'client-token-lifetime': {
    file: 'src/core/datastores/transitions.ts',
    from: 'const deleted = { ...rest, properties }',
    to: 'const { token: _token, ...tokenless } = rest\n    const deleted = { ...tokenless, properties }',
  },
}
