import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { headersFor } from '../wire/tools.ts'
import { Bucket, s3At, s3Served, said } from './tools.ts'

const presigned =
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20250101%2Fus-east-1%2Fs3%2Faws4_request'

describe('[object-address] A bucket', () => {
  it.each([
    'clinic.localhost:4599',
    'clinic.s3.us-east-1.amazonaws.com',
    'clinic.s3.amazonaws.com',
    'clinic.s3-us-west-2.amazonaws.com',
    'clinic.s3.dualstack.eu-west-1.amazonaws.com',
    'CLINIC.S3-FIPS.us-gov-west-1.amazonaws.com',
    'clinic.s3.cn-north-1.amazonaws.com.cn',
  ])('is named before the host: %s', async (host) => {
    const { fake, server } = await s3Served()
    fake.objects.put('s3://clinic/in/a', 'abc')

    expect(await said(server.port, 'GET /in/a', host)).toMatch(/\r\n\r\nabc$/)
    expect(await said(server.port, 'GET /?list-type=2', host)).toContain('<Key>in/a</Key>')
  })

  it.each(['127.0.0.1', 'localhost:4599', 's3.us-east-1.amazonaws.com', 'fake', 'a.fake:4599'])(
    'is the first segment of the path at other hosts: %s',
    async (host) => {
      const { fake, server } = await s3Served()
      fake.objects.put('s3://clinic/in/a', 'abc')

      expect(await said(server.port, 'GET /clinic/in/a', host)).toMatch(/\r\n\r\nabc$/)
    },
  )

  it.each(['clinic.fake.test', 'CLINIC.Fake.Test:4599', 'clinic.s3.fake.test'])(
    'is named before a name that allowHosts has: %s',
    async (host) => {
      const { fake, server } = await s3Served({}, { allowHosts: ['fake.test', 'S3.fake.test'] })
      fake.objects.put('s3://clinic/in/a', 'abc')

      expect(await said(server.port, 'GET /in/a', host)).toMatch(/\r\n\r\nabc$/)
      expect(await said(server.port, 'GET /?list-type=2', host)).toContain('<Key>in/a</Key>')
    },
  )

  it.each(['fake.test', 's3.fake.test:4599', '127.0.0.1', 'clinicfake.test'])(
    'is none of a name that allowHosts has, or that ends otherwise: %s',
    async (host) => {
      const { fake, server } = await s3Served({}, { allowHosts: ['fake.test', 's3.fake.test'] })
      fake.objects.put('s3://clinic/in/a', 'abc')

      expect(await said(server.port, 'GET /clinic/in/a', host)).toMatch(/\r\n\r\nabc$/)
    },
  )

  it('may be named as S3’s clients do by themselves', async () => {
    const { fake, server } = await s3Served()
    const clients = [s3At(server.url), s3At(server.url, { forcePathStyle: true })]

    for (const [index, s3] of clients.entries()) {
      await s3.send(new PutObjectCommand({ Bucket, Key: `in/${index}`, Body: 'x' }))
    }

    expect(fake.objects.list('s3://clinic')).toEqual(['s3://clinic/in/0', 's3://clinic/in/1'])
  })

  it('is not asked where a request is for HealthLake, or steers the fake', async () => {
    const { fake, server, at } = await s3Served()
    const { DatastoreId } = fake.addDatastore()
    const { authorization = '' } = headersFor('ListFHIRDatastores')

    const fhir = await at(`/datastore/${DatastoreId}/r4/metadata`, { headers: { authorization } })
    expect(fhir.headers.get('content-type')).toBe('application/fhir+json')
    expect((await at('/_fake/health')).status).toBe(200)
    expect(await (await at('/')).text()).toBe('<UnknownOperationException/>\n')
    expect(await (await at('/clinic/a', { headers: { authorization } })).text()).toContain(
      '<Code>UnknownOperationException</Code>',
    )
    const target = { method: 'POST', headers: headersFor('ListFHIRDatastores'), body: '{}' }
    expect(await (await at('/clinic', target)).text()).not.toContain('<Error>')
    expect(await said(server.port, 'GET /_fake/health', 'clinic.localhost')).toContain('"ok"')
  })

  it('is none of a host of HealthLake', async () => {
    const { server } = await s3Served()
    const host = 'healthlake.us-east-1.amazonaws.com'

    expect(await said(server.port, 'GET /clinic/a', host)).toContain(
      '<Code>UnknownOperationException</Code>',
    )
  })

  it.each([
    [
      'in a header',
      '/',
      [
        'Authorization: AWS4-HMAC-SHA256 Credential=AKID/20250101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
      ],
    ],
    ['in the address', `/?${presigned}`, []],
  ])('is listed with the others where a signature is for s3, %s', async (_where, path, lines) => {
    const { fake, server } = await s3Served()
    fake.objects.put('s3://clinic/in/a', 'abc')

    expect(await said(server.port, `GET ${path}`, 'localhost', lines)).toContain(
      '<Name>clinic</Name>',
    )
  })
})

describe('fake.fetch', () => {
  it('carries S3, at its hosts', async () => {
    const fake = createFakeHealthLake()
    const url = 'https://clinic.s3.us-east-1.amazonaws.com/in/a'

    const put = await fake.fetch(url, { method: 'PUT', body: 'abc' })
    const got = await fake.fetch(url)
    const head = await fake.fetch('https://s3.us-east-1.amazonaws.com/clinic/in/a', {
      method: 'HEAD',
    })

    expect([put.status, got.status, head.status]).toEqual([200, 200, 200])
    expect(head.headers.get('content-length')).toBe('3')
    expect(await got.text()).toBe('abc')
    expect(await head.text()).toBe('')
    expect(fake.objects.text('s3://clinic/in/a')).toBe('abc')
  })

  it('refuses S3 at others', async () => {
    const fake = createFakeHealthLake()

    await expect(fake.fetch('http://localhost:9000/clinic/in/a')).rejects.toThrow(MisuseError)
  })
})

it('A client reads with a key in its region, whatever the region is', async () => {
  const { fake, server } = await s3Served()
  fake.objects.put('s3://clinic/in/a', 'abc')
  const s3 = s3At(server.url, { region: 'eu-west-2' })

  const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'in/a' }))

  expect(await got.Body?.transformToString()).toBe('abc')
})
