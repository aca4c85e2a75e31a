import { pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { r4, served } from '../http/tools.ts'
import { copied, outcomesOf, runCopied } from './copied.ts'

const ROLE = 'arn:aws:iam::123456789012:role/any'
const OUT = { S3Configuration: { S3Uri: 's3://claims-out/', KmsKeyId: 'alias/any' } }

describe('The whole history as a test', () => {
  it('asks for the same in the same order at the same times, and is answered the same', async () => {
    const from = await served()
    const { fake } = from
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
      ...r4,
      DatastoreName: 'claims',
    })
    expect(() => fake.execute('DeleteFHIRDatastore', { DatastoreId })).toThrow('CREATING')
    fake.settle()
    fake.execute('DescribeFHIRDatastore', { DatastoreId })
    fake.execute('ListFHIRDatastores', { Filter: { CreatedAfter: new Date(0) } })
    fake.execute('CreateFHIRDatastore', r4, { region: 'eu-west-1' })
    fake.clock.advance({ minutes: 3 })
    expect(() =>
      fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R5' } as never),
    ).toThrow('R4')

    const again = runCopied(await copied(from, { kind: 'history' }))

    expect(outcomesOf(again.fake)).toEqual(outcomesOf(fake))
    expect(again.fake.history).toEqual(fake.history)
  })

  it.each(['error', 'connection', 'corrupt', 'transition'])(
    'has what a fault rule of kind %s did',
    async (kind) => {
      const from = await served()
      const { fake } = from
      const outcomes = {
        error: { kind: 'error', name: 'Odd', statusCode: 418 },
        connection: { kind: 'connection', code: 'ECONNRESET', when: 'after' },
        corrupt: { kind: 'corrupt', body: 'not-json' },
        transition: { kind: 'transition', to: 'CREATE_FAILED', after: { hours: 2 } },
      } as const
      const outcome = outcomes[kind as keyof typeof outcomes]
      fake.faults.add({ skip: 1, times: 2, outcome, anyError: kind === 'error' })
      for (let call = 0; call < 4; call += 1) tryTo(() => fake.execute('CreateFHIRDatastore', r4))

      const again = runCopied(await copied(from, { kind: 'history' }))

      expect(outcomesOf(again.fake)).toEqual(outcomesOf(fake))
      again.fake.settle()
      fake.settle()
      expect(again.fake.datastores()).toEqual(fake.datastores())
    },
  )

  it('asks the FHIR endpoint for the same', async () => {
    const from = await served()
    const { fake } = from
    const { DatastoreId } = fake.addDatastore()
    const fhir = fake.fhir(DatastoreId)
    fake.resources(DatastoreId).put({ resourceType: 'Organization', id: 'there' })
    const patient = { resourceType: 'Patient', name: [{ family: 'Ada \\ "B" `${c}`' }] }
    fhir.request({ method: 'POST', path: 'Patient', body: patient })
    const [id] = fake
      .resources(DatastoreId)
      .list('Patient')
      .map((each) => String(each['id']))
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const requests = [
      { path: `Patient/${id}` },
      { path: 'Organization/there' },
      { path: 'Patient', query: { family: ['Ada', 'Bob'], _count: '1' } },
      { path: `Patient?_id=${id}` },
      { method: 'POST', path: 'Patient/_search', headers: form, body: 'family=Ada%20%5C&_count=1' },
      { method: 'PUT', path: 'Patient/own', body: { ...patient, id: 'own' } },
      { method: 'PUT', path: 'Patient/own', body: '{ broken }' },
      { method: 'PUT', path: 'Patient/own', body: { ...patient, id: 'other' } },
      {
        method: 'PATCH',
        path: `Patient/${id}`,
        headers: { 'if-match': 'W/"1"' },
        body: [{ op: 'add', path: '/active', value: true }],
      },
      {
        method: 'POST',
        path: 'Patient',
        headers: { 'if-none-exist': 'family=nobody' },
        body: patient,
      },
      {
        method: 'POST',
        path: '',
        body: {
          resourceType: 'Bundle',
          type: 'batch',
          entry: [
            { request: { method: 'GET', url: `Patient/${id}` } },
            { request: { method: 'DELETE', url: 'Patient/none' } },
          ],
        },
      },
      { method: 'POST', path: 'Patient/$validate', body: patient },
      { path: `Patient/${id}/$everything` },
      { path: `Patient/${id}/_history` },
      { path: `Patient/${id}/_history/1` },
      { path: 'Patient/_history' },
      { path: '_history' },
      { path: 'metadata' },
      { method: 'DELETE', path: 'Patient/own' },
      { path: 'Patient/own' },
    ]
    for (const request of requests) fhir.request(request)

    const again = runCopied(await copied(from, { kind: 'history' }))

    expect(outcomesOf(again.fake)).toEqual(outcomesOf(fake))
    const inputs = (all: typeof fake) =>
      all.history.map(({ input }) => JSON.stringify(input).replaceAll(/[0-9a-f-]{36}/g, 'id'))
    expect(inputs(again.fake)).toEqual(inputs(fake))
  })

  it('runs jobs anew, over the objects that they read', async () => {
    const from = await served({
      lifecycle: { importJob: { minutes: 3 }, exportJob: Infinity },
      quotas: 'aws',
      seed: 7,
    })
    const { fake } = from
    const { DatastoreId } = fake.addDatastore({ DatastoreName: 'claims' })
    fake.objects.put('s3://claims-in/a.ndjson', '{"resourceType":"Patient","id":"p1"}\n')
    const started = fake.execute('StartFHIRImportJob', {
      DatastoreId,
      DataAccessRoleArn: ROLE,
      InputDataConfig: { S3Uri: 's3://claims-in/' },
      JobOutputDataConfig: OUT,
      ClientToken: 'once',
    })
    const { JobId } = started
    fake.settle()
    fake.execute('DescribeFHIRImportJob', { DatastoreId, JobId })
    fake.fhir(DatastoreId).request({ path: 'Patient/p1' })
    fake.execute('StartFHIRExportJob', {
      DatastoreId,
      DataAccessRoleArn: ROLE,
      OutputDataConfig: OUT,
      ClientToken: 'two',
    })
    expect(() =>
      fake.execute('StartFHIRExportJob', {
        DatastoreId,
        DataAccessRoleArn: ROLE,
        OutputDataConfig: OUT,
        ClientToken: 'three',
      }),
    ).toThrow('Rate exceeded')

    const again = runCopied(await copied(from, { kind: 'history' }))

    expect(outcomesOf(again.fake)).toEqual(outcomesOf(fake))
    const uris = (all: typeof fake) => all.objects.list('s3://claims-out/').length
    expect(uris(again.fake)).toBe(uris(fake))
  })

  it('polls a polling clock on as often', async () => {
    const clock = pollingClock({ start: '2026-02-03T04:05:06Z', polls: 3 })
    const from = await served({ clock })
    const { fake } = from
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', r4)
    for (let poll = 0; poll < 5; poll += 1) fake.execute('DescribeFHIRDatastore', { DatastoreId })

    const again = runCopied(await copied(from, { kind: 'history' }))

    expect(again.fake.history).toEqual(fake.history)
  })
})

/** Some fail; the history tells which. */
function tryTo(act: () => unknown): void {
  try {
    act()
  } catch {
    // That is what the history is of.
  }
}
