import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { signatureFor } from './tools.ts'

function made() {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'p1', active: true })
  return { fake, DatastoreId, endpoint: fake.fhir(DatastoreId) }
}

const asked = { method: 'patch', path: 'Patient/p1' }
const operations = [{ op: 'replace', path: '/active', value: false }]
const parameters = { resourceType: 'Parameters' }

describe('A patch through fhir().request', () => {
  it('has the content type that its body calls for, unless it says another [patch-formats]', () => {
    const { fake, endpoint } = made()
    const headers = { 'Content-Type': 'application/json' }

    for (const body of [operations, ` ${JSON.stringify(operations)}`, parameters]) {
      expect(endpoint.request({ ...asked, body }).status).toBe(200)
    }
    expect(endpoint.request({ ...asked, headers, body: parameters }).status).toBe(200)
    expect(endpoint.request({ ...asked, headers, body: operations }).status).toBe(400)
    expect(endpoint.request(asked).status).toBe(400)
    expect(fake.history[0]).toMatchObject({ input: { Resource: operations } })
  })
})

describe('A patch through fetch', () => {
  it.each([undefined, ''])(
    'needs a content type, which is not %o [patch-formats]',
    async (type) => {
      const { fake, endpoint } = made()
      const headers = {
        authorization: signatureFor(),
        ...(type === undefined ? {} : { 'content-type': type }),
      }
      const body = new TextEncoder().encode(JSON.stringify(operations))

      const { status } = await fake.fetch(`${endpoint.url}Patient/p1`, {
        method: 'PATCH',
        headers,
        body,
      })

      expect(status).toBe(415)
    },
  )
})
