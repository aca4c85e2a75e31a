// Keeps the records of a small clinic in a data store: makes it, imports what there is, then reads and writes over its
// FHIR endpoint. The program itself knows nothing of a fake: give `keepRecords` a real client, the global fetch and real
// keys, and it works on AWS, with its files in S3.
import { pathToFileURL } from 'node:url'
import {
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
  StartFHIRImportJobCommand,
  waitUntilFHIRDatastoreActive,
  waitUntilFHIRDatastoreDeleted,
  waitUntilFHIRImportJobCompleted,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import { AwsClient } from 'aws4fetch'
import { createFakeHealthLake, pollingClock, type FakeHealthLake } from 'fake-healthlake'

/** What the program works with. */
export interface Tools {
  /** The client of HealthLake */
  readonly client: HealthLakeClient
  /** What sends requests to the FHIR endpoint */
  readonly fetch: typeof globalThis.fetch
  /** Where to tell what happens */
  readonly say: (text: string) => void
}

interface Answer {
  readonly status: number
  readonly etag: string
  readonly body: object
}

const signer = new AwsClient({
  accessKeyId: 'anybody',
  secretAccessKey: 'anything',
  service: 'healthlake',
  region: 'us-east-1',
})

/**
 * Makes a data store, fills it, works with it and deletes it.
 *
 * @param tools What to do it with
 */
export async function keepRecords(tools: Tools): Promise<void> {
  const { client, say } = tools
  const { DatastoreId, DatastoreEndpoint = '' } = await client.send(
    new CreateFHIRDatastoreCommand({ DatastoreName: 'clinic', DatastoreTypeVersion: 'R4' }),
  )
  await waitUntilFHIRDatastoreActive({ client, maxWaitTime: 3600 }, { DatastoreId })
  say('the data store is ACTIVE')
  await importFiles(client, DatastoreId)
  say('the import is COMPLETED')

  await workWith(DatastoreEndpoint, tools)

  await client.send(new DeleteFHIRDatastoreCommand({ DatastoreId }))
  await waitUntilFHIRDatastoreDeleted({ client, maxWaitTime: 3600 }, { DatastoreId })
  say('the data store is DELETED')
}

async function importFiles(client: HealthLakeClient, DatastoreId: string | undefined) {
  const { JobId } = await client.send(
    new StartFHIRImportJobCommand({
      DatastoreId,
      InputDataConfig: { S3Uri: 's3://clinic/in/' },
      JobOutputDataConfig: {
        S3Configuration: { S3Uri: 's3://clinic/out', KmsKeyId: 'alias/clinic' },
      },
      DataAccessRoleArn: 'arn:aws:iam::123456789012:role/HealthLakeData',
    }),
  )
  await waitUntilFHIRImportJobCompleted({ client, maxWaitTime: 3600 }, { DatastoreId, JobId })
}

async function workWith(endpoint: string, { fetch, say }: Tools): Promise<void> {
  async function ask(
    method: string,
    path: string,
    resource?: object,
    etag?: string,
  ): Promise<Answer> {
    const headers = {
      'content-type': 'application/fhir+json',
      ...(etag === undefined ? {} : { 'if-match': etag }),
    }
    const body = resource === undefined ? {} : { body: JSON.stringify(resource) }
    const response = await fetch(await signer.sign(endpoint + path, { method, headers, ...body }))
    const { status } = response
    const text = await response.text()
    say(`${method} ${path}: ${status}`)
    return {
      status,
      etag: response.headers.get('etag') ?? '',
      body: (text === '' ? {} : JSON.parse(text)) as object,
    }
  }

  const { body: patient, etag } = await ask('GET', 'Patient/p1')
  await ask('PUT', 'Patient/p1', { ...patient, active: true }, etag)
  // Somebody who has read the same version is too late.
  const late = await ask('PUT', 'Patient/p1', { ...patient, active: false }, etag)
  if (late.status !== 412) throw new Error('A change was overwritten.')

  await ask('PUT', 'Observation/o1', {
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    code: { text: 'Pulse' },
    subject: { reference: 'Patient/p1' },
    valueQuantity: { value: 64, unit: '/min' },
  })
  await ask('DELETE', 'Observation/o1')
  await ask('GET', 'Observation/o1')
  const history = await ask('GET', 'Patient/p1/_history')
  const { entry } = history.body as { entry: readonly object[] }
  say(`Patient/p1 has ${entry.length} versions`)
}

/**
 * Runs the program on a fake.
 *
 * @param fake The fake, whose clock moves when it is looked at
 * @param say Where to tell what happens
 */
export async function keepRecordsOn(
  fake: FakeHealthLake,
  say: (text: string) => void,
): Promise<void> {
  fake.objects.put(
    's3://clinic/in/patients.ndjson',
    '{"resourceType":"Patient","id":"p1","name":[{"family":"Alvarez"}]}',
  )
  await keepRecords({
    client: fake.client(),
    fetch: fake.fetch,
    say: (text) => say(`${new Date(fake.clock.now()).toISOString()}  ${text}`),
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const fake = createFakeHealthLake({ clock: pollingClock() })
  await keepRecordsOn(fake, (text) => {
    console.log(text)
  })
  console.log(`\n${fake.timeline()}`)
}
