import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { interceptHttp, serve } from 'fake-healthlake/http'
import { expect, it } from 'vitest'

it('dispose() of a fake does what `using` does', () => {
  const fake = createFakeHealthLake()
  fake.intercept(HealthLakeClient)

  fake.dispose()

  expect(() => fake.execute('ListFHIRDatastores', {})).toThrow(MisuseError)
  expect(Object.hasOwn(HealthLakeClient.prototype, 'send')).toBe(false)
})

it('dispose() of an interception lets go, of a class and of HTTP', () => {
  using fake = createFakeHealthLake()
  const { fetch } = globalThis

  for (const interception of [fake.intercept(HealthLakeClient), interceptHttp(fake)]) {
    interception.dispose()
  }

  expect(Object.hasOwn(HealthLakeClient.prototype, 'send')).toBe(false)
  expect(globalThis.fetch).toBe(fetch)
})

it('dispose() of a fault rule takes it away, and so does the end of its block', () => {
  using fake = createFakeHealthLake()

  fake.faults.add({ outcome: 'ThrottlingException' }).dispose()
  {
    using _ = fake.faults.add({ outcome: 'ThrottlingException' })
    expect(fake.faults.pending()).toHaveLength(1)
  }

  expect(fake.faults.pending()).toEqual([])
})

it('dispose() of a server closes it', async () => {
  using fake = createFakeHealthLake()
  const server = await serve(fake)

  await server.dispose()

  await expect(fetch(server.url)).rejects.toThrow('fetch failed')
})
