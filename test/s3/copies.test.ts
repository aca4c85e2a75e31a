import { describe, expect, it } from 'vitest'
import { refusal, s3Served } from './tools.ts'

/** An object that is copied with these headers, and what is there then. */
async function copying(key: string, headers: Record<string, string>) {
  const { fake, at } = await s3Served()
  fake.objects.put('s3://clinic/a b', 'abc')
  fake.clock.advance(1000)
  const answer = await at(`/clinic/${key}`, {
    method: 'PUT',
    headers: { 'x-amz-copy-source': 'clinic/a%20b', ...headers },
  })
  const now = new Date(fake.clock.now()).toUTCString()
  const { headers: told } = await at(`/clinic/${key}`, { method: 'HEAD' })
  return { answer, isChanged: told.get('last-modified') === now }
}

describe('[object-metadata] A copy of an object', () => {
  it.each<Record<string, string>>([
    {},
    { 'x-amz-metadata-directive': 'COPY' },
    { 'x-amz-tagging-directive': 'REPLACE', 'x-amz-tagging': 'a=b' },
    { 'x-amz-meta-a': 'b' },
  ])('onto itself is refused where it changes nothing: %o', async (headers) => {
    const { answer, isChanged } = await copying('a%20b', headers)

    expect(await refusal(answer)).toEqual([
      400,
      'InvalidRequest',
      expect.stringMatching(/^This copy request is illegal because/),
    ])
    expect(isChanged).toBe(false)
  })

  it.each<Record<string, string>>([
    { 'x-amz-metadata-directive': 'REPLACE' },
    { 'x-amz-storage-class': 'STANDARD_IA' },
    { 'x-amz-website-redirect-location': '/b' },
    { 'x-amz-server-side-encryption': 'AES256' },
  ])('onto itself is made where it changes something: %o', async (headers) => {
    const { answer, isChanged } = await copying('a%20b', headers)

    expect(answer.status).toBe(200)
    expect(isChanged).toBe(true)
  })

  it.each(['metadata', 'tagging'])('with a %s directive of no kind is refused', async (what) => {
    const { answer, isChanged } = await copying('c', { [`x-amz-${what}-directive`]: 'FOO' })

    expect(await refusal(answer)).toEqual([400, 'InvalidArgument', `Unknown ${what} directive.`])
    expect(isChanged).toBe(false)
  })
})

describe('[object-metadata] Tags', () => {
  it.each([
    [Array.from({ length: 11 }, (_, index) => `t${index}=x`).join('&'), 'BadRequest'],
    ['a=b&a=c', 'InvalidArgument'],
    ['=b', 'InvalidTag'],
    [`${'n'.repeat(129)}=b`, 'InvalidTag'],
    [`a=${'v'.repeat(257)}`, 'InvalidTag'],
  ])('that S3 does not take are refused: %s', async (tags, code) => {
    const { fake, at } = await s3Served()
    const tagged = { 'x-amz-tagging': tags }
    const headers = {
      ...tagged,
      'x-amz-copy-source': 'other/a',
      'x-amz-tagging-directive': 'REPLACE',
    }
    fake.objects.put('s3://other/a', 'x')

    const answers = [
      await at('/clinic/a', { method: 'PUT', body: 'x', headers: tagged }),
      await at('/clinic/a?uploads', { method: 'POST', headers: tagged }),
      await at('/clinic/a', { method: 'PUT', headers }),
    ]

    for (const answer of answers) expect((await refusal(answer)).slice(0, 2)).toEqual([400, code])
    expect(fake.objects.list('s3://clinic')).toEqual([])
  })

  it.each([
    ['', null],
    [Array.from({ length: 10 }, (_, index) => `t${index}=x`).join('&'), '10'],
    [`${'n'.repeat(128)}=${'v'.repeat(256)}`, '1'],
  ])('are counted: %s', async (tags, count) => {
    const { at } = await s3Served()
    const put = { method: 'PUT', body: 'x', headers: { 'x-amz-tagging': tags } }

    expect((await at('/clinic/a', put)).status).toBe(200)

    expect((await at('/clinic/a')).headers.get('x-amz-tagging-count')).toBe(count)
  })
})
