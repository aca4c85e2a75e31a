import { createFakeHealthLake, manualClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exportInput, importInput } from '../jobs/tools.ts'
import { start } from '../values.ts'
import { ask, code, fakeWith, operations } from './tools.ts'

const id = 'a'.repeat(32)

describe('A rule matches', () => {
  it.each(operations)('any operation, if it names none: %s', (operation) => {
    const fake = fakeWith([{ outcome: code('X') }])

    expect(ask(fake, operation)).toBe('X')
  })

  it('the operation that it names, and no other', () => {
    const fake = fakeWith([{ operation: 'TagResource', times: 'always', outcome: code('X') }])

    const struck = operations.filter((operation) => ask(fake, operation) === 'X')

    expect(struck).toEqual(['TagResource'])
  })

  it('each of the operations that it lists', () => {
    const operation = ['StartFHIRImportJob', 'StartFHIRExportJob'] as const
    const fake = fakeWith([{ operation, times: 'always', outcome: code('X') }])

    expect(operations.filter((name) => ask(fake, name) === 'X')).toEqual(operation)
  })

  it('an input that has at least what it wants', () => {
    const fake = fakeWith([{ input: { DatastoreName: 'claims' }, outcome: code('X') }])
    const create = (more: object) =>
      ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', ...more })

    expect(create({})).toBe('ok')
    expect(create({ DatastoreName: 'other' })).toBe('ok')
    expect(create({ DatastoreName: 'claims', ClientToken: 'one' })).toBe('X')
  })

  it('an input by members at any depth', () => {
    const input = { Filter: { DatastoreStatus: 'ACTIVE' } }
    const fake = fakeWith([{ operation: 'ListFHIRDatastores', input, outcome: code('X') }])
    const list = (Filter?: object) => ask(fake, 'ListFHIRDatastores', { Filter })

    expect(list()).toBe('ok')
    expect(list({ DatastoreStatus: 'DELETED' })).toBe('ok')
    expect(list({ DatastoreStatus: 'ACTIVE', DatastoreName: 'claims' })).toBe('X')
  })

  it('a list by all of its items, each at least as wanted', () => {
    const input = { Tags: [{ Key: 'team' }, { Value: 'test' }] }
    const fake = fakeWith([{ operation: 'TagResource', input, outcome: code('X') }])
    const tag = (...Tags: object[]) => ask(fake, 'TagResource', { Tags, ResourceARN: 'x' })
    const team = { Key: 'team', Value: 'claims' }
    const stage = { Key: 'stage', Value: 'test' }

    expect(tag(team)).toBe('ValidationException')
    expect(tag(stage, team)).toBe('ValidationException')
    expect(tag(team, stage, team)).toBe('ValidationException')
    expect(tag(team, team)).toBe('ValidationException')
    expect(tag(team, stage)).toBe('X')
  })

  it.each([
    ['a Date', new Date(start)],
    ['ISO 8601 text', '2025-01-01T01:00:00+01:00'],
    ['epoch milliseconds', start],
  ])('a time, given as %s', (_form, CreatedAfter) => {
    const fake = fakeWith([{ input: { Filter: { CreatedAfter } }, outcome: code('X') }])
    const list = (time: Date) => ask(fake, 'ListFHIRDatastores', { Filter: { CreatedAfter: time } })

    expect(list(new Date(start + 1))).toBe('ok')
    expect(list(new Date(start))).toBe('X')
  })

  it('a truth', () => {
    const fake = fakeWith([
      {
        input: { IdentityProviderConfiguration: { FineGrainedAuthorizationEnabled: true } },
        times: 'always',
        outcome: code('X'),
      },
    ])
    const create = (FineGrainedAuthorizationEnabled: boolean) =>
      ask(fake, 'CreateFHIRDatastore', {
        DatastoreTypeVersion: 'R4',
        IdentityProviderConfiguration: {
          AuthorizationStrategy: 'AWS_AUTH',
          FineGrainedAuthorizationEnabled,
        },
      })

    expect([create(false), create(true)]).toEqual(['ok', 'X'])
  })

  it('anything, if what it wants is undefined', () => {
    const fake = fakeWith([{ input: { DatastoreId: undefined }, outcome: code('X') }])

    expect(ask(fake, 'DescribeFHIRDatastore', { DatastoreId: id })).toBe('X')
  })

  it('an input of any of its operations that can have it', () => {
    const rule = { input: { JobId: id }, times: 'always', outcome: code('X') } as const
    const fake = fakeWith([rule], { unknownMembers: 'ignore' })

    expect(operations.filter((operation) => ask(fake, operation, { JobId: id }) === 'X')).toEqual([
      'DescribeFHIRImportJob',
      'DescribeFHIRExportJob',
    ])
  })

  it('an input that it holds no longer: what the test does with its object later is its own', () => {
    const input = { DatastoreId: id }
    const fake = fakeWith([{ input, outcome: code('X') }])

    input.DatastoreId = 'b'.repeat(32)

    expect(ask(fake, 'DescribeFHIRDatastore', { DatastoreId: id })).toBe('X')
  })

  it('an input that the service would refuse, for it is first', () => {
    const fake = fakeWith([{ input: { DatastoreId: 'no id' }, outcome: 'ThrottlingException' }])

    expect(ask(fake, 'DescribeFHIRDatastore', { DatastoreId: 'no id' })).toBe('ThrottlingException')
  })

  it('the region of the request, not of the fake', () => {
    const fake = fakeWith([{ region: 'eu-west-1', outcome: code('X') }])

    expect(ask(fake, 'ListFHIRDatastores', {}, 'us-east-1')).toBe('ok')
    expect(ask(fake, 'ListFHIRDatastores', {}, 'eu-west-1')).toBe('X')
  })

  it('from the beginning of its window until just before its end', () => {
    const clock = manualClock()
    const fake = fakeWith(
      [{ times: 'always', from: start + 1000, until: new Date(start + 3000), outcome: code('X') }],
      { clock },
    )
    const at = (milliseconds: number) => {
      clock.set(start + milliseconds)
      return ask(fake)
    }

    expect([0, 999, 1000, 2999, 3000, 9999].map(at)).toEqual(['ok', 'ok', 'X', 'X', 'ok', 'ok'])
  })

  it('a call whose retry comes in its window', async () => {
    const fake = createFakeHealthLake({ quotas: { rates: { StartFHIRExportJob: 1 } } })
    const { DatastoreId } = fake.addDatastore()
    fake.faults.add({ from: start + 1000, outcome: code('ENOTFOUND') })
    fake.execute('StartFHIRExportJob', exportInput(DatastoreId))
    const { StartFHIRExportJobCommand } = await import('@aws-sdk/client-healthlake')

    const sent = fake.client().send(new StartFHIRExportJobCommand(exportInput(DatastoreId)))

    await expect(sent).rejects.toMatchObject({ code: 'ENOTFOUND' })
    expect(fake.history[1]?.attempts).toMatchObject([
      { quota: 'rate-quota' },
      { fault: { rule: 1, kind: 'connection' } },
      { fault: { rule: 1, kind: 'connection' } },
    ])
  })

  it('only what starts something, if it is a transition', () => {
    const fake = fakeWith([{ outcome: { kind: 'transition', to: 'FAILED' } }])
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    fake.settle()
    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    const { JobId } = fake.execute('StartFHIRImportJob', importInput(DatastoreId))

    fake.settle()
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('ACTIVE')
    expect(fake.importJob(JobId)?.JobStatus).toBe('FAILED')
  })
})
