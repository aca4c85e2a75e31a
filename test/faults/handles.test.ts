import { createFakeHealthLake, type FaultOutcome, type FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { ask, askTimes, code, fakeWith } from './tools.ts'

describe('A handle', () => {
  it('tells how often its rule has struck and will', () => {
    const fake = createFakeHealthLake()
    const handle = fake.faults.add({ times: 2, outcome: code('X') })
    expect(handle).toMatchObject({ used: 0, remaining: 2 })

    askTimes(fake, 1)
    expect(handle).toMatchObject({ used: 1, remaining: 1 })
    askTimes(fake, 5)
    expect(handle).toMatchObject({ used: 2, remaining: 0 })
  })

  it('of a rule for ever has no end', () => {
    const fake = createFakeHealthLake()
    const handle = fake.faults.add({ times: 'always', outcome: code('X') })

    askTimes(fake, 3)

    expect(handle).toMatchObject({ used: 3, remaining: Infinity })
  })

  it('takes its rule away, and no other, and still knows what it did', () => {
    const fake = createFakeHealthLake()
    const first = fake.faults.add({ times: 3, outcome: code('A') })
    fake.faults.add({ times: 1, outcome: code('B') })
    askTimes(fake, 1)

    first.remove()
    first.remove()

    expect(first).toMatchObject({ used: 1, remaining: 0 })
    expect(askTimes(fake, 2)).toEqual(['B', 'ok'])
  })

  it('knows after clear() what its rule did', () => {
    const fake = createFakeHealthLake()
    const handle = fake.faults.add({ times: 3, outcome: code('A') })
    askTimes(fake, 2)

    fake.faults.clear()

    expect(handle).toMatchObject({ used: 2, remaining: 0 })
    expect(askTimes(fake, 2)).toEqual(['ok', 'ok'])
  })
})

describe('A handle on a rule that is gone', () => {
  const rule: FaultRule = { times: 3, outcome: code('A') }

  it.each([
    ['another', { times: 3, outcome: code('B') }],
    ['one that says the same', rule],
  ])('after reset() knows nothing of %s with the same number', (_what, other) => {
    const fake = fakeWith([])
    const old = fake.faults.add(rule)
    askTimes(fake, 1)
    fake.reset()
    const fresh = fake.faults.add(other)
    askTimes(fake, 2)

    expect(old).toMatchObject({ used: 1, remaining: 0 })
    old.remove()

    expect(fresh).toMatchObject({ used: 2, remaining: 1 })
    expect(fake.faults.pending()).toHaveLength(1)
  })

  it('after restore() knows nothing of a rule that was added at that number', () => {
    const fake = fakeWith([])
    const before = fake.snapshot()
    const old = fake.faults.add(rule)
    fake.restore(before)
    const fresh = fake.faults.add({ outcome: code('B') })

    old.remove()

    expect(old).toMatchObject({ used: 0, remaining: 0 })
    expect(fresh).toMatchObject({ used: 0, remaining: 1 })
    expect(ask(fake)).toBe('B')
  })

  it.each([
    ['says something else', { outcome: code('B') }, 0],
    ['was added later', rule, 1],
  ])('after restore() knows nothing of a rule that came along and %s', (_what, other, calls) => {
    const giver = fakeWith([])
    askTimes(giver, calls)
    giver.faults.add(other)
    const fake = fakeWith([])
    const old = fake.faults.add(rule)

    fake.restore(giver.snapshot())
    old.remove()

    expect(old).toMatchObject({ used: 0, remaining: 0 })
    expect(fake.faults.pending()).toHaveLength(1)
  })

  it('after restore() knows nothing of a rule that came along with another number', () => {
    const giver = fakeWith([])
    giver.faults.add({ outcome: code('B') }).remove()
    giver.faults.add(rule)
    const fake = fakeWith([])
    const old = fake.faults.add(rule)

    fake.restore(giver.snapshot())
    old.remove()

    expect(old).toMatchObject({ used: 0, remaining: 0 })
    expect(fake.faults.pending()).toHaveLength(1)
  })

  it('finds its rule again where a snapshot brings it back', () => {
    const fake = fakeWith([])
    const handle = fake.faults.add(rule)
    askTimes(fake, 1)
    const snapshot = fake.snapshot()
    fake.reset()
    fake.faults.add({ outcome: code('B') })

    fake.restore(snapshot)
    askTimes(fake, 1)

    expect(handle).toMatchObject({ used: 2, remaining: 1 })
    handle.remove()
    expect(fake.faults.pending()).toEqual([])
  })
})

describe('pending()', () => {
  it('gives the rules that have not struck as often as they may, complete, in order of adding', () => {
    const fake = fakeWith([
      { outcome: 'ThrottlingException' },
      { times: 'always', outcome: { kind: 'hang' } },
      {
        operation: 'DescribeFHIRDatastore',
        input: { DatastoreId: 'a'.repeat(32) },
        region: 'eu-west-1',
        per: 'attempt',
        skip: 3,
        times: 2,
        probability: 0.5,
        from: '2025-01-01T00:00:01Z',
        until: '2025-01-02T00:00:00+01:00',
        outcome: { kind: 'latency', duration: { seconds: 1 } },
      },
      { outcome: { kind: 'connection', code: 'ECONNRESET' } },
    ])

    expect(fake.faults.pending()).toEqual([
      {
        per: 'call',
        skip: 0,
        times: 1,
        probability: 1,
        outcome: { kind: 'error', name: 'ThrottlingException' },
      },
      {
        operation: ['DescribeFHIRDatastore'],
        input: { DatastoreId: 'a'.repeat(32) },
        region: 'eu-west-1',
        per: 'attempt',
        skip: 3,
        times: 2,
        probability: 0.5,
        from: '2025-01-01T00:00:01.000Z',
        until: '2025-01-01T23:00:00.000Z',
        outcome: { kind: 'latency', duration: 1000 },
      },
      {
        per: 'call',
        skip: 0,
        times: 1,
        probability: 1,
        outcome: { kind: 'connection', code: 'ECONNRESET', when: 'before' },
      },
    ])
  })

  it('gives rules that can be added again, to another fake', () => {
    const rules: FaultRule[] = [
      { operation: 'TagResource', times: 2, outcome: code('X', 'after') },
      { input: { Filter: { CreatedAfter: new Date(0) } }, outcome: 'ThrottlingException' },
      { outcome: { kind: 'transition', after: Infinity } },
    ]
    const fake = fakeWith(rules)

    expect(fakeWith(fake.faults.pending()).faults.pending()).toEqual(fake.faults.pending())
  })

  it('gives nothing that was undefined', () => {
    const outcomes: object[] = [
      { kind: 'error', name: 'ThrottlingException', statusCode: 500, message: undefined },
      { kind: 'transition', to: undefined, after: 7 },
    ]
    const fake = fakeWith(outcomes.map((outcome) => ({ outcome: outcome as FaultOutcome })))

    expect(fake.faults.pending().map(({ outcome }) => outcome)).toStrictEqual([
      { kind: 'error', name: 'ThrottlingException', statusCode: 500 },
      { kind: 'transition', after: 7 },
    ])
  })

  it('gives copies', () => {
    const fake = fakeWith([{ input: { DatastoreId: 'a' }, outcome: code('X') }])
    const [rule] = fake.faults.pending()

    Object.assign(rule?.input ?? {}, { DatastoreId: 'b' })
    Object.assign(rule?.outcome ?? {}, { code: 'Y' })

    expect(ask(fake, 'DescribeFHIRDatastore', { DatastoreId: 'a' })).toBe('X')
  })

  it('gives none of those that are used up, taken away or cleared', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: code('X') })
    const other = fake.faults.add({ outcome: code('Y') })
    askTimes(fake, 1)
    expect(fake.faults.pending()).toHaveLength(1)

    other.remove()
    expect(fake.faults.pending()).toEqual([])

    fake.faults.add({ outcome: code('Z') })
    fake.faults.clear()
    expect(fake.faults.pending()).toEqual([])
  })
})
