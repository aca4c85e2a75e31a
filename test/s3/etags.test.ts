import { createHash } from 'node:crypto'
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { Bucket, bytes, Key, s3Served } from './tools.ts'

const large = bytes(65_537)

/** Puts a large object in memory, and gives its ETag. */
async function put(fake: FakeHealthLake, key: string): Promise<string | null> {
  const url = `https://clinic.s3.us-east-1.amazonaws.com/${key}`
  const { headers } = await fake.fetch(url, { method: 'PUT', body: large })
  return headers.get('etag')
}

describe('[object-etag] The ETag of a large object', () => {
  it('differs from upload to upload of its key, whatever is uploaded to others', async () => {
    const [one, other] = [createFakeHealthLake(), createFakeHealthLake()]
    const etags = [await put(one, 'a'), await put(one, 'b'), await put(one, 'a')]

    const sooner = [await put(other, 'b'), await put(other, 'a')]
    other.objects.delete('s3://clinic/a')

    expect(new Set(etags).size).toBe(3)
    expect(sooner).toEqual([etags[1], etags[0]])
    expect(await put(other, 'a')).toBe(etags[2])
  })

  it('is the same in a fork, and in a fake with its snapshot', async () => {
    const fake = createFakeHealthLake()
    await put(fake, 'a')
    const [fork, restored] = [fake.fork(), createFakeHealthLake({ seed: 2 })]
    restored.restore(fake.snapshot())

    const etag = await put(fake, 'a')

    expect([await put(fork, 'a'), await put(restored, 'a')]).toEqual([etag, etag])
    expect(fork.snapshot()).toEqual(fake.snapshot())
  })

  it('of parts is the MD5 of what is in theirs', async () => {
    const { fake, s3 } = await s3Served()
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))
    const of = { Bucket, Key, UploadId }
    const part = async (PartNumber: number, Body: Uint8Array) => {
      const { ETag = '' } = await s3.send(new UploadPartCommand({ ...of, PartNumber, Body }))
      return { PartNumber, ETag }
    }
    const first = await part(1, bytes(5 * 1024 * 1024))
    const again = await part(1, bytes(5 * 1024 * 1024))
    const Parts = [again, await part(2, bytes(3))]

    const complete = new CompleteMultipartUploadCommand({ ...of, MultipartUpload: { Parts } })
    const { ETag } = await s3.send(complete)

    const digests = Parts.map((each) => Buffer.from(each.ETag.slice(1, 33), 'hex'))
    const md5 = createHash('md5').update(Buffer.concat(digests)).digest('hex')
    expect(ETag).toBe(`"${md5}-2"`)
    expect(again.ETag).not.toBe(first.ETag)
    expect(fake.snapshot()['objects']).toMatchObject({
      $map: [['clinic', { drawnEtags: { $map: [] }, uploads: { $map: [] } }]],
    })
  })
})
