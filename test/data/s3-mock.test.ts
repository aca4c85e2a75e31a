import { Readable } from 'node:stream'
import { text as textOfStream } from 'node:stream/consumers'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  paginateListObjectsV2,
  PutObjectCommand,
  S3,
  S3Client,
  S3ServiceException,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it, onTestFinished } from 'vitest'
import { idsIn, patient, startImport } from './tools.ts'

const region = 'us-east-1'
const Bucket = 'patients'

function attached() {
  const fake = createFakeHealthLake()
  const mock = mockClient(S3Client)
  onTestFinished(() => mock.restore())
  fake.objects.attach(mock)
  return { fake, mock, s3: new S3Client({ region }) }
}

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('objects.attach', () => {
  it('lets code that uploads with the S3 client and then imports be tested whole', async () => {
    const { fake, s3 } = attached()
    const store = fake.addDatastore().DatastoreId

    await s3.send(new PutObjectCommand({ Bucket, Key: 'in/a.ndjson', Body: patient('a') }))
    startImport(fake, store)
    fake.settle()
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket: 'results', Prefix: 'imports/' }),
    )
    const Key = Contents.find((entry) => entry.Key?.endsWith('Manifest.json'))?.Key
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'results', Key }))

    expect(idsIn({ fake, store })).toEqual(['Patient/a'])
    expect(JSON.parse((await Body?.transformToString()) ?? '')).toMatchObject({
      numberOfResourcesImportedSuccessfully: 1,
    })
  })

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

  it.each([
    ['bytes=0-1', 'ab', 'bytes 0-1/5'],
    ['bytes=3-', 'de', 'bytes 3-4/5'],
    ['bytes=-2', 'de', 'bytes 3-4/5'],
    ['bytes=-9', 'abcde', 'bytes 0-4/5'],
    ['bytes=1-99', 'bcde', 'bytes 1-4/5'],
  ])('gives the range %s', async (Range, part, ContentRange) => {
    const { fake, s3 } = attached()
    fake.objects.put('s3://patients/a', 'abcde')
    const answer = await s3.send(new GetObjectCommand({ Bucket, Key: 'a', Range }))

    expect(answer).toMatchObject({
      ContentRange,
      ContentLength: part.length,
      $metadata: { httpStatusCode: 206 },
    })
    expect(await answer.Body?.transformToString()).toBe(part)
  })

  it.each(['bytes=5-6', 'bytes=3-2', 'bytes=-', 'lines=1-2', 'bytes=-0'])(
    'refuses the range %s',
    async (Range) => {
      const { fake, s3 } = attached()
      fake.objects.put('s3://patients/a', 'abcde')
      const error = await rejectionOf(s3.send(new GetObjectCommand({ Bucket, Key: 'a', Range })))

      expect(error).toMatchObject({ name: 'InvalidRange', $metadata: { httpStatusCode: 416 } })
    },
  )

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

  it('serves aggregated clients and callbacks', async () => {
    const { fake } = attached()
    const s3 = new S3({ region })
    await s3.putObject({ Bucket, Key: 'a', Body: 'x' })
    const answered = new Promise((resolve) => {
      s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }), (error, output) => {
        resolve([error, output?.ContentLength])
      })
    })

    expect(await answered).toEqual([null, 1])
    expect(fake.objects.text('s3://patients/a')).toBe('x')
  })

  it('lets what the mock itself answers come first', async () => {
    const { fake, mock, s3 } = attached()
    mock.on(PutObjectCommand, { Key: 'b' }).rejectsOnce('no')
    const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }))
    await put('a')

    await expect(put('b')).rejects.toThrow('no')
    await put('b')

    expect(fake.objects.list('s3://patients')).toEqual(['s3://patients/a', 's3://patients/b'])
    expect(mock.commandCalls(PutObjectCommand)).toHaveLength(3)
  })

  it('is a misuse, which verify repeats, for what is not simulated', async () => {
    const { fake, s3 } = attached()
    const copy = new CopyObjectCommand({ Bucket, Key: 'a', CopySource: 'patients/b' })
    const once = new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', IfNoneMatch: '*' })

    await expect(s3.send(copy)).rejects.toThrow(
      new MisuseError(
        'objects.attach: CopyObject is not simulated. Simulated are PutObject, GetObject, HeadObject, DeleteObject and ListObjectsV2.',
      ),
    )
    await expect(s3.send(once)).rejects.toThrow(
      new MisuseError('PutObject: IfNoneMatch is not simulated; leave it out.'),
    )
    expect(fake.objects.list('s3://patients')).toEqual([])
    expect(() => fake.verify()).toThrow('CopyObject is not simulated')
  })

  it.each([
    [{ Bucket: undefined, Key: 'a' }, 'is no URI of an object'],
    [{ Bucket, Key: undefined }, 'has no key'],
    [{ Bucket: 'Patients', Key: 'a' }, 'is no URI of an object'],
    [{ Bucket, Key: 'a', Body: 7 }, 'the Body is 7; give text'],
    [{ Bucket, Key: 'a', Body: {} }, 'the Body is {}; give text'],
  ])('is a misuse for %o', async (input, told) => {
    const { s3 } = attached()
    const error = await rejectionOf(s3.send(new PutObjectCommand(input as PutObjectCommandInput)))

    expect(error).toBeInstanceOf(MisuseError)
    expect((error as Error).message).toMatch(/^PutObject: /)
    expect((error as Error).message).toContain(told)
  })

  it.each([{}, { send: () => {} }])('is a misuse for what is no mock: %o', (given) => {
    expect(() => createFakeHealthLake().objects.attach(given)).toThrow(
      new MisuseError(
        'objects.attach: give what mockClient(S3Client) of aws-sdk-client-mock returned.',
      ),
    )
  })

  it('is a misuse once the fake is disposed of', async () => {
    const { fake, mock, s3 } = attached()
    fake[Symbol.dispose]()

    await expect(s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }))).rejects.toThrow(MisuseError)
    expect(() => fake.objects.attach(mock)).toThrow(MisuseError)
  })

  it('returns the mock', () => {
    const { fake, mock } = attached()

    expect(fake.objects.attach(mock)).toBe(mock)
  })
})
