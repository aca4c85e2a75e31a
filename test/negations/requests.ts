import type { requests as entries } from '../../src/model/ledger/requests.ts'
import type { Negation } from './negation.ts'

const validation = 'src/core/requests/validation.ts'
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
    file: 'src/spec/read.ts',
    from: 'for (const each of broken) notes.violations.push({ ...each, path })',
    to: "for (const each of broken) notes.violations.push({ ...each, path, shown: '[...]' })",
  },
  'message-order': {
    file: 'src/spec/constraints.ts',
    from: "return [{ kind: 'pattern', constraint: patterned(shape.pattern) }, ...tooLongOrShort]",
    to: "return [...tooLongOrShort, { kind: 'pattern', constraint: patterned(shape.pattern) }]",
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
    file: 'src/spec/copy.ts',
    from: 'if (given !== undefined && given !== null) {',
    to: 'if (given !== undefined) {',
  },
  'string-length': {
    file: 'src/spec/constraints.ts',
    from: String.raw`return /[\uD800-\uDFFF]/.test(text) ? Array.from(text).length : text.length`,
    to: 'return text.length',
  },
  'union-member': {
    file: 'src/spec/read.ts',
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
