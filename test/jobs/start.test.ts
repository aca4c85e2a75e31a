import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { hexId, role, start, unknownId } from '../values.ts'
import { refusalOf, refusal, notFound } from '../operations/refused.ts'
import { thrownBy } from '../thrown.ts'
import { exportInput, fakeWithStore, importInput, key, kinds } from './tools.ts'

describe.each(kinds)('Starting an %s job', (_name, kind) => {
  it('answers at once with an id, SUBMITTED and the data store [job-id]', () => {
    const { fake, store } = fakeWithStore()

    const answer = kind.start(fake, store)

    expect(answer).toEqual({ JobId: answer.JobId, JobStatus: 'SUBMITTED', DatastoreId: store })
    expect(answer.JobId).toMatch(hexId)
  })

  it('gives each job an id of its own, the same in a fake made alike [job-id]', () => {
    const [one, other] = [fakeWithStore(), fakeWithStore()]

    const ids = [1, 2, 3].map(() => kind.start(one.fake, one.store).JobId)
    const again = [1, 2, 3].map(() => kind.start(other.fake, other.store).JobId)

    expect(new Set(ids).size).toBe(3)
    expect(again).toEqual(ids)
  })

  it('gives another id for another seed [job-id]', () => {
    const [one, other] = [fakeWithStore(), fakeWithStore({ seed: 2 })]

    expect(kind.start(other.fake, other.store).JobId).not.toBe(
      kind.start(one.fake, one.store).JobId,
    )
  })

  it('is refused for a data store that is not there', () => {
    const fake = createFakeHealthLake()

    expect(refusalOf(() => kind.start(fake, unknownId))).toEqual(notFound(unknownId))
  })

  it('is refused for a data store of another region', () => {
    const { fake, store } = fakeWithStore()

    expect(refusalOf(() => kind.start(fake, store, {}, { region: 'eu-west-1' }))).toEqual(
      notFound(store, 'eu-west-1'),
    )
  })

  it.each(['CREATING', 'CREATE_FAILED', 'UPDATING', 'UPDATE_FAILED', 'DELETING', 'DELETED'])(
    'is refused for a data store that is %s, and starts nothing [job-needs-active-datastore]',
    (DatastoreStatus) => {
      const fake = createFakeHealthLake()
      const { DatastoreId: store } = fake.addDatastore({
        DatastoreStatus: DatastoreStatus as 'CREATING',
      })
      const message = `The data store ${store} is ${DatastoreStatus}; a job needs one that is ACTIVE.`

      expect(refusalOf(() => kind.start(fake, store))).toEqual(
        refusal('ValidationException', 'job-needs-active-datastore', message),
      )
      expect(kind.list(fake, store).jobs).toEqual([])
    },
  )

  it('is possible as soon as the data store is ACTIVE [job-needs-active-datastore]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    fake.clock.advance({ minutes: 15 })

    expect(kind.start(fake, DatastoreId).JobStatus).toBe('SUBMITTED')
  })

  it('draws no id for a request that is refused [job-id]', () => {
    const [one, other] = [fakeWithStore(), fakeWithStore()]

    refusalOf(() => kind.start(other.fake, unknownId))

    expect(kind.start(other.fake, other.store).JobId).toBe(kind.start(one.fake, one.store).JobId)
  })
})

