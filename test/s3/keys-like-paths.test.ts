import { describe, expect, it } from 'vitest'
import { s3Served, said } from './tools.ts'

const signed = (service: string) =>
  `Authorization: AWS4-HMAC-SHA256 Credential=anybody/20250101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`

describe('[object-address] A key that is like a path of the server', () => {
  it('is one at the host of its bucket, where the request is signed for S3', async () => {
    const { fake, server } = await s3Served()
    fake.objects.put('s3://clinic/_fake/history', 'abc')
    fake.execute('ListFHIRDatastores', {})
    const atBucket = (line: string) =>
      said(server.port, line, `clinic.localhost:${server.port}`, [signed('s3')])

    expect(await atBucket('GET /_fake/history')).toMatch(/\r\n\r\nabc$/)
    expect(await atBucket('DELETE /_fake/history')).toMatch(/^HTTP\/1\.1 204/)
    expect(fake.objects.list('s3://clinic')).toEqual([])
    expect(fake.history).toHaveLength(1)
  })

  it('is a path otherwise', async () => {
    const { fake, server } = await s3Served()
    fake.objects.put('s3://clinic/_fake/health', 'abc')
    const ask = (host: string, ...headers: readonly string[]) =>
      said(server.port, 'GET /_fake/health', host, headers)

    expect(await ask('clinic.localhost')).toContain('"status": "ok"')
    expect(await ask('127.0.0.1', signed('s3'))).toContain('"status": "ok"')
  })

  it('is one below datastore unless it has an id as AWS gives it', async () => {
    const { fake, server } = await s3Served()
    fake.objects.put('s3://datastore/x/r4/y', 'abc')
    const ask = (id: string, service: string) =>
      said(server.port, `GET /datastore/${id}/r4/y`, '127.0.0.1', [signed(service)])

    expect(await ask('x', 's3')).toMatch(/\r\n\r\nabc$/)
    expect(await ask('x', 'healthlake')).toContain('OperationOutcome')
    expect(await ask('a'.repeat(32), 's3')).toContain('InvalidSignatureException')
  })

  it('is one below datastore at the host of its bucket, whatever the id', async () => {
    const { fake, server } = await s3Served()
    const key = `datastore/${'a'.repeat(32)}/r4/y`
    fake.objects.put(`s3://clinic/${key}`, 'abc')

    expect(await said(server.port, `GET /${key}`, 'clinic.localhost', [signed('s3')])).toMatch(
      /\r\n\r\nabc$/,
    )
  })

  it.each([
    ['a header', 'GET /datastore/x/r4/y', ['Authorization: AWS anybody:signature']],
    ['a query', 'GET /datastore/x/r4/y?AWSAccessKeyId=anybody&Signature=a&Expires=9', []],
  ])('is one where it is signed with Signature Version 2, by %s', async (_where, line, headers) => {
    const { fake, server } = await s3Served()
    fake.objects.put('s3://datastore/x/r4/y', 'abc')

    expect(await said(server.port, line, '127.0.0.1', headers)).toMatch(/\r\n\r\nabc$/)
  })
})

it.each([
  '<Delete><!-- <Object><Key>a</Key></Object> --><Object><Key>b</Key></Object></Delete>',
  '<Delete><Object><Key><![CDATA[A]]></Key></Object></Delete>',
  '<Delete><Object><Key>a</Key></Object><Obj',
  '<!DOCTYPE Delete><Delete><Object><Key>a</Key></Object></Delete>',
])('A list of objects to delete is refused where its XML cannot be read: %s', async (body) => {
  const { fake, at } = await s3Served()
  fake.objects.put('s3://clinic/a', 'abc')

  const response = await at('/clinic?delete', { method: 'POST', body })

  expect(response.status).toBe(400)
  expect(await response.text()).toContain('<Code>MalformedXML</Code>')
  expect(fake.objects.list('s3://clinic')).toHaveLength(1)
})
