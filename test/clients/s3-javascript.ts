import {
  DescribeFHIRImportJobCommand,
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  StartFHIRExportJobCommand,
  StartFHIRImportJobCommand,
  waitUntilFHIRDatastoreActive,
  waitUntilFHIRExportJobCompleted,
} from '@aws-sdk/client-healthlake'
import {
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { role } from '../values.ts'

const Bucket = 'clinic'
const KmsKeyId = 'alias/clinic'

function outputAt(name: string) {
  return { S3Configuration: { S3Uri: `s3://${Bucket}/${name}`, KmsKeyId } }
}

/** What came of the files of jobs. */
export interface Journey {
  readonly status: string | undefined
  readonly manifest: unknown
  readonly successes: string
  readonly failures: string
  readonly exported: readonly string[]
}

/**
 * Puts a file, creates a data store, waits, imports, describes, reads what the import wrote, exports and gets the files,
 * with AWS's clients at one address.
 */
export async function filesOfJobs(endpoint: string, body: string): Promise<Journey> {
  const config = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
  }
  const s3 = new S3Client(config)
  const client = new HealthLakeClient(config)

  async function read(Key: string): Promise<string> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
    return (await Body?.transformToString()) ?? ''
  }
  async function list(Prefix: string): Promise<string[]> {
    const keys: string[] = []
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client: s3 },
      { Bucket, Prefix },
    )) {
      keys.push(...Contents.map(({ Key = '' }) => Key))
    }
    return keys
  }
  const waiting = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }
  try {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'in/patients.ndjson', Body: body }))
    const { DatastoreId } = await client.send(
      new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }),
    )
    await waitUntilFHIRDatastoreActive(waiting, { DatastoreId })

    const { JobId } = await client.send(
      new StartFHIRImportJobCommand({
        DatastoreId,
        DataAccessRoleArn: role,
        InputDataConfig: { S3Uri: `s3://${Bucket}/in/` },
        JobOutputDataConfig: outputAt('out'),
      }),
    )
    const describe = new DescribeFHIRImportJobCommand({ DatastoreId, JobId })
    let job = (await client.send(describe)).ImportJobProperties
    while (['SUBMITTED', 'QUEUED', 'IN_PROGRESS'].includes(job?.JobStatus ?? '')) {
      job = (await client.send(describe)).ImportJobProperties
    }
    const uri = job?.JobOutputDataConfig?.S3Configuration?.S3Uri ?? ''
    const folder = uri.replace(`s3://${Bucket}/`, '')

    const exporting = await client.send(
      new StartFHIRExportJobCommand({
        DatastoreId,
        DataAccessRoleArn: role,
        OutputDataConfig: outputAt('exports'),
      }),
    )
    await waitUntilFHIRExportJobCompleted(waiting, { DatastoreId, JobId: exporting.JobId })
    const files = (await list('exports/')).filter((key) => key.endsWith('.ndjson'))

    return {
      status: job?.JobStatus,
      manifest: JSON.parse(await read(`${folder}Manifest.json`)) as unknown,
      successes: await read(`${folder}SUCCESS/patients.ndjson`),
      failures: await read(`${folder}FAILURE/patients.ndjson`),
      exported: await Promise.all(files.map(read)),
    }
  } finally {
    s3.destroy()
    client.destroy()
  }
}
