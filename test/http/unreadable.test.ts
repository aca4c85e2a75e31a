import { describe, expect, it } from 'vitest'
import { outcome } from '../fhir-endpoint/tools.ts'
import { uuid } from '../values.ts'
import { served, spoken } from './tools.ts'

/** The head of an answer, and its body as JSON. */
function taken(text: string): { head: string; body: unknown } {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  return { head, body: JSON.parse(body) }
}

const broken = 'HTTP/1.1\r\nHost: a\r\nno header\r\n\r\n'

describe('A request that is no HTTP', () => {
  it.each(['/datastore/0123/r4/Patient/p1', '/datastore/0123/r4/Patient?name=a'])(
    'is answered with an OperationOutcome at %s',
    async (path) => {
      const { server } = await served()

      const { head, body } = taken(await spoken(server.port, `PUT ${path} ${broken}`))

      expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request/)
      expect(head).toContain('content-type: application/fhir+json')
      expect(head).toMatch(new RegExp(`x-amzn-requestid: ${uuid.source.slice(1, -1)}`))
      expect(body).toEqual(
        outcome('invalid', expect.stringMatching(/^The request cannot be parsed: /)),
      )
    },
  )

  it.each([`POST / ${broken}`, `PUT /datastore/0123/r5/Patient ${broken}`, 'nonsense\r\n\r\n'])(
    'is answered in the words of the control plane elsewhere: %j',
    async (text) => {
      const { server } = await served()

      const { body } = taken(await spoken(server.port, text))

      expect(body).toMatchObject({ __type: expect.stringMatching(/#MalformedHttpRequest/) })
    },
  )
})

/** A request that S3 carries out. */
function good(path: string, body: string): string {
  return `PUT ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`
}

describe('What comes behind a good request and cannot be read', () => {
  it('is refused after the answers to those before it', async () => {
    const { fake, server } = await served()
    const said = good('/clinic/a', 'abc') + good('/clinic/b', 'def') + 'garbage\r\n\r\n'

    const text = await spoken(server.port, said)

    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400'])
    expect(fake.objects.list('s3://clinic')).toHaveLength(2)
  })

  it('is refused at once where the body of that is what cannot be read', async () => {
    const { server } = await served()
    const head = 'PUT /clinic/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'

    expect(await spoken(server.port, `${head}nonsense\r\n`)).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('is not answered where the client has gone by then', async () => {
    const { server, ask } = await served()

    await spoken(server.port, `${good('/clinic/a', 'abc')}garbage`, (socket) => {
      socket.write('more garbage', () => socket.resetAndDestroy())
    }).catch(() => {})

    expect((await ask('ListFHIRDatastores')).status).toBe(200)
  })
})

it('A fake that was disposed of says so in an OperationOutcome at the paths of FHIR', async () => {
  const { fake, server } = await served()
  fake[Symbol.dispose]()

  const response = await fetch(`${server.url}/datastore/0123/r4/metadata`)

  expect(response.status).toBe(500)
  expect(await response.json()).toEqual(
    outcome('exception', expect.stringMatching(/^This fake was disposed of/)),
  )
})
