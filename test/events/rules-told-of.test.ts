import { describe, expect, it } from 'vitest'
import type { FaultRule } from 'fake-healthlake'
import { refusalTo, unsaidIn } from '../faults/tools.ts'
import { fakeWithStore, imports } from '../jobs/tools.ts'

const submitted = 'Import Job Submitted'
const completed = 'Import Job Completed'

describe('verify tells why a rule for events is not used up:', () => {
  const outcome = { kind: 'event', delivery: 'lost' } as const

  it.each<[why: string, rule: Partial<FaultRule>, said: string]>([
    ['no such event', { event: 'Import Job Failed' }, 'no such event was sent since it was added.'],
    ['the detail', { detail: { jobId: 'x' }, event: submitted }, 'the detail differed at jobId:'],
    ['the region', { region: 'eu-west-1' }, 'the events were of us-east-1, not of eu-west-1.'],
    [
      'the window',
      { from: '2030-01-01' },
      'the events were outside its window, which is from 2030',
    ],
    ['too few', { times: 7 }, 'no further event matched.'],
    ['skip', { skip: 7 }, '3 matched, all within skip: 7.'],
  ])('%s', (_why, rule, said) => {
    const { fake, store } = fakeWithStore()
    fake.faults.add({ ...rule, outcome })
    imports.start(fake, store)
    fake.settle()
    const { event, times = 1 } = rule
    const used = times === 7 ? 3 : 0

    expect(() => fake.verify()).toThrow(
      `- rule 1, lost on ${String(event ?? 'any event')}, applied ${used} of ${times} times: ${said}`,
    )
  })

  it('another rule came first, or it is not remembered', () => {
    const { fake, store } = fakeWithStore()
    fake.faults.add({ event: submitted, times: 'always', outcome })
    fake.faults.add({ event: submitted, outcome })
    imports.start(fake, store)
    expect(() => fake.verify()).toThrow('another rule applied first to the events that matched.')
    fake.clearHistory()

    expect(() => fake.verify()).toThrow('the fake no longer has such an event.')
  })
})

describe('faults.add refuses of events', () => {
  const late = { kind: 'event', delivery: 'late' } as const
  const outcome = { kind: 'event', delivery: 'lost' } as const

  it.each<[what: string, rule: unknown, said: string]>([
    [
      'a type that there is not',
      { event: 'Import Job State Change', outcome },
      "event 'Import Job State Change' is not an event that HealthLake sends. The nearest are Import Job Submitted,",
    ],
    ['an unknown detail', { detail: { id: 'x' }, outcome }, 'detail: there is no member id.'],
    [
      'what happens to requests',
      { event: completed, outcome: 'ThrottlingException' },
      'outcome is',
    ],
    [
      'a kind for requests',
      { event: completed, outcome: { kind: 'hang' } },
      "{ kind: 'event', delivery: 'lost' }",
    ],
    ['an operation', { operation: 'TagResource', outcome }, 'a rule for events has no operation;'],
    ['an input', { input: {}, outcome }, 'a rule for events has no input;'],
    ['attempts', { per: 'attempt', event: completed, outcome }, 'a rule for events has no per;'],
    [
      'an unknown delivery',
      { outcome: { kind: 'event', delivery: 'slow' } },
      "delivery is 'slow'; give one of lost, twice, late and reordered",
    ],
    ['lateness without a time', { outcome: late }, 'by is undefined; give how much later'],
    [
      'lateness for ever',
      { outcome: { ...late, by: Infinity } },
      "by is Infinity; give a finite duration, or the delivery 'lost'",
    ],
    [
      'a time for another delivery',
      { outcome: { ...outcome, by: 5 } },
      "by is 5; give it with the delivery 'late' alone",
    ],
  ])('%s', (_what, rule, said) => {
    expect(unsaidIn(refusalTo(rule), said)).toEqual([])
  })
})
