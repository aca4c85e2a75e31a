import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake, type FaultRule } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { requestFor } from '../wire/tools.ts'
import { runs } from '../runs.ts'
import { start } from '../values.ts'

const asking = ['CreateFHIRDatastore', 'DescribeFHIRDatastore', 'ListFHIRDatastores'] as const

/** A call: of an operation, with as many attempts at most as its client makes. */
interface Asked {
  readonly operation: (typeof asking)[number]
  readonly region: 'us-east-1' | 'eu-west-1'
  readonly name: 'a' | 'b'
  readonly attempts: number
  /** How many milliseconds pass before it. */
  readonly pause: number
}

const asked: fc.Arbitrary<Asked> = fc.record({
  operation: fc.constantFrom(...asking),
  region: fc.constantFrom('us-east-1', 'eu-west-1'),
  name: fc.constantFrom('a', 'b'),
  attempts: fc.integer({ min: 1, max: 3 }),
  pause: fc.constantFrom(0, 0, 500, 2000),
})

const sometimes = <T extends object>(what: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: what })

const rule: fc.Arbitrary<FaultRule> = fc
  .tuple(
    sometimes(fc.record({ operation: fc.subarray([...asking], { minLength: 1 }) })),
    sometimes(fc.constant({ input: { DatastoreName: 'a' } })),
    sometimes(fc.constant({ region: 'eu-west-1' })),
    sometimes(fc.constant({ per: 'attempt' as const })),
    sometimes(fc.record({ skip: fc.nat(2) })),
    sometimes(fc.record({ probability: fc.constantFrom(0.2, 0.5, 0.9) })),
    sometimes(fc.constantFrom({ from: start + 1500 }, { until: start + 6000 })),
    fc.record({
      times: fc.constantFrom(1, 2, 5, 'always' as const),
      outcome: fc.constantFrom<FaultRule['outcome'][]>(
        'ThrottlingException',
        { kind: 'connection', code: 'X', when: 'after' },
        { kind: 'connection', code: 'Y' },
        { kind: 'corrupt', body: 'empty' },
        { kind: 'latency', duration: 700 },
      ),
    }),
  )
  .map((parts) => Object.assign({}, ...parts) as FaultRule)

// What wants an input that its operations do not have is refused, and left out here.
const rules = fc.array(rule, { maxLength: 6 }).map((some) =>
  some.filter((each) => {
    try {
      createFakeHealthLake().faults.add(each)
      return true
    } catch {
      return false
    }
  }),
)

let invocations = 0

async function ask(fake: FakeHealthLake, call: Asked): Promise<void> {
  const { operation, region, name, attempts, pause } = call
  fake.clock.advance(pause)
  invocations += 1
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const request = requestFor(
      operation,
      { DatastoreName: name, DatastoreTypeVersion: 'R4' },
      {
        url: `https://healthlake.${region}.amazonaws.com/`,
        headers: { 'amz-sdk-invocation-id': `call-${invocations}`, authorization: signed(region) },
      },
    )
    await fake.fetch(request).catch(() => {})
  }
}

function signed(region: string): string {
  return `AWS4-HMAC-SHA256 Credential=A/20250101/${region}/healthlake/aws4_request, SignedHeaders=host, Signature=0`
}

async function play(fake: FakeHealthLake, calls: readonly Asked[]): Promise<void> {
  for (const call of calls) await ask(fake, call)
}

function strikesOf(fake: FakeHealthLake): unknown {
  return fake.history.map(({ operation, attempts }) => [
    operation,
    ...attempts.map(({ at, fault, error }) => [at, fault, error]),
  ])
}

it('the same rules, seed and requests strike the same attempts', async () => {
  let struck = 0
  await fc.assert(
    fc.asyncProperty(
      rules,
      fc.array(asked, { maxLength: 25 }),
      fc.integer(),
      fc.nat(25),
      async (some, calls, seed, cut) => {
        const fakes = [1, 2].map(() => createFakeHealthLake({ seed }))
        for (const fake of fakes) for (const each of some) fake.faults.add(each)
        const [whole, parted] = fakes as [FakeHealthLake, FakeHealthLake]

        await play(whole, calls)
        await play(parted, calls.slice(0, cut))
        const fork = parted.fork()
        const restored = createFakeHealthLake()
        restored.restore(JSON.parse(JSON.stringify(parted.snapshot())))
        for (const fake of [parted, fork, restored]) await play(fake, calls.slice(cut))

        const strikes = strikesOf(whole)
        struck += JSON.stringify(strikes).split('"rule":').length - 1
        for (const fake of [parted, fork, restored]) {
          expect(strikesOf(fake)).toEqual(strikes)
          expect(fake.faults.pending()).toEqual(whole.faults.pending())
          expect(fake.snapshot()).toEqual(whole.snapshot())
        }
      },
    ),
    runs(25),
  )
  expect(struck).toBeGreaterThan(100)
})
