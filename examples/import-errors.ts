// Loads NDJSON files into a data store the way an ingestion script would: uploads them, starts an import, waits for it,
// reads the manifest and tells which lines failed and why. The program itself knows nothing of a fake: give `load` real
// clients and it works on AWS.
import { pathToFileURL } from 'node:url'
import {
  DescribeFHIRImportJobCommand,
  StartFHIRImportJobCommand,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import {
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, pollingClock } from 'fake-healthlake'

const role = 'arn:aws:iam::123456789012:role/HealthLakeData'
const key = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const Bucket = 'clinic-data'

interface Manifest {
  readonly numberOfResourcesScanned: number
  readonly numberOfResourcesImportedSuccessfully: number
  readonly failureOutput: { readonly failureOutputS3Uri: string }
}

interface FailedLine {
  readonly lineId: number
  readonly UpdateResourceResponse: {
    readonly jsonBlob: { readonly issue: readonly { readonly diagnostics: string }[] }
  }
}

/**
 * Uploads files, imports them and tells what failed.
 *
 * @param healthlake The client of HealthLake
 * @param s3 The client of S3
 * @param DatastoreId The data store
 * @param files The files by name
 * @param say Where to tell what happens
 */
export async function load(
  healthlake: HealthLakeClient,
  s3: S3Client,
  DatastoreId: string,
  files: Readonly<Record<string, string>>,
  say: (text: string) => void,
): Promise<void> {
  for (const [name, Body] of Object.entries(files)) {
    await s3.send(new PutObjectCommand({ Bucket, Key: `in/${name}`, Body }))
  }
  const { JobId } = await healthlake.send(
    new StartFHIRImportJobCommand({
      DatastoreId,
      InputDataConfig: { S3Uri: `s3://${Bucket}/in/` },
      JobOutputDataConfig: { S3Configuration: { S3Uri: `s3://${Bucket}/out`, KmsKeyId: key } },
      DataAccessRoleArn: role,
    }),
  )
  const job = await finished(healthlake, DatastoreId, JobId)
  say(`the import is ${job?.JobStatus}${job?.Message === undefined ? '' : `: ${job.Message}`}`)
  if (job?.JobStatus === 'FAILED') return

  await tellFailures(s3, job?.JobOutputDataConfig?.S3Configuration?.S3Uri ?? '', say)
}

async function tellFailures(
  s3: S3Client,
  folder: string,
  say: (text: string) => void,
): Promise<void> {
  const manifest = JSON.parse(await textAt(s3, `${folder}Manifest.json`)) as Manifest
  const { numberOfResourcesScanned: all, numberOfResourcesImportedSuccessfully: good } = manifest
  say(`${good} of ${all} resources are in the data store`)
  const { failureOutputS3Uri: failures } = manifest.failureOutput
  for (const uri of await listed(s3, failures)) {
    for (const line of (await textAt(s3, uri)).trimEnd().split('\n')) {
      const { lineId, UpdateResourceResponse } = JSON.parse(line) as FailedLine
      const why = UpdateResourceResponse.jsonBlob.issue.map(({ diagnostics }) => diagnostics)
      say(`${uri.slice(failures.length)}, line ${lineId}: ${why.join('; ')}`)
    }
  }
}

// The waiter of the SDK rejects where the import FAILED; here that is an end like the others, with a Message to tell.
async function finished(client: HealthLakeClient, DatastoreId: string, JobId: string | undefined) {
  const unfinished: (string | undefined)[] = ['SUBMITTED', 'QUEUED', 'IN_PROGRESS']
  for (;;) {
    const { ImportJobProperties: job } = await client.send(
      new DescribeFHIRImportJobCommand({ DatastoreId, JobId }),
    )
    if (!unfinished.includes(job?.JobStatus)) return job
    await new Promise((resolve) => {
      setTimeout(resolve, 10_000)
    })
  }
}

async function listed(s3: S3Client, uri: string): Promise<string[]> {
  const { Bucket: bucket, Key: Prefix } = placeOf(uri)
  const uris: string[] = []
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix })) {
    uris.push(...(page.Contents ?? []).map(({ Key }) => `s3://${bucket}/${Key}`))
  }
  return uris
}

async function textAt(s3: S3Client, uri: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand(placeOf(uri)))
  return (await Body?.transformToString()) ?? ''
}

function placeOf(uri: string): { Bucket: string; Key: string } {
  const [, bucket = '', Key = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri) ?? []
  return { Bucket: bucket, Key }
}

/** Files as they come from a clinic: most lines are good. */
export const clinicFiles = {
  'patients.ndjson': [
    '{"resourceType":"Patient","id":"p1","name":[{"family":"Alvarez"}]}',
    '{"resourceType":"Patient","name":[{"family":"Brooks"}]}',
    '{"resourceType":"Patient","id":"p 3"}',
    '{"resourceType":"Patient","id":"p4"',
  ].join('\n'),
  'ward-7/observations.ndjson': [
    '{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"Pulse"}}',
    '{"resourceType":"Observation","id":"o2","code":{"text":"Pulse"}}',
    '{"resourceType":"Observatoin","id":"o3"}',
  ].join('\n'),
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const fake = createFakeHealthLake({ clock: pollingClock() })
  fake.objects.attach(mockClient(S3Client))
  const { DatastoreId } = fake.addDatastore({ DatastoreName: 'clinic' })
  await load(
    fake.client(),
    new S3Client({ region: 'us-east-1' }),
    DatastoreId,
    clinicFiles,
    (text) => {
      console.log(text)
    },
  )
}
