import {
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { Bucket, Key, refusal, s3Served } from './tools.ts'

const encryption = {
  ServerSideEncryption: 'aws:kms',
  SSEKMSKeyId: 'alias/clinic',
  BucketKeyEnabled: true,
} as const

const stored = {
  ...encryption,
  StorageClass: 'STANDARD_IA',
  WebsiteRedirectLocation: '/elsewhere',
} as const

describe('[object-metadata] What an upload says of how it is to be stored', () => {
  it('is told where S3 tells it, and is no matter for verify', async () => {
    const { fake, s3 } = await s3Served()
    const put = new PutObjectCommand({ Bucket, Key, Body: 'x', ...stored, Tagging: 'a=b&c=d' })

    const answer = await s3.send(put)

    expect(answer).toMatchObject(encryption)
    expect(answer).not.toHaveProperty('StorageClass')
    const told = { ...stored, TagCount: 2 }
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject(told)
    expect(await s3.send(new GetObjectCommand({ Bucket, Key }))).toMatchObject(told)
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, FetchOwner: true }))
    expect(Contents).toMatchObject([{ StorageClass: 'STANDARD_IA', Owner: { ID: '123456789012' } }])
    fake.verify()
  })

  it('is told of parts at their beginning', async () => {
    const { s3 } = await s3Served()

    const begun = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...encryption }))

    expect(begun).toMatchObject(encryption)
  })

  it('is not told where it is as usual, or was not said', async () => {
    const { s3, at } = await s3Served()
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x', StorageClass: 'STANDARD' }))

    const { headers } = await at(`/${Bucket}/${Key}`)

    const names = [...headers.keys()].filter((name) => name.startsWith('x-amz-'))
    expect(names).toEqual(['x-amz-request-id'])
  })

  it.each([
    ['x-amz-server-side-encryption', 'InvalidArgument', 'The encryption method specified'],
    ['x-amz-storage-class', 'InvalidStorageClass', 'The storage class you specified'],
  ])('is refused where there is no such %s', async (header, code, message) => {
    const { fake, at } = await s3Served()
    const headers = { [header]: 'none' }

    const answer = await at('/clinic/a', { method: 'PUT', body: 'x', headers })

    expect(await refusal(answer)).toEqual([400, code, expect.stringContaining(message)])
    expect(fake.objects.list('s3://clinic')).toEqual([])
  })

  it('is not taken from the source of a copy, unlike metadata and tags', async () => {
    const { s3 } = await s3Served()
    const Metadata = { source: 'clinic' }
    const given = { ...stored, Metadata, Tagging: 'a=b' }
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', ...given }))
    async function copied(input: object) {
      const copy = { Bucket, Key: 'b', CopySource: 'clinic/a', ...input }
      const answer = await s3.send(new CopyObjectCommand(copy))
      return { answer, head: await s3.send(new HeadObjectCommand({ Bucket, Key: 'b' })) }
    }

    const plain = await copied({})
    const anew = await copied({
      ...encryption,
      MetadataDirective: 'REPLACE',
      Metadata: { other: '1' },
      TaggingDirective: 'REPLACE',
    })

    expect(plain.head).toMatchObject({ Metadata, TagCount: 1 })
    for (const name of Object.keys(stored)) expect(plain.head).not.toHaveProperty(name)
    expect(anew.head).toMatchObject({ ...encryption, Metadata: { other: '1' } })
    expect(anew.head).not.toHaveProperty('TagCount')
    expect(anew.answer).toMatchObject(encryption)
  })

  it('of a bucket is its region', async () => {
    const { s3 } = await s3Served()
    const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' } as const
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }))

    const { BucketRegion } = await s3.send(new HeadBucketCommand({ Bucket }))

    expect(BucketRegion).toBe('eu-west-1')
    expect(await s3.send(new GetBucketLocationCommand({ Bucket }))).toMatchObject(
      CreateBucketConfiguration,
    )
  })
})
