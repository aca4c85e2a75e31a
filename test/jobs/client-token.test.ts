import { StartFHIRExportJobCommand, StartFHIRImportJobCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { refusalOf, refusal } from '../operations/refused.ts'
import { exportInput, exports, fakeWithStore, importInput, imports, kinds } from './tools.ts'

const once = { ClientToken: 'a-token-1' }

describe.each(kinds)('A ClientToken that starts an %s job', (_name, kind) => {
  it('gives a repeated request its first answer, one job in all [client-token-same-answer]', () => {
    const { fake, store } = fakeWithStore()

    const first = kind.start(fake, store, once)
    const second = kind.start(fake, store, once)

    expect(second).toEqual(first)
    expect(kind.list(fake, store).jobs).toHaveLength(1)
  })

  it('gives the first answer whatever has come of the job [client-token-same-answer]', () => {
    const { fake, store } = fakeWithStore()
    const first = kind.start(fake, store, once)

    fake.settle()
    expect(kind.start(fake, store, once)).toEqual(first)
    fake.execute('DeleteFHIRDatastore', { DatastoreId: store })
    expect(kind.start(fake, store, once)).toEqual(first)
    fake.settle()
    expect(kind.start(fake, store, once)).toEqual(first)
  })

  it.each([
    ['name', { JobName: 'other' }],
    ['output', { to: 's3://elsewhere/' }],
    ['role', { DataAccessRoleArn: 'arn:aws:iam::123456789012:role/Other' }],
  ])('is refused when it comes again with another %s [client-token-mismatch]', (_what, other) => {
    const { fake, store } = fakeWithStore()
    kind.start(fake, store, once)

    expect(refusalOf(() => kind.start(fake, store, { ...once, ...other }))).toEqual(
      refusal(
        'ValidationException',
        'client-token-mismatch',
        'The ClientToken a-token-1 was used before with another input.',
      ),
    )
    expect(kind.list(fake, store).jobs).toHaveLength(1)
  })

  it('is refused when it comes again for another data store [client-token-mismatch]', () => {
    const { fake, store } = fakeWithStore()
    const other = fake.addDatastore().DatastoreId
    kind.start(fake, store, once)

    expect(refusalOf(() => kind.start(fake, other, once))).toMatchObject({
      rule: 'client-token-mismatch',
    })
    expect(kind.list(fake, other).jobs).toEqual([])
  })

  it('gives the first answer to another input too, if that is assumed [client-token-mismatch]', () => {
    const { fake, store } = fakeWithStore({ assumptions: { clientTokenMismatch: 'first-wins' } })
    const other = fake.addDatastore().DatastoreId
    const first = kind.start(fake, store, once)

    expect(kind.start(fake, store, { ...once, JobName: 'other' })).toEqual(first)
    expect(kind.start(fake, other, once)).toEqual(first)
    expect(kind.look(fake, first.JobId)).not.toHaveProperty('JobName')
    expect(kind.list(fake, other).jobs).toEqual([])
  })

  it('is good for its region only [every-region]', () => {
    const fake = createFakeHealthLake()
    const DatastoreId = 'same'.repeat(8)
    const regions = ['us-east-1', 'eu-west-1']
    for (const region of regions) fake.addDatastore({ DatastoreId }, { region })

    const ids = regions.map((region) => kind.start(fake, DatastoreId, once, { region }).JobId)

    expect(new Set(ids).size).toBe(2)
  })

  it('is forgotten with the data store, after seven days [client-token-lifetime]', () => {
    const { fake, store } = fakeWithStore()
    const other = fake.addDatastore().DatastoreId
    const first = kind.start(fake, store, once)
    fake.execute('DeleteFHIRDatastore', { DatastoreId: store })

    fake.clock.advance({ days: 8 })

    const second = kind.start(fake, other, once)
    expect(second.DatastoreId).toBe(other)
    expect(second.JobId).not.toBe(first.JobId)
  })

  it('may be left out: each request starts a job of its own', () => {
    const { fake, store } = fakeWithStore()

    expect(kind.start(fake, store).JobId).not.toBe(kind.start(fake, store).JobId)
    expect(kind.start(fake, store, { ClientToken: 'a' }).JobId).not.toBe(
      kind.start(fake, store, { ClientToken: 'b' }).JobId,
    )
    expect(kind.list(fake, store).jobs).toHaveLength(4)
  })
})

describe('One ClientToken', () => {
  it('starts an import and an export, and creates a data store', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      ...once,
    })
    fake.settle()

    const ids = [imports, exports].map((kind) => kind.start(fake, DatastoreId, once).JobId)

    expect(fake.importJob(ids[0] ?? '')).toMatchObject({ JobStatus: 'SUBMITTED' })
    expect(fake.exportJob(ids[1] ?? '')).toMatchObject({ JobStatus: 'SUBMITTED' })
  })
})

describe('The client of a fake', () => {
  it('fills in a token for each job, from the seed', async () => {
    const [one, other] = [fakeWithStore(), fakeWithStore()]
    const tokens: unknown[] = []
    for (const { fake, store } of [one, other]) {
      const client = fake.client()
      await client.send(new StartFHIRImportJobCommand(importInput(store)))
      await client.send(new StartFHIRImportJobCommand(importInput(store)))
      await client.send(new StartFHIRExportJobCommand(exportInput(store)))
      tokens.push(fake.history.map(({ input }) => (input as typeof once).ClientToken))
      expect(imports.list(fake, store).jobs).toHaveLength(2)
      expect(exports.list(fake, store).jobs).toHaveLength(1)
    }

    expect(tokens[1]).toEqual(tokens[0])
    expect(new Set(tokens[0] as string[]).size).toBe(3)
  })
})
