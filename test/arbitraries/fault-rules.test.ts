import {
  CreateFHIRDatastoreCommand,
  ListFHIRDatastoresCommand,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import * as fc from 'fast-check'
import {
  createFakeHealthLake,
  MisuseError,
  type FakeHealthLake,
  type FaultOutcome,
  type FaultRule,
  type OperationName,
} from 'fake-healthlake'
import { faultRules, type FaultRulesOptions } from 'fake-healthlake/fast-check'
import { describe, expect, it } from 'vitest'
import { operations } from '../../src/model/healthlake/operations.ts'
import { pasted, smallest } from './tools.ts'

const names = Object.keys(operations) as OperationName[]
const kinds = ['error', 'latency', 'hang', 'connection', 'corrupt', 'transition'] as const

function some(options?: FaultRulesOptions): FaultRule[] {
  return fc.sample(faultRules(options), { numRuns: 500, seed: 1 }).flat()
}

function kindOf({ outcome }: FaultRule): FaultOutcome['kind'] {
  return typeof outcome === 'object' && 'kind' in outcome ? (outcome as FaultOutcome).kind : 'error'
}

const output = { S3Configuration: { S3Uri: 's3://results', KmsKeyId: 'alias/key' } }

/** After it a store can have no more. */
const last: OperationName = 'DeleteFHIRDatastore'

/** Calls every operation once, each with an input that starts what it can start. */
function callAll(fake: FakeHealthLake): void {
  const { DatastoreId, DatastoreArn: ResourceARN } = fake.addDatastore()
  const input = {
    DatastoreId,
    ResourceARN,
    JobId: 'none',
    DatastoreTypeVersion: 'R4',
    TagKeys: [],
    Tags: [],
    DataAccessRoleArn: 'arn:aws:iam::123456789012:role/r',
    InputDataConfig: { S3Uri: 's3://patients' },
    JobOutputDataConfig: output,
    OutputDataConfig: output,
    NlpConfiguration: { Status: 'ENABLED' },
  }
  for (const operation of [...names.filter((name) => name !== last), last]) {
    try {
      fake.execute(operation, input)
    } catch (error) {
      if (error instanceof MisuseError) throw error
    }
    fake.settle()
  }
}

/** Makes a data store, and another one if it is not told that the first was made. */
async function careless(client: HealthLakeClient): Promise<void> {
  const create = () => client.send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))
  await create().catch(create)
  await client.send(new ListFHIRDatastoresCommand({}))
}

