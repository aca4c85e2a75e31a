import { createHash } from 'node:crypto'
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { Bucket, bytes, Key, refusal, s3Served } from './tools.ts'

const NO_KEY = 'The specified key does not exist.'

const patient = '{"resourceType":"Patient","id":"p1"}'

it('In a browser no object runs programs, which would be of the same origin as the paths that steer', async () => {
  const { fake, at } = await s3Served()
  const text = '<script>fetch("/_fake/reset", { method: "POST" })</script>'
  fake.objects.put('s3://clinic/a.html', text)

  const answers = [await at('/clinic/a.html'), await at('/clinic/b.html'), await at('/_fake/state')]

  const policies = answers.map(({ headers }) => headers.get('content-security-policy'))
  expect(policies).toEqual(['sandbox', 'sandbox', null])
})

describe('At the port of a server, S3', () => {
  it('takes what a client puts, for imports, and gives what the fake has', async () => {
    const { fake, s3 } = await s3Served()

    const put = await s3.send(new PutObjectCommand({ Bucket, Key, Body: patient }))
    fake.objects.put('s3://clinic/out/a', 'grün')
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'out/a' }))

    expect(fake.objects.text(`s3://clinic/${Key}`)).toBe(patient)
    expect(put.ETag).toBe(`"${createHash('md5').update(patient).digest('hex')}"`)
    expect(put.$metadata.requestId).toMatch(/^[0-9A-F]{16}$/)
    expect(await got.Body?.transformToString()).toBe('grün')
    expect(got).toMatchObject({
      AcceptRanges: 'bytes',
      ContentLength: 5,
      ContentType: 'binary/octet-stream',
      LastModified: new Date('2025-01-01'),
    })
  })

  it('[object-operations] is in no history, and needs no signature', async () => {
    const { fake, at } = await s3Served()
    fake.faults.add({ outcome: 'ThrottlingException' })

    const put = await at('/clinic/a', { method: 'PUT', body: 'x' })
    const got = await at('/clinic/a')

    expect([put.status, got.status, await got.text()]).toEqual([200, 200, 'x'])
    expect(fake.history).toEqual([])
    expect(fake.faults.pending()).toHaveLength(1)
  })

  it('lets due transitions happen first', async () => {
    const { fake, s3 } = await s3Served()
    const { DatastoreId } = fake.addDatastore()
    fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'p1' })
    fake.execute('StartFHIRExportJob', {
      DatastoreId,
      DataAccessRoleArn: 'arn:aws:iam::123456789012:role/healthlake',
      OutputDataConfig: { S3Configuration: { S3Uri: 's3://clinic/out', KmsKeyId: 'alias/a' } },
    })
    fake.clock.advance({ hours: 1 })

    const listed = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'out/' }))

    expect(listed.Contents).toMatchObject([{ Key: expect.stringMatching(/Patient.*ndjson$/) }])
  })

  it.each([
    'a b',
    'ü+&%=?#',
    'double//slash',
    '/first',
    'ends/',
    '../up',
    'q\'uo"te<>',
    '\u{1f600}',
  ])('keeps keys as they are: %j', async (key) => {
    const { fake, s3 } = await s3Served()

    await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: 'x' }))

    expect(fake.objects.list('s3://clinic')).toEqual([`s3://clinic/${key}`])
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: key }))
    expect(await got.Body?.transformToString()).toBe('x')
  })

  it('tells of an object by HEAD, without its body', async () => {
    const { s3, at, fake } = await s3Served()
    fake.objects.put('s3://clinic/a', 'abc')

    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }))
    const missing = await at('/clinic/b', { method: 'HEAD' })

    expect(head).toMatchObject({ ContentLength: 3, ETag: '"900150983cd24fb0d6963f7d28e17f72"' })
    expect([missing.status, await missing.text()]).toEqual([404, ''])
  })

  it('[object-metadata] keeps the headers that come with an object', async () => {
    const { s3, at } = await s3Served()
    const given = {
      CacheControl: 'no-cache',
      ContentDisposition: 'inline',
      ContentEncoding: 'gzip',
      ContentLanguage: 'de',
      ContentType: 'application/fhir+ndjson',
      Metadata: { source: 'clinic', empty: '' },
    }

    await s3.send(new PutObjectCommand({ Bucket, Key, Body: patient, ...given }))
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key }))
    const large = await at('/clinic/b', {
      method: 'PUT',
      headers: { 'x-amz-meta-a': 'x'.repeat(2048) },
    })

    expect(head).toMatchObject(given)
    expect(await refusal(large)).toEqual([
      400,
      'MetadataTooLarge',
      'Your metadata headers exceed the maximum allowed metadata size',
    ])
  })

  it('gives headers that a link asks for', async () => {
    const { fake, at } = await s3Served()
    fake.objects.put('s3://clinic/a', 'abc')

    const got = await at('/clinic/a?response-content-type=text%2Fcsv&response-expires=%00')

    expect(got.headers.get('content-type')).toBe('text/csv')
    expect(got.headers.get('expires')).toBeNull()
  })

  it('deletes one object, and many', async () => {
    const { fake, s3 } = await s3Served()
    for (const key of ['a', 'b', 'c<&>']) fake.objects.put(`s3://clinic/${key}`, key)
    const Objects = [{ Key: 'b' }, { Key: 'c<&>' }, { Key: 'never' }]

    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }))
    const many = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
    const quiet = new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } })

    expect(many.Deleted).toEqual(Objects)
    expect((await s3.send(quiet)).Deleted).toBeUndefined()
    expect(fake.objects.list('s3://clinic')).toEqual([])
  })

  it('says what S3 says of what is not there', async () => {
    const { s3 } = await s3Served()
    const get = s3.send(new GetObjectCommand({ Bucket, Key: 'a' }))

    await expect(get).rejects.toThrow(NoSuchKey)
    await expect(get).rejects.toThrow(NO_KEY)
  })

  it('[object-etag] has an MD5 as the ETag of a small object, and of a larger one what is none', async () => {
    const { fake, s3 } = await s3Served()
    const [small, large] = [bytes(65_536), bytes(65_537)]
    const put = (Body: Uint8Array) => s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body }))

    const { ETag } = await put(large)
    const again = await put(large)

    expect((await put(small)).ETag).toBe(`"${createHash('md5').update(small).digest('hex')}"`)
    expect(ETag).toMatch(/^"[0-9a-f]{32}-1"$/)
    expect(again.ETag).not.toBe(ETag)
    fake.objects.put('s3://clinic/b', large)
    const other = s3.send(new HeadObjectCommand({ Bucket, Key: 'b' }))
    expect((await other).ETag).toMatch(/^"[0-9a-f]{32}-1"$/)
  })

  it('keeps what it has in snapshots and forks', async () => {
    const { fake, s3, at } = await s3Served()
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: patient, ContentType: 'text/x' }))
    const snapshot = JSON.parse(JSON.stringify(fake.snapshot())) as ReturnType<typeof fake.snapshot>
    await at(`/clinic/${Key}`, { method: 'DELETE' })

    fake.restore(snapshot)

    expect(fake.snapshot()).toEqual(snapshot)
    const got = await at(`/clinic/${Key}`)
    expect([got.headers.get('content-type'), await got.text()]).toEqual(['text/x', patient])
  })
})
