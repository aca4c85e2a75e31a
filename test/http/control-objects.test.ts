import { describe, expect, it } from 'vitest'
import { served, steer } from './tools.ts'

const bytes = Uint8Array.from([0, 255, 128, 10, 0])

describe('/_fake/objects', () => {
  it('puts bytes as they come, and gives them back', async () => {
    const { fake, server } = await served()
    const url = `${server.url}/_fake/objects/data/in/binary`

    const put = await steer(url, 'PUT', bytes)
    const got = await fetch(url)

    const now = '2025-01-01T00:00:00.000Z'
    expect(put.json).toEqual({ uri: 's3://data/in/binary', size: 5, at: now })
    expect(fake.objects.get('s3://data/in/binary')).toEqual(bytes)
    expect(got.headers.get('content-type')).toBe('application/octet-stream')
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(bytes)
  })

  it('gives text to who accepts text, just as it was put', async () => {
    const { fake, server } = await served()
    fake.objects.put('s3://data/a b/ä.ndjson', '{"ä":1}')

    const response = await fetch(`${server.url}/_fake/objects/data/a%20b/%C3%A4.ndjson`, {
      headers: { accept: 'text/plain' },
    })

    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe('{"ä":1}')
  })

  it('lists them, those of all buckets or those under a prefix, with sizes and times', async () => {
    const { fake, steer: ask } = await served()
    for (const uri of ['s3://two/x', 's3://one/b/2', 's3://one/b/1', 's3://one/a']) {
      fake.objects.put(uri, uri)
    }
    const [size, at] = [12, '2025-01-01T00:00:00.000Z']

    expect((await ask('GET', '/_fake/objects')).json).toMatchObject([
      { uri: 's3://one/a' },
      { uri: 's3://one/b/1' },
      { uri: 's3://one/b/2' },
      { uri: 's3://two/x' },
    ])
    expect((await ask('GET', '/_fake/objects?prefix=s3://one/b/')).json).toEqual([
      { uri: 's3://one/b/1', size, at },
      { uri: 's3://one/b/2', size, at },
    ])
  })

  it('takes more than other bodies may have', async () => {
    const { fake, server } = await served()
    const large = new Uint8Array(2_000_000).fill(7)

    const { status } = await steer(`${server.url}/_fake/objects/data/large`, 'PUT', large)

    expect(status).toBe(200)
    // Quicker than toEqual, which looks at each byte as a member.
    expect(Buffer.from(large).equals(fake.objects.get('s3://data/large') ?? Buffer.of())).toBe(true)
  })

  it('deletes one, if it is there', async () => {
    const { fake, steer: ask } = await served()
    fake.objects.put('s3://data/key', 'text')

    expect((await ask('DELETE', '/_fake/objects/data/key')).json).toEqual({ deleted: true })
    expect((await ask('DELETE', '/_fake/objects/data/key')).json).toEqual({ deleted: false })
    expect(fake.objects.list('s3://data')).toEqual([])
  })

  it.each([
    ['GET', '/data/key', {}, 404, /^There is no object s3:\/\/data\/key\.$/],
    ['GET', '/data/bytes', { accept: 'text/plain' }, 400, /is not UTF-8/],
    ['GET', '/No/key', {}, 400, /'s3:\/\/No\/key' is not the URI of an object/],
    ['PUT', '/No/key', {}, 400, /'s3:\/\/No\/key' is not the URI of an object/],
    ['PUT', `/data/${'k'.repeat(1025)}`, {}, 400, /too long/],
    ['GET', '?prefix=data', {}, 400, /'data' is not the URI of an object/],
    ['GET', '?prefx=s3://data', {}, 400, /there is no member prefx/],
  ])('refuses %s %s %j', async (method, path, headers, status, error) => {
    const { fake, server } = await served()
    fake.objects.put('s3://data/bytes', bytes)
    const before = fake.snapshot()

    const response = await fetch(`${server.url}/_fake/objects${path}`, { method, headers })

    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: expect.stringMatching(error) as unknown })
    expect(fake.snapshot()).toEqual(before)
  })
})
