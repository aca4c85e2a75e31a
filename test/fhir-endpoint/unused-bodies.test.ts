import { createFakeHealthLake, type FhirRequest } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { respondAsync } from './job-tools.ts'
import { putEntry, submission } from './transaction-tools.ts'

const Metadata = JSON.stringify({
  authorization_endpoint: 'https://idp.example/authorize',
  token_endpoint: 'https://idp.example/token',
  grant_types_supported: ['authorization_code'],
  capabilities: ['launch-ehr'],
  code_challenge_methods_supported: ['S256'],
})

function made() {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore({
    IdentityProviderConfiguration: {
      AuthorizationStrategy: 'SMART_ON_FHIR_V1',
      Metadata,
      IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:idp',
    },
  })
  const endpoint = fake.fhir(DatastoreId)
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'a' })
  return { fake, endpoint }
}

type Made = ReturnType<typeof made>

/** Starts an export; gives where it can be polled. */
function exporting({ endpoint }: Made): string {
  const { headers } = endpoint.request({ path: 'Patient/$export', headers: respondAsync })
  return headers['content-location'] ?? ''
}

function removing({ endpoint }: Made): string {
  const { headers } = endpoint.request({ method: 'POST', path: 'Patient/a/$erase' })
  return headers['content-location'] ?? ''
}

function submitting({ endpoint }: Made): string {
  const { headers } = endpoint.request({ ...submission(putEntry('b')) })
  return headers['content-location'] ?? ''
}

function fileOf(of: Made): string {
  const path = exporting(of)
  of.fake.settle()
  const { body } = of.endpoint.request({ path })
  return (body as { output: { url: string }[] }).output[0]?.url ?? ''
}

it.each<[string, (of: Made) => FhirRequest]>([
  ['GetCapabilities', () => ({ path: 'metadata' })],
  ['GetSmartConfiguration', () => ({ path: '.well-known/smart-configuration' })],
  ['ReadResource', () => ({ path: 'Patient/a' })],
  ['VersionReadResource', () => ({ path: 'Patient/a/_history/1' })],
  ['GetHistoryByResourceId', () => ({ path: 'Patient/a/_history' })],
  ['GetHistoryByResourceType', () => ({ path: 'Patient/_history' })],
  ['GetFullHistory', () => ({ path: '_history' })],
  ['SearchWithGet', () => ({ path: 'Patient' })],
  ['SearchEverything', () => ({ path: 'Patient/a/$everything' })],
  ['DeleteResource', () => ({ method: 'DELETE', path: 'Patient/a' })],
  ['StartFHIRExportJobWithGet', () => ({ path: 'Patient/$export', headers: respondAsync })],
  ['StartFHIRBulkDeleteJob', () => ({ method: 'POST', path: 'Patient/a/$purge' })],
  ['DescribeFHIRExportJobWithGet', (of) => ({ path: exporting(of) })],
  ['CancelFHIRExportJobWithDelete', (of) => ({ method: 'DELETE', path: exporting(of) })],
  ['GetExportedFile', (of) => ({ path: fileOf(of) })],
  ['DescribeFHIRBulkDeleteJob', (of) => ({ path: removing(of) })],
  ['GetTransaction', (of) => ({ path: submitting(of) })],
])('The body of a %s is ignored, and told by verify() [fhir-unheeded]', (operation, ask) => {
  const of = made()
  const parameter = [{ name: 'deleteAuditEvent', valueBoolean: true }]
  const body = { resourceType: 'Parameters', parameter }
  const { status } = of.endpoint.request({ ...ask(of), body })
  of.fake.settle()

  expect(status).toBeLessThan(300)
  expect(of.fake.history.at(-1)?.operation).toBe(operation)
  expect(() => of.fake.verify()).toThrow(`${operation} does not use the body`)
})
