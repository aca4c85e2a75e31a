import { createFakeHealthLake, MisuseError, type FhirRequest } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { stateOf } from '../state-of.ts'
import { thrownBy } from '../thrown.ts'

const circular: Record<string, unknown> = {}
circular['self'] = circular

it.each<[unknown, string]>([
  [null, 'null is not an object with method, path, query, headers and body.'],
  ['Patient', "'Patient' is not an object with"],
  [{ path: 'x', methd: 'PUT' }, 'there is no member methd. Did you mean method?'],
  [{}, 'path is undefined; give text such as Patient/p1.'],
  [{ path: 7 }, 'path is 7; give text'],
  [{ path: 'x', method: 7 }, 'method is 7; give text such as GET.'],
  [{ path: 'x', method: null }, 'method is null'],
  [{ path: 'x', headers: null }, 'headers is null; give an object of texts, or a Headers.'],
  [{ path: 'x', headers: { accept: 7 } }, 'headers.accept is 7; give text.'],
  [{ path: 'x', query: 7 }, 'query is 7; give text, or an object of parameters.'],
  [{ path: 'x', query: null }, 'query is null'],
  [{ path: 'x', query: { _count: 2 } }, 'query._count is 2; give text'],
  [{ path: 'x', query: { _count: [undefined] } }, 'query._count is undefined'],
  [
    { path: 'x', query: ['_count=2'] },
    "query has a parameter that is '_count=2'; give text, or an object",
  ],
  [{ path: 'x', query: [[7, 'a']] }, 'query has a parameter that is [7,"a"]'],
  [{ path: 'x', query: [['a']] }, 'query has a parameter that is ["a"]'],
  [{ path: 'x', query: { _count: [] } }, 'query._count is []'],
  [{ path: 'x', query: { a: '\ud800' } }, 'without halves of surrogate pairs'],
  [{ path: 'x', query: { '\udc00': 'a' } }, 'without halves of surrogate pairs'],
  [{ path: 'x', headers: 'accept' }, "headers is 'accept'; give an object of texts, or a Headers."],
  [{ path: 'x', headers: [['accept', 7]] }, 'headers has a header that is ["accept",7]; give'],
  [
    { path: 'x', body: 1n },
    'body cannot be written as JSON (TypeError: Do not know how to serialize a BigInt); give text, bytes, a URLSearchParams, or what can be written as JSON.',
  ],
  [
    { path: 'x', body: { resourceType: 'Patient', circular } },
    'body cannot be written as JSON (TypeError: Converting circular structure to JSON',
  ],
  [{ path: 'x', body: new FormData() }, 'body is [object FormData], which JSON has no form for'],
  [{ path: 'x', body: new Blob(['{}']) }, 'body is [object Blob]'],
  [{ path: 'x', body: new Map([['a', 1]]) }, 'body is [object Map]'],
  [{ path: 'x', body: Promise.resolve('{}') }, 'body is [object Promise]'],
  [{ path: 'x', body: stateOf }, 'body is'],
  [{ path: 'https://example.org/Patient/p1' }, 'is not of this data store, which is at https://'],
])('What is no request for fhir().request changes nothing: %o', (request, told) => {
  const fake = createFakeHealthLake()
  const endpoint = fake.fhir(fake.addDatastore().DatastoreId)
  const before = stateOf(fake)

  const thrown = thrownBy(() => endpoint.request(request as FhirRequest))

  expect(thrown).toBeInstanceOf(MisuseError)
  expect(thrown.message).toMatch(/^fhir\(\)\.request: /)
  expect(thrown.message).toContain(told)
  expect(stateOf(fake)).toBe(before)
  expect(fake.history).toEqual([])
  expect(() => fake.verify()).toThrow(told)
})
