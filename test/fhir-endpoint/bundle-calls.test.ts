import {
  createFakeHealthLake,
  type Call,
  type FakeHealthLake,
  type Snapshot,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import {
  bundle,
  creating,
  deleting,
  reading,
  updating,
  urn,
  type BundleType,
} from './bundle-tools.ts'
import { patient } from './tools.ts'

function made(options?: Parameters<typeof createFakeHealthLake>[0]) {
  const fake = createFakeHealthLake(options)
  const DatastoreId = fake.addDatastore().DatastoreId
  const endpoint = fake.fhir(DatastoreId)
  const post = (type: BundleType, entry: readonly unknown[]) =>
    endpoint.request({ method: 'POST', path: '', body: bundle(type, entry) })
  return { fake, DatastoreId, endpoint, post }
}

function lastOf({ history }: FakeHealthLake): Call {
  return history.at(-1) as Call
}

function refusal(name: string, rule: string): object {
  return { name, message: expect.any(String) as string, rule }
}

const mixed = [
  updating(patient({ id: 'p1', active: true }), { ifNoneMatch: '*' }),
  reading('Patient/p1/_history/1'),
  deleting('Patient/nobody'),
  { resource: patient(), request: { method: 'PUT', url: 'Patient?_id=p1' } },
  reading('Patient?name=x'),
  creating(patient({ active: 'yes' })),
]

describe('The entries of a call', () => {
  it('tell what each asked for and what became of it, as if it came by itself', () => {
    const { fake, DatastoreId, post } = made()
    post('batch', mixed)

    const { operation, input, output, entries, attempts } = lastOf(fake)
    expect(operation).toBe('ProcessBundle')
    expect(input).toEqual({ DatastoreId, Resource: bundle('batch', mixed) })
    expect(output).toMatchObject({ StatusCode: 200 })
    expect(attempts).toHaveLength(1)
    const of = { DatastoreId, ResourceType: 'Patient' }
    const stored = { ResourceType: 'Patient', Id: 'p1' }
    expect(entries).toEqual([
      {
        operation: 'UpdateResource',
        input: {
          ...of,
          Id: 'p1',
          Headers: { 'if-none-match': '*' },
          Resource: patient({ id: 'p1', active: true }),
        },
        output: { StatusCode: 201, ...stored, VersionId: '1' },
      },
      {
        operation: 'VersionReadResource',
        input: { ...of, Id: 'p1', VersionId: '1' },
        output: { StatusCode: 200, ...stored, VersionId: '1' },
      },
      {
        operation: 'DeleteResource',
        input: { ...of, Id: 'nobody' },
        error: refusal('ResourceNotFoundException', 'fhir-delete'),
      },
      {
        operation: 'UpdateResource',
        input: { ...of, Query: { _id: ['p1'] }, Resource: patient() },
        output: { StatusCode: 200, ...stored, VersionId: '2' },
      },
      {
        operation: 'OtherInteraction',
        input: { DatastoreId },
        error: refusal('ValidationException', 'bundle-requests'),
      },
      {
        operation: 'CreateResource',
        input: { ...of, Resource: patient({ active: 'yes' }) },
        error: refusal('ValidationException', 'validation-levels'),
      },
    ])
  })

  it('tell of absolute URLs what they lead to', () => {
    const { fake, endpoint, post } = made()
    post('batch', [reading(`${endpoint.url}Patient/p1`), reading('https://example.org/Patient/p1')])

    expect(lastOf(fake).entries).toMatchObject([
      { operation: 'ReadResource', input: { ResourceType: 'Patient', Id: 'p1' } },
      { operation: 'OtherInteraction' },
    ])
  })

  it('have the headers that are those of all', () => {
    const { fake, endpoint } = made()
    const level = { 'x-amzn-healthlake-fhir-validation-level': 'minimal' }
    const headers = { ...level, 'If-Match': 'W/"7"' }
    endpoint.request({
      method: 'POST',
      path: '',
      headers,
      body: bundle('batch', mixed.slice(0, 2)),
    })

    expect(lastOf(fake).entries).toMatchObject([
      { input: { Headers: { ...level, 'if-none-match': '*' } } },
      { input: { Headers: level } },
    ])
    expect(lastOf(fake).entries?.[1]?.input).toHaveProperty('Headers', level)
  })

  it('tell what a transaction asked for, not what was made of it', () => {
    const { fake, post } = made()
    const link = [{ other: { reference: urn(1) }, type: 'seealso' }]
    post('transaction', [creating(patient({ id: 'x' }), urn(1)), creating(patient({ link }))])

    const [first, second] = lastOf(fake).entries ?? []
    expect(first?.input).toMatchObject({ Resource: patient({ id: 'x' }) })
    expect(first?.output).toHaveProperty('Id', expect.not.stringMatching('x'))
    expect(second?.input).toMatchObject({ Resource: { link } })
  })

  it.each(['', 'no JSON', '[]', '"x"', '{"entry":{}}', '{"entry":[7,null,[]]}'])(
    'are none where %o was posted',
    (body) => {
      const { fake, endpoint } = made()
      endpoint.request({ method: 'POST', path: '', body })

      expect(lastOf(fake).entries).toEqual([])
    },
  )

  it('are of bundles alone', () => {
    const { fake, endpoint } = made()
    endpoint.request({ method: 'POST', path: 'Bundle', body: bundle('batch', mixed) })
    fake.execute('ListFHIRDatastores', {})

    for (const call of fake.history) expect(call).not.toHaveProperty('entries')
  })

  it.each(['constructor', '__proto__', 'toString'])(
    'name no method and no header that all objects have, such as %s',
    (name) => {
      const { fake, endpoint } = made()
      const request = `{"method":"${name}","url":"Patient/p1","${name}":"x"}`
      const put = `{"method":"PUT","url":"Patient/p1","${name}":"x"}`
      const entry = [request, put].map((each) => `{"request":${each}}`).join(',')
      const body = `{"resourceType":"Bundle","type":"batch","entry":[${entry}]}`
      endpoint.request({ method: 'POST', path: '', body })

      const [first, second] = lastOf(fake).entries ?? []
      expect(first?.operation).toBe('OtherInteraction')
      expect(second?.operation).toBe('UpdateResource')
      expect(second?.input).not.toHaveProperty('Headers')
    },
  )

  it('are read when they are first looked at, the same from then on, and frozen', () => {
    const { fake, post } = made()
    post('batch', mixed)
    const call = lastOf(fake)

    expect(Object.getOwnPropertyDescriptor(call, 'entries')).toHaveProperty('get')
    const { entries = [] } = call
    expect(call.entries).toBe(entries)
    expect(lastOf(fake).entries).toBe(entries)
    const parts = entries.flatMap((entry) => [entry, entry.input, entry.output, entry.error])
    for (const part of [call, entries, ...parts]) expect(Object.isFrozen(part)).toBe(true)
    const [first] = entries as readonly { input: { Resource: object } }[]
    expect(Object.isFrozen(first?.input.Resource)).toBe(true)
  })

  it('come back with a snapshot, in JSON, too', () => {
    const { fake, post } = made()
    fake.faults.add({ operation: 'DeleteResource', outcome: 'ThrottlingException' })
    post('batch', mixed)
    post('transaction', mixed)
    const [other, text] = [createFakeHealthLake(), JSON.stringify(fake.snapshot())]

    other.restore(JSON.parse(text) as Snapshot)

    expect(other.history).toEqual(fake.history)
    expect(JSON.stringify(other.history)).toBe(JSON.stringify(fake.history))
    expect(JSON.stringify(other.snapshot())).toBe(text)
    expect(fake.fork().history).toEqual(fake.history)
  })

  it('tell of an entry that a fault rule struck with the error of that [bundle-faults]', () => {
    const { fake, post } = made()
    const outcome = { kind: 'error', name: 'Own', statusCode: 418, message: 'No.' } as const
    fake.faults.add({ operation: 'UpdateResource', times: 'always', outcome, anyError: true })
    post('batch', mixed)

    const { entries = [], attempts } = lastOf(fake)
    expect(entries[0]).toMatchObject({ error: { name: 'Own', message: 'No.' } })
    expect(entries[3]).toMatchObject({ error: { name: 'Own', message: 'No.' } })
    expect(attempts[0]).not.toHaveProperty('error')
  })
})
