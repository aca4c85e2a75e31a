import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { requestFor } from './tools.ts'

describe('fetch called as the global fetch is', () => {
  it.each([
    ['nothing', [], 'fetch: undefined is not a Request; give one, such as new Request(url, init).'],
    [
      'a path',
      ['/datastore/x/r4/Patient'],
      "fetch: '/datastore/x/r4/Patient' is not an absolute URL",
    ],
    ['a number', [443], 'fetch: 443 is not a Request'],
    [
      "somebody else's address",
      ['https://example.com/Patient'],
      'fetch: https://example.com is not a host of HealthLake',
    ],
    [
      'a Request to somebody else',
      [new Request('http://127.0.0.1:8080/')],
      'fetch: http://127.0.0.1:8080 is not a host of HealthLake',
    ],
    ['null', [null], 'fetch: null is not a Request'],
  ] as [string, unknown[], string][])('with %s says what to give', async (_what, args, words) => {
    const fake = createFakeHealthLake()

    const fetching = (fake.fetch as (...given: unknown[]) => Promise<Response>)(...args)

    await expect(fetching).rejects.toThrow(MisuseError)
    await expect(fetching).rejects.toThrow(words)
    expect(() => fake.verify()).toThrow(words)
  })
})

describe('A fake that was disposed of', () => {
  it('refuses to fetch', async () => {
    const fake = createFakeHealthLake()
    fake[Symbol.dispose]()

    await expect(fake.fetch(requestFor('ListFHIRDatastores'))).rejects.toThrow(
      /^This fake was disposed of/,
    )
  })
})
