import {
  ListObjectsCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { Bucket, refusal, s3Served } from './tools.ts'

const all = ['a', 'in/1', 'in/2', 'in/x/3', 'in/y/4', 'in/y/5', 'in/z', 'é & <b>', '\u{1f600}']

function fill(fake: FakeHealthLake, keys: readonly string[] = all): void {
  for (const key of keys) fake.objects.put(`s3://${Bucket}/${key}`, key)
}

/** The names on each page, folders last. */
async function pagesOf(client: S3Client, input: object, pageSize: number) {
  const pages: string[][] = []
  for await (const page of paginateListObjectsV2({ client, pageSize }, { Bucket, ...input })) {
    const { Contents = [], CommonPrefixes = [] } = page
    const names = [...Contents.map(({ Key }) => Key), ...CommonPrefixes.map(({ Prefix }) => Prefix)]
    pages.push(names.map(String))
  }
  return pages
}

describe('S3 lists objects', () => {
  it('[object-order] in order of their keys, with what it knows of each', async () => {
    const { fake, s3 } = await s3Served()
    fill(fake, all.toReversed())

    const { Contents, ...listed } = await s3.send(new ListObjectsV2Command({ Bucket }))

    expect(listed).toMatchObject({ Name: Bucket, KeyCount: 9, MaxKeys: 1000, IsTruncated: false })
    expect(Contents?.map(({ Key }) => Key)).toEqual(all)
    expect(Contents?.[0]).toEqual({
      Key: 'a',
      ETag: '"0cc175b9c0f1b6a831c399e269772661"',
      LastModified: new Date('2025-01-01'),
      Size: 1,
      StorageClass: 'STANDARD',
    })
  })

  it('below a prefix, by folder, after a key', async () => {
    const { fake, s3 } = await s3Served()
    fill(fake)
    const given = { Bucket, Prefix: 'in/', Delimiter: '/', StartAfter: 'in/1' }

    expect(await s3.send(new ListObjectsV2Command(given))).toMatchObject({
      Prefix: 'in/',
      Delimiter: '/',
      StartAfter: 'in/1',
      KeyCount: 4,
      Contents: [{ Key: 'in/2' }, { Key: 'in/z' }],
      CommonPrefixes: [{ Prefix: 'in/x/' }, { Prefix: 'in/y/' }],
    })
  })

  it('in pages', async () => {
    const { fake, s3 } = await s3Served()
    fill(fake)

    expect(await pagesOf(s3, {}, 4)).toEqual([all.slice(0, 4), all.slice(4, 8), all.slice(8)])
    expect(await pagesOf(s3, { Delimiter: '/' }, 2)).toEqual([
      ['a', 'in/'],
      ['é & <b>', '\u{1f600}'],
    ])
    expect(await pagesOf(s3, { Prefix: 'none' }, 2)).toEqual([[]])
  })

  it('in the form of before, too', async () => {
    const { fake, s3 } = await s3Served()
    fill(fake)
    const list = (given: object) =>
      s3.send(new ListObjectsCommand({ Bucket, MaxKeys: 2, ...given }))

    const first = await list({ Delimiter: '/' })
    const second = await list({ Delimiter: '/', Marker: first.NextMarker })

    expect(first).toMatchObject({
      IsTruncated: true,
      NextMarker: 'in/',
      Contents: [{ Key: 'a' }],
      CommonPrefixes: [{ Prefix: 'in/' }],
    })
    expect(second).toMatchObject({
      Marker: 'in/',
      IsTruncated: false,
      Contents: [{ Key: 'é & <b>' }, { Key: '\u{1f600}' }],
    })
    expect(await list({})).not.toHaveProperty('NextMarker')
  })

  it('with names escaped, where that is asked for', async () => {
    const { fake, at } = await s3Served()
    fake.objects.put('s3://clinic/a\u0001/ü', 'x')

    const escaped = await (await at('/clinic?list-type=2&encoding-type=url&prefix=a%01/')).text()
    const plain = await (await at('/clinic?list-type=2')).text()

    expect(escaped).toContain('<Prefix>a%01/</Prefix>')
    expect(escaped).toContain('<EncodingType>url</EncodingType>')
    expect(escaped).toContain('<Key>a%01/%C3%BC</Key>')
    expect(plain).toContain('<Key>a&#x1;/ü</Key>')
  })

  it.each([
    ['max-keys=-1', 'max-keys is not an integer from 0 to 2147483647'],
    ['max-keys=x', 'max-keys is not an integer from 0 to 2147483647'],
    ['continuation-token=x', 'The continuation token provided is incorrect'],
    ['encoding-type=x', 'Invalid Encoding Method specified in Request'],
  ])('but not with %s', async (query, message) => {
    const { at } = await s3Served()

    const answer = await at(`/clinic?list-type=2&${query}`)

    expect(await refusal(answer)).toEqual([400, 'InvalidArgument', message])
  })
})
