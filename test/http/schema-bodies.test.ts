import { describe, expect, it } from 'vitest'
import { schema, takes } from './schema.ts'
import { served } from './tools.ts'

function told(detail: object) {
  return { detailType: 'Data Store Deleting', detail }
}

describe('The schema of bodies', () => {
  it.each([
    ['clock', 'POST', '/_fake/clock', { advance: { minutes: 20 } }, true],
    ['clock', 'POST', '/_fake/clock', { set: '2030-01-01T00:00:00Z' }, true],
    ['clock', 'POST', '/_fake/clock', { set: '2030-01-01T00:00:00Z', advance: 1 }, false],
    ['clock', 'POST', '/_fake/clock', { advance: '1h' }, true],
    ['clock', 'POST', '/_fake/clock', { advance: 'an hour' }, false],
    ['clock', 'POST', '/_fake/clock', {}, false],
    ['datastore', 'POST', '/_fake/datastores', {}, true],
    ['datastore', 'POST', '/_fake/datastores', { DatastoreName: 'claims' }, true],
    ['datastore', 'POST', '/_fake/datastores', { DatastoreName: '' }, false],
    ['datastore', 'POST', '/_fake/datastores', { Tags: [{ Key: 'k', Value: 'v' }] }, true],
    ['datastore', 'POST', '/_fake/datastores', { Tags: [{ Key: 'k' }] }, false],
    ['datastore', 'POST', '/_fake/datastores', { DatastoreStatus: 'SLEEPING' }, false],
    ['datastore', 'POST', '/_fake/datastores', { CreatedAt: '2024-01-01' }, true],
    ['datastore', 'POST', '/_fake/datastores', { CreatedAt: 'today' }, false],
    ['datastore', 'POST', '/_fake/datastores', { ErrorCause: { ErrorMessage: 'x' } }, false],
    [
      'datastore',
      'POST',
      '/_fake/datastores',
      { DatastoreStatus: 'CREATE_FAILED', ErrorCause: { ErrorMessage: 'x' } },
      true,
    ],
    ['resources', 'POST', '/_fake/resources/ID', { resourceType: 'Patient', id: 'p1' }, true],
    ['resources', 'POST', '/_fake/resources/ID', [{ resourceType: 'Patient' }], true],
    ['resources', 'POST', '/_fake/resources/ID', { resourceType: 'Patients' }, false],
    ['resources', 'POST', '/_fake/resources/ID', { resourceType: 'Patient', id: 'p 1' }, false],
    ['resources', 'POST', '/_fake/resources/ID', 'Patient', false],
    ['assertReceived', 'POST', '/_fake/assertReceived', { operation: 'Create' }, false],
    [
      'assertReceived',
      'POST',
      '/_fake/assertReceived',
      { operation: 'CreateFHIRDatastore', times: 0 },
      true,
    ],
    [
      'assertReceived',
      'POST',
      '/_fake/assertReceived',
      { operation: 'CreateFHIRDatastore', times: -1 },
      false,
    ],
    ['assertToldEvent', 'POST', '/_fake/assertToldEvent', told({}), true],
    ['assertToldEvent', 'POST', '/_fake/assertToldEvent', told({ datastoreName: 'claims' }), true],
    ['assertToldEvent', 'POST', '/_fake/assertToldEvent', told({ jobId: 'x' }), false],
    ['assertToldEvent', 'POST', '/_fake/assertToldEvent', told({ datastoreName: 1 }), false],
    ['assertToldEvent', 'POST', '/_fake/assertToldEvent', { ...told({}), times: -1 }, false],
    ['assertToldEvent', 'POST', '/_fake/assertToldEvent', { detailType: 'Active' }, false],
    ['assertToldEvent', 'POST', '/_fake/assertToldEvent', { type: 'Data Store Deleting' }, false],
    ['assertDatastore', 'POST', '/_fake/assertDatastore', { id: 'x' }, false],
    [
      'assertDatastore',
      'POST',
      '/_fake/assertDatastore',
      { idOrName: 'claims', properties: { Status: 'ACTIVE' } },
      false,
    ],
    ['snapshot', 'PUT', '/_fake/snapshot', {}, false],
    ['snapshot', 'PUT', '/_fake/snapshot', { version: 1 }, false],
  ])('of %s and the fake say the same of %s %s %j: %j', async (name, method, path, body, right) => {
    const { fake, steer } = await served()
    const { DatastoreId } = fake.addDatastore()
    const old = fake.addDatastore({ DatastoreName: 'claims' })
    fake.execute('DeleteFHIRDatastore', { DatastoreId: old.DatastoreId })

    const { status } = await steer(method, path.replace('ID', DatastoreId), body)

    expect([takes(body, name), status < 400]).toEqual([right, right])
  })

  it('of snapshots takes what a fake gives, and nothing of another version', async () => {
    const { fake, steer } = await served()
    fake.addDatastore()
    const { json } = await steer('GET', '/_fake/snapshot')

    expect(takes(json, 'snapshot')).toBe(true)
    expect(takes({ ...(json as object), version: 1 }, 'snapshot')).toBe(false)
  })

  it('is served, too', async () => {
    const { steer } = await served()

    expect((await steer('GET', '/_fake/schema')).json).toEqual(schema)
  })
})
