import * as fc from 'fast-check'
import { createFakeHealthLake, type FaultRule } from 'fake-healthlake'
import { faultRules } from 'fake-healthlake/fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { takes } from './schema.ts'
import { served } from './tools.ts'

/** As it is sent. */
function asJson(value: unknown): unknown {
  const text = JSON.stringify(value, (_name, part: unknown) =>
    part === Infinity ? 'Infinity' : part,
  )
  return JSON.parse(text) as unknown
}

const create = 'CreateFHIRDatastore'
const hang = { kind: 'hang' }

const good: readonly unknown[] = [
  { outcome: 'ThrottlingException' },
  [],
  [{ outcome: hang }, { outcome: hang, times: 'always' }],
  { operation: create, outcome: hang },
  { operation: [create, 'ReadResource'], outcome: hang, skip: 0, times: 3 },
  { operation: create, input: { DatastoreName: 'claims' }, outcome: hang },
  { operation: 'CreateResource', input: { Resource: { id: 'p1' } }, outcome: hang },
  { input: { DatastoreName: 'claims' }, outcome: hang },
  { region: 'eu-west-1', per: 'attempt', probability: 0.5, outcome: hang },
  { from: '2025-01-01T00:00:00Z', until: '2025-01-01T02:00:00+01:00', outcome: hang },
  { from: 1_735_689_600_000, until: '2026-01-01', outcome: hang },
  { outcome: { kind: 'error', name: 'ThrottlingException', retryAfterSeconds: 0.5 } },
  { outcome: { kind: 'error', name: 'Slow-Down.1', statusCode: 503, message: '' }, anyError: true },
  { operation: create, outcome: 'ConflictException', anyError: true },
  { operation: 'ReadResource', outcome: 'GoneException' },
  { event: 'Data Store Active', outcome: { kind: 'event', delivery: 'lost' } },
  {
    event: ['Import Job Failed'],
    detail: { jobId: 'x' },
    outcome: { kind: 'event', delivery: 'twice' },
  },
  {
    detail: { inputDataConfig: { s3Uri: 's3://b/a' } },
    outcome: { kind: 'event', delivery: 'late', by: '15m' },
  },
  { outcome: { kind: 'latency', duration: '1.5s' } },
  { outcome: { kind: 'transition', after: '1h' } },
  { outcome: { kind: 'latency', duration: 5000 } },
  { outcome: { kind: 'latency', duration: { minutes: 1, seconds: 0.5 } } },
  { outcome: { kind: 'connection', code: 'ECONNRESET', when: 'after' } },
  { outcome: { kind: 'corrupt', body: 'empty' } },
  { operation: create, outcome: { kind: 'transition', to: 'CREATE_FAILED', message: 'x' } },
  { operation: create, outcome: { kind: 'transition', after: 'Infinity' } },
  { operation: 'CreateResource', outcome: { kind: 'transition', after: { seconds: 20 } } },
  {
    operation: ['StartFHIRImportJob', 'StartFHIRExportJob'],
    outcome: { kind: 'transition', to: 'FAILED' },
  },
  { outcome: { kind: 'transition', to: 'FAILED', category: 'RETRYABLE_ERROR' } },
]

