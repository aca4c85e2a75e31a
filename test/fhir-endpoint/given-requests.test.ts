import { createFakeHealthLake, type FhirRequest } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

const update = {
  method: 'PUT',
  path: 'Patient/p1',
  body: { resourceType: 'Patient', id: 'p1' },
}

function made() {
  const fake = createFakeHealthLake()
  return { fake, endpoint: fake.fhir(fake.addDatastore().DatastoreId) }
}

describe('What is asked of fhir().request', () => {
  it.each<[string, (text: string) => unknown]>([
    ['a Buffer', (text) => Buffer.from(text)],
    ['bytes', (text) => new TextEncoder().encode(text)],
    ['a part of bytes', (text) => new TextEncoder().encode(`..${text}.`).subarray(2, -1)],
    ['an ArrayBuffer', (text) => new TextEncoder().encode(text).buffer],
    ['a DataView', (text) => new DataView(new TextEncoder().encode(text).buffer)],
  ])('takes a body as %s, as it is', (_what, write) => {
    const { endpoint } = made()
    const text = '{"resourceType":"Patient","id":"p1","name":[{"text":"é 1.10"}]}'

    expect(endpoint.request({ ...update, body: write(text) }).text).toContain(text.slice(0, -1))
    const patch = write('[{"op":"remove","path":"/name"}]')
    const patched = endpoint.request({ method: 'PATCH', path: 'Patient/p1', body: patch })
    expect(patched).toMatchObject({ status: 200, body: { id: 'p1' } })
    expect(endpoint.request({ ...update, body: Uint8Array.of(0xff) }).status).toBe(400)
  })

  it('takes a URLSearchParams as the form of a search', () => {
    const { endpoint } = made()
    endpoint.request(update)
    const body = new URLSearchParams({ _id: 'p1', name: 'é &' })
    const search = { method: 'POST', path: 'Patient/_search' }

    expect(endpoint.request({ ...search, body }).body).not.toHaveProperty('entry')
    body.delete('name')
    expect(endpoint.request({ ...search, body }).body).toMatchObject({ entry: [{}] })
    expect(endpoint.request({ ...update, body }).status).toBe(415)
  })

  it.each<[string, FhirRequest['headers'] & object]>([
    ['a Headers', new Headers({ 'If-None-Match': '*', Prefer: 'return=minimal' })],
    [
      'a Map',
      new Map([
        ['If-None-Match', '*'],
        ['PREFER', 'return=minimal'],
      ]),
    ],
    [
      'pairs',
      [
        ['If-None-Match', '*'],
        ['prefer', 'handling=strict'],
        ['Prefer', 'return=minimal'],
      ],
    ],
    [
      'two names in one',
      { 'if-none-match': '*', prefer: 'handling=strict', Prefer: 'return=minimal' },
    ],
  ])('takes headers as %s', (_what, headers) => {
    const { endpoint } = made()

    expect(endpoint.request({ ...update, headers })).toMatchObject({ status: 201, text: '' })
    expect(endpoint.request({ ...update, headers }).status).toBe(412)
  })
})
