// Prints all that a fake did for a program with waiters, retries, tokens that the client fills in, and faults of chance.
import {
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
  ListFHIRDatastoresCommand,
  StartFHIRExportJobCommand,
  StartFHIRImportJobCommand,
  paginateListFHIRDatastores,
  waitUntilFHIRDatastoreActive,
  waitUntilFHIRDatastoreDeleted,
  waitUntilFHIRExportJobCompleted,
  waitUntilFHIRImportJobCompleted,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, pollingClock } from 'fake-healthlake'

const fake = createFakeHealthLake({ clock: pollingClock(), seed: 7 })
fake.faults.add({
  per: 'attempt',
  probability: 0.3,
  times: 'always',
  outcome: 'ThrottlingException',
})
fake.faults.add({
  operation: 'ListFHIRDatastores',
  probability: 0.5,
  times: 'always',
  outcome: 'InternalServerException',
})
const client = fake.client({ maxAttempts: 10 })
fake.objects.put(
  's3://bucket/in/ä.ndjson',
  '{"resourceType":"Patient","id":"İ"}\n{"resourceType":"Basic"',
)
fake.objects.put('s3://bucket/in/Z.ndjson', '{"resourceType":"Patient","id":"z"}')

for (const DatastoreName of ['ä', 'Z', 'a', 'İ']) {
  const { DatastoreId } = await client.send(
    new CreateFHIRDatastoreCommand({
      DatastoreName,
      DatastoreTypeVersion: 'R4',
      ...(DatastoreName === 'a' ? { PreloadDataConfig: { PreloadDataType: 'SYNTHEA' } } : {}),
    }),
  )
  await waitUntilFHIRDatastoreActive({ client, maxWaitTime: 3600 }, { DatastoreId })
  const { JobId } = await client.send(
    new StartFHIRImportJobCommand({
      DatastoreId,
      InputDataConfig: { S3Uri: 's3://bucket/in' },
      JobOutputDataConfig: { S3Configuration: { S3Uri: 's3://bucket/out', KmsKeyId: 'alias/key' } },
      DataAccessRoleArn: 'arn:aws:iam::123456789012:role/data',
    }),
  )
  await waitUntilFHIRImportJobCompleted(
    { client, maxWaitTime: 3600 },
    { DatastoreId, JobId },
  ).catch(() => {})
  const { JobId: exportId } = await client.send(
    new StartFHIRExportJobCommand({
      DatastoreId,
      OutputDataConfig: { S3Configuration: { S3Uri: 's3://bucket/out', KmsKeyId: 'alias/key' } },
      DataAccessRoleArn: 'arn:aws:iam::123456789012:role/data',
    }),
  )
  await waitUntilFHIRExportJobCompleted(
    { client, maxWaitTime: 3600 },
    { DatastoreId, JobId: exportId },
  )
  if (DatastoreName === 'Z') {
    await client.send(new DeleteFHIRDatastoreCommand({ DatastoreId }))
    await waitUntilFHIRDatastoreDeleted({ client, maxWaitTime: 3600 }, { DatastoreId })
  }
}
const Filter = { CreatedBefore: new Date('2026-01-01') }
for (let round = 0; round < 5; round += 1) {
  await client.send(new ListFHIRDatastoresCommand({ Filter })).catch(() => {})
}
fake.faults.clear()
for await (const page of paginateListFHIRDatastores({ client, pageSize: 1 }, {})) {
  process.stdout.write(`${JSON.stringify(page.DatastorePropertiesList)}\n`)
}
process.stdout.write(`${JSON.stringify(fake.snapshot(), null, 1)}\n${fake.timeline()}\n`)
