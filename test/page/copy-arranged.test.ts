import { pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { r4, served } from '../http/tools.ts'
import { copied, outcomesOf, runCopied } from './copied.ts'

const ROLE = 'arn:aws:iam::123456789012:role/any'
const OUT = { S3Configuration: { S3Uri: 's3://claims-out/', KmsKeyId: 'alias/any' } }

const exported = (DatastoreId: string) => ({
  DatastoreId,
  DataAccessRoleArn: ROLE,
  OutputDataConfig: OUT,
  ClientToken: 'once',
})

describe('A data store that was arranged is so in a copied test', () => {
  it('while its status goes on from there, and once that is over', async () => {
    const from = await served()
    const { fake } = from
    fake.clock.advance({ minutes: 1 })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })
    fake.clock.advance({ minutes: 2 })
    expect(() => fake.execute('DeleteFHIRDatastore', { DatastoreId })).toThrow('CREATING')

    const early = runCopied(await copied(from, { kind: 'history' }))
    expect(early.fake.history).toEqual(fake.history)
    expect(early.fake.nextTransition()).toEqual(fake.nextTransition())

    fake.clock.advance({ minutes: 12 })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })
    fake.clock.advance({ minutes: 1 })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(runCopied(await copied(from, { kind: 'history' })).fake.history).toEqual(fake.history)
    const one = runCopied(await copied(from, { kind: 'call', sequence: 2 }))
    expect(one.fake.history.at(-1)?.output).toEqual(fake.history[1]?.output)
  })

  it.each(['UPDATING', 'DELETING'] as const)(
    'also if it is %s, on a polling clock',
    async (status) => {
      const from = await served({ clock: pollingClock({ polls: 2 }) })
      const { fake } = from
      const first = fake.addDatastore()
      fake.execute('DescribeFHIRDatastore', { DatastoreId: first.DatastoreId })
      fake.clock.advance({ minutes: 3 })
      const { DatastoreId } = fake.addDatastore({ DatastoreStatus: status })
      for (let poll = 0; poll < 3; poll += 1) {
        fake.execute('DescribeFHIRDatastore', { DatastoreId })
      }

      const again = runCopied(await copied(from, { kind: 'history' }))

      expect(again.fake.history).toEqual(fake.history)
    },
  )

  it.each(['CREATE_FAILED', 'UPDATE_FAILED', 'DELETED'] as const)('if it is %s', async (status) => {
    const from = await served()
    const { fake } = from
    const cause = { ErrorMessage: 'No grant', ErrorCategory: 'RETRYABLE_ERROR' } as const
    const { DatastoreId } = fake.addDatastore({
      DatastoreStatus: status,
      ...(status === 'DELETED' ? {} : { ErrorCause: cause }),
    })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    const again = runCopied(await copied(from, { kind: 'history' }))

    expect(again.fake.history).toEqual(fake.history)
  })

  it('before a call changed it', async () => {
    const from = await served()
    const { fake } = from
    const { DatastoreId } = fake.addDatastore()
    fake.execute('DeleteFHIRDatastore', { DatastoreId })
    fake.settle()
    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    const again = runCopied(await copied(from, { kind: 'history' }))

    expect(again.fake.history).toEqual(fake.history)
  })

  it('where a list is the first to show it', async () => {
    const from = await served()
    const { fake } = from
    fake.execute('ListFHIRDatastores', {})
    fake.clock.advance({ minutes: 1 })
    fake.addDatastore({ DatastoreName: 'claims' })
    fake.execute('ListFHIRDatastores', {})

    const text = await copied(from, { kind: 'history' })

    expect(runCopied(text).fake.history).toEqual(fake.history)
    expect(text.match(/clock\.set/g)).toHaveLength(1)
  })

  it('but not a second time, if a restore made it', async () => {
    const from = await served()
    const { fake } = from
    const BackupConfiguration = { Status: 'ENABLED', RetentionPeriodInDays: 3 } as const
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { ...r4, BackupConfiguration })
    fake.clock.advance({ days: 2 })
    const restored = fake.execute('RestoreFHIRDatastore', {
      SourceDatastoreId: DatastoreId,
      RestoreConfiguration: {
        ContinuousBackupRestoreConfiguration: { RestorePointTime: new Date('2025-01-02') },
      },
    })
    fake.settle()
    fake.execute('DescribeFHIRDatastore', { DatastoreId: restored.DatastoreId })

    const again = runCopied(await copied(from, { kind: 'history' }))

    expect(again.fake.history).toEqual(fake.history)
  })
})

describe('Where the history was cleared, a copied test', () => {
  it('says what it has of the time before, and has that', async () => {
    const from = await served()
    const { fake } = from
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', r4)
    fake.settle()
    fake.fhir(DatastoreId).request({
      method: 'PUT',
      path: 'Patient/p1',
      body: { resourceType: 'Patient', id: 'p1' },
    })
    fake.clearHistory()
    fake.fhir(DatastoreId).request({ path: 'Patient/p1' })

    const text = await copied(from, { kind: 'history' })

    expect(text).toContain(
      '  // The history begins after call 2. Of what was before it, data stores, resources and objects are arranged\n  // as they are now; jobs, versions and the counts of fault rules are not.\n',
    )
    expect(outcomesOf(runCopied(text).fake)).toEqual(outcomesOf(fake))
  })

  it('leaves out what it cannot ask, and says so', async () => {
    const from = await served()
    const { fake } = from
    const { DatastoreId } = fake.addDatastore()
    const { JobId } = fake.execute('StartFHIRExportJob', exported(DatastoreId))
    fake.clearHistory()
    fake.execute('DescribeFHIRExportJob', { DatastoreId, JobId })
    fake.execute('ListFHIRDatastores', {})

    const text = await copied(from, { kind: 'history' })

    expect(text).toContain(
      '  // The job was started before the history begins, so this is left out.\n',
    )
    const again = runCopied(text)
    expect(again.fake.history.map(({ operation }) => operation)).toEqual(['ListFHIRDatastores'])
  })

  it('says nothing where nothing is missing', async () => {
    const from = await served()
    from.fake.execute('ListFHIRDatastores', {})

    expect(await copied(from, { kind: 'history' })).not.toContain('history begins')
  })
})
