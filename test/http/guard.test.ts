import { describe, expect, it } from 'vitest'
import { outcome } from '../fhir-endpoint/tools.ts'
import { refusal } from '../s3/tools.ts'
import { headersFor } from '../wire/tools.ts'
import type { ServeOptions } from 'fake-healthlake/http'
import { served, spoken } from './tools.ts'

/** A server, and requests that a browser or curl would send: their head line by line, and a body. */
async function heard(options: ServeOptions = {}) {
  const all = await served({}, options)
  const { port } = all.server
  async function say(line: string, lines: readonly string[], body = '') {
    const head = [
      `${line} HTTP/1.1`,
      ...lines,
      'Connection: close',
      `Content-Length: ${body.length}`,
    ]
    const text = await spoken(port, `${head.join('\r\n')}\r\n\r\n${body}`)
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? []
    return { status: Number(status), text }
  }
  return { ...all, say }
}

const JSON_TYPE = 'Content-Type: application/json'
const advance = '{"advance":{"minutes":20}}'

describe('The paths under /_fake', () => {
  it.each([
    'localhost',
    'localhost:4599',
    'LOCALHOST',
    'fake.localhost:80',
    '127.0.0.1',
    '127.9.9.9:1',
    '[::1]:4599',
  ])('are open under a name of this machine: %s', async (host) => {
    const { say } = await heard()

    expect(await say('GET /_fake/health', [`Host: ${host}`])).toMatchObject({ status: 200 })
  })

  it.each([
    'evil.example',
    'evil.example:4599',
    'localhost.evil.example',
    '192.168.1.5',
    '',
    '::1',
    'a b',
  ])('are closed under any other, and nothing is done: %j', async (host) => {
    const { fake, say } = await heard()
    const before = fake.snapshot()

    const { status, text } = await say('POST /_fake/clock', [`Host: ${host}`, JSON_TYPE], advance)

    expect(status).toBe(403)
    expect(text).toMatch(
      /[\w.]+ is not a name of this server; if it should be, start the server with --allow-host [\w.]+ |The Host header, '(?:|::1|a b)', is not a host name; use /,
    )
    expect(fake.snapshot()).toEqual(before)
  })

  it('are open under the names that allowHosts has, and the address that is listened at', async () => {
    const { say } = await heard({ allowHosts: ['Fake', '192.168.1.5', '[fe80::1]'] })

    for (const host of ['fake:4599', 'FAKE', '192.168.1.5', '[fe80::1]:80']) {
      expect(await say('GET /_fake/health', [`Host: ${host}`])).toMatchObject({ status: 200 })
    }
    const other = await heard({ host: '0.0.0.0' })
    expect(await other.say('GET /_fake/health', ['Host: 0.0.0.0'])).toMatchObject({ status: 200 })
  })

  it.each([
    ['Origin: http://evil.example'],
    ['Origin: null'],
    ['Origin: http://localhost:3000'],
    ['Origin: https://localhost:4599'],
    ['Sec-Fetch-Site: cross-site'],
    ['Sec-Fetch-Site: same-site'],
  ])('are closed to a page of another origin, and nothing is done: %s', async (line) => {
    const { fake, say } = await heard({ allowOrigins: ['http://localhost:3000'] })
    const before = fake.snapshot()
    const lines = ['Host: localhost:4599', line, JSON_TYPE]

    const { status, text } = await say('POST /_fake/clock', lines, advance)

    expect(status).toBe(403)
    expect(text).toMatch(
      /"error": "This request comes from a page of .*; pages of other origins cannot control the fake\."/,
    )
    expect(text).not.toContain('--allow-origin')
    expect(fake.snapshot()).toEqual(before)
  })

  it.each([
    ['Origin: http://localhost:4599'],
    ['Origin: http://LOCALHOST:4599'],
    ['Sec-Fetch-Site: same-origin'],
    ['Sec-Fetch-Site: none'],
  ])('are open to their own page: %s', async (line) => {
    const { say } = await heard()
    const lines = ['Host: localhost:4599', line, JSON_TYPE]

    expect(await say('POST /_fake/clock', lines, advance)).toMatchObject({ status: 200 })
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'take no body of the type %j',
    async (type) => {
      const { fake, say } = await heard()
      const before = fake.snapshot()
      const lines = ['Host: localhost', ...(type === '' ? [] : [`Content-Type: ${type}`])]

      const { status, text } = await say('POST /_fake/clock', lines, advance)

      expect(status).toBe(415)
      expect(text).toContain('A body is JSON here; send it as content-type: application/json.')
      expect(fake.snapshot()).toEqual(before)
    },
  )

  it('take JSON in whichever case and charset, and need no type where there is no body', async () => {
    const { say } = await heard()
    const type = 'content-type: Application/JSON; charset=utf-8'

    expect(await say('POST /_fake/clock', ['Host: localhost', type], advance)).toMatchObject({
      status: 200,
    })
    expect(await say('POST /_fake/settle', ['Host: localhost'])).toMatchObject({ status: 200 })
  })
})

describe('The service', () => {
  const list = Object.entries(headersFor('ListFHIRDatastores')).map(
    ([name, text]) => `${name}: ${text}`,
  )
  const evil = 'Origin: http://evil.example'

  it('is open under any name', async () => {
    const { say } = await heard()

    expect(await say('POST /', ['Host: evil.example', ...list], '{}')).toMatchObject({
      status: 200,
    })
  })

  it.each([evil, 'Origin: null', 'Sec-Fetch-Site: cross-site'])(
    'is closed to a page of another origin, whichever it is: %s',
    async (line) => {
      const { fake, say } = await heard({ allowOrigins: ['http://localhost:3000'] })
      fake.objects.put('s3://clinic/a', 'abc')
      const host = 'Host: evil.example'

      const answers = [
        await say('POST /', [host, line, ...list], '{}'),
        await say('PUT /clinic/a', [host, line], 'x'),
        await say('GET /datastore/0123/r4/Patient', [host, line]),
        await say('OPTIONS /', [host, line, 'Access-Control-Request-Method: POST']),
      ]

      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
      for (const { text } of answers) {
        expect(text).toContain('This request comes from a page of')
        expect(text.includes('--allow-origin')).toBe(line === evil)
        expect(text).not.toContain('access-control-allow')
      }
      expect(fake.history).toEqual([])
      expect(fake.objects.text('s3://clinic/a')).toBe('abc')
    },
  )

  it("says so in each plane's own form", async () => {
    const { server } = await served()
    const ask = (path: string, more: { method?: string; headers?: Record<string, string> } = {}) =>
      fetch(server.url + path, {
        ...more,
        headers: { ...more.headers, origin: 'http://evil.example' },
      })
    const message = /^This request comes from a page of http:\/\/evil\.example; .*--allow-origin/

    const aws = await ask('/', { method: 'POST', headers: headersFor('ListFHIRDatastores') })
    const fhir = await ask('/datastore/0123/r4/Patient')
    const s3 = await ask('/clinic/a')

    expect(await aws.json()).toEqual({
      __type: 'com.amazonaws.healthlake#AccessDeniedException',
      Message: expect.stringMatching(message) as string,
    })
    expect(await fhir.json()).toEqual(outcome('forbidden', expect.stringMatching(message)))
    expect(await refusal(s3)).toEqual([403, 'AccessForbidden', expect.stringMatching(message)])
  })

  it('is open to pages that allowOrigins names, with CORS', async () => {
    const origin = 'https://app.example'
    const { server, fake } = await served({}, { allowOrigins: [origin] })
    const asked = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-amz-target',
    }

    const preflight = await fetch(server.url, { method: 'OPTIONS', headers: asked })
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: { ...headersFor('ListFHIRDatastores'), origin },
      body: '{}',
    })
    const refused = await fetch(`${server.url}/clinic/none`, { headers: { origin } })

    expect([preflight.status, Object.fromEntries(preflight.headers)]).toEqual([
      204,
      expect.objectContaining({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization,x-amz-target',
        'access-control-max-age': '600',
        vary: 'Origin',
      }),
    ])
    for (const { headers } of [answer, refused]) {
      expect(headers.get('access-control-allow-origin')).toBe(origin)
      expect(headers.get('access-control-expose-headers')).toBe('*')
    }
    expect([answer.status, refused.status]).toEqual([200, 404])
    expect(fake.history).toHaveLength(1)
  })

  it('asks no more of its own page', async () => {
    const { say } = await heard()
    const lines = ['Host: localhost:4599', 'Origin: http://localhost:4599', ...list]

    expect(await say('POST /', lines, '{}')).toMatchObject({ status: 200 })
  })
})
