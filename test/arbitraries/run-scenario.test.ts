import { createFakeHealthLake, MisuseError, ServiceError } from 'fake-healthlake'
import { runScenario, type ScenarioStep } from 'fake-healthlake/fast-check'
import { describe, expect, it } from 'vitest'
import { create } from './tools.ts'

describe('runScenario', () => {
  it('asks about the stores and jobs that there are, counted from the newest', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId: older } = fake.addDatastore()
    const { DatastoreId: newer, DatastoreArn: ResourceARN } = fake.addDatastore()
    const output = { S3Configuration: { S3Uri: 's3://results', KmsKeyId: 'alias/key' } }
    const input = {
      DataAccessRoleArn: 'arn:aws:iam::123456789012:role/r',
      OutputDataConfig: output,
    }

    const results = runScenario(fake, [
      { operation: 'DescribeFHIRDatastore', store: 0, input: {} },
      { operation: 'DescribeFHIRDatastore', store: 1, input: {} },
      { operation: 'DescribeFHIRDatastore', store: 2, input: {} },
      { operation: 'StartFHIRExportJob', store: 1, input },
      { operation: 'StartFHIRExportJob', store: 0, input },
      { operation: 'DescribeFHIRExportJob', job: 0, input: {} },
      { operation: 'DescribeFHIRExportJob', job: 1, input: {} },
      { operation: 'ListTagsForResource', store: 0, input: {} },
    ])

    expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined))
    const asked = fake.history.map((call) => call.input as Record<string, string>)
    const about = asked.map(({ DatastoreId, ResourceARN: arn }) => DatastoreId ?? arn)
    expect(about).toEqual([newer, older, newer, older, newer, newer, older, ResourceARN])
  })

  it('asks in the region of the step', () => {
    const fake = createFakeHealthLake()

    runScenario(fake, [{ ...create, region: 'eu-west-1' }, create])

    expect(fake.datastores({ region: 'eu-west-1' })).toHaveLength(1)
    expect(fake.history.map(({ region }) => region)).toEqual(['eu-west-1', 'us-east-1'])
  })

  it('tells why a request failed and goes on', () => {
    const fake = createFakeHealthLake()

    const [missing, throttled, cut, made] = runScenario(fake, [
      { operation: 'DeleteFHIRDatastore', store: 0, input: {} },
      { fault: { outcome: 'ThrottlingException' } },
      create,
      { fault: { outcome: { kind: 'connection', code: 'ECONNRESET' } } },
      create,
      { advance: { minutes: 15 } },
      create,
    ]).filter(({ error, output }) => error !== undefined || output !== undefined)

    expect(missing?.error).toBeInstanceOf(ServiceError)
    expect(missing?.error?.name).toBe('ResourceNotFoundException')
    expect(throttled?.error?.name).toBe('ThrottlingException')
    expect(cut?.error).toMatchObject({ code: 'ECONNRESET' })
    expect(made?.output).toMatchObject({ DatastoreStatus: 'CREATING' })
  })

  it('lets time pass', () => {
    const fake = createFakeHealthLake()

    runScenario(fake, [create, { advance: { minutes: 15 } }])

    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'ACTIVE' }])
  })

  it('refuses what is no fake', () => {
    expect(() => runScenario({} as never, [])).toThrow(MisuseError)
    expect(() => runScenario({} as never, [])).toThrow(
      'runScenario: give what createFakeHealthLake() returned.',
    )
  })

  it.each<[string, unknown, string]>([
    ['null', null, ' is null; a step is { operation, input }'],
    ['a list', [], ' is []; a step is { operation, input }'],
    ['nothing in it', {}, ' is {}; a step is { operation, input } with region, store or job'],
    ['no operation', { input: {} }, ' is {"input":{}}; a step is'],
    [
      'a misspelt member',
      { operation: 'DescribeFHIRDatastore', sotre: 0, input: {} },
      ': there is no member sotre. Did you mean store?',
    ],
    ['two kinds', { ...create, advance: 1 }, ' has operation and advance at once; a step is'],
    ['a member of a request', { advance: 1, store: 0 }, ' has advance and store at once; a step'],
    [
      'an unknown operation',
      { operation: 'Nope', input: {} },
      ": operation 'Nope' is not simulated.",
    ],
    ['no input', { operation: 'TagResource' }, ': input is undefined; give an object.'],
    [
      'null as input',
      { operation: 'TagResource', input: null },
      ': input is null; give an object.',
    ],
    ['a list as input', { operation: 'TagResource', input: [] }, ': input is []; give an object.'],
    [
      'an input with an unknown member',
      { operation: 'TagResource', input: { Tag: [] } },
      ': TagResource: there is no input member Tag. Did you mean Tags?',
    ],
    [
      'an input that names a store',
      { operation: 'DescribeFHIRDatastore', input: { DatastoreId: 'a' } },
      ': input has DatastoreId, which the step fills in; leave it out and give',
    ],
    [
      'what is no region',
      { ...create, region: 'eu west' },
      ": region is 'eu west'; give a region's",
    ],
    ...[-1, 0.5, Number.NaN, '1', null].map((store): [string, unknown, string] => [
      `${store} as store`,
      { operation: 'DescribeFHIRDatastore', store, input: {} },
      ': store is ',
    ]),
    [
      'a job that cannot be counted',
      { operation: 'DescribeFHIRExportJob', job: -1, input: {} },
      ': job is -1; give a whole number, 0 or more.',
    ],
    [
      'a store for what is about none',
      { ...create, store: 0 },
      ': store is given, and CreateFHIRDatastore is about no data store; leave it out.',
    ],
    [
      'a job for what is about none',
      { operation: 'DescribeFHIRDatastore', job: 0, input: {} },
      ': job is given, and DescribeFHIRDatastore is about no job; leave it out.',
    ],
    ['no duration', { advance: { minute: 1 } }, ': advance: a duration has no minute. It has days'],
    ['time without end', { advance: Infinity }, ': advance leads beyond the last instant, +275760'],
    ['no rule', { fault: 'hang' }, ": faults.add: 'hang' is not a rule; give one such as"],
    [
      'a rule whose time is over by then',
      { fault: { outcome: 'ThrottlingException', until: '2025-01-01T00:15:00Z' } },
      ": faults.add: until is '2025-01-01T00:15:00.000Z'; give an instant after now, 2025-01-01T01",
    ],
  ])('refuses a step with %s before any step is carried out', (_what, step, message) => {
    const fake = createFakeHealthLake()
    const before = fake.snapshot()
    const steps = [create, { advance: { hours: 1 } }, step] as ScenarioStep[]

    expect(() => runScenario(fake, steps)).toThrow(MisuseError)
    expect(() => runScenario(fake, steps)).toThrow(`runScenario: step 2${message}`)
    expect(fake.snapshot()).toEqual(before)
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:00:00.000Z'))
  })

  it.each([undefined, null, {}, create])('refuses %j as steps', (steps) => {
    const fake = createFakeHealthLake()

    expect(() => runScenario(fake, steps as never)).toThrow(MisuseError)
    expect(() => runScenario(fake, steps as never)).toThrow(
      /^runScenario: steps is .*; give a list/,
    )
  })

  it('has what the fake lets pass: members that it does not know', () => {
    const fake = createFakeHealthLake({ unknownMembers: 'ignore' })
    const input = { DatastoreTypeVersion: 'R4', Colour: 'blue' } as const

    expect(runScenario(fake, [{ operation: 'CreateFHIRDatastore', input }])).toMatchObject([
      { output: { DatastoreStatus: 'CREATING' } },
    ])
  })

  it('says which step it was that cannot be answered', () => {
    const fake = createFakeHealthLake()
    const steps: ScenarioStep[] = [{ fault: { outcome: { kind: 'hang' } } }, create]

    expect(() => runScenario(fake, steps)).toThrow(MisuseError)
    expect(() => runScenario(fake, steps)).toThrow(/^runScenario: step 1: .*hang/)
  })
})
