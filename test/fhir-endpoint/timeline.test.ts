import { assertReceived, createFakeHealthLake, type FhirRequest } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { reading, updating, type BundleType } from './bundle-tools.ts'
import { patient } from './tools.ts'

it('The timeline has each write under its data store, and counts the same read several times in a row', () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  const fhir = fake.fhir(DatastoreId)
  const path = 'Patient/p1'
  const read = () => fhir.request({ path })

  fhir.request({ method: 'PUT', path, body: { resourceType: 'Patient', id: 'p1' } })
  read()
  read()
  read()
  fake.clock.advance(1000)
  fake.execute('DescribeFHIRDatastore', { DatastoreId })
  read()
  fake.faults.add({ operation: 'ReadResource', outcome: 'ThrottlingException' })
  read()
  read()
  fhir.request({ path: `${path}/_history` })
  fhir.request({ path: `${path}/_history?_count=1` })
  fhir.request({ path: `${path}/_history/1` })
  fhir.request({ path: 'Patient/_history' })
  fhir.request({ path: 'Observation/_history' })
  fhir.request({ path: 'Patient/p2%0aGone' })
  fhir.request({ method: 'DELETE', path })
  read()

  expect(fake.timeline().split('\n')).toEqual([
    'now 2025-01-01T00:00:01.000Z',
    '',
    `us-east-1  datastore ${DatastoreId}`,
    '  2025-01-01T00:00:00.000Z  UpdateResource Patient/p1 (fhir)',
    '  2025-01-01T00:00:00.000Z  ReadResource Patient/p1 ×3 (fhir)',
    '  2025-01-01T00:00:01.000Z  DescribeFHIRDatastore (execute)',
    '  2025-01-01T00:00:01.000Z  ReadResource Patient/p1 (fhir)',
    '  2025-01-01T00:00:01.000Z  ReadResource Patient/p1 (fhir) ✗ ThrottlingException',
    '  2025-01-01T00:00:01.000Z    attempt 1: error ThrottlingException, by fault rule 1',
    '  2025-01-01T00:00:01.000Z  ReadResource Patient/p1 (fhir)',
    '  2025-01-01T00:00:01.000Z  GetHistoryByResourceId Patient/p1 (fhir)',
    '  2025-01-01T00:00:01.000Z  GetHistoryByResourceId Patient/p1?_count=1 (fhir)',
    '  2025-01-01T00:00:01.000Z  VersionReadResource Patient/p1/_history/1 (fhir)',
    '  2025-01-01T00:00:01.000Z  GetHistoryByResourceType Patient (fhir)',
    '  2025-01-01T00:00:01.000Z  GetHistoryByResourceType Observation (fhir)',
    '  2025-01-01T00:00:01.000Z  ReadResource Patient/p2%0AGone (fhir) ✗ ValidationException [fhir-id-form]',
    '  2025-01-01T00:00:01.000Z  DeleteResource Patient/p1 (fhir)',
    '  2025-01-01T00:00:01.000Z  ReadResource Patient/p1 (fhir) ✗ GoneException [fhir-deleted]',
  ])
})

it('The timeline tells what a search asked for, shortened where it is long', () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  const search = (query: string) => fake.fhir(DatastoreId).request({ path: 'Observation', query })
  search('patient=p1&patient=p2&_sort=-date')
  search('patient=p1&patient=p2&_sort=-date')
  search(`code=${'x'.repeat(200)}`)

  expect(fake.timeline().split('\n').slice(3)).toEqual([
    '  2025-01-01T00:00:00.000Z  SearchWithGet Observation?patient=p1&patient=p2&_sort=-date ×2 (fhir)',
    `  2025-01-01T00:00:00.000Z  SearchWithGet Observation?code=${'x'.repeat(95)}… (fhir)`,
  ])
})

it('The timeline has each event in one line, whatever id was sent', () => {
  const fake = createFakeHealthLake()
  fake.fhir('x\ny').request({ path: 'Patient/a%0ab' })

  expect(fake.timeline().split('\n')).toEqual([
    'now 2025-01-01T00:00:00.000Z',
    '',
    'us-east-1  datastore x%0Ay',
    expect.stringContaining('ReadResource Patient/a%0Ab (fhir) ✗ ResourceNotFoundException'),
  ])
})

