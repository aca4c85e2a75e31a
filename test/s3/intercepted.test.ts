import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { expect, it, onTestFinished } from 'vitest'
import { Bucket, Key } from './tools.ts'

it("interceptHttp leads S3's hosts to the fake, too, where it is told to", async () => {
  const fake = createFakeHealthLake()
  const interception = interceptHttp(fake, { s3: true })
  onTestFinished(() => interception[Symbol.dispose]())
  const s3 = new S3Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
  })
  onTestFinished(() => s3.destroy())

  await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'abc' }))
  const got = await s3.send(new GetObjectCommand({ Bucket, Key }))
  const plain = await fetch(`https://s3.eu-west-1.amazonaws.com/${Bucket}/${Key}`)

  expect(await got.Body?.transformToString()).toBe('abc')
  expect(await plain.text()).toBe('abc')
  expect(fake.objects.text(`s3://${Bucket}/${Key}`)).toBe('abc')
})

it.each([
  [{ s3: 'yes' }, "interceptHttp: s3 is 'yes'; give true or false."],
  [{ S3: true }, /S3.*Did you mean s3\?/],
])('interceptHttp refuses %o', (options, message) => {
  const fake = createFakeHealthLake()

  const intercept = () => interceptHttp(fake, options as never)

  expect(intercept).toThrow(MisuseError)
  expect(intercept).toThrow(message)
})
