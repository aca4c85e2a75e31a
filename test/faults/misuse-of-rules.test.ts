import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { start } from '../values.ts'
import { code, operations, refusalTo, unsaidIn, type Refused } from './tools.ts'

const now = '2025-01-01T00:00:00.000Z'

const bad: readonly Refused[] = [
  ['nothing', undefined, ['undefined is not a rule', "outcome: 'ThrottlingException'"]],
  ['null', null, 'null is not a rule'],
  ['a string', 'ThrottlingException', "'ThrottlingException' is not a rule"],
  ['a list', [{ outcome: 'ThrottlingException' }], 'is not a rule'],
  [
    'a rule with an unknown member',
    { outcome: code('X'), opration: 'TagResource' },
    [
      'there is no member opration. Did you mean operation?',
      'There are operation, input, event, detail, region, per, skip, times, probability, from, until, outcome and anyError.',
    ],
  ],
  [
    'a rule without an outcome',
    {},
    ['outcome is undefined', 'error, latency, hang, connection, corrupt, transition or event'],
  ],
  [
    'a rule with a kind beside its outcome',
    { operation: 'CreateFHIRDatastore', kind: 'transition', after: '2h' },
    "kind belongs in outcome, as in { operation: 'CreateFHIRDatastore', outcome: { kind: 'transition', after: '2h' } }.",
  ],
  [
    'a rule with a duration beside its outcome',
    { outcome: { kind: 'latency' }, duration: '2h' },
    'duration belongs in outcome, as in',
  ],
  [
    'an operation that is not simulated',
    { operation: 'TransformData', outcome: code('X') },
    `operation 'TransformData' is not simulated. Simulated are ${operations.join(', ')}, `,
  ],
  [
    'a misspelt operation',
    { operation: 'CreateFHIRDataStores', outcome: code('X') },
    'Did you mean CreateFHIRDatastore?',
  ],
  [
    'a list with a misspelt operation',
    { operation: ['TagResource', 'untagResource'], outcome: code('X') },
    "operation 'untagResource' is not simulated. Did you mean UntagResource?",
  ],
  [
    'no operation at all',
    { operation: [], outcome: code('X') },
    'operation is []; give the name of one, a list of names, or leave it out for all.',
  ],
  ['an operation that is a number', { operation: 7, outcome: code('X') }, 'operation is 7; give'],
  ['an operation that is null', { operation: null, outcome: code('X') }, 'operation is null; give'],
  [
    'an operation of toString',
    { operation: 'toString', outcome: code('X') },
    "operation 'toString' is not simulated",
  ],
  [
    'a list with an object without a prototype',
    { operation: [Object.create(null)], outcome: code('X') },
    'operation {} is not simulated',
  ],
  ['a list with a number', { operation: [7], outcome: code('X') }, 'operation 7 is not simulated'],
  [
    'a region that no region can be called',
    { region: 'us east', outcome: code('X') },
    "region is 'us east'; give a region's name, such as 'us-east-1'.",
  ],
  [
    'an anyError that is neither true nor false',
    { anyError: 'yes', outcome: code('X') },
    "anyError is 'yes'; give true or false.",
  ],
  ['a region that is a number', { region: 1, outcome: code('X') }, 'region is 1'],
  [
    'per something else',
    { per: 'request', outcome: code('X') },
    "per is 'request'; give one of call and attempt.",
  ],
  [
    'a negative skip',
    { skip: -1, outcome: code('X') },
    'skip is -1; give a whole number, 0 or more.',
  ],
  ['a broken skip', { skip: 1.5, outcome: code('X') }, 'skip is 1.5'],
  ['a skip that is no number', { skip: Number.NaN, outcome: code('X') }, 'skip is NaN'],
  ['a skip without end', { skip: Infinity, outcome: code('X') }, 'skip is Infinity'],
  [
    'no times at all',
    { times: 0, outcome: code('X') },
    "times is 0; give a whole number, 1 or more, or 'always'.",
  ],
  ['negative times', { times: -3, outcome: code('X') }, 'times is -3'],
  ['times that are no number', { times: Number.NaN, outcome: code('X') }, 'times is NaN'],
  [
    'times without end in a number',
    { times: Infinity, outcome: code('X') },
    "times is Infinity; give a whole number, 1 or more, or 'always'.",
  ],
  ['times of a word', { times: 'forever', outcome: code('X') }, "times is 'forever'"],
  ['times in text', { times: '3', outcome: code('X') }, "times is '3'"],
  [
    'a probability of 0',
    { probability: 0, outcome: code('X') },
    'probability is 0; give a number above 0 and at most 1.',
  ],
  ['a negative probability', { probability: -0.1, outcome: code('X') }, 'probability is -0.1'],
  ['a probability above 1', { probability: 1.1, outcome: code('X') }, 'probability is 1.1'],
  [
    'a probability that is no number',
    { probability: Number.NaN, outcome: code('X') },
    'probability is NaN',
  ],
  ['a probability in text', { probability: '0.5', outcome: code('X') }, "probability is '0.5'"],
  [
    'a from that is no time',
    { from: 'noon', outcome: code('X') },
    ["from: 'noon' is not a point in time", 'ISO 8601'],
  ],
  [
    'an until that is a span',
    { until: '10s', outcome: code('X') },
    "until: '10s' is not a point in time. Give a valid Date, ISO 8601 text with a zone ('2025-01-01T00:00:00Z'), or epoch milliseconds. That long from now is clock.now() + 10000.",
  ],
  [
    'a from that is no number',
    { from: Number.NaN, outcome: code('X') },
    'from: NaN is not a point in time',
  ],
  ['an until without a zone', { until: '2025-01-02T00:00:00', outcome: code('X') }, 'until:'],
  [
    'a window that ends before it starts',
    { from: start + 2, until: start + 1, outcome: code('X') },
    "until is '2025-01-01T00:00:00.001Z'; give an instant after from, 2025-01-01T00:00:00.002Z, or the rule could never apply.",
  ],
  [
    'a window that ends as it starts',
    { from: start + 2, until: start + 2, outcome: code('X') },
    'give an instant after from',
  ],
  [
    'a window that has passed',
    { until: now, outcome: code('X') },
    `until is '${now}'; give an instant after now, ${now}, or the rule could never apply.`,
  ],
  [
    'a whole window that has passed',
    { from: start - 9, until: start - 5, outcome: code('X') },
    'give an instant after now',
  ],
]

describe('faults.add refuses', () => {
  it.each(bad)('%s', (_what, rule, said) => {
    expect(unsaidIn(refusalTo(rule), said)).toEqual([])
  })

  it('what could strike no more, as time has passed', () => {
    const fake = createFakeHealthLake()
    const rule = { until: start + 1000, outcome: code('X') }
    fake.faults.add(rule).remove()

    fake.clock.advance(1000)

    expect(() => fake.faults.add(rule)).toThrow('give an instant after now')
  })
})
