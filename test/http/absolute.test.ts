import { describe, expect, it } from 'vitest'
import { headersFor } from '../wire/tools.ts'
import { served, spoken } from './tools.ts'

/** What is answered to a request with that line, and with another Host header than the line says. */
async function asked(line: (own: string) => string, more: Record<string, string> = {}, body = '') {
  const { fake, server } = await served()
  fake.objects.put('s3://clinic/a', 'abc')
  const headers = { host: 'elsewhere', connection: 'close', ...more }
  const lines = Object.entries({ ...headers, 'content-length': String(body.length) })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const own = server.url.replace('http://', '')
  const heard = await spoken(server.port, `${line(own)} HTTP/1.1\r\n${head}\r\n${body}`)
  return { fake, own, status: heard.slice(0, 12), text: heard.split('\r\n\r\n', 2)[1] }
}

describe('A request line with a scheme and a host, as to a proxy, is read', () => {
  it.each([
    ['of an object', (own: string) => `GET http://${own}/clinic/a`],
    ['with the host before it', () => 'GET http://clinic.localhost/a?x=1'],
    ['in capitals', (own: string) => `GET HTTP://${own}/clinic/a`],
    ['with a user', (own: string) => `GET http://me:secret@${own}/clinic/a`],
  ])('%s', async (_what, line) => {
    expect(await asked(line)).toMatchObject({ status: 'HTTP/1.1 200', text: 'abc' })
  })

  it('of an operation, in the history as any other', async () => {
    const headers = headersFor('ListFHIRDatastores')
    const { status, fake } = await asked((own) => `POST http://${own}`, headers, '{}')

    expect(status).toBe('HTTP/1.1 200')
    expect(fake.history).toMatchObject([{ operation: 'ListFHIRDatastores' }])
  })

  it('of a data store', async () => {
    const { text } = await asked((own) => `GET http://${own}/datastore/none/r4/Patient/a`)

    expect(text).toContain('"resourceType":"OperationOutcome"')
  })

  it('of a data store, where the rest cannot be read', async () => {
    const headers = { 'content-length ': 'none' }

    const { status, text } = await asked(
      (own) => `GET http://${own}/datastore/a/r4/Patient`,
      headers,
    )

    expect(status).toBe('HTTP/1.1 400')
    expect(text).toContain('"resourceType":"OperationOutcome"')
  })

  it('of a control path, to which the host of the line counts', async () => {
    const own = await asked((host) => `GET http://${host}/_fake/health`)
    const other = await asked(() => 'GET http://elsewhere/_fake/health', { host: 'localhost' })

    expect(own).toMatchObject({ status: 'HTTP/1.1 200' })
    expect(other).toMatchObject({ status: 'HTTP/1.1 403' })
  })
})