describe('faultRules', () => {
  it('makes rules that faults.add takes, whatever is asked for', () => {
    const options = fc.record(
      {
        operations: fc.subarray(names, { minLength: 1 }),
        outcomes: fc.subarray([...kinds], { minLength: 2 }),
        maxRules: fc.nat(4),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(options, fc.integer(), (given, seed) => {
        const [rules = []] = fc.sample(faultRules(given), { numRuns: 1, seed })
        const fake = createFakeHealthLake()

        for (const rule of rules) fake.faults.add(rule)

        expect(rules.length).toBeLessThanOrEqual(given.maxRules ?? 5)
        const { operations: about = [...names, undefined], outcomes = kinds } = given
        expect(
          rules.filter(({ operation }) => !about.includes(operation as OperationName)),
        ).toEqual([])
        expect(rules.filter((rule) => !outcomes.includes(kindOf(rule)))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('makes rules of every kind about every operation, but none that leaves a call unanswered', () => {
    const rules = some()
    expect(new Set(rules.map(({ operation }) => operation))).toEqual(new Set([...names, undefined]))
    expect(new Set(rules.map(kindOf))).toEqual(new Set(kinds.filter((kind) => kind !== 'hang')))
    expect(rules.map(({ outcome }) => JSON.stringify(outcome)).join(' ')).not.toContain('null')
    for (const member of ['per', 'skip', 'times', 'probability'] as const) {
      expect(rules.filter((rule) => member in rule).length).toBeGreaterThan(100)
    }
  })

  it('makes what is asked for: kinds, or certain outcomes where they can be', () => {
    expect(new Set(some({ outcomes: ['hang'] }).map(kindOf))).toEqual(new Set(['hang']))
    const stuck: FaultOutcome = { kind: 'transition', after: Infinity }
    const rules = some({ operations: ['CreateFHIRDatastore', 'TagResource'], outcomes: [stuck] })
    expect(new Set(rules.map(({ outcome }) => outcome))).toEqual(new Set([stuck]))
    expect(new Set(rules.map(({ operation }) => operation))).toEqual(
      new Set(['CreateFHIRDatastore']),
    )
  })

  it('mostly makes rules that strike a program that calls each operation three times', () => {
    const rules = some({ maxRules: 1 }).slice(0, 100)
    const struck = rules.filter((rule) => {
      const fake = createFakeHealthLake({ unknownMembers: 'ignore' })
      const handle = fake.faults.add(rule)
      for (let round = 0; round < 3; round += 1) callAll(fake)
      return handle.used > 0
    })
    expect(struck.length / rules.length).toBeGreaterThan(0.85)
  })

  it('shrinks to the one rule that shows what is wrong with a careless program', async () => {
    const { counterexample } = await fc.check(
      fc.asyncProperty(faultRules(), async (rules) => {
        const fake = createFakeHealthLake()
        for (const rule of rules) fake.faults.add(rule)
        await careless(fake.client()).catch(() => undefined)
        return fake.datastores().length < 2
      }),
      { numRuns: 1000 },
    )

    const [rules = []] = counterexample ?? []
    expect(rules).toHaveLength(1)
    expect(rules[0]).toMatchObject({ operation: 'CreateFHIRDatastore' })
    expect(rules[0]).not.toHaveProperty('probability')
  })

  it('shrinks to nothing', () => {
    expect(smallest(faultRules())).toEqual([])
    expect(smallest(faultRules(), (rules) => rules.length > 0)).toEqual([
      { operation: 'CreateFHIRDatastore', outcome: 'ThrottlingException' },
    ])
  })

  it('brings errors that no operation raises only where any will do [fault-errors]', () => {
    const outcomes = [{ kind: 'error', name: 'Teapot', statusCode: 418 }] as const
    const rules = some({ outcomes, anyError: true })

    for (const rule of rules) expect(createFakeHealthLake().faults.add(rule).used).toBe(0)
    expect(rules[0]).toMatchObject({ outcome: { name: 'Teapot' }, anyError: true })
    expect(() => faultRules({ outcomes })).toThrow('any other needs a statusCode and anyError')
  })

  it('prints rules as code that can be pasted', () => {
    fc.assert(
      fc.property(faultRules({ outcomes: kinds }), (rules) => {
        expect(pasted(rules)).toStrictEqual(rules)
      }),
      { numRuns: 100 },
    )
  })

  it.each<[string, unknown, string]>([
    ['an option that there is not', { max: 3 }, 'faultRules: there is no member max.'],
    ['no operation', { operations: [] }, 'faultRules: operations is []; give a list that is not'],
    [
      'an unknown operation',
      { operations: ['Create'] },
      "faultRules: operation 'Create' is not simulated.",
    ],
    ['outcomes that are no list', { outcomes: 'error' }, "faultRules: outcomes is 'error'; give a"],
    ['an unknown kind', { outcomes: ['crash'] }, "faultRules: an outcome is 'crash'; give an"],
    [
      'an outcome that cannot be',
      { outcomes: [{ kind: 'connection', code: '' }] },
      "faultRules: code is ''; give a code such as ECONNRESET.",
    ],
    [
      'what happens to events',
      { outcomes: [{ kind: 'event', delivery: 'lost' }] },
      'faultRules: an outcome is {"kind":"event","delivery":"lost"}; give an outcome such as',
    ],
    ['events', { outcomes: ['event'] }, "faultRules: an outcome is 'event'; give an"],
    [
      'outcomes that none of the operations can have',
      { operations: ['TagResource'], outcomes: ['transition'] },
      'faultRules: none of the outcomes can happen to any of the operations',
    ],
    [
      'an error that none of the operations raises',
      { operations: ['TagResource'], outcomes: [{ kind: 'error', name: 'ConflictException' }] },
      'faultRules: none of the outcomes can happen to any of the operations',
    ],
    ['an anyError that is no truth', { anyError: 1 }, 'faultRules: anyError is 1; give true or'],
    ['a count that is none', { maxRules: -1 }, 'faultRules: maxRules is -1; give a whole number'],
  ])('refuses %s', (_what, options, message) => {
    expect(() => faultRules(options as FaultRulesOptions)).toThrow(MisuseError)
    expect(() => faultRules(options as FaultRulesOptions)).toThrow(message)
  })
})