it('The timeline has a bundle in one line, with how many of its entries failed', () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  const post = (type: BundleType, entry?: readonly unknown[]) =>
    fake
      .fhir(DatastoreId)
      .request({ method: 'POST', path: '', body: { resourceType: 'Bundle', type, entry } })
  const good = updating(patient({ id: 'p1' }))
  const failing = [reading('Patient/nobody'), reading('Patient?name=x')]
  post('batch', [good, ...failing])
  post('batch', [good])
  post('transaction', [good, reading('Patient/p1')])
  post('transaction', failing)
  post('batch')
  fake.faults.add({ operation: 'UpdateResource', outcome: 'ThrottlingException' })
  post('transaction', [good])
  post('batch', [{ resource: patient() }])

  const now = '2025-01-01T00:00:00.000Z'
  expect(fake.timeline().split('\n').slice(2)).toEqual([
    `us-east-1  datastore ${DatastoreId}`,
    `  ${now}  ProcessBundle of 3 entries, 2 failed (fhir)`,
    `  ${now}  ProcessBundle of 1 entry (fhir)`,
    `  ${now}  ProcessBundle of 2 entries (fhir)`,
    `  ${now}  ProcessBundle failed at Bundle.entry[1] (fhir) ✗ ValidationException [bundle-requests]`,
    `  ${now}  ProcessBundle (fhir)`,
    `  ${now}  ProcessBundle failed at Bundle.entry[0] (fhir) ✗ ThrottlingException`,
    `  ${now}    attempt 1: error ThrottlingException, by fault rule 1`,
    `  ${now}  ProcessBundle (fhir) ✗ ValidationException [bundle-form]`,
  ])
})

function at(seconds: string): string {
  return `  2025-01-01T00:00:${seconds}.000Z`
}

it('The timeline has the jobs of the endpoint by themselves, with who started, polled and cancelled them', () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'a' })
  const fhir = fake.fhir(DatastoreId)
  const headers = { Prefer: 'respond-async' }
  const begin = (asked: FhirRequest) => fhir.request(asked).headers['content-location'] ?? ''

  const removal = begin({ method: 'POST', path: 'Patient/a/_history/1/$erase' })
  const cancelled = begin({ path: 'Patient/$export', headers })
  fhir.request({ path: removal })
  fhir.request({ path: 'export/none' })
  fhir.request({ path: '$export', method: 'POST', body: {} })
  fake.clock.advance({ seconds: 30 })
  fhir.request({ method: 'DELETE', path: cancelled })

  expect(fake.timeline().split('\n')).toEqual([
    'now 2025-01-01T00:00:30.000Z',
    '',
    `us-east-1  removalJob ${removal.split('/').at(-1)}`,
    `${at('00')}  StartFHIRBulkDeleteJob Patient/a/_history/1/$erase (fhir)`,
    `${at('00')}  DescribeFHIRBulkDeleteJob $erase (fhir)`,
    `${at('30')}  SUBMITTED → IN_PROGRESS`,
    '  2025-01-01T00:01:30.000Z  … → COMPLETED',
    '',
    `us-east-1  exportJob ${cancelled.split('/').at(-1)}`,
    `${at('00')}  StartFHIRExportJobWithGet Patient (fhir)`,
    `${at('30')}  SUBMITTED → IN_PROGRESS`,
    `${at('30')}  CancelFHIRExportJobWithDelete (fhir)`,
    `${at('45')}  … → CANCEL_IN_PROGRESS`,
    '',
    'us-east-1  exportJob none',
    `${at('00')}  DescribeFHIRExportJobWithGet (fhir) ✗ ResourceNotFoundException [fhir-unknown-job]`,
    '',
    `us-east-1  datastore ${DatastoreId}`,
    `${at('00')}  StartFHIRExportJobWithPost (fhir) ✗ ValidationException [export-prefer]`,
  ])
})

it('The history tells which job was started, polled or read, and which operation it was', () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'a' })
  const fhir = fake.fhir(DatastoreId)
  const { headers } = fhir.request({
    method: 'POST',
    path: 'Patient/a/$purge',
    query: { deleteAuditEvent: 'true' },
  })
  const location = headers['content-location'] ?? ''
  const JobId = location.split('/').at(-1) ?? ''
  fhir.request({ path: location })
  fhir.request({ path: 'export/1/Patient/Patient-1.ndjson' })

  expect(fake.history).toMatchObject([
    {
      operation: 'StartFHIRBulkDeleteJob',
      input: {
        DatastoreId,
        ResourceType: 'Patient',
        Id: 'a',
        Operation: '$purge',
        Query: { deleteAuditEvent: ['true'] },
      },
      output: { StatusCode: 202, JobId },
    },
    {
      operation: 'DescribeFHIRBulkDeleteJob',
      input: { DatastoreId, JobId, Operation: '$purge' },
      output: { StatusCode: 202 },
    },
    {
      operation: 'GetExportedFile',
      input: { DatastoreId, JobId: '1', ResourceType: 'Patient', Id: 'Patient-1.ndjson' },
      error: { name: 'ResourceNotFoundException', rule: 'fhir-unknown-job' },
    },
  ])
  assertReceived(fake, 'DescribeFHIRBulkDeleteJob', { JobId })
})
