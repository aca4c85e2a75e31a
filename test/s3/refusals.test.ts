import { GetBucketAclCommand, GetObjectCommand, PutObjectTaggingCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { spoken } from '../http/tools.ts'
import { Bucket, Key, refusal, s3Served } from './tools.ts'

describe('[object-operations] What S3 has and the fake has not', () => {
  it('is told in S3’s words, and by verify', async () => {
    const { fake, s3 } = await s3Served()
    const asked = s3.send(new GetBucketAclCommand({ Bucket }))

    await expect(asked).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringMatching(
        /^S3: fake-healthlake does not simulate GET of a bucket with \?acl\. Simulated are ListBuckets, /,
      ) as string,
      $metadata: { httpStatusCode: 501 },
    })
    expect(() => fake.verify()).toThrow('S3: fake-healthlake does not simulate GET of a bucket')
  })

  it.each<[string, string, RequestInit]>([
    ['POST of a bucket', '/clinic', { method: 'POST', body: 'x' }],
    ['PUT of a bucket with ?versioning', '/clinic?versioning', { method: 'PUT' }],
    ['GET of an object with ?versionId', '/clinic/a?versionId=1', {}],
    ['GET of an object with ?partNumber', '/clinic/a?partNumber=1', {}],
    ['PATCH of an object', '/clinic/a', { method: 'PATCH' }],
    [
      'PUT of an object with x-amz-write-offset-bytes',
      '/clinic/a',
      { method: 'PUT', headers: { 'x-amz-write-offset-bytes': '1' } },
    ],
  ])('has a name: %s', async (what, path, init) => {
    const { at } = await s3Served()

    const [status, code, message] = await refusal(await at(path, init))

    expect([status, code]).toEqual([501, 'NotImplemented'])
    expect(message).toContain(`simulate ${what}.`)
  })

  it('changes nothing', async () => {
    const { fake, s3 } = await s3Served()
    fake.objects.put('s3://clinic/a', 'abc')
    const Tagging = { TagSet: [{ Key: 'a', Value: 'b' }] }

    const tagging = s3.send(new PutObjectTaggingCommand({ Bucket, Key: 'a', Tagging }))

    await expect(tagging).rejects.toThrow('does not simulate PUT of an object with ?tagging')
    expect(fake.objects.text('s3://clinic/a')).toBe('abc')
  })
})

describe('A request that S3 refuses', () => {
  it.each([
    ['/A_b/a', 400, 'InvalidBucketName', 'The specified bucket is not valid.'],
    ['//clinic/a', 400, 'InvalidBucketName', 'The specified bucket is not valid.'],
    ['//', 400, 'InvalidBucketName', 'The specified bucket is not valid.'],
    ['//_fake/health', 400, 'InvalidBucketName', 'The specified bucket is not valid.'],
    ['/clinic%2Fin/a', 400, 'InvalidBucketName', 'The specified bucket is not valid.'],
    [`/clinic/${'k'.repeat(1025)}`, 400, 'KeyTooLongError', 'Your key is too long'],
    ['/clinic/%', 400, 'InvalidURI', "Couldn't parse the specified URI."],
    ['/clinic/%C3', 400, 'InvalidURI', "Couldn't parse the specified URI."],
  ])('for its address is told so: %s', async (path, status, code, message) => {
    const { fake, at } = await s3Served()

    const answer = await at(path, { method: 'PUT', body: 'x' })

    expect(answer.headers.get('x-amz-request-id')).toMatch(/^[0-9A-F]{16}$/)
    expect(await refusal(answer)).toEqual([status, code, message])
    expect(() => fake.verify()).not.toThrow()
  })

  it.each(['GET', 'PUT', 'HEAD', 'DELETE'])(
    '[object-address] for a path without a bucket is told so: %s',
    async (method) => {
      const { fake, at } = await s3Served()

      expect((await at('//clinic/a', { method })).status).toBe(400)
      expect(() => fake.verify()).not.toThrow()
    },
  )

  it.each(['', '<Delete></Delete>', '<Object></Object>', '<Object><Key>a</Key>'])(
    'for the list of what is to be deleted is told so: %j',
    async (body) => {
      const { at } = await s3Served()

      const answer = await at('/clinic?delete', { method: 'POST', body })

      expect((await refusal(answer)).slice(0, 2)).toEqual([400, 'MalformedXML'])
    },
  )

  it('reads characters that are written by their numbers', async () => {
    const { fake, at } = await s3Served()
    for (const key of ['\u0001', "'", '&nope;', '&#x110000;']) {
      fake.objects.put(`s3://clinic/${key}`, 'x')
    }
    const keys = ['&#x1;', '&#39;', '&amp;nope;', '&nope;', '&#x110000;']
    const objects = keys.map((key) => `<Object><Key>${key}</Key></Object>`).join('')

    const answer = await at('/clinic?delete', {
      method: 'POST',
      body: `<Delete>${objects}</Delete>`,
    })

    expect(answer.status).toBe(200)
    expect(fake.objects.list('s3://clinic')).toEqual([])
  })

  it('since an object is too large names the limit', async () => {
    const { fake, at } = await s3Served({}, { maxObjectBytes: 3, maxBodyBytes: 1 })
    const put = (body: string) => at(`/${Bucket}/${Key}`, { method: 'PUT', body })

    expect((await put('abc')).status).toBe(200)
    expect(await refusal(await put('abcd'))).toEqual([
      400,
      'EntityTooLarge',
      'The body is larger than 3 bytes, which is the limit (maxObjectBytes).',
    ])
    expect(fake.objects.text(`s3://${Bucket}/${Key}`)).toBe('abc')
  })

  it('since the fake was disposed of says so', async () => {
    const { fake, s3 } = await s3Served()
    fake[Symbol.dispose]()

    await expect(s3.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({
      name: 'InternalError',
      message: expect.stringContaining('This fake was disposed of') as string,
    })
  })

  it('since no method has that name, or no path is one, is answered all the same', async () => {
    const { server } = await s3Served()
    const ask = (line: string) =>
      spoken(server.port, `${line} HTTP/1.1\r\nHost: clinic.localhost\r\nConnection: close\r\n\r\n`)

    expect(await ask('OPTIONS *')).toMatch(/^HTTP\/1\.1 501/)
    expect(await ask('PROPFIND /a')).toMatch(/^HTTP\/1\.1 501/)
  })
})
