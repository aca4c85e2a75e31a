import { manualClock, pollingClock, systemClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exportInput, importInput } from '../jobs/tools.ts'
import { r4, served } from './tools.ts'

describe('/_fake/state', () => {
  it('tells of clock, stores, jobs, buckets, rules, what is next and what verify would say', async () => {
    const { fake, steer } = await served()
    const { DatastoreId: id } = fake.addDatastore({ DatastoreName: 'claims' })
    fake.addDatastore({ DatastoreStatus: 'DELETING' }, { region: 'eu-west-1' })
    fake.resources(id).put({ resourceType: 'Patient' })
    fake.resources(id).put({ resourceType: 'Observation', id: 'o1' })
    fake.resources(id).delete('Observation', 'o1')
    fake.objects.put('s3://data/in/p.ndjson', '{}')
    fake.faults.add({ times: 'always', region: 'nowhere', outcome: { kind: 'hang' } })
    const { JobId } = fake.execute('StartFHIRImportJob', importInput(id))

    const { json } = await steer('GET', '/_fake/state')

    const soon = '2025-01-01T00:00:30.000Z'
    expect(json).toMatchObject({
      accountId: '123456789012',
      region: 'us-east-1',
      clock: { now: '2025-01-01T00:00:00.000Z', kind: 'manual' },
      settings: { seed: 1, lifecycle: { startJob: 30_000 }, unknownMembers: 'reject' },
      nextTransition: { resource: 'importJob', id: JobId, at: soon },
      datastores: [
        {
          region: 'us-east-1',
          properties: { DatastoreId: id, DatastoreName: 'claims' },
          resources: { Observation: 0, Patient: 1 },
        },
        {
          region: 'eu-west-1',
          properties: { DatastoreStatus: 'DELETING' },
          next: { to: 'DELETED', at: '2025-01-01T00:02:00.000Z' },
          resources: {},
        },
      ],
      jobs: [
        {
          kind: 'importJob',
          region: 'us-east-1',
          properties: { JobId, JobStatus: 'SUBMITTED' },
          next: { to: 'IN_PROGRESS', at: soon },
        },
      ],
      buckets: expect.arrayContaining([{ name: 'data', objects: 1, bytes: 2 }]) as unknown,
      faults: [{ id: 1, used: 0, remaining: 'Infinity', rule: { times: 'always' } }],
      verify: { passes: true },
      history: { calls: 1, kept: 1, transitions: 0 },
    })
  })

  it.each([
    {},
    { region: 'eu-west-1', accountId: '000000000001', seed: 0.5, unknownMembers: 'ignore' },
    { lifecycle: { importJob: 5, exportJob: Infinity }, assumptions: { httpStatus: 'modelled' } },
    { quotas: 'aws' },
    {
      quotas: { datastores: 3, rates: { TagResource: Infinity } },
      datastoreOrigin: 'http://a.test',
    },
  ] as const)('tells the options that it was made with: %j', async (options) => {
    const { steer } = await served(options)

    const { json } = await steer('GET', '/_fake/state')

    const told = JSON.parse(
      JSON.stringify(options, (_name, value: unknown) => (value === Infinity ? 'Infinity' : value)),
    ) as object
    expect((json as { readonly options: object }).options).toEqual(told)
  })

  it.each([
    [manualClock, { kind: 'manual' }],
    [systemClock, { kind: 'system' }],
    [() => pollingClock({ polls: 3 }), { kind: 'polling', polls: 3 }],
  ])('tells which clock it has: %s', async (clock, told) => {
    const { steer } = await served({ clock: clock() })

    expect((await steer('GET', '/_fake/state')).json).toMatchObject({ clock: told })
  })
})

describe('/_fake/step and /_fake/nextTransition', () => {
  it('go from one transition to the next', async () => {
    const { fake, ask, steer } = await served()
    await ask('CreateFHIRDatastore', r4)

    const next = await steer('GET', '/_fake/nextTransition')
    const stepped = await steer('POST', '/_fake/step')

    expect(next.json).toMatchObject({ from: 'CREATING', to: 'ACTIVE' })
    expect(stepped.json).toEqual([next.json])
    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'ACTIVE' }])
    expect((await steer('GET', '/_fake/nextTransition')).json).toBeNull()
    expect((await steer('POST', '/_fake/step')).json).toEqual([])
  })
})

