import { describe, expect, it } from 'vitest'
import { like, r4, served } from './tools.ts'

describe('/_fake/events', () => {
  it('tells what HealthLake has told by now', async () => {
    const { fake, ask, steer } = await served({}, { datastoreOrigin: 'aws' })
    await ask('CreateFHIRDatastore', r4)
    fake.clock.advance({ minutes: 15 })

    const { status, json } = await steer('GET', '/_fake/events')
    expect(status).toBe(200)
    expect(json).toEqual(fake.events)
    expect(json).toMatchObject([
      { 'detail-type': 'Data Store Creating' },
      { 'detail-type': 'Data Store Active' },
    ])
  })

  it('keeps as many as the history keeps calls', async () => {
    const { ask, steer } = await served({}, { maxHistory: 2 })
    for (const DatastoreName of ['a', 'b', 'c']) {
      await ask('CreateFHIRDatastore', { ...r4, DatastoreName })
    }

    expect((await steer('GET', '/_fake/events')).json).toMatchObject([
      { detail: { datastoreName: 'b' } },
      { detail: { datastoreName: 'c' } },
    ])
  })

  it('takes rules for events at /_fake/faults', async () => {
    const { fake, steer } = await served()
    const rule = { event: 'Data Store Active', outcome: { kind: 'event', delivery: 'twice' } }
    expect((await steer('POST', '/_fake/faults', rule)).status).toBe(200)

    expect(fake.faults.pending()).toMatchObject([{ ...rule, event: ['Data Store Active'] }])
  })
})

describe('/_fake/events, filtered', () => {
  it.each([
    ['detailType=Data%20Store%20Active', ['one', 'two']],
    ['region=eu-west-1', ['two', 'two']],
    ['region=eu-west-1&detailType=Data+Store+Creating', ['two']],
    ['datastoreId=ID', ['one', 'one']],
    ['jobId=none', []],
    ['', ['one', 'two', 'one', 'two']],
  ])('has those of %s alone', async (query, names) => {
    const { fake, steer } = await served()
    const create = { ...r4, DatastoreName: 'one' }
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', create)
    fake.execute('CreateFHIRDatastore', { ...r4, DatastoreName: 'two' }, { region: 'eu-west-1' })
    fake.settle()

    const { status, json } = await steer('GET', `/_fake/events?${query.replace('ID', DatastoreId)}`)

    expect(status).toBe(200)
    expect(json).toMatchObject(names.map((datastoreName) => ({ detail: { datastoreName } })))
    expect(json).toHaveLength(names.length)
  })

  it('has those of one job alone', async () => {
    const { fake, steer } = await served()
    const { DatastoreId } = fake.addDatastore()
    const started = [1, 2].map(() =>
      fake.execute('StartFHIRExportJob', {
        DatastoreId,
        DataAccessRoleArn: 'arn:aws:iam::123456789012:role/any',
        OutputDataConfig: { S3Configuration: { S3Uri: 's3://out/', KmsKeyId: 'alias/any' } },
      }),
    )
    fake.settle()

    const jobId = started[1]?.JobId
    const { json } = await steer('GET', `/_fake/events?jobId=${jobId}`)

    expect(json).toEqual(
      fake.events.filter(({ detail }) => 'jobId' in detail && detail.jobId === jobId),
    )
    expect((json as []).length).toBeGreaterThan(1)
  })

  it.each([
    [
      'detailType=DataStoreActiv',
      /^events: detailType 'DataStoreActiv' is not an event .*'?Data Store Active/,
    ],
    [
      'type=Data%20Store%20Active',
      /^events: there is no member type\. .*detailType, region, datastoreId and jobId/,
    ],
    ['region=a&region=b', /^events: give region once/],
  ])('refuses %s, and tells what would be right', async (query, error) => {
    const { steer } = await served()

    expect(await steer('GET', `/_fake/events?${query}`)).toMatchObject({
      status: 400,
      json: { error: like(error) },
    })
  })
})

describe('/_fake/assertToldEvent', () => {
  it('says whether an event was told, and with the timeline what was told instead', async () => {
    const { fake, server, steer } = await served()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { ...r4, DatastoreName: 'claims' })
    const ask = (body: object) => steer('POST', '/_fake/assertToldEvent', body)
    const active = { detailType: 'Data Store Active', detail: { datastoreName: 'claims' } }

    expect(await ask(active)).toMatchObject({
      status: 409,
      json: {
        error: like(/^The fake has not sent Data Store Active[^]*Data Store Creating[^]*→ ACTIVE/),
      },
    })
    fake.settle()
    const datastoreEndpoint = `${server.url}/datastore/${DatastoreId}/r4/`
    expect(await ask({ ...active, times: 1 })).toMatchObject({ status: 200, json: { holds: true } })
    expect(await ask({ ...active, detail: { datastoreEndpoint } })).toMatchObject({ status: 200 })
    expect(await ask({ ...active, times: 2 })).toMatchObject({
      status: 409,
      json: { error: like(/, once, not 2 times/) },
    })
  })
})
