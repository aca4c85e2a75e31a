import * as fc from 'fast-check'
import type { FhirRequest } from 'fake-healthlake'
import { anyBundle } from './bundle-arbitraries.ts'
import { operation, pathOperation } from '../patch/arbitraries.ts'
import { toParameter, type Given } from '../patch/tools.ts'
import { signatureFor } from './tools.ts'

const types = [
  'Patient',
  'Observation',
  'AuditEvent',
  'Parameters',
  'patient',
  'Basic',
  '__proto__',
]
const ids = ['a', 'b', 'c', '..', 'x'.repeat(65), 'a_b', 'constructor']

const segment = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...types, ...ids, '_history', '_search', 'metadata') },
  fc.constantFrom(
    '',
    '.',
    '%2f',
    '%2e%2e',
    '%',
    '%zz',
    '%c3%28',
    '$export',
    '$everything',
    '$',
    'export',
    '1',
    '?',
  ),
  fc.constantFrom('.well-known', 'smart-configuration', 'é', '\ud800', '\0', ' ', '#', '_History'),
  fc.string({ unit: 'binary', maxLength: 5 }),
)

const path = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'Patient/a',
      'Patient/b',
      'Patient',
      '_history',
      'Patient/a/$everything',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '$export',
      'Patient/$export',
      'Patient/$validate',
      'Patient/a/$erase',
      'Patient/a/_history/1/$erase',
      'Patient/b/$purge',
      'Patient/$bulk-delete',
      'Transaction/1',
    ),
  },
  fc.array(segment, { maxLength: 6 }).map((segments) => segments.join('/')),
  fc.string({ maxLength: 20 }),
)

const text = fc.oneof(
  fc.constantFrom('', '1', '0', '-1', '101', '2025', '2025-13', '*', 'W/"1"', 'W/"2"', '%', '=='),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)

const parameters = [
  '_count',
  '_since',
  '_at',
  'page',
  'start',
  '_type',
  '__proto__',
  'a b',
  '_until',
  '_tag',
  '_outputFormat',
  'isHardDelete',
  'deleteAuditEvent',
  'mode',
  'profile',
]

const query = fc.oneof(
  fc.constant(undefined),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('_count=1&page=x==', '_since=2025&_at=2024', 'a=%zz', '&&=&', '__proto__=1'),
  fc.dictionary(fc.constantFrom(...parameters), text),
)

const names = [
  'if-match',
  'If-None-Match',
  'if-none-exist',
  'x-amz-fhir-idempotency-key',
  'x-amzn-healthlake-fhir-validation-level',
  'content-type',
  'authorization',
  'prefer',
  '__proto__',
]

const value = fc.oneof(
  text,
  fc.uuid(),
  fc.constantFrom(
    'minimal',
    'strict',
    'structure-only',
    'application/json',
    'text/plain',
    'application/json-patch+json',
  ),
  fc.constantFrom('respond-async', 'true', 'create', 'ndjson', 'http://a|b'),
  fc.constantFrom(signatureFor(), signatureFor('eu-west-1'), 'Bearer x', signatureFor('x', 's3')),
)

const headers = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 3 }),
)

const resource = fc.record(
  {
    resourceType: fc.constantFrom('Patient', 'Observation', 'Basic', 7),
    id: fc.constantFrom('a', 'b', 'x y', 1),
    active: fc.oneof(fc.boolean(), fc.constant('yes')),
    meta: fc.oneof(fc.jsonValue(), fc.constant({ tag: [{ code: 'a' }] })),
    extension: fc.oneof(fc.constant([{ url: 'http://a', valueDecimal: 1.5 }]), fc.jsonValue()),
    contained: fc.jsonValue(),
  },
  { requiredKeys: ['resourceType'] },
)

/** Whatever a program might put into a body. */
const body = fc.oneof(
  { weight: 3, arbitrary: resource },
  fc.constant(undefined),
  fc.array(operation, { maxLength: 2 }),
  pathOperation.map((one) => ({
    resourceType: 'Parameters',
    parameter: [toParameter(one as Given)],
  })),
  fc.constantFrom('{"resourceType":"Patient","id":"a"}', '{"resourceType":"Patient"}'),
  resource.map((one) => JSON.stringify(one).slice(0, -2)),
  resource.map((one) => `\ufeff${JSON.stringify(one)}`),
  resource.map((one) => JSON.stringify(one).replace('{', '{"id":"a","__proto__":{"x":1},')),
  fc.constantFrom('{"a":'.repeat(3000), '['.repeat(3000), '"\\ud800"', '{"resourceType":"\ud800"}'),
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

const method = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH') },
  fc.constantFrom('HEAD', 'OPTIONS', 'TRACE', 'get', '', '__proto__'),
  fc.string({ maxLength: 4 }),
)

/** A request of any kind. */
export const anyRequest: fc.Arbitrary<FhirRequest> = fc.oneof(
  { weight: 4, arbitrary: request() },
  { weight: 1, arbitrary: anyBundle },
)

function request(): fc.Arbitrary<FhirRequest> {
  return fc
    .record({ method, path, query, headers, body })
    .map(({ query: given, ...others }) =>
      given === undefined ? others : { ...others, query: given },
    )
}

/** A write of a good resource, and what time passes before it. */
export interface Write {
  readonly after: number
  readonly request: FhirRequest
}

const patientText = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    number: fc.constantFrom('1.10', '1e3', '-0.0', '3', '12345678901234567890.10'),
    family: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }).filter(isText),
    meta: fc.constantFrom(
      '',
      '"meta":{"versionId":"7","tag":[ {"code":"a"} ]}',
      '"meta":{"lastUpdated":"2020-01-01T00:00:00Z"}',
    ),
    isMetaLast: fc.boolean(),
    space: fc.constantFrom('', ' ', '\n  '),
  })
  .map(({ id, number, family, meta, isMetaLast, space }) => {
    const members = [
      '"resourceType":"Patient"',
      `"id":"${id}"`,
      `"name":[{"family":${JSON.stringify(family)}}]`,
      `"extension":[{"url":"http://example.org/x","valueDecimal":${number}}]`,
    ]
    if (meta !== '') members.splice(isMetaLast ? members.length : 1, 0, meta)
    return { id, text: `${space}{${space}${members.join(`${space},${space}`)}${space}}${space}` }
  })

function isText(given: string): boolean {
  return given.trim() === given && !/[\p{C}\p{Z}]/u.test(given)
}

/** Writes of a few patients. */
export const writes: fc.Arbitrary<readonly Write[]> = fc.array(
  fc.record({
    after: fc.constantFrom(0, 1, 1000, 86_400_000),
    request: fc.oneof(
      {
        weight: 3,
        arbitrary: patientText.map(({ id, text: given }) => ({
          method: 'PUT',
          path: `Patient/${id}`,
          body: given,
        })),
      },
      patientText.map(({ text: given }) => ({ method: 'POST', path: 'Patient', body: given })),
      fc.constantFrom('a', 'b', 'c').map((id) => ({ method: 'DELETE', path: `Patient/${id}` })),
    ),
  }),
  { maxLength: 12 },
)
