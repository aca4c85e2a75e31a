import { createFakeHealthLake, MisuseError, type FakeHealthLakeOptions } from 'fake-healthlake'
import { serve, type ServeOptions } from 'fake-healthlake/http'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { runCommand } from '../../src/server/command.ts'
import { authorizationFor, requestFor } from '../wire/tools.ts'
import { listening } from './listening.ts'
import { r4, steer } from './tools.ts'

const AWS = 'https://healthlake.us-east-1.amazonaws.com/'

async function serving(of: FakeHealthLakeOptions = {}, options: ServeOptions = {}) {
  const fake = createFakeHealthLake(of)
  const { DatastoreId } = fake.addDatastore()
  const server = await serve(fake, options)
  onTestFinished(() => server.close())
  async function endpointOf(operation: string, input: object): Promise<unknown> {
    const response = await fetch(requestFor(operation, input, { url: `${server.url}/` }))
    return endpointIn(await response.json())
  }
  return { fake, server, DatastoreId, endpointOf }
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function endpointIn(answer: unknown): unknown {
  const { DatastoreProperties, DatastorePropertiesList, ...rest } = answer as {
    readonly DatastoreProperties?: object
    readonly DatastorePropertiesList?: readonly object[]
  }
  const found = DatastoreProperties ?? DatastorePropertiesList?.[0] ?? rest
  return (found as { readonly DatastoreEndpoint?: string }).DatastoreEndpoint
}

describe('Served, DatastoreEndpoint', () => {
  it.each([
    ['CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', DatastoreName: 'one' }],
    ['DescribeFHIRDatastore', {}],
    ['ListFHIRDatastores', {}],
    ['DeleteFHIRDatastore', {}],
  ])("begins with the server's URL in what %s answers", async (operation, input) => {
    const { server, DatastoreId, endpointOf } = await serving()
    const isAboutOne = operation.startsWith('De')

    const endpoint = await endpointOf(operation, isAboutOne ? { DatastoreId } : input)

    expect(String(endpoint).startsWith(`${server.url}/datastore/`)).toBe(true)
  })

  it('leads to the FHIR endpoint of that data store on this machine', async () => {
    const { DatastoreId, endpointOf } = await serving()
    const endpoint = String(await endpointOf('DescribeFHIRDatastore', { DatastoreId }))

    const response = await fetch(`${endpoint}Patient/p1`, {
      method: 'PUT',
      headers: {
        authorization: authorizationFor('us-east-1'),
        'content-type': 'application/fhir+json',
      },
      body: '{"resourceType":"Patient","id":"p1"}',
    })

    expect(response.status).toBe(201)
    expect(response.headers.get('etag')).toBe('W/"1"')
  })

  it("begins with the server's URL in all that /_fake tells, too", async () => {
    const { fake, server, DatastoreId, endpointOf } = await serving()
    const stream = await listening(`${server.url}/_fake/stream`)
    const control = (path: string) => steer(`${server.url}/_fake/${path}`, 'GET')
    await endpointOf('CreateFHIRDatastore', { ...r4, DatastoreName: 'one' })
    await endpointOf('DescribeFHIRDatastore', { DatastoreId })
    await endpointOf('ListFHIRDatastores', {})

    const told = [
      ...(await stream.until('call', 3)),
      ...(await stream.until('event', 1)),
      ...(await Promise.all(
        ['datastores', `datastores/${DatastoreId}`, 'state', 'events', 'history', 'history/2'].map(
          async (path) => (await control(path)).json,
        ),
      )),
      (await steer(`${server.url}/_fake/datastores`, 'POST', {})).json,
    ].map((each) => JSON.stringify(each))

    for (const text of told) expect(text).toContain(`"${server.url}/datastore/`)
    expect(told.filter((text) => text.includes('amazonaws.com/datastore'))).toEqual([])
    expect((await control('snapshot')).json).toEqual(plain(fake.snapshot()))
  })

  it('is compared as it is told by /_fake/assertDatastore', async () => {
    const { server, DatastoreId } = await serving()
    const holds = async (DatastoreEndpoint: string) => {
      const body = { idOrName: DatastoreId, properties: { DatastoreEndpoint } }
      return await steer(`${server.url}/_fake/assertDatastore`, 'POST', body)
    }

    expect(await holds(`${server.url}/datastore/${DatastoreId}/r4/`)).toMatchObject({ status: 200 })
    expect(await holds('https://elsewhere.test/')).toMatchObject({
      status: 409,
      json: { error: expect.stringContaining(`${server.url}/datastore/`) as string },
    })
  })

  it("stays AWS's in the state and in this process", async () => {
    const { fake, DatastoreId, endpointOf } = await serving()
    const aws = `https://healthlake.us-east-1.amazonaws.com/datastore/${DatastoreId}/r4/`

    await endpointOf('DescribeFHIRDatastore', { DatastoreId })
    const describing = requestFor('DescribeFHIRDatastore', { DatastoreId }, { url: AWS })

    expect(endpointIn(await (await fake.fetch(describing)).json())).toBe(aws)
    expect(fake.datastores()).toMatchObject([{ DatastoreEndpoint: aws }])
    expect(fake.fhir(DatastoreId).url).toBe(aws)
  })

  it.each<[string, FakeHealthLakeOptions, ServeOptions, string]>([
    ["AWS's", {}, { datastoreOrigin: 'aws' }, 'https://healthlake.us-east-1.amazonaws.com'],
    ['another', {}, { datastoreOrigin: 'http://fhir.test' }, 'http://fhir.test'],
    ["the fake's own", { datastoreOrigin: 'http://own.test' }, {}, 'http://own.test'],
  ])('begins with %s if that is asked for', async (_whose, of, options, origin) => {
    const { DatastoreId, endpointOf } = await serving(of, options)

    const endpoint = await endpointOf('DescribeFHIRDatastore', { DatastoreId })

    expect(endpoint).toBe(`${origin}/datastore/${DatastoreId}/r4/`)
  })

  it.each([
    ['aws', 'https://healthlake.us-east-1.amazonaws.com'],
    ['http://fhir.test', 'http://fhir.test'],
  ])('begins with what the command is told: --datastore-origin %s', async (given, origin) => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const server = await runCommand(['--port', '0', '--quiet', '--datastore-origin', given])
    onTestFinished(() => server?.close())
    const create = requestFor('CreateFHIRDatastore', r4, { url: `${server?.url}/` })

    const endpoint = endpointIn(await (await fetch(create)).json())

    expect(String(endpoint).startsWith(`${origin}/datastore/`)).toBe(true)
  })

  it('is left alone in a resource, whose text stays as it came', async () => {
    const { fake, server, DatastoreId } = await serving()
    const text = '{"resourceType":"Patient","id":"p1","DatastoreEndpoint":"https://x.test/y"}'
    const headers = { 'x-amzn-healthlake-fhir-validation-level': 'minimal' }
    fake.fhir(DatastoreId).request({ method: 'PUT', path: 'Patient/p1', headers, body: text })

    const url = `${server.url}/datastore/${DatastoreId}/r4/Patient/p1`
    const read = await fetch(url, { headers: { authorization: authorizationFor('us-east-1') } })

    expect(await read.text()).toContain('"DatastoreEndpoint":"https://x.test/y"')
    const { json } = await steer(`${server.url}/_fake/history`, 'GET')
    expect(JSON.stringify(json)).toContain('https://x.test/y')
  })

  it('leads to the endpoint whatever name the server has', async () => {
    const { server, DatastoreId } = await serving()
    const ask = async (host: string) => {
      const path = `/datastore/${DatastoreId}/r4/metadata`
      const headers = { host, authorization: authorizationFor('us-east-1') }
      const [response] = (await once(
        get({ port: server.port, host: '127.0.0.1', path, headers }),
        'response',
      )) as [IncomingMessage]
      response.resume()
      return response.statusCode
    }

    expect(await ask('healthlake.default.svc.cluster.local')).toBe(200)
    expect(await ask('healthlake.eu-west-1.svc.cluster.local')).toBe(200)
    expect(await ask('healthlake.us-east-1.amazonaws.com')).toBe(200)
    expect(await ask('vpce-0a1b.healthlake.eu-west-1.vpce.amazonaws.com')).toBe(403)
  })

  it('is not looked for in what a caller has written', async () => {
    const { DatastoreId, server } = await serving()
    const text = '"DatastoreEndpoint":"https://x.test/"'
    const given = { DatastoreTypeVersion: 'R4', Tags: [{ Key: 'a', Value: 'https://x.test/y' }] }
    await fetch(requestFor('CreateFHIRDatastore', given, { url: `${server.url}/` }))

    const response = await fetch(
      requestFor('DescribeFHIRDatastore', { DatastoreId: text }, { url: `${server.url}/` }),
    )

    expect(JSON.stringify(await response.json())).not.toContain(server.url)
    expect(DatastoreId).toMatch(/^[0-9a-f]{32}$/)
  })

  it.each(['fhir.test', 'http://a b', 'http://user:word@fhir.test', 'http://fhir.test/'])(
    'is refused if it is neither: %s',
    (datastoreOrigin) =>
      expect(serve(createFakeHealthLake(), { datastoreOrigin })).rejects.toThrow(
        new MisuseError(
          `serve: datastoreOrigin is '${datastoreOrigin}'; give 'aws', or scheme and host, such as 'http://localhost:4599'.`,
        ),
      ),
  )
})

it('Of a response that a fault rule cuts off, half of what the server would send arrives', async () => {
  const fake = createFakeHealthLake({ quotas: 'none' })
  const server = await serve(fake)
  onTestFinished(() => server.close())
  const { DatastoreId } = fake.addDatastore()
  const asked = requestFor('DescribeFHIRDatastore', { DatastoreId }, { url: `${server.url}/` })
  const whole = await (await fetch(asked.clone())).text()
  fake.faults.add({ outcome: { kind: 'corrupt', body: 'truncated' } })

  const served = await (await fetch(asked)).text()

  expect(served).toBe(whole.slice(0, Math.floor(whole.length / 2)))
  expect(whole).toContain(`"${server.url}/datastore/`)
})
