import {
  CreateFHIRDatastoreCommand,
  StartFHIRExportJobCommand,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  type ErrorName,
  type FakeHealthLake,
  type FaultOutcome,
} from 'fake-healthlake'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { exportInput } from '../jobs/tools.ts'
import { timeoutsUntilEnded, watched } from '../waiting.ts'
import { byteDoors, rejecting } from './doors.ts'

const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

const transient: readonly FaultOutcome[] = [
  ...(
    [
      'ThrottlingException',
      'InternalServerException',
      'InternalFailure',
      'ServiceUnavailable',
      'RequestTimeoutException',
    ] as const
  ).map(error),
  { kind: 'error', name: 'BadGateway', statusCode: 502 },
  { kind: 'error', name: 'GatewayTimeout', statusCode: 504 },
  { kind: 'error', name: 'TooManyRequests', statusCode: 429 },
  ...[
    'ECONNRESET',
    'ECONNREFUSED',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ].flatMap((code): FaultOutcome[] => [
    { kind: 'connection', code },
    { kind: 'connection', code, when: 'after' },
  ]),
  { kind: 'hang' },
  { kind: 'latency', duration: { minutes: 1 } },
]

const lasting: readonly FaultOutcome[] = [
  ...(
    [
      'AccessDeniedException',
      'ConflictException',
      'FailedDependencyException',
      'ResourceNotFoundException',
      'ValidationException',
      'ExpiredTokenException',
      'IncompleteSignature',
      'MalformedHttpRequestException',
      'NotAuthorized',
      'OptInRequired',
      'RequestAbortedException',
      'RequestEntityTooLargeException',
      'UnknownOperationException',
      'UnrecognizedClientException',
      'ValidationError',
      'SerializationException',
      'MissingAuthenticationTokenException',
      'IncompleteSignatureException',
      'InvalidSignatureException',
    ] as const
  ).map(error),
  { kind: 'error', name: 'NotImplemented', statusCode: 501 },
  { kind: 'connection', code: 'EPROTO' },
  { kind: 'connection', code: 'CERT_HAS_EXPIRED' },
  { kind: 'corrupt', body: 'truncated' },
  { kind: 'corrupt', body: 'not-json' },
]

const harmless: readonly FaultOutcome[] = [
  { kind: 'corrupt', body: 'empty' },
  { kind: 'latency', duration: 5 },
  { kind: 'transition', to: 'CREATE_FAILED' },
  { kind: 'transition', after: Infinity },
]

function error(name: ErrorName): FaultOutcome {
  return { kind: 'error', name }
}

// Shown by what tells them apart.
const rows = (outcomes: readonly FaultOutcome[]) =>
  outcomes.map((outcome) => ({ shown: JSON.stringify(outcome), outcome }))

/** One of each kind. */
function oneOfEach(outcomes: readonly FaultOutcome[]): readonly FaultOutcome[] {
  return [...new Map(outcomes.map((outcome) => [outcome.kind, outcome])).values()]
}

/** How many attempts a Create takes that a rule strikes once; rejected if it failed. */
async function attemptsAgainst(fake: FakeHealthLake, client: HealthLakeClient): Promise<number> {
  await client.send(create, { requestTimeout: 20_000 }).catch(() => {})
  const [call] = fake.history
  if (call?.error !== undefined) return Infinity
  return call?.attempts.length ?? 0
}

