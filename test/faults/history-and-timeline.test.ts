import { CreateFHIRDatastoreCommand, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exportInput } from '../jobs/tools.ts'
import { ask, code, fakeWith, throughJson } from './tools.ts'

describe('The history says of each attempt', () => {
  it('which rule struck it, and with what', async () => {
    const fake = fakeWith([
      { per: 'attempt', outcome: 'ThrottlingException' },
      { per: 'attempt', outcome: code('ECONNRESET', 'after') },
      { outcome: { kind: 'transition', after: 0 } },
      { operation: 'ListFHIRDatastores', outcome: { kind: 'latency', duration: 5 } },
      { operation: 'ListFHIRDatastores', outcome: { kind: 'corrupt', body: 'truncated' } },
    ])
    const client = fake.client()
    await client.send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))
    await client.send(new ListFHIRDatastoresCommand({}))
    await client.send(new ListFHIRDatastoresCommand({})).catch(() => {})

    expect(fake.history.map(({ attempts }) => attempts)).toMatchObject([
      [
        { error: 'ThrottlingException', fault: { rule: 1, kind: 'error' } },
        { error: 'ECONNRESET', fault: { rule: 2, kind: 'connection' } },
        {},
      ],
      [{ fault: { rule: 4, kind: 'latency' } }],
      [{ error: 'SyntaxError', fault: { rule: 5, kind: 'corrupt' } }],
    ])
    expect(fake.history[0]?.error).toBeUndefined()
    expect(fake.history[0]?.attempts[2]?.fault).toBeUndefined()
  })

  it.each([
    { kind: 'latency', duration: 5 },
    { kind: 'corrupt', body: 'empty' },
    { kind: 'connection', code: 'EPIPE', when: 'after' },
  ] as const)('which rules struck it, if that is one on the work and %o', (outcome) => {
    const fake = fakeWith([{ outcome }, { outcome: { kind: 'transition', to: 'CREATE_FAILED' } }])
    const faults = [
      { rule: 2, kind: 'transition' },
      { rule: 1, kind: outcome.kind },
    ]

    ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    expect(fake.history[0]?.attempts).toMatchObject([{ fault: faults[1], faults }])
    const other = createFakeHealthLake()
    other.restore(throughJson(fake.snapshot()))
    expect(other.history).toEqual(fake.history)
    expect(other.timeline()).toBe(fake.timeline())
  })

  it('no list of rules, if only one struck it', () => {
    const fake = fakeWith([{ outcome: { kind: 'transition', to: 'CREATE_FAILED' } }])

    ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    const attempt = fake.history[0]?.attempts[0]
    expect(attempt?.fault).toEqual({ rule: 1, kind: 'transition' })
    expect(attempt).not.toHaveProperty('faults')
  })

  it('which quota refused it', () => {
    const fake = createFakeHealthLake({ quotas: { datastores: 1, rates: { TagResource: 1 } } })
    const create = () => ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    expect([create(), create(), ask(fake, 'TagResource'), ask(fake, 'TagResource')]).toEqual([
      'ok',
      'ValidationException',
      'ValidationException',
      'ThrottlingException',
    ])
    expect(fake.history.map(({ attempts }) => attempts[0]?.quota)).toEqual([
      undefined,
      'too-many-datastores',
      undefined,
      'rate-quota',
    ])
  })
})

