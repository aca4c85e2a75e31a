import { createRequire } from 'node:module'
import { Agent } from 'node:https'
import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { describe, expect, it } from 'vitest'

const list = new ListFHIRDatastoresCommand({})
const told =
  'A request to healthlake.us-east-1.amazonaws.com left the process, though the fake intercepts a class of clients: it came from another copy of the SDK, or from another client. Intercept the class of that copy, too, or redirect all HTTP to the fake with interceptHttp(fake) of fake-healthlake/http.'

/** A class of clients that no other copy of the SDK shares. */
function copyOfClass(): typeof HealthLakeClient {
  const load = createRequire(import.meta.url)
  const path = load.resolve('@aws-sdk/client-healthlake')
  const { [path]: known } = load.cache
  Reflect.deleteProperty(load.cache, path)
  const { HealthLakeClient: Copy } = load(path) as { HealthLakeClient: typeof HealthLakeClient }
  if (known === undefined) Reflect.deleteProperty(load.cache, path)
  else load.cache[path] = known
  return Copy
}

/** A client of a copy of the SDK; no name of a host leads anywhere. */
function clientOfCopy(): HealthLakeClient {
  const httpsAgent = new Agent({
    lookup(host, _options, found) {
      // As a resolver does, in a later turn.
      setImmediate(() => found(new Error(`no way to ${host}`), '', 4))
    },
  })
  return new (copyOfClass())({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: { httpsAgent },
  })
}

describe('A second copy of the SDK', () => {
  it('that escapes the interception of a class is told by verify()', async () => {
    using fake = createFakeHealthLake()
    using _ = fake.intercept(HealthLakeClient)

    await expect(clientOfCopy().send(list)).rejects.toThrow('no way to healthlake.us-east-1')

    expect(() => fake.verify()).toThrow(told)
  })

  it('is not told of once the interception is over, or where a client alone is intercepted', async () => {
    using fake = createFakeHealthLake()
    fake.intercept(HealthLakeClient)[Symbol.dispose]()
    fake.intercept(new HealthLakeClient({ region: 'us-east-1' }))

    await expect(clientOfCopy().send(list)).rejects.toThrow('no way to')

    expect(() => fake.verify()).not.toThrow()
  })

  it('is not told of where HTTP leads to the fake', async () => {
    using fake = createFakeHealthLake()
    using _ = fake.intercept(HealthLakeClient)
    using http = interceptHttp(fake)

    await clientOfCopy().send(list)
    http.dispose()

    expect(fake.history).toHaveLength(1)
    expect(() => fake.verify()).not.toThrow()
  })
})
