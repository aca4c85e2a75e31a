import { Readable } from 'node:stream'
import { text as textOfStream } from 'node:stream/consumers'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3ServiceException,
  type GetObjectCommandInput,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3'
import { MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { attached, Bucket } from './s3-client.ts'

describe('objects.attach', () => {
  it.each<[string, () => NonNullable<PutObjectCommandInput['Body']>]>([
    ['text', () => 'grün'],
    ['a Buffer', () => Buffer.from('grün')],
    ['bytes inside of others', () => new TextEncoder().encode('xgrünx').subarray(1, -1)],
    ['a stream of Node', () => Readable.from(['gr', Buffer.from('ün')])],
    ['a stream of text of Node', () => Readable.from(['gr', 'ün'])],
    ['a Blob', () => new Blob(['grün'])],
    ['a stream of the web', () => new Blob(['grün']).stream()],
  ])('takes %s as a body', async (_what, body) => {
    const { fake, s3 } = attached()

    await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: body() }))

    expect(fake.objects.text('s3://patients/a')).toBe('grün')
  })

  it('takes no body for an empty one', async () => {
    const { fake, s3 } = attached()
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a' }))

    expect(fake.objects.text('s3://patients/a')).toBe('')
  })

  it('gives objects back in each of the forms of the SDK', async () => {
    const { fake, s3 } = attached()
    fake.clock.advance(5000)
    fake.objects.put('s3://patients/a', 'grün')
    const get = () => s3.send(new GetObjectCommand({ Bucket, Key: 'a' }))

    const { Body, ...rest } = await get()
    expect(rest).toEqual({
      $metadata: { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 },
      AcceptRanges: 'bytes',
      ContentLength: 5,
      ETag: '"7b934a60ddc07b8f5b1134c03430bba6"',
      LastModified: new Date('2025-01-01T00:00:05Z'),
    })
    expect(await Body?.transformToString()).toBe('grün')
    await expect(Body?.transformToString()).rejects.toThrow('already been transformed')
    expect(await (await get()).Body?.transformToString('base64')).toBe('Z3LDvG4=')
    expect(await (await get()).Body?.transformToByteArray()).toEqual(
      new TextEncoder().encode('grün'),
    )
    const web = (await get()).Body?.transformToWebStream()
    expect(await new Response(web as ReadableStream).text()).toBe('grün')
    const stream = (await get()).Body
    expect(stream).toBeInstanceOf(Readable)
    expect(await textOfStream(stream as Readable)).toBe('grün')
  })

  it('gives an empty object back', async () => {
    const { fake, s3 } = attached()
    fake.objects.put('s3://patients/a', '')
    const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket, Key: 'a' }))

    expect(ContentLength).toBe(0)
    expect(await textOfStream(Body as Readable)).toBe('')
  })

  it.each<[string, Partial<GetObjectCommandInput>]>([
    ['Range', { Range: 'bytes=0-1' }],
    ['IfModifiedSince', { IfModifiedSince: new Date(0) }],
    ['ResponseContentType', { ResponseContentType: 'text/plain' }],
    ['VersionId', { VersionId: '1' }],
  ])('refuses %s, which would change what is given back', async (member, given) => {
    const { fake, s3 } = attached()
    fake.objects.put('s3://patients/a', 'abcde')

    await expect(s3.send(new GetObjectCommand({ Bucket, Key: 'a', ...given }))).rejects.toThrow(
      new MisuseError(`GetObject: ${member} is not simulated; leave it out.`),
    )
  })

  it('refuses conditions on what is deleted', async () => {
    const { fake, s3 } = attached()
    fake.objects.put('s3://patients/a', 'x')
    const conditional = new DeleteObjectCommand({ Bucket, Key: 'a', IfMatchSize: 2 })

    await expect(s3.send(conditional)).rejects.toThrow(
      new MisuseError('DeleteObject: IfMatchSize is not simulated; leave it out.'),
    )
    expect(fake.objects.text('s3://patients/a')).toBe('x')
  })

  it('tells of an object without its body', async () => {
    const { fake, s3 } = attached()
    fake.objects.put('s3://patients/a', 'abc')

    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }))).toMatchObject({
      ContentLength: 3,
      ETag: '"900150983cd24fb0d6963f7d28e17f72"',
      LastModified: new Date('2025-01-01'),
    })
  })

  it('fails as the SDK does for what is not there', async () => {
    const { s3 } = attached()
    const got = await rejectionOf(s3.send(new GetObjectCommand({ Bucket, Key: 'a' })))
    const head = await rejectionOf(s3.send(new HeadObjectCommand({ Bucket, Key: 'a' })))

    expect(got instanceof NoSuchKey).toBe(true)
    expect(got instanceof S3ServiceException).toBe(true)
    expect(got instanceof NotFound).toBe(false)
    expect(got).toMatchObject({
      name: 'NoSuchKey',
      Code: 'NoSuchKey',
      $fault: 'client',
      $metadata: { httpStatusCode: 404 },
    })
    expect(head instanceof NotFound).toBe(true)
    expect(head).toMatchObject({ name: 'NotFound', $metadata: { httpStatusCode: 404 } })
  })

  it('deletes, also what is not there', async () => {
    const { fake, s3 } = attached()
    fake.objects.put('s3://patients/a', 'abc')
    for (const Key of ['a', 'a', 'b']) {
      const { $metadata } = await s3.send(new DeleteObjectCommand({ Bucket, Key }))
      expect($metadata.httpStatusCode).toBe(204)
    }

    expect(fake.objects.list('s3://patients')).toEqual([])
  })
})
