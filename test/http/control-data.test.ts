import { describe, expect, it } from 'vitest'
import { r4, served, type Served } from './tools.ts'

const nobody = 'f'.repeat(32)

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

async function withStore(): Promise<Served & { readonly id: string; readonly path: string }> {
  const all = await served()
  const { DatastoreId: id } = all.fake.addDatastore()
  return { ...all, id, path: `/_fake/resources/${id}` }
}

describe('/_fake/datastores', () => {
  it('adds a data store as addDatastore does, and looks at those that are there', async () => {
    const { fake, ask, steer } = await served({}, { datastoreOrigin: 'aws' })
    await ask('CreateFHIRDatastore', r4)

    const added = await steer('POST', '/_fake/datastores', {
      DatastoreName: 'claims',
      DatastoreStatus: 'DELETING',
    })

    expect(added).toMatchObject({ status: 200, json: { DatastoreName: 'claims' } })
    expect(fake.datastore('claims')).toMatchObject({ DatastoreStatus: 'DELETING' })
    expect((await steer('GET', '/_fake/datastores')).json).toEqual(plain(fake.datastores()))
    expect((await steer('GET', '/_fake/datastores/claims')).json).toEqual(added.json)
    expect(fake.history).toHaveLength(1)
  })

  it('does so in the region that is named', async () => {
    const { fake, steer } = await served({}, { datastoreOrigin: 'aws' })

    const { json } = await steer('POST', '/_fake/datastores?region=eu-west-1')

    expect(plain(fake.datastores({ region: 'eu-west-1' }))).toEqual([json])
    expect((await steer('GET', '/_fake/datastores?region=eu-west-1')).json).toEqual([json])
    expect((await steer('GET', '/_fake/datastores')).json).toEqual([])
  })

  it('says in which other region there is what is asked for', async () => {
    const { fake, steer } = await served()
    fake.addDatastore({ DatastoreName: 'claims' }, { region: 'eu-west-2' })

    expect((await steer('GET', '/_fake/datastores/claims')).json).toEqual({
      error: "There is no data store 'claims' in us-east-1. There is one in eu-west-2.",
    })
  })

  it.each([
    ['POST', '', { DatastoreStatus: 'SLEEPING' }, 400, /DatastoreStatus is 'SLEEPING'/],
    ['POST', '', { Name: 'claims' }, 400, /addDatastore: there is no member Name/],
    ['POST', '', [], 400, /addDatastore: \[\] is not an object with/],
    ['POST', '?regoin=eu-west-1', {}, 400, /there is no member regoin\. Did you mean region\?/],
    ['POST', '?region=eu&region=us', {}, 400, /give region once/],
    ['GET', '/nobody', undefined, 404, /There is no data store 'nobody' in us-east-1\./],
    ['GET', '/a%FFb', undefined, 400, /a%FFb, with an escape that is not UTF-8/],
  ])('refuses %s %s %j', async (method, path, body, status, error) => {
    const { fake, steer } = await served()
    const before = fake.snapshot()

    expect(await steer(method, `/_fake/datastores${path}`, body)).toMatchObject({
      status,
      json: { error: expect.stringMatching(error) as unknown },
    })
    expect(fake.snapshot()).toEqual(before)
  })
})

describe('/_fake/resources', () => {
  const ada = { resourceType: 'Patient', id: 'p1', name: [{ family: 'Ada' }] }
  const bob = { resourceType: 'Patient', id: 'p2', name: [{ family: 'Bob' }] }

  it('puts one, and a list, and looks at them', async () => {
    const { fake, steer, id, path } = await withStore()

    const one = await steer('POST', path, ada)
    const list = await steer('POST', path, [bob, { resourceType: 'Observation' }])

    const resources = fake.resources(id)
    expect(one.json).toEqual(resources.get('Patient', 'p1'))
    expect(list.json).toMatchObject([bob, { resourceType: 'Observation' }])
    expect((await steer('GET', path)).json).toEqual(resources.list())
    expect((await steer('GET', `${path}/Patient`)).json).toEqual(resources.list('Patient'))
    expect((await steer('GET', `${path}/Patient?name=Bob`)).json).toMatchObject([bob])
    expect((await steer('GET', `${path}/Patient/p1`)).json).toEqual(one.json)
    expect(fake.history).toEqual([])
  })

  it('puts one where the path says, deletes it, and tells of its versions', async () => {
    const { fake, steer, id, path } = await withStore()
    await steer('PUT', `${path}/Patient/p1`, { active: true })
    await steer('PUT', `${path}/Patient/p1`, { ...ada, active: false })

    const deleted = await steer('DELETE', `${path}/Patient/p1`)

    expect(deleted).toMatchObject({ status: 200, json: { deleted: true } })
    expect((await steer('DELETE', `${path}/Patient/p1`)).json).toEqual({ deleted: false })
    expect(await steer('GET', `${path}/Patient/p1`)).toMatchObject({
      status: 404,
      json: { error: 'There is no Patient/p1.' },
    })
    const { json } = await steer('GET', `${path}/Patient/p1/versions`)
    expect(json).toEqual(plain(fake.resources(id).versions('Patient', 'p1')))
    expect(json).toMatchObject([{ versionId: '1' }, { versionId: '2' }, { method: 'DELETE' }])
  })

  it('puts a list whole or not at all', async () => {
    const { fake, steer, path } = await withStore()
    const before = fake.snapshot()

    expect(await steer('POST', path, [ada, { resourceType: 'Patients' }])).toMatchObject({
      status: 400,
      json: {
        error: expect.stringMatching(
          /'Patients' is not a resource type.* It is number 2 of the list\.$/,
        ) as unknown,
      },
    })
    expect(fake.snapshot()).toEqual(before)
  })

  it('takes more than other bodies may have', async () => {
    const { steer, path } = await withStore()
    const text = { div: 'x'.repeat(2_000_000) }

    expect(await steer('PUT', `${path}/Patient/p1`, { text })).toMatchObject({ status: 200 })
  })

  it.each([
    ['PUT', '/Patient/p1', bob, /body is of 'Patient' and 'p2', the path of 'Patient' and 'p1'/],
    ['PUT', '/Patient/p1', [ada], /^resources\.put: the body is .*; give a resource/],
    ['GET', '/Patients', undefined, /'Patients' is not a resource type of FHIR R4/],
    ['GET', '/Patient?nmae=x', undefined, /nmae/],
    ['DELETE', '/Patients/p1', undefined, /'Patients' is not a resource type/],
  ])('refuses %s %s %j', async (method, rest, body, error) => {
    const { steer, path } = await withStore()

    expect(await steer(method, `${path}${rest}`, body)).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(error) as unknown },
    })
  })

  it.each(['GET', 'POST'])('answers 404 where there is no such data store: %s', async (method) => {
    const { steer } = await served()

    expect(await steer(method, `/_fake/resources/${nobody}`)).toMatchObject({
      status: 404,
      json: { error: `There is no data store with the DatastoreId '${nobody}'.` },
    })
  })
})