const broken: readonly unknown[] = [
  null,
  5,
  'hang',
  {},
  { outcome: 'Nonsense' },
  { outcome: null },
  { outcom: 'ThrottlingException' },
  { outcome: hang, operations: create },
  { operation: 'Create', outcome: hang },
  { operation: [], outcome: hang },
  { operation: [create, 'Create'], outcome: hang },
  { operation: null, outcome: hang },
  { operation: create, input: { Nmae: 'claims' }, outcome: hang },
  { operation: create, input: { Resource: {} }, outcome: hang },
  { input: [], outcome: hang },
  { input: { Nmae: 'claims' }, outcome: hang },
  { region: 'no region', outcome: hang },
  { per: 'day', outcome: hang },
  { skip: -1, outcome: hang },
  { skip: 0.5, outcome: hang },
  { times: 0, outcome: hang },
  { times: 'ever', outcome: hang },
  { times: 'Infinity', outcome: hang },
  { probability: 0, outcome: hang },
  { probability: 1.1, outcome: hang },
  { from: 'yesterday', outcome: hang },
  { until: '2026-01-01T00:00:00', outcome: hang },
  { until: 1e300, outcome: hang },
  { outcome: { kind: 'bang' } },
  { outcome: { kind: 'hang', duration: 5 } },
  { outcome: { kind: 'error' } },
  { outcome: { kind: 'error', name: 'Nonsense' } },
  { outcome: { kind: 'error', name: 'two words', statusCode: 500 } },
  { outcome: { kind: 'error', name: 'Other', statusCode: 200 } },
  { outcome: { kind: 'error', name: 'Other', statusCode: 500, message: 5 } },
  { outcome: { kind: 'error', name: 'ThrottlingException', retryAfterSeconds: -1 } },
  { outcome: { kind: 'latency' } },
  { outcome: { kind: 'latency', duration: 'Infinity' } },
  { outcome: { kind: 'latency', duration: -5 } },
  { outcome: { kind: 'latency', duration: {} } },
  { outcome: { kind: 'latency', duration: { minuts: 5 } } },
  { outcome: { kind: 'connection' } },
  { outcome: { kind: 'connection', code: '' } },
  { outcome: { kind: 'connection', code: 'ECONNRESET', when: 'never' } },
  { outcome: { kind: 'corrupt', body: 'half' } },
  { outcome: { kind: 'transition' } },
  { outcome: { kind: 'transition', to: 'BROKEN' } },
  { outcome: { kind: 'transition', after: '1 hour' } },
  { outcome: { kind: 'transition', after: 5, message: 'why' } },
  { operation: 'ListFHIRDatastores', outcome: { kind: 'transition', after: 5 } },
  { operation: [create, 'ListFHIRDatastores'], outcome: { kind: 'transition', after: 5 } },
  { operation: create, outcome: { kind: 'transition', to: 'UPDATE_FAILED' } },
  { operation: 'CreateResource', outcome: { kind: 'transition', to: 'FAILED' } },
  {
    operation: [create, 'StartFHIRImportJob'],
    outcome: { kind: 'transition', to: 'CREATE_FAILED' },
  },
  { outcome: { kind: 'error', name: 'Other', statusCode: 500 } },
  { outcome: { kind: 'error', name: 'Other' }, anyError: true },
  { operation: create, outcome: 'ConflictException' },
  {
    operation: ['DeleteFHIRDatastore', create],
    outcome: { kind: 'error', name: 'ConflictException' },
  },
  { outcome: 'ServiceQuotaExceededException' },
  { outcome: hang, anyError: 'yes' },
  { event: 'Import Job Done', outcome: { kind: 'event', delivery: 'lost' } },
  { event: [], outcome: { kind: 'event', delivery: 'lost' } },
  { event: 'Data Store Active', outcome: hang },
  { event: 'Data Store Active', per: 'call', outcome: { kind: 'event', delivery: 'lost' } },
  { operation: create, outcome: { kind: 'event', delivery: 'lost' } },
  { detail: { job: 'x' }, outcome: { kind: 'event', delivery: 'lost' } },
  { detail: { jobId: 5 }, outcome: { kind: 'event', delivery: 'lost' } },
  { outcome: { kind: 'event', delivery: 'late' } },
  { outcome: { kind: 'event', delivery: 'lost', by: 5 } },
  { outcome: { kind: 'event', delivery: 'early' } },
  [{ outcome: hang }, { outcome: 'Nonsense' }],
]

describe('The schema of fault rules', () => {
  it.each(good.map((rule) => [rule]))('takes, as the fake does, %j', async (rule) => {
    const { steer } = await served()

    expect(await steer('POST', '/_fake/faults', rule)).toMatchObject({ status: 200 })
    expect(takes(rule)).toBe(true)
  })

  it.each(broken.map((rule) => [rule]))('refuses, as the fake does, %j', async (rule) => {
    const { steer } = await served()

    expect(await steer('POST', '/_fake/faults', rule)).toMatchObject({ status: 400 })
    expect(takes(rule)).toBe(false)
  })

  it('takes what arbitraries make, and what the fake gives back of it', () => {
    fc.assert(
      fc.property(faultRules({ outcomes: kinds }), (rules) => {
        const fake = createFakeHealthLake()
        for (const rule of rules) fake.faults.add(rule)

        expect(takes(asJson(rules))).toBe(true)
        expect(takes(asJson(fake.faults.pending()))).toBe(true)
      }),
      runs(200),
    )
  })

  it('refuses what arbitraries make, with a member too many or of a wrong kind', () => {
    const wrong = fc.constantFrom<object>(
      { outcomes: [] },
      { times: -1 },
      { per: 1 },
      { operation: 'Create' },
      { outcome: { kind: 'bang' } },
    )
    fc.assert(
      fc.property(faultRules({ maxRules: 1 }), wrong, ([rule], members) => {
        const spoilt = { outcome: 'ThrottlingException', ...rule, ...members }

        expect(takes(asJson(spoilt))).toBe(false)
        expect(() => createFakeHealthLake().faults.add(spoilt as FaultRule)).toThrow(/^faults\.add/)
      }),
      runs(100),
    )
  })
})

const kinds = ['error', 'connection', 'transition', 'latency', 'corrupt', 'hang'] as const
