import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import type { Sdk } from '../conformance/sdk-door.ts'
import { isPending } from '../faults/doors.ts'
import { rejectionOf } from '../thrown.ts'
import { start } from '../values.ts'
import { credentials } from './doors.ts'
import { sdks } from './sdks.ts'

/** What this version's own handler makes of a requestTimeout alone, and whether it looks at that of a send. */
const rejectsAlone = (version: string) => version === '3.645.0'

for (const [version, sdk] of sdks) {
  const { HealthLakeClient, ListFHIRDatastoresCommand } = sdk
  const list = new ListFHIRDatastoresCommand({})

  const makers: Record<
    string,
    (fake: FakeHealthLake, options: object) => InstanceType<Sdk['HealthLakeClient']>
  > = {
    'client()': (fake, requestHandler) => fake.client({ requestHandler, maxAttempts: 1 }),
    'clientConfig()': (fake, requestHandler) =>
      new HealthLakeClient(fake.clientConfig({ requestHandler, maxAttempts: 1 })),
    'intercept(client)': (fake, requestHandler) => {
      const client = new HealthLakeClient({
        region: 'us-east-1',
        credentials,
        requestHandler,
        maxAttempts: 1,
      })
      fake.intercept(client)
      return client
    },
  }

  describe.each(Object.entries(makers))(
    `A call that hangs, of version ${version} of the SDK, through %s,`,
    (_name, make) => {
      function hanging(options: object) {
        const fake = createFakeHealthLake({ sdk })
        fake.faults.add({ outcome: { kind: 'hang' } })
        return { fake, client: make(fake, options) }
      }

      it.each([{ requestTimeout: 40, throwOnRequestTimeout: true }, { socketTimeout: 40 }])(
        'is ended by %j',
        async (options) => {
          const { fake, client } = hanging(options)

          expect(await rejectionOf(client.send(list))).toHaveProperty('name', 'TimeoutError')
          expect(fake.clock.now()).toBe(start + 40)
        },
      )

      it('is ended by a requestTimeout alone only where its own handler would be', async () => {
        const { fake, client } = hanging({ requestTimeout: 40 })
        const sent = client.send(list)
        sent.catch(() => {})

        expect(await isPending(fake, sent)).toBe(!rejectsAlone(version))
      })

      it('is ended by the requestTimeout of a send only where its own handler looks at that', async () => {
        const { fake, client } = hanging({ throwOnRequestTimeout: true })
        const sent = client.send(list, { requestTimeout: 40 })
        sent.catch(() => {})

        expect(await isPending(fake, sent)).toBe(rejectsAlone(version))
      })
    },
  )
}