describe('Jobs', () => {
  it('are looked at by kind, store and status, and one by one', async () => {
    const { fake, steer } = await served()
    const [one, other] = [fake.addDatastore(), fake.addDatastore()]
    const { JobId } = fake.execute('StartFHIRImportJob', importInput(one.DatastoreId))
    fake.execute('StartFHIRImportJob', importInput(other.DatastoreId))

    const all = (await steer('GET', '/_fake/jobs')).json
    const importJob = await steer('GET', `/_fake/importJobs/${JobId}`)

    expect(all).toHaveLength(2)
    expect((await steer('GET', '/_fake/importJobs')).json).toEqual(all)
    expect((await steer('GET', '/_fake/exportJobs')).json).toEqual([])
    expect((await steer('GET', `/_fake/jobs?datastoreId=${one.DatastoreId}`)).json).toMatchObject([
      { kind: 'importJob', properties: { JobId } },
    ])
    expect((await steer('GET', '/_fake/jobs?status=COMPLETED')).json).toEqual([])
    expect((await steer('GET', '/_fake/jobs?region=eu-west-1')).json).toEqual([])
    expect(importJob.json).toEqual(JSON.parse(JSON.stringify(fake.importJob(JobId))))
    expect(await steer('GET', '/_fake/importJobs/nobody')).toMatchObject({ status: 404 })
    expect(await steer('GET', '/_fake/exportJobs/nobody')).toMatchObject({
      status: 404,
      json: { error: "There is no export job with the id 'nobody'." },
    })
  })

  it('of the FHIR endpoint are among them, with times as text', async () => {
    const { fake, steer } = await served()
    const { DatastoreId } = fake.addDatastore()
    const patient = { resourceType: 'Patient' }
    const entry = [{ resource: patient, request: { method: 'POST', url: 'Patient' } }]
    const bundle = { resourceType: 'Bundle', type: 'transaction', entry }
    const { status } = fake.fhir(DatastoreId).request({
      method: 'POST',
      path: '',
      headers: { prefer: 'respond-async' },
      body: bundle,
    })
    fake.settle()

    expect(status).toBe(202)
    expect((await steer('GET', '/_fake/jobs')).json).toMatchObject([
      {
        kind: 'transactionJob',
        properties: {
          SubmitTime: '2025-01-01T00:00:00.000Z',
          EndTime: expect.stringMatching(/^2025-01-01T00:00:/) as unknown,
        },
      },
    ])
  })

  it('of an export are cancelled', async () => {
    const { fake, steer } = await served()
    const { DatastoreId } = fake.addDatastore()
    const { JobId } = fake.execute('StartFHIRExportJob', exportInput(DatastoreId))

    const { json } = await steer('POST', `/_fake/exportJobs/${JobId}/cancel`)

    expect(json).toMatchObject({ JobId, JobStatus: 'CANCEL_SUBMITTED' })
    fake.settle()
    expect(await steer('POST', `/_fake/exportJobs/${JobId}/cancel`)).toMatchObject({
      status: 400,
      json: { error: expect.stringContaining('is CANCEL_COMPLETED; only ') as unknown },
    })
    expect(await steer('POST', `/_fake/exportJobs/nobody/cancel`)).toMatchObject({
      status: 404,
      json: { error: "There is no export job with the id 'nobody'." },
    })
  })
})

describe('/_fake/history', () => {
  it('is filtered by what a call was and became', async () => {
    const { fake, ask, steer } = await served()
    const { DatastoreId } = fake.addDatastore()
    await ask('CreateFHIRDatastore', r4)
    await ask('DescribeFHIRDatastore', { DatastoreId })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })
    await ask('ListFHIRDatastores', { MaxResults: 0 })
    const sequences = async (query: string) => {
      const { json } = await steer('GET', `/_fake/history?${query}`)
      return (json as { sequence: number }[]).map(({ sequence }) => sequence)
    }

    expect(await sequences('operation=DescribeFHIRDatastore')).toEqual([2, 3])
    expect(await sequences(`datastoreId=${DatastoreId}`)).toEqual([2, 3])
    expect(await sequences('door=execute')).toEqual([3])
    expect(await sequences('region=eu-west-1')).toEqual([])
    expect(await sequences('failed=true')).toEqual([4])
    expect(await sequences('failed=false')).toEqual([1, 2, 3])
    expect(await sequences('error=ValidationException')).toEqual([4])
    expect(await sequences('since=2')).toEqual([3, 4])
    expect(await sequences('last=1')).toEqual([4])
    expect(await sequences('failed=false&last=2')).toEqual([2, 3])
    expect(await sequences('last=0')).toEqual([])
  })

  it('gives one call by its number', async () => {
    const { fake, ask, steer } = await served({}, { datastoreOrigin: 'aws' })
    await ask('CreateFHIRDatastore', r4)

    expect((await steer('GET', '/_fake/history/1')).json).toEqual(
      JSON.parse(JSON.stringify(fake.history[0])),
    )
    expect(await steer('GET', '/_fake/history/2')).toMatchObject({
      status: 404,
      json: { error: 'There is no call 2 in the history.' },
    })
  })

  it.each([
    ['operation=Create', /'Create' is not simulated/],
    ['failed=yes', /failed is 'yes'; give one of true and false/],
    ['since=-1', /since is '-1'; give a whole number, 0 or more/],
    ['first=1', /there is no member first/],
  ])('refuses the filter %s', async (query, error) => {
    const { steer } = await served()

    expect(await steer('GET', `/_fake/history?${query}`)).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(error) as unknown },
    })
  })
})
