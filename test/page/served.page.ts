import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { served } from '../http/tools.ts'

const MOST_BYTES = 40_000
const folder = new URL('../../dist/page/', import.meta.url)

describe('What the server gives to a browser', () => {
  it.each([
    ['', 'text/html; charset=utf-8', 'index.html'],
    ['page/page.js', 'text/javascript; charset=utf-8', 'page.js'],
    ['page/page.css', 'text/css; charset=utf-8', 'page.css'],
  ])('is there, and may lead nowhere else: /_fake/%s', async (path, type, file) => {
    const { server } = await served()

    const answer = await fetch(`${server.url}/_fake/${path}`)

    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(await answer.text()).toBe(readFileSync(new URL(file, folder), 'utf8'))
  })

  it('is found without the slash at the end, too', async () => {
    const { server } = await served()

    const answer = await fetch(`${server.url}/_fake`)

    expect(answer.url).toBe(`${server.url}/_fake/`)
    expect(await answer.text()).toContain('<title>fake-healthlake</title>')
  })

  it('is nothing else', async () => {
    const { steer } = await served()

    for (const file of ['other.js', 'constructor', '..%2Fpackage.json']) {
      expect(await steer('GET', `/_fake/page/${file}`)).toMatchObject({
        status: 404,
        json: { error: expect.stringContaining('The page has no file') },
      })
    }
  })

  it('adds at most 40 kB to the package, in ASCII, with the licence of what is in it', () => {
    const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder)))
    const code = readFileSync(new URL('page.js', folder), 'utf8')

    expect(texts.reduce((sum, text) => sum + gzipSync(text).length, 0)).toBeLessThan(MOST_BYTES)
    expect(code).toMatch(/^[\0-\x7f]*$/)
    expect(code).toMatch(/^\/\*! Preact, MIT License\.\s+Copyright/)
  })
})
