// Sends through the door that it is told, and prints what came of it and what the client reached for on its way.
import {
  DescribeFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'

interface Sent {
  readonly hostname: string
  readonly headers: Readonly<Record<string, string>>
}

const { reached, read } = globalThis as typeof globalThis & Record<'reached' | 'read', string[]>

const doors: Record<string, (fake: FakeHealthLake) => HealthLakeClient> = {
  client: (fake) => fake.client(),
  clientConfig: (fake) => new HealthLakeClient(fake.clientConfig()),
  directClient: (fake) => fake.directClient(),
  intercept(fake) {
    // To construct a client is to ask which defaults it shall have; that is before anyone can intercept it.
    const client = new HealthLakeClient({ region: 'us-east-1', defaultsMode: 'standard' })
    fake.intercept(client)
    return client
  },
  'intercept without a region'(fake) {
    const client = new HealthLakeClient({ defaultsMode: 'standard' })
    fake.intercept(client)
    return client
  },
  'intercept of the class without a region'(fake) {
    fake.intercept(HealthLakeClient)
    return new HealthLakeClient({ defaultsMode: 'standard' })
  },
  'attach without a region'(fake) {
    fake.attach(mockClient(HealthLakeClient))
    return new HealthLakeClient({ defaultsMode: 'standard' })
  },
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

const fake = createFakeHealthLake()
const client = doors[process.argv[2] ?? '']?.(fake) ?? fake.client()
// What a client reads while it is made is its own affair; nobody has led it anywhere by then.
await turn()
read.length = 0
const sent: Sent[] = []
client.middlewareStack.add(
  (next) => async (args) => {
    sent.push(args.request as Sent)
    return next(args)
  },
  { step: 'finalizeRequest', priority: 'low' },
)
const { DatastoreId } = fake.addDatastore()
const { DatastoreProperties } = await client.send(new DescribeFHIRDatastoreCommand({ DatastoreId }))
fake.faults.add({ per: 'attempt', times: 'always', outcome: 'ThrottlingException' })
const error: unknown = await client.send(new ListFHIRDatastoresCommand({})).catch((e) => e)

const report = {
  arn: DatastoreProperties?.DatastoreArn,
  error: error instanceof Error ? error.name : error,
  attempts: fake.history.map(({ attempts }) => attempts.length),
  hosts: [...new Set(sent.map(({ hostname }) => hostname))],
  keys: [...new Set(sent.map(({ headers }) => keyIn(headers)))],
  believed: sent.flatMap(({ headers }) =>
    Object.values(headers).filter((value) => value.includes('hostile')),
  ),
  reached,
  read,
}
process.stdout.write(JSON.stringify(report))

function keyIn(headers: Readonly<Record<string, string>>): string | undefined {
  return /Credential=([^/]+)/.exec(headers['authorization'] ?? '')?.[1]
}
