import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { regionInFileAlone } from './region-in-file.ts'

const list = new ListFHIRDatastoresCommand({})

const ways: [string, (fake: FakeHealthLake, client: HealthLakeClient) => Disposable][] = [
  ['intercept of the class', (fake) => fake.intercept(HealthLakeClient)],
  ['intercept of a client', (fake, client) => fake.intercept(client)],
  ['attach', (fake) => attached(fake, mockClient(HealthLakeClient))],
  ['attach to the mock of a client', (fake, client) => attached(fake, mockClient(client))],
]

function attached(fake: FakeHealthLake, mock: { restore(): void }): Disposable {
  fake.attach(mock)
  return { [Symbol.dispose]: () => mock.restore() }
}

describe.each(ways)('Through %s, a client', (_way, lead) => {
  beforeEach(regionInFileAlone)

  /** The region that the fake is asked in. */
  async function regionOf(client: HealthLakeClient, fake = createFakeHealthLake()) {
    using _ = lead(fake, client)
    await client.send(list)
    return fake.history[0]?.region
  }

  it("that has no region gets each fake's in turn", async () => {
    const client = new HealthLakeClient({})

    for (const region of ['sa-east-1', 'eu-west-3']) {
      expect(await regionOf(client, createFakeHealthLake({ region }))).toBe(region)
    }
  })

  it('that has no region leaves AWS_REGION without one', async () => {
    const asked = regionOf(new HealthLakeClient({}))

    expect('AWS_REGION' in process.env).toBe(false)
    await asked
    expect('AWS_REGION' in process.env).toBe(false)
  })

  it.each(['before', 'after'])('gets that of AWS_REGION, set %s it was made', async (when) => {
    if (when === 'before') vi.stubEnv('AWS_REGION', 'eu-west-2')
    const client = new HealthLakeClient({})
    vi.stubEnv('AWS_REGION', 'eu-west-2')

    expect(await regionOf(client)).toBe('eu-west-2')
  })

  it('gets that of AWS_REGION also where it had none before', async () => {
    const client = new HealthLakeClient({})
    await regionOf(client)
    vi.stubEnv('AWS_REGION', 'eu-west-2')

    expect(await regionOf(client)).toBe('eu-west-2')
  })

  it.each([
    ['its code names', 'us-west-2'],
    ['its code finds', async () => 'us-west-2'],
    ['its code falls back on', async () => process.env['AWS_REGION'] ?? 'us-west-2'],
  ])('has the one that %s', async (_what, region) => {
    expect(await regionOf(new HealthLakeClient({ region }))).toBe('us-west-2')
  })
})
