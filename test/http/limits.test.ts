import { describe, expect, it } from 'vitest'
import { headersFor, said } from '../wire/tools.ts'
import { uuid } from '../values.ts'
import { served, steer } from './tools.ts'

const tooLarge = (limit: number) => ({
  status: 413,
  type: 'application/x-amz-json-1.0',
  requestId: expect.stringMatching(uuid) as string,
  body: {
    __type: 'com.amazon.coral.service#RequestEntityTooLargeException',
    message: `The body is larger than ${limit} bytes, which is the limit (maxBodyBytes).`,
  },
})

function post(url: string, body: string | ReadableStream): Promise<Response> {
  const headers = headersFor('ListFHIRDatastores')
  return fetch(url, { method: 'POST', headers, body, duplex: 'half' })
}

/** Padded with blanks, which JSON allows. */
const ofBytes = (bytes: number) => `{${' '.repeat(bytes - 2)}}`

describe('A body', () => {
  it('may have as many bytes as maxBodyBytes says', async () => {
    const { server } = await served({}, { maxBodyBytes: 100 })

    expect((await post(server.url, ofBytes(100))).status).toBe(200)
    expect(await said(await post(server.url, ofBytes(101)))).toEqual(tooLarge(100))
  })

  it('may have a megabyte unless told otherwise', async () => {
    const { server } = await served()

    expect((await post(server.url, ofBytes(1_048_576))).status).toBe(200)
    expect(await said(await post(server.url, ofBytes(1_048_577)))).toEqual(tooLarge(1_048_576))
  })

  it('is counted in bytes, not in characters', async () => {
    const { server } = await served({}, { maxBodyBytes: 20 })

    expect(await said(await post(server.url, '{"NextToken":"東京"}'))).toEqual(tooLarge(20))
  })

  it('is counted too where it does not say how large it is', async () => {
    const { server } = await served({}, { maxBodyBytes: 100 })
    const chunks = new ReadableStream({
      start(controller) {
        for (let count = 0; count < 10; count += 1) {
          controller.enqueue(new TextEncoder().encode(' '.repeat(20)))
        }
        controller.close()
      },
    })

    expect(await said(await post(server.url, chunks))).toEqual(tooLarge(100))
  })

  it('is answered also where it is larger than any buffer', async () => {
    const { server } = await served({}, { maxBodyBytes: 100 })

    expect(await said(await post(server.url, ' '.repeat(30_000_000)))).toEqual(tooLarge(100))
  })

  it('of a control path has the same limit, told in a sentence', async () => {
    const { fake, server } = await served({}, { maxBodyBytes: 100 })

    const answer = await steer(`${server.url}/_fake/faults`, 'POST', ' '.repeat(101))

    expect(answer).toEqual({
      status: 413,
      type: 'application/json',
      json: { error: 'The body is larger than 100 bytes, which is the limit (maxBodyBytes).' },
    })
    expect(fake.faults.pending()).toEqual([])
  })

  it('of a snapshot has none, so that what was given is taken back', async () => {
    const { fake, server } = await served({}, { maxBodyBytes: 100 })
    fake.addDatastore({ DatastoreName: 'kept' })
    const { json } = await steer(`${server.url}/_fake/snapshot`, 'GET')
    fake.reset()

    const answer = await steer(`${server.url}/_fake/snapshot`, 'PUT', json)

    expect(answer).toMatchObject({ status: 200 })
    expect(fake.datastores()).toMatchObject([{ DatastoreName: 'kept' }])
  })

  it('that is too large never reaches the service, and the next request is served', async () => {
    const { fake, server, ask } = await served({}, { maxBodyBytes: 100 })

    await post(server.url, ofBytes(101))

    expect(fake.history).toEqual([])
    expect((await ask('ListFHIRDatastores')).status).toBe(200)
  })

  it('may be unlimited', async () => {
    const { server } = await served({}, { maxBodyBytes: Infinity })

    expect((await post(server.url, ofBytes(3_000_000))).status).toBe(200)
  })
})
