import {
  DeleteObjectsCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { Bucket, refusal, s3Served } from './tools.ts'

describe('[object-unheeded]', () => {
  it.each([
    ['x-amz-acl', 'public-read'],
    ['x-amz-grant-read', 'id=1'],
    ['x-amz-server-side-encryption-customer-algorithm', 'AES256'],
    ['x-amz-object-lock-mode', 'COMPLIANCE'],
    ['x-amz-object-lock-legal-hold', 'ON'],
    ['x-amz-storage-class', 'DEEP_ARCHIVE'],
    ['x-amz-expected-bucket-owner', '999999999999'],
    ['x-amz-bucket-object-lock-enabled', 'true'],
    ['x-amz-object-ownership', 'ObjectWriter'],
    ['x-amz-if-match-size', '3'],
    ['if-range', '"a"'],
  ])('verify tells of the header %s: %s', async (name, value) => {
    const { fake, at } = await s3Served()

    const { status } = await at('/clinic/a', { method: 'PUT', headers: { [name]: value } })

    expect(status).toBe(200)
    expect(() => fake.verify()).toThrow(
      `- S3: PutObject takes no account of the header ${name}: ${value}. It was ignored.`,
    )
  })

  it('verify tells of pages of ListBuckets', async () => {
    const { fake, s3 } = await s3Served()

    await s3.send(new ListBucketsCommand({ MaxBuckets: 1 }))

    expect(() => fake.verify()).toThrow(
      'S3: ListBuckets takes no account of the parameter max-buckets. It was ignored.',
    )
  })

  it('verify tells once, however often it is asked', async () => {
    const { fake, s3 } = await s3Served()
    const put = new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', ACL: 'public-read' })
    await s3.send(put)
    await s3.send(put)

    expect(() => fake.verify()).toThrow(/^[^]*(?:takes no account of(?![^]*takes no account))/)
  })

  it('verify does not tell of what changes nothing in S3 either, nor of what was refused', async () => {
    const { fake, s3, at } = await s3Served()
    const given = { ACL: 'bucket-owner-full-control', RequestPayer: 'requester' } as const
    const own = { ExpectedBucketOwner: '123456789012' }

    await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', ...given, ...own }))
    const headers = { 'x-amz-acl': 'public-read', 'if-none-match': '*' }
    const refused = await at('/clinic/a', { method: 'PUT', headers })

    expect(refused.status).toBe(412)
    fake.verify()
  })
})

describe('[object-operations] Versions of objects', () => {
  it.each([
    [
      'the source of a copy',
      '/clinic/b',
      'PUT',
      { 'x-amz-copy-source': 'clinic/a?versionId=1' },
      '',
    ],
    [
      'what is deleted',
      '/clinic?delete',
      'POST',
      {},
      '<Delete><Object><Key>a</Key><VersionId>1</VersionId></Object></Delete>',
    ],
  ] as const)(
    'are refused as %s, and change nothing',
    async (_what, path, method, headers, body) => {
      const { fake, at } = await s3Served()
      fake.objects.put('s3://clinic/a', 'abc')

      const answer = await at(path, { method, headers, body })

      const message = 'S3: fake-healthlake does not simulate versions of objects.'
      expect(await refusal(answer)).toEqual([501, 'NotImplemented', message])
      expect(fake.objects.list('s3://clinic')).toEqual(['s3://clinic/a'])
      expect(() => fake.verify()).toThrow(message)
    },
  )

  it('may be called null, as S3 calls the only one', async () => {
    const { fake, at } = await s3Served()
    fake.objects.put('s3://clinic/a', 'abc')
    const headers = { 'x-amz-copy-source': 'clinic/a?versionId=null' }
    await at('/clinic/b', { method: 'PUT', headers })
    const body = '<Delete><Object><Key>a</Key><VersionId>null</VersionId></Object></Delete>'

    await at('/clinic?delete', { method: 'POST', body })

    expect(fake.objects.list('s3://clinic')).toEqual(['s3://clinic/b'])
    fake.verify()
  })
})

describe('[object-conditions]', () => {
  it('Of many that are deleted, each is asked its own', async () => {
    const { fake, s3 } = await s3Served()
    for (const key of ['a', 'b']) fake.objects.put(`s3://clinic/${key}`, key)
    const { ETag } = await s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }))
    const Objects = ['a', 'b', 'c'].map((Key) => ({ Key, ETag }))

    const { Deleted, Errors } = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects } }),
    )

    expect(Deleted).toEqual([{ Key: 'a' }])
    expect(Errors).toMatchObject([
      { Key: 'b', Code: 'PreconditionFailed' },
      { Key: 'c', Code: 'NoSuchKey' },
    ])
    expect(fake.objects.list('s3://clinic')).toEqual(['s3://clinic/b'])
  })
})
