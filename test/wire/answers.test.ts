import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { uuid } from '../values.ts'
import { requestFor, said } from './tools.ts'

describe('fetch answers', () => {
  it('a good request with 200, the JSON of the output, its content type and a request id', async () => {
    const fake = createFakeHealthLake()

    const answer = await said(
      await fake.fetch(requestFor('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })),
    )

    const [store] = fake.datastores()
    expect(answer).toEqual({
      status: 200,
      type: 'application/x-amz-json-1.0',
      requestId: fake.history[0]?.attempts[0]?.requestId,
      body: {
        DatastoreId: store?.DatastoreId,
        DatastoreArn: store?.DatastoreArn,
        DatastoreStatus: 'CREATING',
        DatastoreEndpoint: store?.DatastoreEndpoint,
      },
    })
    expect(answer.requestId).toMatch(uuid)
  })

  it('with times in seconds, to the millisecond', async () => {
    const fake = createFakeHealthLake()
    fake.clock.set('2025-03-01T12:00:00.123Z')
    const { DatastoreId } = fake.addDatastore()

    const { body } = await said(
      await fake.fetch(requestFor('DescribeFHIRDatastore', { DatastoreId })),
    )

    expect(body).toMatchObject({ DatastoreProperties: { CreatedAt: 1740830400.123 } })
  })

  it('an operation without output with an empty object', async () => {
    const fake = createFakeHealthLake()
    const ResourceARN = fake.addDatastore().DatastoreArn

    const answer = await said(
      await fake.fetch(
        requestFor('TagResource', { ResourceARN, Tags: [{ Key: 'a', Value: 'b' }] }),
      ),
    )

    expect(answer).toMatchObject({ status: 200, body: {} })
  })

  it('an operation that the SDK does not know yet', async () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()

    const { body } = await said(
      await fake.fetch(requestFor('UpdateFHIRDatastore', { DatastoreId, DatastoreName: 'new' })),
    )

    expect(body).toMatchObject({ DatastoreProperties: { DatastoreId, DatastoreName: 'new' } })
  })

  it('whatever members the service does not have, as AWS does', async () => {
    const fake = createFakeHealthLake()
    const input = { DatastoreTypeVersion: 'R4', DataStoreName: 'claims', Colour: 'green' }

    const { status } = await said(await fake.fetch(requestFor('CreateFHIRDatastore', input)))

    expect(status).toBe(200)
    expect(fake.history).toMatchObject([{ input: { DatastoreTypeVersion: 'R4' }, door: 'fetch' }])
  })

  it('in JSON without a version where it was asked so [response-type]', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    const fake = createFakeHealthLake()

    const good = await said(await fake.fetch(requestFor('ListFHIRDatastores', {}, { headers })))
    const bad = await said(await fake.fetch(requestFor('Nothing', {}, { headers })))

    expect(good).toMatchObject({ status: 200, type: 'application/json' })
    expect(bad).toMatchObject({ status: 400, type: 'application/json' })
  })

  it('a content type that names its charset, in whatever case', async () => {
    const fake = createFakeHealthLake()
    const headers = { 'content-type': 'Application/X-Amz-Json-1.0; charset=utf-8' }

    const { status } = await said(
      await fake.fetch(requestFor('ListFHIRDatastores', {}, { headers })),
    )

    expect(status).toBe(200)
  })

  it('text beyond ASCII as UTF-8', async () => {
    const fake = createFakeHealthLake()
    const input = { DatastoreTypeVersion: 'R4', DatastoreName: 'Zürich 東京' }

    await fake.fetch(
      requestFor('CreateFHIRDatastore', new TextEncoder().encode(JSON.stringify(input))),
    )
    const listed = await said(await fake.fetch(requestFor('ListFHIRDatastores')))

    expect(listed.body).toMatchObject({
      DatastorePropertiesList: [{ DatastoreName: 'Zürich 東京' }],
    })
  })
})
