import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { Bucket, Key, refusal, s3Served } from './tools.ts'

const Body = 'grün'
const enabled = { 'x-amz-checksum-mode': 'ENABLED' }

/** The headers of an answer that are about checksums. */
function checksumsIn({ headers }: Response): Record<string, string> {
  const own = [...headers].filter(([name]) => name.startsWith('x-amz-checksum-'))
  return Object.fromEntries(own)
}

describe('[object-checksums] The checksum that came with an upload', () => {
  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256', 'CRC64NVME'] as const)(
    'is told by the answers to uploads and reads, which the SDK checks: %s',
    async (ChecksumAlgorithm) => {
      const { s3 } = await s3Served()
      const name = `Checksum${ChecksumAlgorithm}` as const

      const put = await s3.send(new PutObjectCommand({ Bucket, Key, Body, ChecksumAlgorithm }))
      const read = { Bucket, Key, ChecksumMode: 'ENABLED' } as const
      const got = await s3.send(new GetObjectCommand(read))
      const head = await s3.send(new HeadObjectCommand(read))

      const told = { [name]: expect.any(String) as string, ChecksumType: 'FULL_OBJECT' }
      expect(put).toMatchObject(told)
      expect([got[name], head[name]]).toEqual([put[name], put[name]])
      expect(await got.Body?.transformToString()).toBe(Body)
    },
  )

  it('is found behind a body in chunks, too', async () => {
    const { at } = await s3Served()
    const headers = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' }
    const body = '3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n'

    const put = await at('/clinic/a', { method: 'PUT', body, headers })

    const told = { 'x-amz-checksum-crc32': 'NSRBwg==', 'x-amz-checksum-type': 'FULL_OBJECT' }
    expect(checksumsIn(put)).toEqual(told)
    expect(checksumsIn(await at('/clinic/a', { headers: enabled }))).toEqual(told)
  })

  it('is told only to who asks, and only of the whole object', async () => {
    const { fake, s3, at } = await s3Served()
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body }))
    fake.objects.put('s3://clinic/b', Body)

    const plain = await at('/clinic/a')
    const part = await at('/clinic/a', { headers: { ...enabled, range: 'bytes=0-1' } })
    const none = await at('/clinic/b', { headers: enabled })

    expect([plain, part, none].map(checksumsIn)).toEqual([{}, {}, {}])
    expect([plain.status, part.status, none.status]).toEqual([200, 206, 200])
  })

  it('goes with the bytes into a copy', async () => {
    const { s3, at } = await s3Served()
    const put = await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body }))
    const copy = new CopyObjectCommand({ Bucket, Key: 'b', CopySource: 'clinic/a' })

    const { CopyObjectResult } = await s3.send(copy)

    expect(CopyObjectResult?.ChecksumCRC32).toBe(put.ChecksumCRC32)
    const told = checksumsIn(await at('/clinic/b', { headers: enabled }))
    expect(told['x-amz-checksum-crc32']).toBe(put.ChecksumCRC32)
  })

  it('is told of a part to who puts it', async () => {
    const { s3 } = await s3Served()
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))
    const part = { Bucket, Key, UploadId, PartNumber: 1, Body: 'abc' }

    const { ChecksumCRC32 } = await s3.send(new UploadPartCommand(part))

    expect(ChecksumCRC32).toBe('NSRBwg==')
  })

  it('is asked of a list of what is to be deleted, too', async () => {
    const { fake, at } = await s3Served()
    fake.objects.put('s3://clinic/a', 'abc')
    const body = '<Delete><Object><Key>a</Key></Object></Delete>'
    const headers = { 'x-amz-checksum-crc32': 'AAAAAA==' }

    const answer = await at('/clinic?delete', { method: 'POST', body, headers })

    expect((await refusal(answer)).slice(0, 2)).toEqual([400, 'BadDigest'])
    expect(fake.objects.list('s3://clinic')).toEqual(['s3://clinic/a'])
  })
})
