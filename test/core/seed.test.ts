import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

function ids(fake: FakeHealthLake, count: number): string[] {
  return Array.from({ length: count }, () => fake.addDatastore().DatastoreId)
}

/** Which of twenty calls a rule of even chance strikes. */
function strikesOf(fake: FakeHealthLake): string {
  fake.faults.add({ outcome: 'ThrottlingException', probability: 0.5, times: 'always' })
  const calls = Array.from({ length: 20 }, () => {
    try {
      fake.execute('ListFHIRDatastores', {})
      return '.'
    } catch {
      return 'x'
    }
  })
  return calls.join('')
}

function live(fake: FakeHealthLake): void {
  const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
  fake.settle()
  fake.execute('UpdateFHIRDatastore', { DatastoreId, NlpConfiguration: { Status: 'ENABLED' } })
  fake.execute('ListFHIRDatastores', { MaxResults: 1 })
  fake.settle()
  fake.execute('DeleteFHIRDatastore', { DatastoreId })
}

describe('Two fakes made alike', () => {
  it('and asked alike answer alike', () => {
    const fakes = [createFakeHealthLake({ seed: 7 }), createFakeHealthLake({ seed: 7 })]

    const lives = fakes.map((fake) => {
      live(fake)
      return JSON.stringify([fake.history, fake.datastores(), fake.nextTransition()])
    })

    expect(lives[0]).toBe(lives[1])
    expect(lives[0]).toContain('UPDATING')
  })

  it('share nothing', () => {
    const [one, other] = [createFakeHealthLake(), createFakeHealthLake()]

    live(one)

    expect(other.datastores()).toEqual([])
    expect(other.history).toEqual([])
    expect(other.nextTransition()).toBeUndefined()
  })

  it('give the same ids, however many other requests come in between [datastore-id]', () => {
    const [calm, busy] = [createFakeHealthLake(), createFakeHealthLake()]
    const expected = ids(calm, 3)

    const given = [1, 2, 3].map(() => {
      busy.execute('ListFHIRDatastores', {})
      return busy.addDatastore().DatastoreId
    })

    expect(given).toEqual(expected)
  })
})

describe('The seed', () => {
  it('is 1 unless said otherwise', () => {
    expect(ids(createFakeHealthLake(), 3)).toEqual(ids(createFakeHealthLake({ seed: 1 }), 3))
  })

  it('draws what it always drew', () => {
    const fake = createFakeHealthLake({ seed: 1 })

    expect(ids(fake, 2)).toEqual([
      '82512184fd12985b6dba5ec6d1eb3987',
      '30e5fd7d4ac26e5443a058f77ba7cc2f',
    ])
    expect(strikesOf(fake)).toBe('.......x.x.xx..xx..x')
    expect(fake.history[0]?.attempts[0]?.requestId).toBe('f6856135-9d77-4301-bef8-1c5d2e0e1308')
  })

  it.each([0, -1, 2, 1.5, 1e300])('%d draws other ids', (seed) => {
    const own = ids(createFakeHealthLake({ seed }), 10)
    const usual = ids(createFakeHealthLake(), 10)

    expect(own.filter((id) => usual.includes(id))).toEqual([])
  })

  it('draws ids of 32 hexadecimal digits, none twice [datastore-id]', () => {
    const drawn = ids(createFakeHealthLake(), 5000)

    expect(drawn.filter((id) => !/^[0-9a-f]{32}$/.test(id))).toEqual([])
    expect(new Set(drawn).size).toBe(5000)
  })
})
