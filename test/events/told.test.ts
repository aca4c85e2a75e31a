import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exportRequest } from '../fhir-endpoint/job-tools.ts'
import { exports, fakeWithStore, imports } from '../jobs/tools.ts'
import { create, typesOf } from './tools.ts'

const analytics = { AnalyticsConfiguration: { Status: 'PAUSED' } } as const

/** What is told of an update, with a switch, and where it ends as a fault rule says. */
function typesAfter(eventAfterUpdate: 'told' | 'not-told', to?: 'UPDATE_FAILED') {
  const { fake, store } = fakeWithStore({ assumptions: { eventAfterUpdate } })
  if (to !== undefined) {
    const outcome = { kind: 'transition', to } as const
    fake.faults.add({ operation: 'UpdateFHIRDatastore', outcome })
  }
  fake.execute('UpdateFHIRDatastore', { DatastoreId: store, ...analytics })
  expect(fake.events).toEqual([])
  fake.settle()
  return typesOf(fake)
}

/** The detail of the event of an export, with a switch, and the URI that is described. */
function uriWith(eventOutputUri: 'given' | 'described') {
  const { fake, store } = fakeWithStore({ assumptions: { eventOutputUri } })
  const { JobId } = exports.start(fake, store, { to: 's3://results/out/' })
  const described = exports.outputOf(exports.describe(fake, { DatastoreId: store, JobId }))
  return [fake.events[0]?.detail, described]
}

describe('What is told', () => {
  it('is nothing of addDatastore, but of what becomes of the store then', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore()
    fake.addDatastore({ DatastoreStatus: 'DELETED' })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    expect(fake.events).toEqual([])
    fake.settle()
    expect(typesOf(fake)).toEqual(['Data Store Active'])
  })

  it('is nothing of a request that is refused, or that a token makes the same as an earlier one', () => {
    const { fake, store } = fakeWithStore()
    const input = { DatastoreTypeVersion: 'R4', ClientToken: 'same' } as const
    fake.execute('CreateFHIRDatastore', input)
    fake.execute('CreateFHIRDatastore', input)
    imports.start(fake, store, { ClientToken: 'same' })
    imports.start(fake, store, { ClientToken: 'same' })
    expect(() => imports.start(fake, 'f'.repeat(32))).toThrow('f'.repeat(32))

    expect(typesOf(fake)).toEqual(['Data Store Creating', 'Import Job Submitted'])
  })

  it('is an update that has ended, unless that is switched off, and none that fails [event-after-update]', () => {
    expect(typesAfter('told')).toEqual(['Data Store Active'])
    expect(typesAfter('not-told')).toEqual([])
    expect(typesAfter('told', 'UPDATE_FAILED')).toEqual([])
  })

  it('is nothing of an export that is cancelled [event-types]', () => {
    const { fake, store } = fakeWithStore()
    fake.cancelExportJob(exports.start(fake, store).JobId)
    fake.settle()

    expect(typesOf(fake)).toEqual(['Export Job Submitted'])
  })

  it('is of an export the URI that it was given, or the one that is described [event-output-uri]', () => {
    expect(uriWith('given')[0]).toMatchObject({ outputDataConfig: { s3Uri: 's3://results/out/' } })
    const [detail, s3Uri] = uriWith('described')
    expect(detail).toMatchObject({ outputDataConfig: { s3Uri } })
  })

  it('is of an export at the FHIR endpoint what is told of any, and nothing of its other jobs', () => {
    const { fake, store } = fakeWithStore()
    const endpoint = fake.fhir(store)
    for (const asked of [exportRequest(), { method: 'POST', path: 'Patient/$bulk-delete' }]) {
      expect(endpoint.request(asked).status).toBe(202)
    }
    fake.settle()

    expect(typesOf(fake)).toEqual([
      'Export Job Submitted',
      'Export Job In Progress',
      'Export Job Completed',
    ])
  })

  it('is of jobs whose data store is deleted that they failed, after that it is being deleted', () => {
    const { fake, store } = fakeWithStore()
    imports.start(fake, store)
    fake.execute('DeleteFHIRDatastore', { DatastoreId: store })
    fake.settle()

    expect(typesOf(fake)).toEqual([
      'Import Job Submitted',
      'Data Store Deleting',
      'Import Job Failed',
      'Data Store Deleted',
    ])
  })

  it('has the name that the data store had then', () => {
    const fake = createFakeHealthLake()
    const DatastoreId = create(fake, 'old')
    fake.settle()
    fake.execute('UpdateFHIRDatastore', { DatastoreId, DatastoreName: 'new' })
    fake.execute('DeleteFHIRDatastore', { DatastoreId })

    expect(fake.events.map(({ detail }) => detail)).toMatchObject([
      { datastoreName: 'old' },
      { datastoreName: 'old' },
      { datastoreName: 'new' },
    ])
  })

  it('is forgotten with the history, after which ids do not come again', () => {
    const fake = createFakeHealthLake()
    create(fake)
    const [before] = fake.events
    fake.clearHistory()
    expect(fake.events).toEqual([])
    create(fake)

    expect(fake.events).toHaveLength(1)
    expect(fake.events[0]?.id).not.toBe(before?.id)
  })
})
