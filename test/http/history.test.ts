import { describe, expect, it } from 'vitest'
import { served } from './tools.ts'

describe('The history of a server', () => {
  it.each([0, 1, 3, 25])('has at most maxHistory calls, here %d', async (maxHistory) => {
    const { fake, ask } = await served({}, { maxHistory })

    const lengths: number[] = []
    for (let count = 0; count < maxHistory + 4; count += 1) {
      await ask('ListFHIRDatastores', { MaxResults: count + 1 })
      lengths.push(fake.history.length)
    }

    expect(Math.max(...lengths)).toBe(maxHistory)
    expect(fake.history.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: maxHistory }, (_, index) => index + 5),
    )
    expect(fake.history.at(-1)?.input).toEqual(
      maxHistory === 0 ? undefined : { MaxResults: maxHistory + 4 },
    )
  })

  it('has 10000 calls unless told otherwise', async () => {
    const { fake, ask } = await served()
    for (let count = 0; count < 10_001; count += 1) fake.execute('ListFHIRDatastores', {})

    await ask('ListFHIRDatastores')

    expect(fake.history).toHaveLength(10_000)
    expect(fake.history[0]?.sequence).toBe(3)
  })

  it('keeps attempts together at its end', async () => {
    const { fake, ask } = await served({}, { maxHistory: 1 })
    fake.faults.add({ outcome: 'ThrottlingException', per: 'attempt', times: 2 })
    const headers = { 'amz-sdk-invocation-id': 'one' }

    await ask('ListFHIRDatastores')
    for (let attempt = 0; attempt < 2; attempt += 1) await ask('ListFHIRDatastores', {}, headers)

    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([2])
  })
})
