import { createFakeHealthLake, type FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { ask, askTimes, code, fakeWith, throughJson } from './tools.ts'

const rules: readonly FaultRule[] = [
  { skip: 1, times: 3, outcome: code('A') },
  { times: 'always', probability: 0.5, outcome: code('B') },
]

describe('Rules and their counters', () => {
  it('go into a snapshot and come back with it, chance included', () => {
    const fake = fakeWith(rules)
    askTimes(fake, 3)
    const snapshot = throughJson(fake.snapshot())
    const first = askTimes(fake, 40)

    fake.restore(snapshot)
    expect(askTimes(fake, 40)).toEqual(first)

    const other = createFakeHealthLake()
    other.restore(snapshot)
    expect(other.faults.pending()).toHaveLength(1)
    expect(askTimes(other, 40)).toEqual(first)
  })

  it('of every kind of outcome survive a snapshot', () => {
    const outcomes: FaultRule[] = [
      {
        outcome: {
          kind: 'error',
          name: 'X',
          message: 'Y',
          statusCode: 418,
          retryAfterSeconds: 1.5,
        },
        anyError: true,
      },
      { outcome: { kind: 'latency', duration: { minutes: 1 } } },
      { outcome: { kind: 'hang' } },
      { outcome: { kind: 'connection', code: 'EPIPE', when: 'after' } },
      { outcome: { kind: 'corrupt', body: 'not-json' } },
      { outcome: { kind: 'transition', to: 'FAILED', message: 'm', category: 'RETRYABLE_ERROR' } },
      { outcome: { kind: 'transition', after: Infinity } },
      { input: { Filter: { CreatedAfter: new Date(5) } }, from: 5, outcome: { kind: 'hang' } },
      { input: { TagKeys: ['a', 'b'] }, outcome: { kind: 'hang' } },
    ]
    const fake = fakeWith(outcomes)
    const other = createFakeHealthLake()

    other.restore(throughJson(fake.snapshot()))

    expect(other.faults.pending()).toEqual(fake.faults.pending())
    expect(other.snapshot()).toEqual(fake.snapshot())
  })

  it('go along into a fork, and on by themselves there', () => {
    const fake = fakeWith(rules)
    askTimes(fake, 2)

    const fork = fake.fork()
    const there = askTimes(fork, 40)

    expect(fake.faults.pending()).toMatchObject([{ times: 3 }])
    expect(askTimes(fake, 40)).toEqual(there)
    fork.faults.clear()
    expect(askTimes(fork, 5)).toEqual(Array.from({ length: 5 }, () => 'ok'))
    expect(new Set(askTimes(fake, 40))).toContain('B')
  })

  it('are gone after reset()', () => {
    const fake = fakeWith(rules)

    fake.reset()

    expect(fake.faults.pending()).toEqual([])
    expect(new Set(askTimes(fake, 20))).toEqual(new Set(['ok']))
    expect(() => fake.verify()).not.toThrow()
  })

  it('are found again by a handle after restore()', () => {
    const fake = createFakeHealthLake()
    const handle = fake.faults.add({ times: 5, outcome: code('A') })
    askTimes(fake, 1)
    const snapshot = fake.snapshot()
    askTimes(fake, 3)
    expect(handle.used).toBe(4)

    fake.restore(snapshot)

    expect(handle).toMatchObject({ used: 1, remaining: 4 })
    handle.remove()
    expect(ask(fake)).toBe('ok')
  })
})

describe('A rule of how a change ends', () => {
  it('waits for a change that takes time', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    fake.faults.add({
      operation: 'UpdateFHIRDatastore',
      outcome: { kind: 'transition', to: 'UPDATE_FAILED' },
    })

    fake.execute('UpdateFHIRDatastore', { DatastoreId, DatastoreName: 'at once' })
    expect(fake.faults.pending()).toHaveLength(1)

    fake.execute('UpdateFHIRDatastore', { DatastoreId, NlpConfiguration: { Status: 'ENABLED' } })
    expect(fake.faults.pending()).toEqual([])
    fake.settle()
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('UPDATE_FAILED')
  })
})

it('A rule that says the same as one that came with a fork draws by itself', () => {
  const rule = { probability: 0.5, times: 'always', outcome: 'ThrottlingException' } as const
  const fake = createFakeHealthLake()
  fake.faults.add(rule)
  const fork = fake.fork()
  fork.faults.add(rule)

  const streams = JSON.stringify(fork.snapshot()).match(/"fault\/[^"]+"/g) ?? []
  expect(streams).toHaveLength(2)
  expect(new Set(streams).size).toBe(2)
})
