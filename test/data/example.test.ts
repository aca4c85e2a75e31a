import { S3Client } from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, pollingClock } from 'fake-healthlake'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clinicFiles, load } from '../../examples/import-errors.ts'

async function told(files: Readonly<Record<string, string>>) {
  const fake = createFakeHealthLake({ clock: pollingClock() })
  const mock = mockClient(S3Client)
  onTestFinished(() => mock.restore())
  fake.objects.attach(mock)
  const { DatastoreId } = fake.addDatastore()
  const lines: string[] = []
  const s3 = new S3Client({ region: 'us-east-1' })
  await load(fake.client(), s3, DatastoreId, files, (text) => lines.push(text))
  return {
    lines,
    ids: fake
      .resources(DatastoreId)
      .list()
      .map(({ id }) => id),
  }
}

describe('examples/import-errors.ts', () => {
  it('tells which lines failed, and why', async () => {
    expect(await told(clinicFiles)).toEqual({
      ids: ['o1', 'p1'],
      lines: [
        'the import is COMPLETED_WITH_ERRORS',
        '2 of 7 resources are in the data store',
        'patients.ndjson, line 2: Missing required id field in resource json',
        "patients.ndjson, line 3: 1 validation error detected: Value 'p 3' at 'resourceId' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9-.]{1,64}",
        'patients.ndjson, line 4: Invalid JSON found in input file',
        "ward-7/observations.ndjson, line 2: Profile http://hl7.org/fhir/StructureDefinition/Observation, Element 'Observation.status': minimum required = 1, but only found 0",
        'ward-7/observations.ndjson, line 3: Unknown resource type Observatoin',
      ],
    })
  })

  it('tells that all went well', async () => {
    const files = { 'a.ndjson': '{"resourceType":"Patient","id":"p1"}' }

    expect((await told(files)).lines).toEqual([
      'the import is COMPLETED',
      '1 of 1 resources are in the data store',
    ])
  })

  it('tells why there was nothing to read', async () => {
    expect((await told({ 'a.json': '{}' })).lines).toEqual([
      'the import is FAILED: There is no .ndjson file at the input location s3://clinic-data/in/',
    ])
  })
})