describe('The timeline says', () => {
  it('of each attempt that a rule or a quota touched which it was', async () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 1 } } })
    fake.faults.add({ per: 'attempt', outcome: code('ECONNRESET', 'after') })
    fake.faults.add({
      operation: 'StartFHIRExportJob',
      outcome: { kind: 'transition', to: 'FAILED' },
    })
    const client = fake.client()
    const create = new CreateFHIRDatastoreCommand({
      DatastoreName: 'a',
      DatastoreTypeVersion: 'R4',
    })
    const { DatastoreId = '' } = await client.send(create)
    fake.settle()
    const { JobId } = fake.execute('StartFHIRExportJob', exportInput(DatastoreId))
    fake.settle()
    fake.execute('ListFHIRDatastores', {})
    await client.send(new ListFHIRDatastoresCommand({}))
    ask(fake)

    expect(fake.timeline().split('\n')).toEqual([
      'now 2025-01-01T00:17:01.000Z',
      '',
      `us-east-1  datastore ${DatastoreId}`,
      '  2025-01-01T00:00:00.000Z  CreateFHIRDatastore (client, 2 attempts)',
      '  2025-01-01T00:00:00.000Z    attempt 1: connection ECONNRESET, by fault rule 1',
      '  2025-01-01T00:15:00.000Z  CREATING → ACTIVE',
      '',
      `us-east-1  exportJob ${JobId}`,
      '  2025-01-01T00:15:00.000Z  StartFHIRExportJob (execute)',
      '  2025-01-01T00:15:00.000Z    attempt 1: transition to FAILED, by fault rule 2',
      '  2025-01-01T00:15:30.000Z  SUBMITTED → IN_PROGRESS',
      '  2025-01-01T00:17:00.000Z  IN_PROGRESS → FAILED',
      '',
      'us-east-1  all data stores',
      '  2025-01-01T00:17:00.000Z  ListFHIRDatastores (execute)',
      '  2025-01-01T00:17:00.000Z  ListFHIRDatastores (client, 2 attempts)',
      '  2025-01-01T00:17:00.000Z    attempt 1: ThrottlingException, by [rate-quota]',
      '  2025-01-01T00:17:01.000Z  ListFHIRDatastores (execute) ✗ ThrottlingException [rate-quota]',
    ])
  })

  it('of an attempt that two rules struck both, and what the transition leads to', () => {
    const fake = fakeWith([
      { times: 6, outcome: { kind: 'latency', duration: 0 } },
      { outcome: { kind: 'transition', to: 'CREATE_FAILED', after: { days: 1 } } },
      { outcome: { kind: 'transition', to: 'CREATE_FAILED', after: Infinity } },
      { outcome: { kind: 'transition', after: Infinity } },
      { outcome: { kind: 'transition', after: 7 } },
      { outcome: { kind: 'transition', after: { minutes: 1, seconds: 30 } } },
      { outcome: { kind: 'transition', after: 0 } },
    ])

    for (const _ of [1, 2, 3, 4, 5, 6]) {
      ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    }

    const told = fake.timeline().split('\n')
    expect(told.filter((line) => line.includes('attempt')).map((line) => line.slice(28))).toEqual([
      '  attempt 1: transition to CREATE_FAILED after 1d, by fault rule 2',
      '  attempt 1: latency, by fault rule 1',
      '  attempt 1: transition that never comes, by fault rule 3',
      '  attempt 1: latency, by fault rule 1',
      '  attempt 1: transition that never comes, by fault rule 4',
      '  attempt 1: latency, by fault rule 1',
      '  attempt 1: transition after 7ms, by fault rule 5',
      '  attempt 1: latency, by fault rule 1',
      '  attempt 1: transition after 90s, by fault rule 6',
      '  attempt 1: latency, by fault rule 1',
      '  attempt 1: transition after 0ms, by fault rule 7',
      '  attempt 1: latency, by fault rule 1',
    ])
  })

  it('at one instant what befell a request before the request that came next', () => {
    const fake = fakeWith([{ outcome: 'ThrottlingException' }])

    ask(fake)
    ask(fake)

    expect(fake.timeline().split('\n').slice(3)).toEqual([
      '  2025-01-01T00:00:00.000Z  ListFHIRDatastores (execute) ✗ ThrottlingException',
      '  2025-01-01T00:00:00.000Z    attempt 1: error ThrottlingException, by fault rule 1',
      '  2025-01-01T00:00:00.000Z  ListFHIRDatastores (execute)',
    ])
  })

  it.each([
    ['error InternalServerException', 'InternalServerException'],
    ['latency', { kind: 'latency', duration: 1 }],
    ['connection EPIPE', { kind: 'connection', code: 'EPIPE' }],
    ['corrupt', { kind: 'corrupt', body: 'empty' }],
    ['hang', { kind: 'hang' }],
  ] as const)('%s, by a fault rule', async (text, outcome) => {
    const fake = fakeWith([{ outcome }])
    const abortSignal = AbortSignal.timeout(9)
    const sent = fake.directClient().send(new ListFHIRDatastoresCommand({}), { abortSignal })

    await sent.catch(() => {})

    expect(fake.timeline()).toContain(`attempt 1: ${text}, by fault rule 1`)
  })
})
