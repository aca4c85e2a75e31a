import { createFakeHealthLake, manualClock, MisuseError, type FhirRequest } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { thrownBy } from '../thrown.ts'
import { outcome, patient } from './tools.ts'

function made(options?: Parameters<typeof createFakeHealthLake>[0]) {
  const fake = createFakeHealthLake(options)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  return { fake, DatastoreId, DatastoreEndpoint, endpoint: fake.fhir(DatastoreId) }
}

const update = { method: 'PUT', path: 'Patient/p1', body: patient({ id: 'p1' }) }

describe('fake.fhir', () => {
  it('tells the address of the endpoint, where there is no such store, too', () => {
    const { fake, DatastoreEndpoint, endpoint } = made()
    const nobody = fake.fhir('nobody')

    expect(endpoint.url).toBe(DatastoreEndpoint)
    expect(nobody.url).toBe('https://healthlake.us-east-1.amazonaws.com/datastore/nobody/r4/')
    expect(nobody.request({ path: 'metadata' }).status).toBe(404)
  })

  it.each(['a/b', 'a%20b', 'ä'])('is that of a data store with any id: %s', (DatastoreId) => {
    const fake = createFakeHealthLake()
    const { DatastoreEndpoint } = fake.addDatastore({ DatastoreId })
    const endpoint = fake.fhir(DatastoreId)

    expect(endpoint.url).toBe(DatastoreEndpoint)
    expect(endpoint.request(update).status).toBe(201)
    expect(fake.history).toMatchObject([{ input: { DatastoreId } }])
  })

  it('ignores a parameter that is not simulated, which is a misuse unless it asks for what all get', () => {
    const { fake, endpoint } = made()
    endpoint.request(update)

    expect(endpoint.request({ path: 'Patient/p1?_summary=false' }).status).toBe(200)
    fake.verify()
    expect(endpoint.request({ path: 'Patient/p1?_summary=true' }).status).toBe(200)
    expect(() => fake.verify()).toThrow('_summary is not simulated, and is ignored.')
  })

  it('refuses an id that is no text', () => {
    const { fake } = made()

    expect(() => fake.fhir(7 as unknown as string)).toThrow(
      new MisuseError('fhir: 7 is not a DatastoreId; give the id of a data store.'),
    )
  })

  it('is of no use once the fake is disposed of', () => {
    const { fake, endpoint } = made()
    fake[Symbol.dispose]()

    expect(() => endpoint.request({ path: 'metadata' })).toThrow(MisuseError)
    expect(() => fake.fhir('x')).toThrow(MisuseError)
  })

  it('finds a data store of another region', () => {
    const { fake } = made()
    const abroad = fake.addDatastore({}, { region: 'eu-west-1' })
    const endpoint = fake.fhir(abroad.DatastoreId)

    expect(endpoint.url).toBe(abroad.DatastoreEndpoint)
    expect(endpoint.request(update).status).toBe(201)
    expect(fake.history[0]).toMatchObject({ region: 'eu-west-1', door: 'fhir' })
  })

  it('is at the origin that was asked for', () => {
    const { endpoint } = made({ datastoreOrigin: 'http://localhost:4599' })

    expect(endpoint.url).toMatch(/^http:\/\/localhost:4599\/datastore\//)
    expect(endpoint.request(update).status).toBe(201)
  })
})

describe('fhir().request', () => {
  it('asks with GET, below the endpoint, and needs no signature', () => {
    const { endpoint } = made()
    const { status, body } = endpoint.request({ path: 'metadata' })

    expect(status).toBe(200)
    expect(body).toMatchObject({ resourceType: 'CapabilityStatement' })
  })

  it('takes a body as text, or writes it as JSON', () => {
    const { endpoint } = made()
    const text = '{"resourceType":"Patient","id":"p1","multipleBirthInteger":2}'

    expect(endpoint.request({ ...update, body: text }).text).toContain(text.slice(0, -1))
    expect(endpoint.request(update).status).toBe(200)
    expect(endpoint.request({ ...update, body: null }).status).toBe(400)
  })

  it('takes methods and headers however they are written', () => {
    const { endpoint } = made()
    const asked = { ...update, method: 'put', headers: { 'IF-NONE-MATCH': '*' } }

    expect(endpoint.request(asked).status).toBe(201)
    expect(endpoint.request(asked).status).toBe(412)
  })

  it.each<[string, FhirRequest['query']]>([
    ['_history?_count=1', undefined],
    ['_history', '_count=1'],
    ['_history', '?_count=1'],
    ['_history', { _count: '1' }],
    ['_history', { _count: ['1'] }],
    ['_history?_since=2025', '_count=1'],
    ['_history', { _count: '1', 'a b': ['c&d', 'e+f'] }],
    ['_history', new URLSearchParams({ _count: '1' })],
    ['_history', new Map([['_count', '1']])],
  ])('takes a query as text or by name: %s %o', (path, query) => {
    const { endpoint } = made()
    endpoint.request(update)
    endpoint.request(update)

    const { body } = endpoint.request({ path, ...(query === undefined ? {} : { query }) })

    expect((body as { entry: unknown[] }).entry).toHaveLength(1)
  })

  it('leaves out what follows a hash', () => {
    expect(made().endpoint.request({ path: 'metadata#top' }).status).toBe(200)
  })

  it.each(['HEAD', 'OPTIONS', 'CONSTRUCTOR', '', ' get', 'ÄÖ'])(
    'refuses the method %o as the service does [fhir-method]',
    (method) => {
      const { status, headers } = made().endpoint.request({ method, path: 'Patient/p1' })

      expect(status).toBe(405)
      expect(headers).toMatchObject({ allow: 'GET, PUT, PATCH, DELETE' })
    },
  )

  it('refuses the address of another data store', () => {
    const { fake, endpoint } = made()
    const other = fake.addDatastore().DatastoreEndpoint

    expect(() => endpoint.request({ path: `${other}Patient/p1` })).toThrow(
      'is not of this data store',
    )
    const noFhir = endpoint.url.replace(/r4\/$/, 'r5/Patient')
    expect(() => endpoint.request({ path: noFhir })).toThrow('is not of this data store')
  })

  it('has the body once it is asked for, and none where there is none', () => {
    const { endpoint } = made()
    const { body } = endpoint.request(update)
    const answer = endpoint.request({ path: 'Patient/p1' })

    expect(answer.body).toEqual(body)
    expect(answer.body).toBe(answer.body)
    expect(endpoint.request({ method: 'DELETE', path: 'Patient/p1' }).body).toBeUndefined()
  })
})

describe('A fault rule on fhir().request', () => {
  it('lets an answer take its time, on the clock of the fake', () => {
    const { fake, endpoint } = made({ clock: manualClock() })
    const outcomeOfIt = { kind: 'latency', duration: { seconds: 5 } } as const
    fake.faults.add({ operation: 'UpdateResource', outcome: outcomeOfIt })

    const { body } = endpoint.request(update)

    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:00:05Z'))
    expect(body).toHaveProperty('meta.lastUpdated', '2025-01-01T00:00:00.000Z')
  })

  it('cannot let it hang', () => {
    const { fake, endpoint } = made()
    fake.faults.add({ operation: 'ReadResource', outcome: { kind: 'hang' } })

    expect(() => endpoint.request({ path: 'Patient/p1' })).toThrow(
      new MisuseError('fhir().request is synchronous and cannot hang; use fetch.'),
    )
  })

  it('loses an answer with the error of the connection', () => {
    const { fake, endpoint } = made()
    const outcomeOfIt = { kind: 'connection', code: 'ECONNRESET', when: 'after' } as const
    fake.faults.add({ operation: 'UpdateResource', outcome: outcomeOfIt })

    expect(thrownBy(() => endpoint.request(update))).toMatchObject({ code: 'ECONNRESET' })
    expect(fake.resources(fake.datastores()[0]?.DatastoreId ?? '').list()).toHaveLength(1)
  })

  it.each(['truncated', 'not-json'] as const)('leaves a body that is no JSON: %s', (body) => {
    const { fake, endpoint } = made()
    fake.faults.add({ operation: 'GetCapabilities', outcome: { kind: 'corrupt', body } })
    const answer = endpoint.request({ path: 'metadata' })

    expect(answer.status).toBe(200)
    expect(() => answer.body).toThrow(SyntaxError)
  })
})

describe('A quota', () => {
  it('is of an interaction, and refuses with 429 what is beyond it [fhir-errors] [rate-quota]', () => {
    const { fake, endpoint } = made({ quotas: { rates: { ReadResource: 1 } } })
    endpoint.request(update)
    const statuses = () => [1, 2].map(() => endpoint.request({ path: 'Patient/p1' }).status)

    expect(statuses()).toEqual([200, 429])
    const { headers, body } = endpoint.request({ path: 'Patient/p1' })
    expect(headers).toMatchObject({ 'content-type': 'application/fhir+json' })
    expect(body).toEqual(outcome('throttled', 'Rate limit exceeded. Please retry after some time.'))
    expect(endpoint.request({ path: 'Patient/p1/_history/1' }).status).toBe(200)
    fake.clock.advance({ seconds: 1 })
    expect(statuses()).toEqual([200, 429])
  })
})
