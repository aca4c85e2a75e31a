import { ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { thrownBy } from '../thrown.ts'
import { asking } from './tools.ts'

function misuse(fake: FakeHealthLake, times: number): void {
  for (let count = 0; count < times; count += 1) {
    expect(asking(fake, 'ListFHIRDatastores', null)).toThrow(MisuseError)
  }
}

function toldBy(fake: FakeHealthLake): string[] {
  return thrownBy(() => fake.verify()).message.split('\n')
}

describe('The list of misuses that verify tells', () => {
  it('has the first 1000, and says how many more there are', () => {
    const fake = createFakeHealthLake()
    misuse(fake, 1000)
    expect(toldBy(fake)).toHaveLength(1001)
    expect(toldBy(fake).at(-1)).toMatch(/^- ListFHIRDatastores/)

    misuse(fake, 2)

    expect(toldBy(fake)).toHaveLength(1002)
    expect(toldBy(fake).at(-1)).toBe('… and 2 more')
  })

  it('counts one once, however many places it passes', async () => {
    const fake = createFakeHealthLake()
    const [client, direct] = [fake.client(), fake.directClient()]
    misuse(fake, 1000)
    fake.dispose()

    for (const each of [client, direct]) {
      await expect(each.send(new ListFHIRDatastoresCommand({}))).rejects.toThrow('disposed')
    }

    expect(toldBy(fake).at(-1)).toBe('… and 2 more')
  })

  it.each(['reset', 'clearHistory'] as const)('begins anew after %s', (forget) => {
    const fake = createFakeHealthLake()
    misuse(fake, 1001)
    fake[forget]()
    misuse(fake, 1000)

    expect(toldBy(fake).at(-1)).toMatch(/^- ListFHIRDatastores/)
  })
})
