import {
  assertReceived,
  createFakeHealthLake,
  matchers,
  type FakeHealthLake,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { bundle, creating, reading, updating } from '../fhir-endpoint/bundle-tools.ts'
import { thrownBy } from '../thrown.ts'

expect.extend(matchers)

const patient = (id: string, active = true) => ({ resourceType: 'Patient', id, active })

/** A fake that was asked for three updates in a bundle, of which one failed, and one beside it. */
function asked(): FakeHealthLake {
  const fake = createFakeHealthLake()
  const endpoint = fake.fhir(fake.addDatastore().DatastoreId)
  const body = bundle('batch', [
    updating(patient('a')),
    updating(patient('b'), { ifMatch: 'W/"7"' }),
    reading('Patient/a'),
    updating(patient('c', false)),
    creating({ resourceType: 'Group', type: 'person', actual: true }),
  ])
  endpoint.request({ method: 'POST', path: '', body })
  endpoint.request({ method: 'PUT', path: 'Patient/a', body: patient('a') })
  return fake
}

describe('toHaveReceived', () => {
  it.each<
    [number, 'UpdateResource' | 'ReadResource' | 'CreateResource' | 'ProcessBundle', object?]
  >([
    [4, 'UpdateResource'],
    [2, 'UpdateResource', { Id: 'a' }],
    [1, 'UpdateResource', { Id: 'b', Headers: { 'If-Match': 'W/"7"' } }],
    [3, 'UpdateResource', { ResourceType: 'Patient', Resource: { active: true } }],
    [0, 'UpdateResource', { Id: 'd' }],
    [1, 'ReadResource'],
    [1, 'CreateResource', { Resource: { resourceType: 'Group' } }],
    [1, 'ProcessBundle'],
    [1, 'ProcessBundle', { Resource: { type: 'batch' } }],
  ])('counts %i of %s with %j, entries of bundles among them', (times, operation, input = {}) => {
    const fake = asked()

    assertReceived(fake, operation, input, { times })
    const others = [times - 1, times + 1].filter((count) => count >= 0)
    for (const other of others) {
      expect(() => assertReceived(fake, operation, input, { times: other })).toThrow(
        `not ${other === 1 ? 'once' : `${other} times`}`,
      )
    }
  })

  it('counts the entries of a transaction that failed, and of a bundle that was struck', () => {
    const fake = createFakeHealthLake()
    const endpoint = fake.fhir(fake.addDatastore().DatastoreId)
    const entries = [updating(patient('a')), reading('Patient/nobody')]
    const post = () =>
      endpoint.request({ method: 'POST', path: '', body: bundle('transaction', entries) })
    post()
    fake.faults.add({ operation: 'ProcessBundle', outcome: 'ThrottlingException' })
    post()

    assertReceived(fake, 'UpdateResource', { Id: 'a' }, { times: 2 })
    expect(fake.resources(fake.datastores()[0]?.DatastoreId ?? '').list()).toEqual([])
  })

  it('tells in which call each entry came, and how it differs', () => {
    const { message } = thrownBy(() => assertReceived(asked(), 'UpdateResource', { Id: 'd' }))

    expect(message).toContain(
      [
        'The fake has not received UpdateResource with {"Id":"d"}. It has received UpdateResource 4 times:',
        '  call 1: Id is "a", not "d"',
        '  call 1: Id is "b", not "d"',
        '  call 1: Id is "c", not "d"',
        '  call 2: Id is "a", not "d"',
      ].join('\n'),
    )
  })
})
