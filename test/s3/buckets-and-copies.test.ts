import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { Bucket, refusal, s3Served } from './tools.ts'

const NO_KEY = 'The specified key does not exist.'

describe('At the port of a server, S3', () => {
  it('copies objects, with their headers or with others', async () => {
    const { fake, s3, at } = await s3Served()
    const ContentType = 'text/plain'
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a ü', Body: 'abc', ContentType }))
    const CopySource = `clinic/${encodeURIComponent('a ü')}`

    const copied = await s3.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource }))
    await s3.send(
      new CopyObjectCommand({
        Bucket: 'other',
        Key: 'c',
        CopySource: `/${CopySource}`,
        MetadataDirective: 'REPLACE',
        ContentType: 'text/csv',
      }),
    )
    const from = (source: string) =>
      at('/clinic/d', { method: 'PUT', headers: { 'x-amz-copy-source': source } })

    expect(copied.CopyObjectResult).toEqual({
      ChecksumCRC32: 'NSRBwg==',
      ETag: '"900150983cd24fb0d6963f7d28e17f72"',
      LastModified: new Date('2025-01-01'),
    })
    const types = await Promise.all([at('/clinic/b'), at('/other/c')])
    expect(types.map(({ headers }) => headers.get('content-type'))).toEqual([
      'text/plain',
      'text/csv',
    ])
    expect(fake.objects.text('s3://other/c')).toBe('abc')
    expect(await refusal(await from('clinic/%zz'))).toEqual([404, 'NoSuchKey', NO_KEY])
    expect(await refusal(await from('clinic'))).toEqual([
      400,
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    ])
  })

  it('has every bucket; those that were used are listed, and may go when they are empty', async () => {
    const { fake, s3 } = await s3Served({ region: 'eu-west-1' })
    fake.clock.advance(1000)
    fake.objects.put('s3://used/a', 'x')
    await s3.send(new CreateBucketCommand({ Bucket: 'made' }))
    const CreationDate = new Date('2025-01-01T00:00:01Z')

    const listed = await s3.send(new ListBucketsCommand())
    const some = await s3.send(new ListBucketsCommand({ Prefix: 'us' }))
    const location = await s3.send(new GetBucketLocationCommand({ Bucket: 'made' }))

    expect(listed.Buckets).toMatchObject([
      { Name: 'made', CreationDate },
      { Name: 'used', CreationDate },
    ])
    expect(some.Buckets).toMatchObject([{ Name: 'used' }])
    expect(location.LocationConstraint).toBe('eu-west-1')
    expect(await s3.send(new HeadBucketCommand({ Bucket: 'never-made' }))).toMatchObject({
      BucketRegion: 'eu-west-1',
    })
    await expect(s3.send(new DeleteBucketCommand({ Bucket: 'used' }))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    })
    await s3.send(new DeleteBucketCommand({ Bucket: 'made' }))
    await s3.send(new DeleteBucketCommand({ Bucket: 'never-made' }))
    expect((await s3.send(new ListBucketsCommand())).Buckets).toHaveLength(1)
  })
})
