import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3'
import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { attached, Bucket } from './s3-client.ts'

function keys(fake: FakeHealthLake): string[] {
  return fake.objects.list(`s3://${Bucket}`)
}

describe('A mock of the S3 client', () => {
  it.each([undefined, null, 'mock', 7])('can not be %o', (given) => {
    const fake = createFakeHealthLake()

    expect(() => fake.objects.attach(given as never)).toThrow(
      new MisuseError(
        'objects.attach: give what mockClient(S3Client) of aws-sdk-client-mock returned.',
      ),
    )
    expect(() => fake.attach(given as never)).toThrow(
      new MisuseError(
        'attach: give what mockClient(HealthLakeClient) of aws-sdk-client-mock returned.',
      ),
    )
  })

  it('says how it can still lead to a fake that was disposed of', async () => {
    const { fake, s3 } = attached()
    fake.dispose()

    await expect(s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }))).rejects.toThrow(
      'This fake was disposed of, with its clients and interceptions; make a new one with createFakeHealthLake(). A mock still leads to it: call mock.restore() at the end of a test, or objects.attach(mock) of the fake that is meant.',
    )
  })

  it('rejects what was aborted before', async () => {
    const { fake, s3 } = attached()
    const put = new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' })

    await expect(s3.send(put, { abortSignal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
      message: 'Request aborted',
    })
    expect(keys(fake)).toEqual([])
    await s3.send(put, { abortSignal: new AbortController().signal })
    expect(keys(fake)).toEqual(['s3://patients/a'])
  })

  it('stores nothing of an upload that is aborted while it is read', async () => {
    const { fake, s3 } = attached()
    const controller = new AbortController()
    async function* parts() {
      yield 'x'
      controller.abort()
      await wait(1)
      yield 'y'
    }
    const put = new PutObjectCommand({ Bucket, Key: 'a', Body: Readable.from(parts()) })

    await expect(s3.send(put, { abortSignal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(keys(fake)).toEqual([])
  })

  it.each([-1, Number.NaN, 1.5, Infinity, 2 ** 31])('refuses MaxKeys %d', async (MaxKeys) => {
    const { s3 } = attached()

    await expect(s3.send(new ListObjectsV2Command({ Bucket, MaxKeys }))).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'max-keys is not an integer from 0 to 2147483647',
      $metadata: { httpStatusCode: 400 },
    })
  })

  it('refuses members that the command does not have', async () => {
    const { fake, s3 } = attached()
    const put = { Bucket, Key: 'a', Boddy: 'x' } as PutObjectCommandInput
    const get = { Bucket, Key: 'a', Body: 'x' }

    await expect(s3.send(new PutObjectCommand(put))).rejects.toThrow(
      new MisuseError("PutObject: there is no member 'Boddy'. Did you mean Body?"),
    )
    await expect(s3.send(new GetObjectCommand(get))).rejects.toThrow(
      new MisuseError("GetObject: there is no member 'Body'."),
    )
    expect(keys(fake)).toEqual([])
    expect(() => fake.verify()).toThrow('Boddy')
  })

  it('lets members pass that it does not know, where the fake ignores such', async () => {
    const { fake, s3 } = attached({ unknownMembers: 'ignore' })
    const put = { Bucket, Key: 'a', Boddy: 'x' } as PutObjectCommandInput
    await s3.send(new PutObjectCommand(put))

    expect(keys(fake)).toEqual(['s3://patients/a'])
  })

  it('does not look at members for a version of the SDK that does not tell what it knows', async () => {
    const { fake, s3 } = attached()
    const put = new PutObjectCommand({ Bucket, Key: 'a', Boddy: 'x' } as PutObjectCommandInput)
    Object.defineProperty(put, 'schema', { value: undefined })
    await s3.send(put)

    expect(keys(fake)).toEqual(['s3://patients/a'])
  })

  it.each([[{ a: 1 }], [7], ['x', { a: 1 }]])(
    'refuses a stream of objects as a body: %o',
    async (...parts) => {
      const { fake, s3 } = attached()
      const put = new PutObjectCommand({ Bucket, Key: 'a', Body: Readable.from(parts) })

      await expect(s3.send(put)).rejects.toThrow(
        new MisuseError(
          'PutObject: the Body is a stream of something else than text or bytes; give text, bytes, a Blob or a stream of text or bytes.',
        ),
      )
      expect(keys(fake)).toEqual([])
    },
  )
})
