import { ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError, type FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { thrownBy } from '../thrown.ts'
import { start } from '../values.ts'
import { ask, askTimes, code, fakeWith } from './tools.ts'

const id = 'a'.repeat(32)

/** The lines of what verify says after the requests of a test. */
function saidAfter(
  rules: readonly FaultRule[],
  play: (fake: ReturnType<typeof fakeWith>) => void,
): string[] {
  const fake = fakeWith(rules)
  play(fake)
  const error = thrownBy(() => fake.verify())
  if (!(error instanceof MisuseError)) throw new Error('verify did not complain.')
  const [head, ...lines] = error.message.split('\n')
  expect(head).toBe('Fault rules were not used up:')
  return lines.filter((line) => !line.startsWith('  added at '))
}

describe('verify() says of a rule that is left over', () => {
  it('that no such operation was called', () => {
    const rules: FaultRule[] = [
      { operation: 'CreateFHIRDatastore', outcome: 'ThrottlingException' },
    ]

    expect(saidAfter(rules, (fake) => ask(fake))).toEqual([
      '- rule 1, ThrottlingException on CreateFHIRDatastore, applied 0 of 1 times: no such operation was called since it was added.',
    ])
  })

  it('that no such operation was called since it was added, though one was before', () => {
    const fake = createFakeHealthLake()
    ask(fake)
    fake.faults.add({ outcome: { kind: 'hang' } })

    expect(() => fake.verify()).toThrow(
      '- rule 1, hang on any operation, applied 0 of 1 times: no such operation was called since it was added.',
    )
  })

  it('that nothing was called that starts something, if it is about how that ends', () => {
    const rules: FaultRule[] = [
      { outcome: { kind: 'transition', to: 'CREATE_FAILED' } },
      { outcome: { kind: 'transition', after: 7 } },
    ]

    const lines = saidAfter(rules, (fake) => ask(fake))

    const reason = ': no such operation was called since it was added.'
    expect(lines).toEqual([expect.stringContaining(reason), expect.stringContaining(reason)])
  })

  it('which regions the calls went to', () => {
    const operation = ['CreateFHIRDatastore', 'ListFHIRDatastores'] as const
    const rules = [{ operation, region: 'eu-west-1', outcome: code('X') }]

    const lines = saidAfter(rules, (fake) => {
      ask(fake)
      ask(fake, 'ListFHIRDatastores', {}, 'us-west-2')
      ask(fake)
    })

    expect(lines).toEqual([
      '- rule 1, connection on CreateFHIRDatastore or ListFHIRDatastores, applied 0 of 1 times: the calls went to us-east-1 and us-west-2, not to eu-west-1.',
    ])
  })

  it('what its window is, if the calls came outside', () => {
    const windows = [
      { from: start + 1000 },
      { until: start + 500 },
      { from: start + 1000, until: start + 2000 },
    ]
    const rules = windows.map((window) => ({ ...window, outcome: code('X') }))

    const lines = saidAfter(rules, (fake) => {
      fake.clock.advance(600)
      ask(fake)
    })

    expect(lines.map((line) => line.replace(/^.*times: /, ''))).toEqual([
      'the calls came outside its window, which is from 2025-01-01T00:00:01.000Z.',
      'the calls came outside its window, which is until 2025-01-01T00:00:00.500Z.',
      'the calls came outside its window, which is from 2025-01-01T00:00:01.000Z until 2025-01-01T00:00:02.000Z.',
    ])
  })

  it('what differed in a call of which only the retry came in its window', async () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 1 } } })
    ask(fake)
    fake.faults.add({ from: start + 1000, input: { MaxResults: 7 }, outcome: code('X') })

    await fake.client().send(new ListFHIRDatastoresCommand({ MaxResults: 8 }))

    expect(() => fake.verify()).toThrow('the input differed at MaxResults: 8 instead of 7.')
  })

  it('in which member the input differed, and how', () => {
    const rules: FaultRule[] = [
      { input: { Filter: { DatastoreName: 'claims' } }, outcome: code('X') },
      { input: { Filter: { DatastoreStatus: 'ACTIVE' } }, outcome: code('X') },
      { input: { MaxResults: 7 }, outcome: code('X') },
    ]

    const lines = saidAfter(rules, (fake) => {
      ask(fake)
      ask(fake, 'ListFHIRDatastores', { Filter: { DatastoreName: 'other' }, MaxResults: 8 })
    })

    expect(lines.map((line) => line.replace(/^.*times: /, ''))).toEqual([
      "the input differed at Filter.DatastoreName: 'other' instead of 'claims'.",
      "the input differed at Filter.DatastoreStatus: undefined instead of 'ACTIVE'.",
      'the input differed at MaxResults: 8 instead of 7.',
    ])
  })

  it('how far the best of the calls got', () => {
    const operation = 'ListFHIRDatastores'
    const rule = { operation, region: 'us-east-1', from: start + 1000, input: { MaxResults: 7 } }

    const [line] = saidAfter([{ ...rule, outcome: code('X') } as FaultRule], (fake) => {
      fake.clock.advance(1000)
      ask(fake, 'ListFHIRDatastores', { MaxResults: 8 })
      ask(fake, 'ListFHIRDatastores', { MaxResults: 7 }, 'eu-west-1')
      ask(fake, 'TagResource')
    })

    expect(line).toContain('the input differed at MaxResults: 8 instead of 7.')
  })

  it('that all that matched was let pass', () => {
    expect(saidAfter([{ skip: 5, outcome: code('X') }], (fake) => askTimes(fake, 3))).toEqual([
      '- rule 1, connection on any operation, applied 0 of 1 times: 3 matched, all within skip: 5.',
    ])
  })

  it('that all that matched was let pass, if that was as many as it lets pass', () => {
    const [line] = saidAfter([{ skip: 3, outcome: code('X') }], (fake) => askTimes(fake, 3))

    expect(line).toContain(': 3 matched, all within skip: 3.')
  })

  it('how many that matched were let pass, if it struck others', () => {
    const [line] = saidAfter([{ skip: 1, times: 5, outcome: code('X') }], (fake) =>
      askTimes(fake, 3),
    )

    expect(line).toContain('applied 2 of 5 times: 3 matched, and probability or skip let 1 pass.')
  })

  it('that chance let some pass', () => {
    const rules = [{ skip: 1, times: 99, probability: 1e-9, outcome: code('X') }]

    expect(saidAfter(rules, (fake) => askTimes(fake, 4))).toEqual([
      '- rule 1, connection on any operation, applied 0 of 99 times: 4 matched, and probability or skip let 4 pass.',
    ])
  })

  it('that no further call matched', () => {
    expect(saidAfter([{ times: 3, outcome: code('X') }], (fake) => askTimes(fake, 2))).toEqual([
      '- rule 1, connection on any operation, applied 2 of 3 times: no further call matched.',
    ])
  })

  it('that another rule struck first', () => {
    const rules = [
      { times: 2, outcome: code('A') },
      { outcome: code('B') },
      { outcome: code('C', 'after') },
    ]

    expect(saidAfter(rules, (fake) => askTimes(fake, 2))).toEqual([
      '- rule 2, connection on any operation, applied 0 of 1 times: another rule applied first to the calls that matched.',
      '- rule 3, connection on any operation, applied 0 of 1 times: another rule applied first to the calls that matched.',
    ])
  })

  it('that what matched started nothing', () => {
    const rules: FaultRule[] = [{ outcome: { kind: 'transition', to: 'CREATE_FAILED' } }]

    const lines = saidAfter(rules, (fake) => {
      ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', DatastoreName: '' })
    })

    expect(lines).toEqual([
      '- rule 1, transition on any operation, applied 0 of 1 times: the calls that matched started nothing, or another rule applied to them first.',
    ])
  })

  it('that the history has no such call any more, once it was cleared', () => {
    const [line] = saidAfter([{ input: { DatastoreId: id }, outcome: code('X') }], (fake) => {
      ask(fake, 'DescribeFHIRDatastore', { DatastoreId: 'b'.repeat(32) })
      fake.clearHistory()
    })

    expect(line).toContain(': the history no longer has such a call.')
  })

  it('the number that the history tells it by', () => {
    const rules = [{ outcome: code('A') }, { times: 2, outcome: code('B') }]
    const fake = fakeWith(rules)
    askTimes(fake, 2)

    expect(fake.history[1]?.attempts[0]?.fault).toEqual({ rule: 2, kind: 'connection' })
    expect(() => fake.verify()).toThrow('- rule 2, connection on any operation, applied 1 of 2')
  })
})
