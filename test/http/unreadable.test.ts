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
        outcome('invalid', expect.stringMatching(/^The request is not one that can be read: /)),
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

it('A fake that was disposed of says so in an OperationOutcome at the paths of FHIR', async () => {
  const { fake, server } = await served()
  fake[Symbol.dispose]()

  const response = await fetch(`${server.url}/datastore/0123/r4/metadata`)

  expect(response.status).toBe(500)
  expect(await response.json()).toEqual(
    outcome('exception', expect.stringMatching(/^This fake was disposed of/)),
  )
})
