import { ListObjectsV2Command, paginateListObjectsV2 } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { attached, Bucket } from './s3-client.ts'

describe('objects.attach', () => {
  it('lists with prefix, delimiter and start', async () => {
    const { fake, s3 } = attached()
    for (const key of ['a', 'in/1', 'in/2', 'in/x/3', 'in/y/4', 'in/y/5', 'in/z']) {
      fake.objects.put(`s3://patients/${key}`, key)
    }
    const list = new ListObjectsV2Command({
      Bucket,
      Prefix: 'in/',
      Delimiter: '/',
      StartAfter: 'in/1',
    })

    expect(await s3.send(list)).toMatchObject({
      Name: 'patients',
      Prefix: 'in/',
      Delimiter: '/',
      StartAfter: 'in/1',
      KeyCount: 4,
      MaxKeys: 1000,
      IsTruncated: false,
      Contents: [
        { Key: 'in/2', Size: 4, StorageClass: 'STANDARD', LastModified: new Date('2025-01-01') },
        { Key: 'in/z' },
      ],
      CommonPrefixes: [{ Prefix: 'in/x/' }, { Prefix: 'in/y/' }],
    })
    expect(await s3.send(new ListObjectsV2Command({ Bucket: 'nothing-here' }))).toEqual({
      $metadata: { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 },
      Name: 'nothing-here',
      Prefix: '',
      KeyCount: 0,
      MaxKeys: 1000,
      IsTruncated: false,
    })
  })

  it.each([undefined, '/'])(
    'lists in pages, with the SDK’s paginator, by delimiter %o',
    async (Delimiter) => {
      const { fake, s3 } = attached()
      const keys = ['a', 'b/1', 'b/2', 'c', 'd/1', 'é', '\u{1f600}']
      for (const key of keys) fake.objects.put(`s3://patients/${key}`, '')
      const seen: (string | undefined)[] = []
      for await (const page of paginateListObjectsV2(
        { client: s3, pageSize: 2 },
        { Bucket, Delimiter },
      )) {
        expect(page.KeyCount).toBeLessThanOrEqual(2)
        seen.push(
          ...(page.Contents ?? []).map(({ Key }) => Key),
          ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
        )
      }

      const expected = Delimiter === undefined ? keys : ['a', 'b/', 'c', 'd/', 'é', '\u{1f600}']
      expect(new Set(seen)).toEqual(new Set(expected))
      expect(seen).toHaveLength(expected.length)
    },
  )

  it('lists a thousand at most, and none if none are asked for', async () => {
    const { fake, s3 } = attached()
    for (let number = 0; number < 1001; number += 1) fake.objects.put(`s3://patients/${number}`, '')

    expect(await s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: 5000 }))).toMatchObject({
      KeyCount: 1000,
      IsTruncated: true,
    })
    expect(await s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: 0 }))).toMatchObject({
      KeyCount: 0,
      IsTruncated: false,
    })
  })

  it.each(['', 'a token', '!'])('refuses %o as a token', async (ContinuationToken) => {
    const { s3 } = attached()
    const error = await rejectionOf(
      s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken })),
    )

    expect(error).toMatchObject({ name: 'InvalidArgument', $metadata: { httpStatusCode: 400 } })
  })
})