describe('An import job', () => {
  it('shows all that it was started with, and nothing else', () => {
    const { fake, store } = fakeWithStore()

    const { JobId } = fake.execute('StartFHIRImportJob', {
      ...importInput(store, { JobName: 'nightly', ClientToken: 'once-1' }),
      ValidationLevel: 'structure-only',
    })

    expect(fake.execute('DescribeFHIRImportJob', { DatastoreId: store, JobId })).toEqual({
      ImportJobProperties: {
        JobId,
        JobName: 'nightly',
        JobStatus: 'SUBMITTED',
        SubmitTime: new Date(start),
        DatastoreId: store,
        InputDataConfig: { S3Uri: 's3://patients/in/' },
        JobOutputDataConfig: {
          S3Configuration: {
            S3Uri: `s3://results/imports/${store}-FHIR_IMPORT-${JobId}/`,
            KmsKeyId: key,
          },
        },
        DataAccessRoleArn: role,
        ValidationLevel: 'structure-only',
      },
    })
  })

  it('shows no name if it was given none, and strict [validation-level-default]', () => {
    const { fake, store } = fakeWithStore()

    const { JobId } = fake.execute('StartFHIRImportJob', importInput(store))

    const shown = fake.importJob(JobId)
    expect(shown).not.toHaveProperty('JobName')
    expect(shown?.ValidationLevel).toBe('strict')
  })

  it.each(['strict', 'structure-only', 'minimal'] as const)(
    'shows the ValidationLevel %s that it was given [validation-level-default]',
    (ValidationLevel) => {
      const { fake, store } = fakeWithStore()

      const { JobId } = fake.execute('StartFHIRImportJob', {
        ...importInput(store),
        ValidationLevel,
      })

      expect(fake.importJob(JobId)?.ValidationLevel).toBe(ValidationLevel)
    },
  )

  it('is the same whatever it shall transform [transformation-import]', () => {
    const [plain, transforming] = [fakeWithStore(), fakeWithStore()]

    const { JobId } = plain.fake.execute('StartFHIRImportJob', importInput(plain.store))
    const answer = transforming.fake.execute('StartFHIRImportJob', {
      ...importInput(transforming.store),
      ProfileId: 'a-profile',
      InputFormat: 'CSV',
      DriftDetectionEnabled: true,
      ProvenanceEnabled: false,
    })

    expect(answer.JobId).toBe(JobId)
    expect(transforming.fake.importJob(JobId)).toEqual(plain.fake.importJob(JobId))
    expect(transforming.fake.settle()).toEqual(plain.fake.settle())
    expect(transforming.fake.importJob(JobId)).toEqual(plain.fake.importJob(JobId))
    const { message } = thrownBy(() => transforming.fake.verify())
    expect(
      message.match(/(?<=StartFHIRImportJob: )\w+(?= is not simulated by fake-healthlake, and)/g),
    ).toEqual(['ProfileId', 'InputFormat', 'DriftDetectionEnabled'])
  })

  it('is told of no transformation where unknown members are ignored [transformation-import]', () => {
    const { fake, store } = fakeWithStore({ unknownMembers: 'ignore' })

    fake.execute('StartFHIRImportJob', { ...importInput(store), ProfileId: 'a-profile' })
    fake.settle()

    expect(() => fake.verify()).not.toThrow()
  })

  it('is refused if its configurations have no member set [union-member] [null-is-absent]', () => {
    const { fake, store } = fakeWithStore()
    const input = importInput(store)
    const nothing = { S3Uri: undefined as unknown as string }

    const started = () => fake.execute('StartFHIRImportJob', { ...input, InputDataConfig: nothing })

    expect(refusalOf(started)).toMatchObject({ name: 'ValidationException', rule: 'constraints' })
    expect(fake.execute('ListFHIRImportJobs', { DatastoreId: store })).toEqual({
      ImportJobPropertiesList: [],
    })
  })
})

describe('An export job', () => {
  it('shows all that it was started with, and nothing else', () => {
    const { fake, store } = fakeWithStore()

    const { JobId } = fake.execute(
      'StartFHIRExportJob',
      exportInput(store, { JobName: 'weekly', ClientToken: 'once-1' }),
    )

    expect(fake.execute('DescribeFHIRExportJob', { DatastoreId: store, JobId })).toEqual({
      ExportJobProperties: {
        JobId,
        JobName: 'weekly',
        JobStatus: 'SUBMITTED',
        SubmitTime: new Date(start),
        DatastoreId: store,
        OutputDataConfig: {
          S3Configuration: {
            S3Uri: `s3://results/exports/${store}-FHIR_EXPORT-${JobId}/`,
            KmsKeyId: key,
          },
        },
        DataAccessRoleArn: role,
      },
    })
  })

  it('shows no name if it was given none', () => {
    const { fake, store } = fakeWithStore()

    const { JobId } = fake.execute('StartFHIRExportJob', exportInput(store))

    expect(fake.exportJob(JobId)).not.toHaveProperty('JobName')
  })

  it('is refused if its configuration has no member set [union-member] [null-is-absent]', () => {
    const { fake, store } = fakeWithStore()
    const nothing = { S3Configuration: undefined } as unknown as { S3Configuration: never }

    const started = () =>
      fake.execute('StartFHIRExportJob', { ...exportInput(store), OutputDataConfig: nothing })

    expect(refusalOf(started)).toMatchObject({ name: 'ValidationException', rule: 'constraints' })
    expect(fake.execute('ListFHIRExportJobs', { DatastoreId: store })).toEqual({
      ExportJobPropertiesList: [],
    })
  })
})
