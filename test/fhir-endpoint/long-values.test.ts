import { createFakeHealthLake, type FhirRequest } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { importedLines } from '../data/tools.ts'
import { patient } from './tools.ts'

const long = 'x'.repeat(100_000)
const update: FhirRequest = { method: 'PUT', path: 'Patient/a', body: patient({ id: 'a' }) }

it.each<[string, FhirRequest]>([
  ['a type', { path: `${long}/a` }],
  ['a type of 256 letters', { path: `${long.slice(0, 256)}/a` }],
  ['an id', { path: `Patient/${long}` }],
  ['a version', { path: `Patient/a/_history/${long}` }],
  ['a job', { path: `export/${long}` }],
  ['a removal', { path: `$erase/${long}` }],
  ['a file', { path: `export/x/Patient/${long}` }],
  ['a method', { ...update, method: long }],
  ['If-Match', { ...update, headers: { 'if-match': `W/"${'1'.repeat(100_000)}"` } }],
  ['an If-Match that is none', { ...update, headers: { 'if-match': long } }],
  [
    'a level of consistency',
    { ...update, headers: { 'x-amz-fhir-history-consistency-level': long } },
  ],
  [
    'a level of validation',
    { ...update, headers: { 'x-amzn-healthlake-fhir-validation-level': long } },
  ],
  [
    'an idempotency key',
    {
      method: 'POST',
      path: 'Patient',
      headers: { 'x-amz-fhir-idempotency-key': long },
      body: patient(),
    },
  ],
  ['the resourceType of a body', { ...update, body: { resourceType: long, id: 'a' } }],
  ['Accept', { path: 'Patient/a', headers: { accept: long } }],
  ['_format', { path: 'Patient/a', query: { _format: long } }],
  ['an encoding', { ...update, headers: { 'content-encoding': long } }],
  ['a property', { ...update, body: { ...patient({ id: 'a' }), [long]: 1 } }],
  ['a code', { ...update, body: patient({ id: 'a', gender: long }) }],
  [
    'a reference',
    { ...update, body: patient({ id: 'a', managingOrganization: { reference: long } }) },
  ],
  [
    'a local reference',
    { ...update, body: patient({ id: 'a', managingOrganization: { reference: `#${long}` } }) },
  ],
])('A refusal has only the beginning of a long value: %s', (_what, asked) => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'a' })

  const { status, text } = fake.fhir(DatastoreId).request(asked)

  expect(status).toBeGreaterThanOrEqual(400)
  expect(text.length).toBeLessThan(1500)
})

it('A refusal of a data store has only the beginning of a long id', () => {
  const { status, text } = createFakeHealthLake().fhir(long).request({ path: 'metadata' })

  expect([status, text.length < 1500]).toEqual([404, true])
})

it.each([
  { resourceType: long.slice(0, 256), id: 'a' },
  { resourceType: 'Patient', id: long },
])('The failure of an imported line has only the beginning of a long type or id', (resource) => {
  const { lines } = importedLines(JSON.stringify(resource))

  const [failure] = lines('FAILURE/a.ndjson')
  expect(JSON.stringify(failure).length).toBeLessThan(1500)
})
