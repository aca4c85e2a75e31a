import { describe, expect, it } from 'vitest'
import { refusal, s3Served } from './tools.ts'

const etag = '"900150983cd24fb0d6963f7d28e17f72"'
const put = '2025-01-01T00:00:00.500Z'
const [before, then, after] = [-1000, 0, 1000].map((span) =>
  new Date(Date.parse(put) + span).toUTCString(),
) as [string, string, string]

/** An object, and requests about it. */
async function abc() {
  const { fake, at } = await s3Served()
  fake.clock.set(put)
  fake.objects.put('s3://clinic/a', 'abc')
  async function ask(headers: Record<string, string>, method = 'GET', key = 'a') {
    const answer = await at(`/clinic/${key}`, { method, headers })
    const code = answer.status >= 400 ? (await refusal(answer))[1] : undefined
    return code === undefined ? answer.status : `${answer.status} ${code}`
  }
  return { fake, at, ask }
}

const failed = '412 PreconditionFailed'

describe('[object-conditions]', () => {
  it.each<[string | number, Record<string, string>]>([
    [200, { 'if-match': etag }],
    [200, { 'if-match': `"other", ${etag}` }],
    [200, { 'if-match': etag.replaceAll('"', '') }],
    [200, { 'if-match': '*' }],
    [failed, { 'if-match': '"other"' }],
    [304, { 'if-none-match': etag }],
    [304, { 'if-none-match': '*' }],
    [200, { 'if-none-match': '"other"' }],
    [200, { 'if-modified-since': before }],
    [304, { 'if-modified-since': then }],
    [200, { 'if-modified-since': 'nonsense' }],
    [200, { 'if-unmodified-since': then }],
    [failed, { 'if-unmodified-since': before }],
    [200, { 'if-match': etag, 'if-unmodified-since': before }],
    [200, { 'if-none-match': '"other"', 'if-modified-since': after }],
    [304, { 'if-none-match': etag, 'if-modified-since': before }],
  ])('A read answers %s to %o', async (status, headers) => {
    const { ask } = await abc()

    expect(await ask(headers)).toBe(status)
    expect(await ask(headers, 'HEAD')).toBe(status === failed ? 412 : status)
  })

  it.each<[string | number, Record<string, string>, string]>([
    [failed, { 'if-none-match': '*' }, 'a'],
    [200, { 'if-none-match': '*' }, 'b'],
    [200, { 'if-match': etag }, 'a'],
    [failed, { 'if-match': '"other"' }, 'a'],
    ['404 NoSuchKey', { 'if-match': etag }, 'b'],
    ['501 NotImplemented', { 'if-none-match': '"other"' }, 'a'],
    ['501 NotImplemented', { 'if-none-match': etag }, 'a'],
    ['501 NotImplemented', { 'if-none-match': etag }, 'b'],
    ['501 NotImplemented', { 'if-none-match': '"other"', 'x-amz-copy-source': 'clinic/a' }, 'b'],
  ])('A write answers %s to %o, of %s', async (status, headers, key) => {
    const { ask, fake } = await abc()

    expect(await ask(headers, 'PUT', key)).toBe(status)
    expect(fake.objects.text(`s3://clinic/${key}`)).toBe(
      status === 200 ? '' : key === 'a' ? 'abc' : undefined,
    )
  })

  it('A delete asks If-Match', async () => {
    const { ask } = await abc()

    expect(await ask({ 'if-match': '"other"' }, 'DELETE')).toBe(failed)
    expect(await ask({ 'if-match': etag }, 'DELETE')).toBe(204)
    expect(await ask({}, 'DELETE')).toBe(204)
  })

  it('A copy asks about what is copied', async () => {
    const { ask } = await abc()
    const copy = (headers: Record<string, string>) =>
      ask({ 'x-amz-copy-source': 'clinic/a', ...headers }, 'PUT', 'b')

    expect(await copy({ 'x-amz-copy-source-if-match': '"other"' })).toBe(failed)
    expect(await copy({ 'x-amz-copy-source-if-none-match': etag })).toBe(failed)
    expect(await copy({ 'x-amz-copy-source-if-match': etag })).toBe(200)
  })

  it.each([
    ['x-amz-copy-source-If-Match', '"other"'],
    ['x-amz-copy-source-If-None-Match', etag],
    ['x-amz-copy-source-If-Modified-Since', after],
    ['x-amz-copy-source-If-Unmodified-Since', before],
    ['If-None-Match', '*'],
  ])('A failed one is named as it was sent: %s', async (name, value) => {
    const { at } = await abc()
    const headers = { 'x-amz-copy-source': 'clinic/a', 'x-amz-metadata-directive': 'REPLACE' }

    const answer = await at('/clinic/a', { method: 'PUT', headers: { ...headers, [name]: value } })

    expect(await refusal(answer)).toEqual([
      412,
      'PreconditionFailed',
      `At least one of the pre-conditions you specified did not hold: ${name}`,
    ])
  })
})

describe('[object-ranges] A range', () => {
  it.each([
    ['bytes=0-0', 206, 'a', 'bytes 0-0/3'],
    ['bytes=1-', 206, 'bc', 'bytes 1-2/3'],
    ['bytes=1-99', 206, 'bc', 'bytes 1-2/3'],
    ['bytes=-2', 206, 'bc', 'bytes 1-2/3'],
    ['bytes=-99', 206, 'abc', 'bytes 0-2/3'],
    ['bytes=0-0,2-2', 200, 'abc', null],
    ['bytes=2-1', 200, 'abc', null],
    ['bytes=-', 200, 'abc', null],
    ['lines=1-2', 200, 'abc', null],
  ])('%s is answered with %d and %s', async (range, status, text, contentRange) => {
    const { at } = await abc()

    const got = await at('/clinic/a', { headers: { range } })
    const head = await at('/clinic/a', { headers: { range }, method: 'HEAD' })

    expect([got.status, await got.text()]).toEqual([status, text])
    expect(got.headers.get('content-range')).toBe(contentRange)
    expect([head.status, head.headers.get('content-length')]).toEqual([status, String(text.length)])
  })

  it.each(['bytes=3-', 'bytes=9-10', 'bytes=-0'])('%s is refused', async (range) => {
    const { ask } = await abc()

    expect(await ask({ range })).toBe('416 InvalidRange')
  })
})
