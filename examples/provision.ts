// Provisions a data store the way a deployment script would, then takes it down again. The program itself knows nothing
// of a fake: give `provision` a real client and it works on AWS, taking its half an hour.
import { pathToFileURL } from 'node:url'
import {
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
  ListTagsForResourceCommand,
  StartFHIRExportJobCommand,
  StartFHIRImportJobCommand,
  TagResourceCommand,
  paginateListFHIRDatastores,
  waitUntilFHIRDatastoreActive,
  waitUntilFHIRDatastoreDeleted,
  waitUntilFHIRExportJobCompleted,
  waitUntilFHIRImportJobCompleted,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, pollingClock } from 'fake-healthlake'

const role = 'arn:aws:iam::123456789012:role/HealthLakeData'
const key = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'

/**
 * Creates a data store, fills it, empties it and deletes it.
 *
 * @param client The client to do it with
 * @param say Where to tell what happens
 */
export async function provision(
  client: HealthLakeClient,
  say: (text: string) => void,
): Promise<void> {
  const { DatastoreId, DatastoreArn, DatastoreStatus } = await client.send(
    new CreateFHIRDatastoreCommand({
      DatastoreName: 'claims',
      DatastoreTypeVersion: 'R4',
      SseConfiguration: {
        KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: key },
      },
      PreloadDataConfig: { PreloadDataType: 'SYNTHEA' },
      ClientToken: 'claims-2025',
      Tags: [{ Key: 'team', Value: 'claims' }],
      IdentityProviderConfiguration: {
        AuthorizationStrategy: 'SMART_ON_FHIR',
        FineGrainedAuthorizationEnabled: true,
        IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:check-token',
        Metadata: JSON.stringify({
          authorization_endpoint: 'https://idp.example.com/authorize',
          token_endpoint: 'https://idp.example.com/token',
          grant_types_supported: ['client_credentials'],
          capabilities: ['permission-v2'],
          code_challenge_methods_supported: ['S256'],
        }),
      },
    }),
  )
  say(`created ${DatastoreId}, which is ${DatastoreStatus}`)
  await waitUntilFHIRDatastoreActive({ client, maxWaitTime: 3600 }, { DatastoreId })
  say('it is ACTIVE')

  await client.send(
    new TagResourceCommand({
      ResourceARN: DatastoreArn,
      Tags: [{ Key: 'stage', Value: 'test' }],
    }),
  )
  const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceARN: DatastoreArn }))
  say(`tagged: ${Tags?.map(({ Key, Value }) => `${Key}=${Value}`).join(', ')}`)

  const output = { S3Configuration: { S3Uri: 's3://claims-jobs/out', KmsKeyId: key } }
  const imported = await client.send(
    new StartFHIRImportJobCommand({
      JobName: 'first-load',
      DatastoreId,
      InputDataConfig: { S3Uri: 's3://claims-jobs/in/' },
      JobOutputDataConfig: output,
      DataAccessRoleArn: role,
      ValidationLevel: 'strict',
    }),
  )
  await waitUntilFHIRImportJobCompleted(
    { client, maxWaitTime: 3600 },
    { DatastoreId, JobId: imported.JobId },
  )
  say('imported')

  const exported = await client.send(
    new StartFHIRExportJobCommand({
      DatastoreId,
      OutputDataConfig: output,
      DataAccessRoleArn: role,
    }),
  )
  await waitUntilFHIRExportJobCompleted(
    { client, maxWaitTime: 3600 },
    { DatastoreId, JobId: exported.JobId },
  )
  say('exported')

  const Filter = { DatastoreName: 'claims', DatastoreStatus: 'ACTIVE' } as const
  for await (const page of paginateListFHIRDatastores({ client, pageSize: 10 }, { Filter })) {
    const names = page.DatastorePropertiesList?.map((store) => store.DatastoreName)
    say(`active data stores: ${names?.join(', ')}`)
  }

  await client.send(new DeleteFHIRDatastoreCommand({ DatastoreId }))
  say('deletion has begun')
  await waitUntilFHIRDatastoreDeleted({ client, maxWaitTime: 3600 }, { DatastoreId })
  say('it is DELETED')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const fake = createFakeHealthLake({ clock: pollingClock() })
  await provision(fake.client(), (text) => {
    console.log(`${new Date(fake.clock.now()).toISOString()}  ${text}`)
  })
  console.log(`\n${fake.timeline()}`)
}
