import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { requestFor } from './tools.ts'

describe('fetch called as the global fetch is', () => {
  it.each([
    ['nothing', [], 'fetch: undefined is no Request; give one, such as new Request(url, init).'],
    [
      'a URL in text',
      ['https://healthlake.us-east-1.amazonaws.com/', { method: 'POST' }],
      "fetch: 'https://healthlake",
    ],
    [
      'a URL',
      [new URL('https://healthlake.us-east-1.amazonaws.com/')],
      'fetch: "https://healthlake',
    ],
    ['null', [null], 'fetch: null is no Request'],
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
