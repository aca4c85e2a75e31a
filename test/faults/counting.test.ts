import { ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import type { FakeHealthLake, FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { ask, askTimes, code, fakeWith } from './tools.ts'

/** How many attempts each of some calls of a client takes; 'x' where the last one failed, too. */
async function attemptsOf(fake: FakeHealthLake, calls: number): Promise<string[]> {
  const client = fake.client()
  for (let call = 0; call < calls; call += 1) {
    await client.send(new ListFHIRDatastoresCommand({})).catch(() => {})
  }
  return fake.history.map(({ attempts, error }) => `${attempts.length}${error ? 'x' : ''}`)
}

describe('A rule strikes', () => {
  it('once, if it does not say how often', () => {
    expect(askTimes(fakeWith([{ outcome: code('X') }]), 3)).toEqual(['X', 'ok', 'ok'])
  })

  it('as often as it says, after what it lets pass', () => {
    const fake = fakeWith([{ skip: 2, times: 3, outcome: code('X') }])

    expect(askTimes(fake, 7)).toEqual(['ok', 'ok', 'X', 'X', 'X', 'ok', 'ok'])
  })

  it('for ever, if it says so', () => {
    const fake = fakeWith([{ skip: 1, times: 'always', outcome: code('X') }])

    expect(new Set(askTimes(fake, 500).slice(1))).toEqual(new Set(['X']))
  })

  it('all attempts of a call, which counts as one', async () => {
    const fake = fakeWith([{ skip: 1, times: 2, outcome: 'ThrottlingException' }])

    expect(await attemptsOf(fake, 4)).toEqual(['1', '3x', '3x', '1'])
  })

  it('single attempts, if it says so', async () => {
    const rule: FaultRule = { per: 'attempt', skip: 1, times: 4, outcome: 'ThrottlingException' }

    expect(await attemptsOf(fakeWith([rule]), 3)).toEqual(['1', '3x', '2'])
  })

  it('what matches only: anything else is neither let pass nor struck', () => {
    const fake = fakeWith([{ operation: 'TagResource', skip: 1, outcome: code('X') }])

    const answers = (
      ['TagResource', 'ListFHIRDatastores', 'TagResource', 'TagResource'] as const
    ).map((operation) => ask(fake, operation))

    expect(answers).toEqual(['ValidationException', 'ok', 'X', 'ValidationException'])
  })

  it('by chance, always the same from the same seed', () => {
    const rule: FaultRule = { times: 'always', probability: 0.3, outcome: code('X') }
    const play = (seed: number) => askTimes(fakeWith([rule], { seed }), 1000)

    const struck = play(7).filter((answer) => answer === 'X').length
    expect(struck).toBeGreaterThan(250)
    expect(struck).toBeLessThan(350)
    expect(play(7)).toEqual(play(7))
    expect(play(8)).not.toEqual(play(7))
  })

  it('by a chance of its own: another rule does not shift it, nor do other calls', () => {
    const chancy: FaultRule = {
      operation: 'ListFHIRDatastores',
      times: 'always',
      probability: 0.5,
      outcome: code('X'),
    }
    const alone = askTimes(fakeWith([chancy]), 50)
    const fake = fakeWith([chancy, { ...chancy, operation: 'TagResource' }])

    const among = Array.from({ length: 50 }, () => {
      ask(fake, 'TagResource')
      return ask(fake)
    })

    expect(among).toEqual(alone)
  })

  it('by a chance of its own: a rule that was added before it does not shift it', () => {
    const chancy: FaultRule = { times: 'always', probability: 0.5, outcome: code('X') }
    const unused: FaultRule = { operation: 'TagResource', outcome: code('Y') }

    expect(askTimes(fakeWith([unused, chancy]), 50)).toEqual(askTimes(fakeWith([chancy]), 50))
  })

  it('by a chance of its own, though another rule says the same', () => {
    const chancy: FaultRule = { times: 'always', probability: 0.5, outcome: code('X') }
    const fake = fakeWith([])
    const first = fake.faults.add(chancy)
    const second = fake.faults.add(chancy)
    askTimes(fake, 1000)

    // The second meets what the first let pass.
    expect(first.used).toBeGreaterThan(450)
    expect(second.used).toBeGreaterThan(200)
    expect(second.used).toBeLessThan(300)

    first.remove()
    const third = fake.faults.add(chancy)
    askTimes(fake, 1000)
    expect(third.used).toBeGreaterThan(200)
    expect(third.used).toBeLessThan(300)
  })

  it('by another chance than one that says the same, even once that is gone', () => {
    const chancy: FaultRule = { times: 'always', probability: 0.5, outcome: code('X') }
    const fake = fakeWith([])
    const first = fake.faults.add(chancy)
    fake.faults.add(chancy)
    first.remove()

    expect(askTimes(fake, 50)).not.toEqual(askTimes(fakeWith([chancy]), 50))
  })

  it('by chance as often as it says: what chance let pass does not count', () => {
    const fake = fakeWith([{ times: 5, probability: 0.1, outcome: code('X') }])

    expect(askTimes(fake, 1000).filter((answer) => answer === 'X')).toHaveLength(5)
  })

  it('by chance whole calls: the retries of one that was let pass are let pass', async () => {
    const fake = fakeWith([
      { times: 'always', probability: 0.5, outcome: 'InternalServerException' },
      { per: 'attempt', times: 'always', probability: 0.2, outcome: 'ThrottlingException' },
    ])

    await attemptsOf(fake, 60)

    const byFirst = fake.history.map(({ attempts }) =>
      attempts.map(({ fault }) => fault?.rule === 1),
    )
    expect(byFirst.some((struck) => struck.length > 1 && !struck[0])).toBe(true)
    for (const struck of byFirst) expect(new Set(struck).size).toBe(1)
  })
})

describe('Of several rules', () => {
  it('the first that matches strikes, in order of adding, until it is used up', () => {
    const fake = fakeWith([
      { times: 2, outcome: code('A') },
      { times: 2, outcome: code('B') },
    ])

    expect(askTimes(fake, 5)).toEqual(['A', 'A', 'B', 'B', 'ok'])
  })

  it('one that strikes is not let pass by those after it', () => {
    const fake = fakeWith([{ outcome: code('A') }, { skip: 1, outcome: code('B') }])

    expect(askTimes(fake, 4)).toEqual(['A', 'ok', 'B', 'ok'])
  })

  it('one for certain inputs or regions has its place among those for all', () => {
    const describeA = { DatastoreId: 'a'.repeat(32) }
    const fake = fakeWith([
      { outcome: code('A') },
      { input: describeA, outcome: code('B') },
      { region: 'us-east-1', outcome: code('C') },
      { input: describeA, region: 'us-east-1', outcome: code('D') },
      { outcome: code('E') },
    ])

    const answers = Array.from({ length: 5 }, () => ask(fake, 'DescribeFHIRDatastore', describeA))

    expect(answers).toEqual(['A', 'B', 'C', 'D', 'E'])
  })

  it('each strikes at its own stage: before the work, on it, after it', () => {
    const fake = fakeWith([
      { outcome: { kind: 'latency', duration: 1000 } },
      { outcome: { kind: 'transition', to: 'CREATE_FAILED' } },
      { skip: 1, outcome: 'ThrottlingException' },
    ])
    const create = () => ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    expect([create(), create(), create()]).toEqual(['ok', 'ThrottlingException', 'ok'])

    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:00:01Z'))
    fake.settle()
    expect(fake.datastores()).toMatchObject([
      { DatastoreStatus: 'CREATE_FAILED' },
      { DatastoreStatus: 'ACTIVE' },
    ])
    expect(fake.faults.pending()).toEqual([])
  })

  it('one after the work is not asked if one before it struck', () => {
    const fake = fakeWith([{ outcome: code('AFTER', 'after') }, { outcome: code('BEFORE') }])

    expect(askTimes(fake, 3)).toEqual(['BEFORE', 'AFTER', 'ok'])
  })
})
