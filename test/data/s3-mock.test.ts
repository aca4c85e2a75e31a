import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { attached, Bucket, region } from './s3-client.ts'
import { idsIn, patient, startImport } from './tools.ts'

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
    [{ Bucket: undefined, Key: 'a' }, 'is not the URI of an object'],
    [{ Bucket, Key: undefined }, 'has no key'],
    [{ Bucket: 'Patients', Key: 'a' }, 'is not the URI of an object'],
    [{ Bucket, Key: 'a', Body: 7 }, 'the Body is 7; give text'],
    [{ Bucket, Key: 'a', Body: {} }, 'the Body is {}; give text'],
  ])('is a misuse for %o', async (input, told) => {
    const { s3 } = attached()
    const error = await rejectionOf(s3.send(new PutObjectCommand(input as PutObjectCommandInput)))

    expect(error).toBeInstanceOf(MisuseError)
    expect(error.message).toMatch(/^PutObject: /)
    expect(error.message).toContain(told)
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
