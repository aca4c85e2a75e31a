import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { Bucket, bytes, Key, refusal, s3Served } from './tools.ts'

const MIB = 1024 * 1024

/** An upload that has begun, and what can be done with it. */
async function begun() {
  const all = await s3Served()
  const { s3, at } = all
  const { UploadId } = await s3.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'application/fhir+ndjson' }),
  )
  const of = { Bucket, Key, UploadId }
  async function part(PartNumber: number, Body: Uint8Array) {
    const { ETag } = await s3.send(new UploadPartCommand({ ...of, PartNumber, Body }))
    return { PartNumber, ETag }
  }
  return {
    ...all,
    of,
    part,
    complete: (Parts: { PartNumber?: number; ETag?: string | undefined }[]) =>
      s3.send(new CompleteMultipartUploadCommand({ ...of, MultipartUpload: { Parts } })),
    raw: (body: string) => at(`/${Bucket}/${Key}?uploadId=${UploadId}`, { method: 'POST', body }),
  }
}

function named(name: string) {
  return { name, $metadata: { httpStatusCode: 400 } }
}

describe('An upload in parts', () => {
  it('[object-uploads] makes one object of them, in order of their numbers', async () => {
    const { fake, s3, server, part, complete } = await begun()
    const [first, second] = [bytes(5 * MIB), new TextEncoder().encode('the end')]

    const last = await part(7, second)
    const before = fake.objects.list('s3://clinic')
    const { ETag, Location } = await complete([await part(2, first), last])

    expect(before).toEqual([])
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/)
    expect(Location).toBe(`${server.url}/clinic/in/patients.ndjson`)
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }))
    expect(got).toMatchObject({ ETag, ContentType: 'application/fhir+ndjson' })
    const body = Buffer.from((await got.Body?.transformToByteArray()) ?? [])
    expect(body.equals(Buffer.concat([first, second]))).toBe(true)
  })

  it('takes a part again, and parts of objects', async () => {
    const { fake, s3, of, part, complete } = await begun()
    fake.objects.put('s3://other/source', 'abcdef')
    const copy = new UploadPartCopyCommand({
      ...of,
      PartNumber: 2,
      CopySource: 'other/source',
      CopySourceRange: 'bytes=1-3',
    })

    await part(1, bytes(9))
    const first = await part(1, bytes(5 * MIB))
    const { CopyPartResult } = await s3.send(copy)
    await complete([first, { PartNumber: 2, ETag: CopyPartResult?.ETag }])

    const body = fake.objects.get(`s3://${Bucket}/${Key}`)
    expect(body?.length).toBe(5 * MIB + 3)
    expect(Buffer.from(body?.slice(-3) ?? []).toString()).toBe('bcd')
  })

  it.each<[string, string]>([
    ['bytes=4-99', 'Range specified is not valid for source object of size: 6'],
    ['bytes=6-6', 'Range specified is not valid for source object of size: 6'],
    ['bytes=3-1', 'must be of the form bytes=first-last'],
    ['bytes=-5', 'must be of the form bytes=first-last'],
    ['bytes=1-', 'must be of the form bytes=first-last'],
    ['bytes=0-1,3-4', 'must be of the form bytes=first-last'],
    ['garbage', 'must be of the form bytes=first-last'],
    ['', 'must be of the form bytes=first-last'],
  ])('[object-ranges] has no part of the bytes %j of six', async (range, words) => {
    const { fake, of, at, s3 } = await begun()
    fake.objects.put('s3://other/source', 'abcdef')

    const answer = await at(`/${Bucket}/${Key}?partNumber=1&uploadId=${of.UploadId}`, {
      method: 'PUT',
      headers: { 'x-amz-copy-source': 'other/source', 'x-amz-copy-source-range': range },
    })

    const [status, code, message] = await refusal(answer)
    expect([status, code]).toEqual([400, 'InvalidArgument'])
    expect(message).toContain(words)
    expect((await s3.send(new ListPartsCommand(of))).Parts).toBeUndefined()
  })

  it('lists its parts', async () => {
    const { s3, of, part } = await begun()
    const parts = [await part(1, bytes(3)), await part(2, bytes(4)), await part(10, bytes(5))]
    const list = (given: object) => s3.send(new ListPartsCommand({ ...of, ...given }))

    const listed = await list({})
    const first = await list({ MaxParts: 2 })
    const rest = await list({ PartNumberMarker: first.NextPartNumberMarker })

    const LastModified = new Date('2025-01-01')
    expect(listed).toMatchObject({ IsTruncated: false, UploadId: of.UploadId })
    expect(listed.Parts).toEqual(
      parts.map((each, index) => ({ ...each, LastModified, Size: 3 + index })),
    )
    expect(first).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '2' })
    expect(rest.Parts).toMatchObject([{ PartNumber: 10 }])
  })

  it('is gone once it is completed or aborted', async () => {
    const { fake, s3, of, part, complete } = await begun()
    const parts = [await part(1, bytes(3))]

    await s3.send(new AbortMultipartUploadCommand(of))

    const gone = { name: 'NoSuchUpload', $metadata: { httpStatusCode: 404 } }
    await expect(complete(parts)).rejects.toMatchObject(gone)
    await expect(part(1, bytes(3))).rejects.toMatchObject(gone)
    await expect(s3.send(new AbortMultipartUploadCommand(of))).rejects.toMatchObject(gone)
    expect(fake.objects.list('s3://clinic')).toEqual([])
  })

  it('is refused whole where its parts are not right', async () => {
    const { fake, part, complete, raw } = await begun()
    const [first, second] = [await part(1, bytes(3)), await part(2, bytes(4))]

    await expect(complete([first, second])).rejects.toMatchObject(named('EntityTooSmall'))
    await expect(complete([second, first])).rejects.toMatchObject(named('InvalidPartOrder'))
    await expect(complete([first, first])).rejects.toMatchObject(named('InvalidPartOrder'))
    await expect(complete([{ ...first, ETag: second.ETag }])).rejects.toMatchObject(
      named('InvalidPart'),
    )
    await expect(complete([{ ...first, PartNumber: 3 }])).rejects.toMatchObject(
      named('InvalidPart'),
    )
    for (const body of ['', 'x', '<CompleteMultipartUpload><Part><PartNumber>1', '<Part>']) {
      expect((await refusal(await raw(body)))[1]).toBe('MalformedXML')
    }
    expect(fake.objects.list('s3://clinic')).toEqual([])
    await complete([second])
    expect(fake.objects.list('s3://clinic')).toEqual([`s3://${Bucket}/${Key}`])
  })

  it.each([0, 10_001, 1.5])('has no part %d', async (number) => {
    const { of, at } = await begun()
    const query = `partNumber=${number}&uploadId=${of.UploadId}`

    const answer = await at(`/${Bucket}/${Key}?${query}`, { method: 'PUT', body: 'x' })

    expect(await refusal(answer)).toEqual([
      400,
      'InvalidArgument',
      'Part number must be an integer between 1 and 10000, inclusive',
    ])
  })

  it('goes on in a fake that has its snapshot, and has the same id with the same seed', async () => {
    const { fake, s3, of, part, complete } = await begun()
    const parts = [await part(1, bytes(3))]
    const snapshot = fake.snapshot()
    const other = createFakeHealthLake()
    other.restore(snapshot)
    const same = await begun()

    await s3.send(new AbortMultipartUploadCommand(of))
    fake.restore(snapshot)
    await complete(parts)

    expect(other.snapshot()).toEqual(snapshot)
    expect(fake.objects.get(`s3://${Bucket}/${Key}`)).toEqual(bytes(3))
    expect(same.of.UploadId).toBe(of.UploadId)
  })
})
