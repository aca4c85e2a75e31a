import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { spoken } from '../http/tools.ts'
import { Bucket, bytes, refusal, s3Served } from './tools.ts'

const text = 'grün'

/** What a header of a checksum holds. */
function sum(algorithm: string, of = text): string {
  if (algorithm !== 'crc32') return createHash(algorithm).update(of).digest('base64')
  const word = Buffer.alloc(4)
  word.writeUInt32BE(crc32(of))
  return word.toString('base64')
}

/** A body in chunks, with what follows it. */
function chunked(chunks: readonly string[], trailers: readonly string[] = []): string {
  const signature = `;chunk-signature=${'0'.repeat(64)}`
  const lines = chunks.map(
    (chunk) => `${Buffer.byteLength(chunk).toString(16)}${signature}\r\n${chunk}\r\n`,
  )
  return `${lines.join('')}0${signature}\r\n${trailers.map((line) => `${line}\r\n`).join('')}\r\n`
}

/** Puts a body that is signed in chunks. */
async function putting() {
  const { fake, at } = await s3Served()
  async function put(body: string, headers: Record<string, string> = {}) {
    const answer = await at('/clinic/a', {
      method: 'PUT',
      body,
      headers: { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', ...headers },
    })
    const [status, code] = await refusal(answer)
    return [status, code, fake.objects.text('s3://clinic/a')]
  }
  return { put }
}

describe('[object-checksums] What is uploaded', () => {
  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256', 'CRC64NVME'] as const)(
    "may have the SDK's checksum %s, behind a stream or before a text",
    async (ChecksumAlgorithm) => {
      const { fake, s3 } = await s3Served()
      const body = bytes(200_000)

      await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: text, ChecksumAlgorithm }))
      const stream = new PutObjectCommand({
        Bucket,
        Key: 'b',
        Body: Readable.from([body.slice(0, 70_000), body.slice(70_000)]),
        ContentLength: body.length,
        ChecksumAlgorithm,
      })
      await s3.send(stream)

      expect(fake.objects.text('s3://clinic/a')).toBe(text)
      // Quicker than toEqual, which looks at each byte as a member.
      expect(Buffer.from(body).equals(fake.objects.get('s3://clinic/b') ?? Buffer.of())).toBe(true)
    },
  )

  it.each([
    ['content-md5', 'md5', 'Content-MD5'],
    ['x-amz-checksum-crc32', 'crc32', 'crc32'],
    ['x-amz-checksum-sha1', 'sha1', 'sha1'],
    ['x-amz-checksum-sha256', 'sha256', 'sha256'],
  ])('is refused where %s is wrong', async (header, algorithm, name) => {
    const { fake, at } = await s3Served()
    const put = (value: string) =>
      at('/clinic/a', { method: 'PUT', body: text, headers: { [header]: value } })

    const wrong = await put(sum(algorithm, 'other'))

    expect(await refusal(wrong)).toEqual([
      400,
      'BadDigest',
      `The ${name} you specified did not match the calculated checksum.`,
    ])
    expect(fake.objects.list('s3://clinic')).toEqual([])
    expect((await put(sum(algorithm))).status).toBe(200)
  })

  it.each([
    ['content-md5', 'zz', 'InvalidDigest', 'The Content-MD5 you specified was invalid.'],
    ['content-md5', sum('sha1'), 'InvalidDigest', 'The Content-MD5 you specified was invalid.'],
    ...['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'].map((name) => [
      `x-amz-checksum-${name}`,
      'zz',
      'InvalidRequest',
      `Value for x-amz-checksum-${name} header is invalid.`,
    ]),
  ])('is refused where %s is no such digest: %s', async (header, value, code, message) => {
    const { fake, at } = await s3Served()

    const answer = await at('/clinic/a', {
      method: 'PUT',
      body: text,
      headers: { [header]: value },
    })

    expect(await refusal(answer)).toEqual([400, code, message])
    expect(fake.objects.list('s3://clinic')).toEqual([])
  })

  it('is taken with another x-amz-content-sha256, which is part of a signature', async () => {
    const { at } = await s3Served()
    const headers = { 'x-amz-content-sha256': '0'.repeat(64) }

    expect((await at('/clinic/a', { method: 'PUT', body: text, headers })).status).toBe(200)
  })

  it.each([
    ['nothing', [], 'x-amz-checksum-crc32'],
    ['another', ['x-amz-checksum-sha1:x'], 'x-amz-checksum-crc32'],
    ['one of two', [`x-amz-checksum-crc32:${sum('crc32')}`], 'X-Amz-Checksum-Crc32, x-amz-meta-a'],
  ])('is refused where %s comes behind it of what was announced', async (_what, lines, names) => {
    const { put } = await putting()

    const answer = await put(chunked([text], lines), { 'x-amz-trailer': names })

    expect(answer).toEqual([400, 'MalformedTrailerError', undefined])
  })

  it('may come in signed chunks', async () => {
    const { put } = await putting()

    expect(await put(chunked(['gr', 'ün']))).toEqual([200, undefined, text])
    expect(await put(chunked([]))).toEqual([200, undefined, ''])
    expect(
      await put(chunked([text], [`x-amz-checksum-crc32:${sum('crc32')}`]), {
        'x-amz-decoded-content-length': '5',
        'x-amz-trailer': 'x-amz-checksum-crc32',
      }),
    ).toEqual([200, undefined, text])
  })

  it.each([
    ['a checksum that is wrong', chunked([text], ['x-amz-checksum-crc32:AAAAAA==']), 'BadDigest'],
    ['no last chunk', chunked([text]).replace(/0;[^]*$/, ''), 'IncompleteBody'],
    ['a chunk cut off', chunked([text]).slice(0, 90), 'IncompleteBody'],
    ['a chunk that is longer than it says', chunked([text]).replace('ün', 'ünn'), 'IncompleteBody'],
    ['no size', 'x\r\nx\r\n', 'IncompleteBody'],
    ['nothing', '', 'IncompleteBody'],
  ])('is refused where its chunks have %s', async (_what, body, code) => {
    const { put } = await putting()

    expect(await put(body)).toEqual([400, code, undefined])
  })

  it('is refused where it is not as long as it says', async () => {
    const { put } = await putting()

    expect(await put(chunked([text]), { 'x-amz-decoded-content-length': '6' })).toEqual([
      400,
      'IncompleteBody',
      undefined,
    ])
  })

  it('is waited for where the client asks whether it may send it', async () => {
    const { fake, server } = await s3Served()
    const head = `PUT /clinic/a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\nConnection: close\r\n\r\n`

    const heard = await spoken(server.port, head, (socket) => {
      socket.once('data', () => socket.write('x'))
    })

    expect(heard).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/)
    expect(fake.objects.text('s3://clinic/a')).toBe('x')
  })
})
