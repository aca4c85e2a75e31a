import {
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
  ConflictException,
  HealthLakeClient,
  paginateListFHIRDatastores,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { serve, type ServeOptions } from 'fake-healthlake/http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { authorizationFor, said } from '../wire/tools.ts'
import { uuid } from '../values.ts'
import { r4, served, spoken } from './tools.ts'

describe('serve', () => {
  it('answers what fetch answers, with its headers', async () => {
    const { fake, server, ask } = await served()

    const response = await ask('CreateFHIRDatastore', r4)

    expect(response.headers.get('content-length')).toMatch(/^\d+$/)
    expect(await said(response)).toEqual({
      status: 200,
      type: 'application/x-amz-json-1.0',
      requestId: fake.history[0]?.attempts[0]?.requestId,
      body: {
        DatastoreId: fake.datastores()[0]?.DatastoreId,
        DatastoreArn: fake.datastores()[0]?.DatastoreArn,
        DatastoreStatus: 'CREATING',
        DatastoreEndpoint: `${server.url}/datastore/${fake.datastores()[0]?.DatastoreId}/r4/`,
      },
    })
    expect(fake.history).toMatchObject([{ door: 'http', region: 'us-east-1' }])
  })

  it("serves AWS's own client over a real connection", async () => {
    const { fake, server } = await served({ region: 'eu-west-1' })
    const client = new HealthLakeClient({
      endpoint: server.url,
      region: 'eu-west-2',
      credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
    })
    onTestFinished(() => client.destroy())

    const { DatastoreId } = await client.send(new CreateFHIRDatastoreCommand(r4))
    await client.send(new CreateFHIRDatastoreCommand(r4))
    const deleting = client.send(new DeleteFHIRDatastoreCommand({ DatastoreId }))
    await expect(deleting).rejects.toThrow(ConflictException)
    const pages: number[] = []
    for await (const page of paginateListFHIRDatastores({ client, pageSize: 1 }, {})) {
      pages.push(page.DatastorePropertiesList?.length ?? 0)
    }

    expect(pages).toEqual([1, 1])
    expect(fake.history.map(({ region }) => region)).toEqual(Array(5).fill('eu-west-2'))
  })

  it("takes the region of the credential scope, else the fake's", async () => {
    const { fake, ask } = await served({ region: 'eu-west-1' })
    const unscoped = authorizationFor('')

    await ask('ListFHIRDatastores', {}, { authorization: authorizationFor('ap-south-1') })
    await ask('ListFHIRDatastores', {}, { authorization: unscoped })

    expect(fake.history.map(({ region }) => region)).toEqual(['ap-south-1', 'eu-west-1'])
  })

  it('ignores the query of an address', async () => {
    const { server } = await served()

    const text = await spoken(server.port, request('POST /?a=b HTTP/1.1', '{}'))

    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  })

  it('serves two fakes side by side, which share nothing', async () => {
    const [one, other] = [await served(), await served()]

    await one.ask('CreateFHIRDatastore', r4)
    await one.ask('ListFHIRDatastores')
    const { body } = await said(await other.ask('ListFHIRDatastores'))

    expect(body).toEqual({ DatastorePropertiesList: [] })
    expect([one.fake.history.length, other.fake.history.length]).toEqual([2, 1])
  })

  it('serves one fake at two ports', async () => {
    const { fake, ask } = await served()
    await using second = await serve(fake)

    await ask('CreateFHIRDatastore', r4)
    const response = await fetch(`${second.url}/_fake/history`)

    expect(await response.json()).toHaveLength(1)
  })

  it.each([
    [{ prot: 1 }, /serve: there is no member prot\. Did you mean port\?/],
    [{ port: -1 }, 'serve: port is -1; give 0 to 65535.'],
    [{ port: 65_536 }, 'serve: port is 65536'],
    [{ port: 1.5 }, 'serve: port is 1.5'],
    [{ port: '4599' }, "serve: port is '4599'"],
    [{ host: '' }, "serve: host is ''; give an address, such as '127.0.0.1'."],
    [{ host: 5 }, 'serve: host is 5'],
    [{ maxBodyBytes: -1 }, 'serve: maxBodyBytes is -1; give a number, 0 or more.'],
    [{ maxBodyBytes: Number.NaN }, 'serve: maxBodyBytes is NaN'],
    [{ maxHistory: -1 }, 'serve: maxHistory is -1; give a number, 0 or more.'],
    [{ maxHistory: 'all' }, "serve: maxHistory is 'all'"],
  ])('refuses the options %j', async (options, message) => {
    const serving = serve(createFakeHealthLake(), options as ServeOptions)

    await expect(serving).rejects.toThrow(MisuseError)
    await expect(serving).rejects.toThrow(message)
  })

  it.each([{}, null, undefined, 'fake'])('refuses what is no fake: %j', async (fake) => {
    await expect(serve(fake as never)).rejects.toThrow(
      'serve: give what createFakeHealthLake() returned.',
    )
  })

  it('says so with 500 when its fake was disposed of', async () => {
    const { fake, ask } = await served()
    fake[Symbol.dispose]()

    expect(await said(await ask('ListFHIRDatastores'))).toEqual({
      status: 500,
      type: 'application/x-amz-json-1.0',
      requestId: expect.stringMatching(uuid) as string,
      body: {
        __type: 'com.amazon.coral.service#InternalFailure',
        message: expect.stringMatching(/^This fake was disposed of/) as string,
      },
    })
  })
})

describe('A server', () => {
  it('ends open connections when it is closed, also those that wait for an answer', async () => {
    const { fake, server, ask } = await served()
    fake.faults.add({ outcome: { kind: 'hang' } })
    const idle = spoken(server.port, '')
    const waiting = ask('ListFHIRDatastores')
    const halfSent = spoken(server.port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{')
    await expect.poll(() => fake.history.length).toBe(1)

    await server.close()

    await expect(waiting).rejects.toThrow('fetch failed')
    expect(await idle).toBe('')
    expect(await halfSent).toBe('')
    await expect(ask('ListFHIRDatastores')).rejects.toThrow('fetch failed')
  })

  it('may be closed twice, and by disposing of it', async () => {
    const server = await serve(createFakeHealthLake())

    await Promise.all([server.close(), server.close()])
    await server[Symbol.asyncDispose]()

    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
  })
})

function request(line: string, body: string): string {
  const lines = [
    line,
    'Host: localhost',
    'Connection: close',
    'Content-Type: application/x-amz-json-1.0',
    'X-Amz-Target: HealthLake.ListFHIRDatastores',
    'X-Amz-Date: 20250101T000000Z',
    `Authorization: ${authorizationFor('us-east-1')}`,
    `Content-Length: ${body.length}`,
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}
