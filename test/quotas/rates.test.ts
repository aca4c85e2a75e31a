import { createFakeHealthLake, systemClock, type OperationName } from 'fake-healthlake'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { requestFor } from '../wire/tools.ts'
import { ask, operations } from '../faults/tools.ts'
import { start } from '../values.ts'

/** Requests per second, as AWS documents them. */
const documented: Readonly<Partial<Record<OperationName, number>>> = {
  CreateFHIRDatastore: 1 / 60,
  DescribeFHIRDatastore: 10,
  ListFHIRDatastores: 10,
  DeleteFHIRDatastore: 1 / 60,
  StartFHIRImportJob: 25,
  DescribeFHIRImportJob: 10,
  ListFHIRImportJobs: 10,
  StartFHIRExportJob: 1,
  DescribeFHIRExportJob: 10,
  ListFHIRExportJobs: 10,
  TagResource: 10,
  UntagResource: 10,
  ListTagsForResource: 10,
}

/** How many of some requests in a row are not refused by their rate. */
function passing(answers: readonly string[]): number {
  return answers.filter((answer) => answer !== 'ThrottlingException').length
}

function burst(fake: ReturnType<typeof createFakeHealthLake>, operation: OperationName): number {
  return passing(Array.from({ length: 100 }, () => ask(fake, operation)))
}

describe("With quotas: 'aws'", () => {
  it.each(Object.entries(documented) as [OperationName, number][])(
    '%s has a bucket of what a second brings, at least one, filled at its rate [rate-quota]',
    (operation, rate) => {
      const fake = createFakeHealthLake({ quotas: 'aws' })
      expect(burst(fake, operation)).toBe(Math.max(1, rate))

      fake.clock.advance(Math.ceil(1000 / rate) - 1)
      expect(burst(fake, operation)).toBe(0)
      fake.clock.advance(1)
      expect(burst(fake, operation)).toBe(1)

      fake.clock.advance({ days: 1 })
      expect(burst(fake, operation)).toBe(Math.max(1, rate))
    },
  )

  it('UpdateFHIRDatastore and RestoreFHIRDatastore, of which AWS says nothing, have no rate', () => {
    expect(burst(createFakeHealthLake({ quotas: 'aws' }), 'UpdateFHIRDatastore')).toBe(100)
    expect(operations.filter((operation) => !(operation in documented))).toEqual([
      'UpdateFHIRDatastore',
      'RestoreFHIRDatastore',
    ])
  })
})

describe('Without quotas', () => {
  it.each([{}, { quotas: 'none' }, { quotas: {} }, { quotas: { rates: {} } }] as const)(
    'nothing is refused: %j',
    (options) => {
      const fake = createFakeHealthLake(options)

      expect(operations.map((operation) => burst(fake, operation))).toEqual(
        operations.map(() => 100),
      )
    },
  )
})

describe('A rate', () => {
  it('is that of the operation alone, the others have none', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { TagResource: 2 } } })

    expect(burst(fake, 'TagResource')).toBe(2)
    expect(burst(fake, 'UntagResource')).toBe(100)
  })

  it('is lifted by Infinity', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { TagResource: Infinity } } })

    expect(burst(fake, 'TagResource')).toBe(100)
  })

  it('is for each region', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 1 } } })
    const regions = ['us-east-1', 'eu-west-1', 'us-east-1', 'eu-west-1']

    const answers = regions.map((region) => ask(fake, 'ListFHIRDatastores', {}, region))

    expect(answers).toEqual(['ok', 'ok', 'ThrottlingException', 'ThrottlingException'])
  })

  it('may be a broken number, whose bucket holds parts', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 2.5 } } })
    expect(burst(fake, 'ListFHIRDatastores')).toBe(2)

    fake.clock.advance(200)

    expect(burst(fake, 'ListFHIRDatastores')).toBe(1)
  })

  it('fills a bucket in small steps as in one', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 0.1 } } })
    ask(fake)

    const answers = Array.from({ length: 300 }, () => {
      fake.clock.advance(100)
      return ask(fake)
    })

    expect(passing(answers)).toBe(3)
  })

  it('refuses before anything is looked at, and says so in the history [rate-quota]', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { CreateFHIRDatastore: 1 } } })

    expect(ask(fake, 'CreateFHIRDatastore')).toBe('ValidationException')
    expect(ask(fake, 'CreateFHIRDatastore')).toBe('ThrottlingException')

    expect(fake.history[1]).toMatchObject({
      error: { name: 'ThrottlingException', message: 'Rate exceeded', rule: 'rate-quota' },
      attempts: [{ quota: 'rate-quota' }],
    })
  })

  it('refuses what is not JSON too, and counts it', async () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 1 } } })
    const garbage = () => fake.fetch(requestFor('ListFHIRDatastores', '{'))

    expect(await (await garbage()).text()).toContain('SerializationException')
    expect(await (await garbage()).text()).toContain('ThrottlingException')
  })

  it('costs nothing where a fault rule strikes first', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 1 } } })
    fake.faults.add({ times: 5, outcome: { kind: 'connection', code: 'X' } })

    const answers = Array.from({ length: 7 }, () => ask(fake))

    expect(answers).toEqual(['X', 'X', 'X', 'X', 'X', 'ok', 'ThrottlingException'])
  })

  it('is not touched by looking and arranging', () => {
    const fake = createFakeHealthLake({ quotas: 'aws' })

    for (let look = 0; look < 50; look += 1) {
      fake.addDatastore()
      fake.datastores()
    }

    expect(fake.datastores()).toHaveLength(50)
    expect(ask(fake)).toBe('ok')
  })
})

describe('A bucket', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it("fills with the system's time where that is the clock", () => {
    vi.useFakeTimers({ now: start })
    const rates = { ListFHIRDatastores: 1 }
    const fake = createFakeHealthLake({ clock: systemClock(), quotas: { rates } })
    expect([ask(fake), ask(fake)]).toEqual(['ok', 'ThrottlingException'])

    vi.advanceTimersByTime(1000)
    expect([ask(fake), ask(fake)]).toEqual(['ok', 'ThrottlingException'])
    fake.clock.advance(1000)
    expect([ask(fake), ask(fake)]).toEqual(['ok', 'ThrottlingException'])
  })

  it('goes into a snapshot and a fork, and is full after reset', () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 2 } } })
    ask(fake)
    const snapshot = JSON.parse(JSON.stringify(fake.snapshot())) as ReturnType<typeof fake.snapshot>
    const fork = fake.fork()
    const other = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 2 } } })
    other.restore(snapshot)

    for (const each of [fake, fork, other]) {
      expect([ask(each), ask(each)]).toEqual(['ok', 'ThrottlingException'])
    }
    fake.restore(snapshot)
    expect([ask(fake), ask(fake)]).toEqual(['ok', 'ThrottlingException'])
    fake.reset()
    expect([ask(fake), ask(fake), ask(fake)]).toEqual(['ok', 'ok', 'ThrottlingException'])
  })
})