describe.each(byteDoors)("The SDK's own retry, through $name,", (door) => {
  // All outcomes through one door; through the others, one of each kind shows that the retry is the same.
  const tried =
    door.name === 'client()' ? rows : (all: readonly FaultOutcome[]) => rows(oneOfEach(all))

  it.each(tried(transient))('recovers from a single $shown', async ({ outcome }) => {
    const { fake, client } = door.open({}, rejecting)
    fake.faults.add({ per: 'attempt', outcome, anyError: true })

    expect(await attemptsAgainst(fake, client)).toBe(2)
    expect(fake.datastores()).toHaveLength(1)
    fake.verify()
  })

  it.each(tried(lasting))('does not recover from $shown', async ({ outcome }) => {
    const { fake, client } = door.open({}, rejecting)
    fake.faults.add({ per: 'attempt', outcome, anyError: true })

    expect(await attemptsAgainst(fake, client)).toBe(Infinity)
    expect(fake.history[0]?.attempts).toHaveLength(1)
  })

  it.each(tried(harmless))('has nothing to do after $shown', async ({ outcome }) => {
    const { fake, client } = door.open({}, rejecting)
    fake.faults.add({ per: 'attempt', outcome, anyError: true })

    expect(await attemptsAgainst(fake, client)).toBe(1)
  })

  it('gives up after as many attempts as it may', async () => {
    const { fake, client } = door.open({}, { maxAttempts: 5 })
    fake.faults.add({ outcome: 'ThrottlingException' })

    await expect(client.send(create)).rejects.toMatchObject({ $metadata: { attempts: 5 } })

    expect(fake.history).toHaveLength(1)
    expect(fake.history[0]?.attempts).toHaveLength(5)
  })

  it('leaves exactly one data store, if the answer to its Create was lost', async () => {
    const { fake, client } = door.open()
    const outcome = { kind: 'connection', code: 'ECONNRESET', when: 'after' } as const
    fake.faults.add({ per: 'attempt', times: 2, outcome })

    const { DatastoreId } = await client.send(create)

    expect(fake.datastores()).toMatchObject([{ DatastoreId }])
    expect(fake.history[0]?.attempts).toHaveLength(3)
  })

  it('leaves exactly one export job, if the answer to its Start was lost', async () => {
    const { fake, client } = door.open({}, rejecting)
    const { DatastoreId } = fake.addDatastore()
    const outcome = { kind: 'latency', duration: { seconds: 5 } } as const
    fake.faults.add({ per: 'attempt', outcome, anyError: true })

    const command = new StartFHIRExportJobCommand(exportInput(DatastoreId))
    const { JobId = '' } = await client.send(command, { requestTimeout: 1000 })

    const { ExportJobPropertiesList } = fake.execute('ListFHIRExportJobs', { DatastoreId })
    expect(ExportJobPropertiesList).toMatchObject([{ JobId }])
    expect(fake.history[0]?.attempts).toHaveLength(2)
  })

  it('takes no time and uses no timer', async () => {
    const { fake, client } = door.open({}, { maxAttempts: 50 })
    fake.faults.add({ per: 'attempt', times: 49, outcome: 'ThrottlingException' })
    const timers = vi.spyOn(globalThis, 'setTimeout')
    const before = fake.clock.now()

    const { $metadata } = await client.send(create)

    expect($metadata).toMatchObject({ attempts: 50, totalRetryDelay: 0 })
    expect(fake.clock.now()).toBe(before)
    expect(timers).not.toHaveBeenCalled()
  })

  it('stops when its capacity is used up, and gets some back by success', async () => {
    const { fake, client } = door.open({}, { maxAttempts: 200 })
    fake.faults.add({ outcome: 'ThrottlingException' })
    fake.faults.add({ skip: 1, outcome: 'ThrottlingException' })

    await client.send(create).catch(() => {})
    await client.send(create)
    await client.send(create).catch(() => {})

    // The capacity is 500, a retry after throttling costs 5, a success at the first attempt gives 1 back.
    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([101, 1, 1])
  })
})

describe("A client's own retries", () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each(['standard', 'adaptive'])('win, with their delays: retryMode %s', async (retryMode) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const fake = createFakeHealthLake()
    const outcome = { kind: 'error', name: 'ThrottlingException', retryAfterSeconds: 4 } as const
    fake.faults.add({ per: 'attempt', outcome, anyError: true })
    const begun = Date.now()
    const sent = watched(fake.client({ retryMode }).send(create))

    await timeoutsUntilEnded(sent)

    expect((await sent.result).$metadata.attempts).toBe(2)
    expect(Date.now() - begun).toBeGreaterThanOrEqual(4000)
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:00:00Z'))
  })

  it.each(rows([...transient, ...lasting, ...harmless]))(
    'are as many as without delays, against $shown',
    async ({ outcome }) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
      const [ours, theirs] = [createFakeHealthLake(), createFakeHealthLake()]
      for (const fake of [ours, theirs])
        fake.faults.add({ per: 'attempt', times: 2, outcome, anyError: true })

      const attempts = await attemptsAgainst(ours, ours.client(rejecting))
      const client = theirs.client({ ...rejecting, retryMode: 'standard' })
      const delayed = watched(attemptsAgainst(theirs, client))
      await timeoutsUntilEnded(delayed)

      expect(await delayed.result).toBe(attempts)
      const shown = [ours, theirs].map(({ history }) => history[0]?.attempts)
      expect(shown[1]).toEqual(shown[0])
    },
  )

  it('can be none', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })

    const sent = fake.client({ maxAttempts: 1 }).send(create)

    await expect(sent).rejects.toMatchObject({ $metadata: { attempts: 1 } })
  })
})
