import { LAST_INSTANT } from '../../kernel/instant.ts'
import { commonNames, errorSpecs } from '../../model/error-names.ts'
import type { Exchanges } from '../../service/exchange.ts'
import { object, oneOf, ref, type JsonSchema } from './json-schema.ts'

export function outcomes(exchanges: Exchanges): Readonly<Record<string, JsonSchema>> {
  const ends = Object.values(exchanges).flatMap((exchange) => exchange.ends ?? [])
  const kinds = [
    error,
    ofKind('latency', { duration: ref('finiteDuration') }, ['duration']),
    ofKind('hang', {}),
    ofKind(
      'connection',
      { code: { type: 'string', minLength: 1 }, when: oneOf(['before', 'after']) },
      ['code'],
    ),
    ofKind('corrupt', { body: oneOf(['empty', 'truncated', 'not-json']) }, ['body']),
    {
      ...ofKind('transition', {
        to: oneOf([...new Set(ends)]),
        after: { anyOf: [ref('duration'), { const: 'Infinity' }] },
        message: { type: 'string' },
        category: oneOf(['RETRYABLE_ERROR', 'NON_RETRYABLE_ERROR']),
      }),
      anyOf: [{ required: ['to'] }, { required: ['after'] }],
      dependentRequired: { message: ['to'], category: ['to'] },
    },
  ]
  return {
    errorName: { description: 'An error that AWS documents.', enum: Object.keys(errorSpecs) },
    outcome: { description: 'What happens to a request that a rule applies to.', oneOf: kinds },
    eventOutcome: { description: 'What happens to an event.', oneOf: deliveries },
  }
}

const error = {
  ...ofKind(
    'error',
    {
      name: { type: 'string', pattern: String.raw`^[\w.\-]+$` },
      message: { type: 'string' },
      statusCode: { type: 'integer', minimum: 400, maximum: 599 },
      retryAfterSeconds: { type: 'number', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    },
    ['name'],
  ),
  // One that AWS does not know brings its status.
  anyOf: [{ properties: { name: ref('errorName') } }, { required: ['statusCode'] }],
}

function ofKind(
  kind: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
) {
  return object({ kind: { const: kind }, ...properties }, ['kind', ...required])
}

const deliveries = [
  ofKind('event', { delivery: oneOf(['lost', 'twice', 'reordered']) }, ['delivery']),
  ofKind('event', { delivery: { const: 'late' }, by: ref('finiteDuration') }, ['delivery', 'by']),
]

const isError = { type: 'object', required: ['kind'], properties: { kind: { const: 'error' } } }

// An outcome that is none of an error, or of one that an operation with these errors may raise.
export function raised(errors: readonly string[]): JsonSchema {
  const names = oneOf([...new Set([...errors, ...commonNames])])
  return {
    anyOf: [
      { type: 'string', ...Object(names) },
      { type: 'object', not: isError },
      { type: 'object', properties: { name: names } },
    ],
  }
}

const units = ['days', 'hours', 'minutes', 'seconds', 'milliseconds']

// A span of time, up to a limit that all units together have to keep to as well.
export const durations = {
  duration: {
    description: 'A duration: milliseconds, a text such as 15m, or an object whose units add up.',
    anyOf: [{ type: 'number', minimum: 0 }, ref('span'), ref('units')],
  },
  finiteDuration: {
    description: 'A duration that ends by the last instant.',
    anyOf: [{ type: 'number', minimum: 0, maximum: LAST_INSTANT }, ref('span'), ref('units')],
  },
  span: { type: 'string', pattern: String.raw`^\d+(?:\.\d+)?(?:ms|s|m|h|d)$` },
  units: {
    ...object(Object.fromEntries(units.map((unit) => [unit, { type: 'number', minimum: 0 }]))),
    minProperties: 1,
  },
} as const
