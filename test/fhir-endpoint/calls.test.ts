import {
  assertReceived,
  createFakeHealthLake,
  type FakeHealthLake,
  type FhirCallInput,
  MisuseError,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../state-of.ts'
import { patient } from './tools.ts'

function made() {
  const fake = createFakeHealthLake()
  const DatastoreId = fake.addDatastore().DatastoreId
  return { fake, DatastoreId, endpoint: fake.fhir(DatastoreId) }
}

/** The resource of the first call. */
function resourceIn({ history: [first] }: FakeHealthLake): unknown {
  return (first as { input: { Resource: unknown } }).input.Resource
}

describe('The history of calls', () => {
  it('tells what was asked of the endpoint, and keeps no body of an answer', () => {
    const { fake, DatastoreId, endpoint } = made()
    endpoint.request({
      method: 'PUT',
      path: 'Patient/p1',
      query: { _format: 'json', 'a b': ['c', 'd'] },
      headers: { 'If-None-Match': '*', Accept: 'application/json' },
      body: patient({ id: 'p1', active: true }),
    })

    expect(fake.history).toEqual([
      {
        sequence: 1,
        at: '2025-01-01T00:00:00.000Z',
        region: 'us-east-1',
        door: 'fhir',
        operation: 'UpdateResource',
        input: {
          DatastoreId,
          ResourceType: 'Patient',
          Id: 'p1',
          Query: { _format: ['json'], 'a b': ['c', 'd'] },
          Headers: { 'if-none-match': '*' },
          Resource: { resourceType: 'Patient', id: 'p1', active: true },
        },
        output: { StatusCode: 201, ResourceType: 'Patient', Id: 'p1', VersionId: '1' },
        attempts: [{ at: '2025-01-01T00:00:00.000Z', requestId: expect.any(String) as string }],
      },
    ])
  })

  it('tells of errors with the rule that they follow from', () => {
    const { fake, endpoint } = made()
    endpoint.request({ path: 'Patient/p1/_history/2' })

    expect(fake.history[0]).toMatchObject({
      operation: 'VersionReadResource',
      input: { ResourceType: 'Patient', Id: 'p1', VersionId: '2' },
      error: {
        name: 'ResourceNotFoundException',
        message: 'There is no Patient/p1.',
        rule: 'fhir-absent',
      },
    })
    expect(fake.history[0]).not.toHaveProperty('output')
  })

  it('has a resource frozen, and the same whenever it is read', () => {
    const { fake, endpoint } = made()
    const name = [{ family: 'A', given: ['B'] }]
    endpoint.request({ method: 'POST', path: 'Patient', body: patient({ name }) })
    const Resource = resourceIn(fake) as { name: { given: string[] }[] }

    expect(resourceIn(fake)).toBe(Resource)
    expect(Object.isFrozen(Resource)).toBe(true)
    expect(() => Resource.name[0]?.given.push('C')).toThrow(TypeError)
  })

  it.each<[string, object]>([
    ['not JSON', { Body: 'not JSON' }],
    ['"text"', { Body: '"text"' }],
    ['{"resourceType":"Patient"', { Body: '{"resourceType":"Patient"' }],
    ['{"resourceType":}', { Resource: '{"resourceType":}' }],
    ['[1,2]', { Resource: [1, 2] }],
    [' {"a":1}\n', { Resource: { a: 1 } }],
  ])('has the body %o as what it is', (body, shown) => {
    const { fake, DatastoreId, endpoint } = made()
    endpoint.request({ method: 'POST', path: 'Patient', body })

    expect(fake.history[0]?.input).toEqual({ DatastoreId, ResourceType: 'Patient', ...shown })
  })

  it('has no members but those that there are, as a slip in an assertion is told', () => {
    const { fake, endpoint } = made()
    endpoint.request({ path: 'Patient/p1' })
    const wanted = { Idd: 'p1' } as object

    expect(() => assertReceived(fake, 'ReadResource', wanted)).toThrow(
      new MisuseError(
        'assertReceived: there is no member Idd. Did you mean Id? There are DatastoreId, ResourceType, Id, VersionId, Query, Headers, Resource and Body.',
      ),
    )
  })

  it('has no interaction that execute was asked for, which knows none', () => {
    const { fake, DatastoreId } = made()
    const before = stateOf(fake)

    expect(() => fake.execute('ReadResource' as 'TagResource', { DatastoreId } as never)).toThrow(
      new MisuseError(
        'execute: ReadResource is an interaction of the FHIR endpoint; use fake.fhir(datastoreId).request(…).',
      ),
    )
    expect(stateOf(fake)).toEqual(before)
  })

  it('can be looked at, whatever was sent', () => {
    const { fake, endpoint } = made()
    const bodies = [1000, 1001, 200_000].map((depth) => '['.repeat(depth) + ']'.repeat(depth))
    for (const body of bodies) endpoint.request({ method: 'POST', path: 'Patient', body })

    const [shallow, ...deep] = fake.history.map(({ input }) => (input as FhirCallInput).Resource)
    expect(JSON.stringify(shallow)).toBe(bodies[0])
    expect(deep).toEqual(bodies.slice(1))
    expect(JSON.stringify(fake.history)).toContain(bodies[2])
    expect(() => assertReceived(fake, 'CreateResource', { Resource: [1] })).toThrow(
      /has not received CreateResource/,
    )
  })

  it('comes back with a snapshot', () => {
    const { fake, endpoint } = made()
    endpoint.request({ method: 'POST', path: 'Patient', body: patient({ active: true }) })
    endpoint.request({ method: 'POST', path: 'Patient', body: 'no' })
    const { history } = fake
    const other = createFakeHealthLake()

    other.restore(JSON.parse(JSON.stringify(fake.snapshot())) as ReturnType<typeof fake.snapshot>)

    expect(other.history).toEqual(history)
  })
})
