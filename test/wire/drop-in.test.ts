import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { headersFor, said } from './tools.ts'

const url = 'https://healthlake.us-east-1.amazonaws.com/'
const list = { method: 'POST', headers: headersFor('ListFHIRDatastores'), body: '{}' }
const listed = { status: 200, body: { DatastorePropertiesList: [] } }

describe('fetch takes what the global fetch takes:', () => {
  it.each([
    ['an address', [url, list]],
    ['a URL', [new URL(url), list]],
    ['a Request', [new Request(url, list)]],
    ['a Request, of which an init replaces a part', [new Request(url, { method: 'PUT' }), list]],
  ] as [string, Parameters<typeof fetch>][])('%s', async (_what, [input, init]) => {
    const { fetch } = createFakeHealthLake()

    const response = await fetch(input, init)

    expect(response.url).toBe(url)
    expect(await said(response)).toMatchObject(listed)
  })

  it('a signal in the init, whose reason it rejects with', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'hang' } })
    const stop = new AbortController()
    const answer = fake.fetch(url, { ...list, signal: stop.signal })

    stop.abort(new Error('enough'))

    expect(await rejectionOf(answer)).toHaveProperty('message', 'enough')
  })
})

describe('fetch answers', () => {
  it.each([
    ['https://healthlake-fips.us-gov-west-1.amazonaws.com/', 'us-gov-west-1'],
    ['https://healthlake.eu-west-2.api.aws/', 'eu-west-2'],
    ['https://healthlake.cn-north-1.amazonaws.com.cn/', 'cn-north-1'],
    ['https://vpce-0a1b.healthlake.us-east-1.vpce.amazonaws.com/', 'us-east-1'],
  ])('at %s', async (address, region) => {
    const { fetch } = createFakeHealthLake()
    const signed = { ...list, headers: headersFor('ListFHIRDatastores', region) }

    expect(await said(await fetch(address, signed))).toMatchObject(listed)
  })

  it('at the origin of its data stores, and for a data store at any', async () => {
    const fake = createFakeHealthLake({ datastoreOrigin: 'https://FHIR.example:443' })

    expect(await fake.fetch('https://fhir.example/')).toHaveProperty('status', 404)
    const anywhere = await fake.fetch('http://localhost:9/datastore/x/r4/metadata')
    expect(anywhere).toHaveProperty('status', 401)
    expect(anywhere.headers.get('content-type')).toBe('application/fhir+json')
    expect(() => fake.verify()).not.toThrow()
  })

  it('an operation of HealthLake wherever it is sent, as where an endpoint was configured', async () => {
    const { fetch } = createFakeHealthLake()

    expect(await said(await fetch('http://localhost:4566/', list))).toMatchObject(listed)
  })
})
