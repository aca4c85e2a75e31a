import * as fc from 'fast-check'
import type { FhirRequest } from 'fake-healthlake'

const urls = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('Patient', 'Patient/a', 'Patient/b', 'Patient?_id=a', 'Basic/a'),
  },
  fc.constantFrom('Patient/a/_history/1', 'Patient?_id=a&_tag=x', 'Patient?name=x', '?', '/', ''),
  fc.constantFrom('https://example.org/Patient/a', 'urn:uuid:a', 'Patient/%', 'Patient?%zz', '$x'),
  fc.webUrl(),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE') },
  fc.constantFrom('HEAD', 'get', '', '__proto__', 'constructor'),
  fc.jsonValue(),
)

const condition = fc.oneof(
  fc.constantFrom('W/"1"', 'W/"2"', '*', '', 'x'),
  fc.string({ maxLength: 4 }),
  fc.jsonValue(),
)

const request = fc.record(
  { method, url: urls, ifMatch: condition, ifNoneMatch: condition, ifNoneExist: condition },
  { requiredKeys: ['method', 'url'] },
)

const reference = fc.constantFrom(
  'urn:uuid:0b1f1a3e-3c0b-4c6e-9a55-0d6f5a1c2b3d',
  'urn:oid:1.2.3',
  'http://example.org/Patient/1',
  'Patient?_id=a',
  'Patient?_id=nobody',
  'Patient?x',
  'Patient/a',
  '#a',
)

const patient = fc.record(
  {
    resourceType: fc.constantFrom('Patient', 'Patient', 'Patient', 'Basic', 'Bundle'),
    id: fc.constantFrom('a', 'b', 'c', 'x y'),
    active: fc.oneof({ weight: 5, arbitrary: fc.boolean() }, fc.constant('yes')),
    link: fc.array(reference.map((to) => ({ other: { reference: to }, type: 'seealso' }))),
    entry: fc.jsonValue(),
  },
  { requiredKeys: ['resourceType'] },
)

const entry = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      { fullUrl: reference, resource: patient, request },
      { requiredKeys: ['request'] },
    ),
  },
  fc.record(
    { fullUrl: fc.jsonValue(), resource: fc.jsonValue(), request: fc.jsonValue() },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
)

const entries = fc.oneof(
  { weight: 8, arbitrary: fc.array(entry, { maxLength: 4 }) },
  fc.constantFrom(101, 501).map((count) => Array.from({ length: count }, () => 0)),
  fc.jsonValue(),
)

/** A Bundle of any kind, posted. */
export const anyBundle: fc.Arbitrary<FhirRequest> = fc
  .record(
    {
      resourceType: fc.constant('Bundle'),
      type: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom('batch', 'transaction') },
        fc.constantFrom('collection', 'history', null, 7),
      ),
      entry: entries,
    },
    { requiredKeys: ['resourceType', 'type'] },
  )
  .map((body) => ({ method: 'POST', path: '', body }))
