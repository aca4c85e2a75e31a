import { ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'

const [, , way = ''] = process.argv

const fake = createFakeHealthLake()
const { DatastoreEndpoint } = fake.addDatastore()
fake.faults.add({ outcome: { kind: 'hang' } })

/** Each waits for an answer that never comes. */
const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  fetch: () => fake.fetch(DatastoreEndpoint, { signal: AbortSignal.timeout(300) }),
  'fetch of a request': () =>
    fake.fetch(new Request(DatastoreEndpoint, { signal: AbortSignal.timeout(300) })),
  client: () => fake.client().send(list, { abortSignal: AbortSignal.timeout(300) }),
  directClient: () => fake.directClient().send(list, { abortSignal: AbortSignal.timeout(300) }),
  'fetch, and disposal': () => {
    setTimeout(() => fake[Symbol.dispose](), 300)
    return fake.fetch(DatastoreEndpoint, { signal: new AbortController().signal })
  },
  'fetch without a signal': () => fake.fetch(DatastoreEndpoint),
}
const list = new ListFHIRDatastoresCommand({})

await ways[way]?.().catch((error: Error) => console.log(error.name))
console.log('goes on')
