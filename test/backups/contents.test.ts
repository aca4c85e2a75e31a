import { describe, expect, it } from 'vitest'
import { backedUp, day, deleted, idsIn, patient, restore } from './tools.ts'

type Backed = ReturnType<typeof backedUp>

function ask({ fake, id }: Backed, method: string, path: string, at = id) {
  const { status, body } = fake.fhir(at).request({ method, path })
  return { status, body: body as Record<string, unknown> }
}

/** Erases a resource with all its versions. */
function erase(backed: Backed, path: string): void {
  expect(ask(backed, 'POST', `${path}/$erase`).status).toBe(202)
  backed.fake.settle()
}

/** What a data store had at the end of each of the first days, all with a backup of three days. */
function written(): Backed {
  const backed = backedUp()
  const { fake, resources } = backed
  resources.put(patient('a', { active: true }))
  resources.put(patient('b'))
  fake.clock.set(day(1))
  resources.put(patient('a', { active: false }))
  resources.delete('Patient', 'b')
  resources.put({ resourceType: 'Group', id: 'c' })
  fake.clock.set(day(2))
  resources.put(patient('b'))
  resources.delete('Group', 'c')
  return backed
}

describe('What is restored', () => {
  it.each([
    [0, ['Patient/a/1', 'Patient/b/1']],
    [0.5, ['Patient/a/1', 'Patient/b/1']],
    [1, ['Group/c/1', 'Patient/a/2']],
    [1.999, ['Group/c/1', 'Patient/a/2']],
    [2, ['Patient/a/2', 'Patient/b/3']],
    [undefined, ['Patient/a/2', 'Patient/b/3']],
  ])('as of day %d is what there was then [restored-contents]', (days, wanted) => {
    const { fake, id } = written()

    const restored = restore(fake, id, days === undefined ? undefined : day(days))
    fake.settle()

    const list = fake.resources(restored).list() as { resourceType: string; id: string }[]
    const names = list.map((resource) => {
      const { versionId } = (resource as { meta?: { versionId?: string } }).meta ?? {}
      return `${resource.resourceType}/${resource.id}/${versionId}`
    })
    expect(names).toEqual(wanted)
  })

  it('is each resource as it was, in one version, and next versions count on [restored-contents]', () => {
    const { fake, id, resources } = written()
    const wanted = resources.get('Patient', 'a')

    const restored = fake.resources(restore(fake, id))
    fake.settle()

    expect(restored.get('Patient', 'a')).toEqual(wanted)
    expect(restored.versions('Patient', 'a')).toEqual(resources.versions('Patient', 'a').slice(1))
    expect(restored.put(patient('a'))).toMatchObject({ meta: { versionId: '3' } })
    expect(resources.get('Patient', 'a')).toEqual(wanted)
  })

  it('is nothing that was written after the request [restored-contents]', () => {
    const { fake, id, resources } = written()
    const restored = restore(fake, id)

    resources.put(patient('late'))
    resources.delete('Patient', 'a')
    fake.settle()

    expect(idsIn(fake, restored)).toEqual(['a', 'b'])
  })

  it('is served by the endpoint once the data store is ACTIVE, and only then [restored-contents] [fhir-inactive-datastore]', () => {
    const backed = written()
    const restored = restore(backed.fake, backed.id)
    const get = (path: string) => ask(backed, 'GET', path, restored)

    expect(get('Patient/a').status).toBe(400)
    expect(get('Patient').status).toBe(400)
    backed.fake.settle()

    expect(get('Patient/a')).toMatchObject({
      status: 200,
      body: { active: false, meta: { versionId: '2', lastUpdated: '2025-01-02T00:00:00.000Z' } },
    })
    expect(get('Patient?active=false').body).toMatchObject({
      entry: [{ resource: { id: 'a' } }],
    })
    expect(get('Patient/a/_history').body).toMatchObject({
      total: 1,
      entry: [{ resource: { meta: { versionId: '2' } } }],
    })
    expect(get('Patient/a/_history/1').status).toBe(404)
    expect(get('Group/c').status).toBe(404)
  })

  it('has what was put there meanwhile on top', () => {
    const { fake, id } = written()
    const restored = restore(fake, id)

    fake.resources(restored).put(patient('a', { active: true }))
    fake.settle()

    expect(fake.resources(restored).get('Patient', 'a')).toMatchObject({
      active: true,
      meta: { versionId: '3' },
    })
  })

  it('is what was erased, too, as of a point before that, and not after [backup-erased]', () => {
    const backed = written()
    const { fake, id } = backed
    erase(backed, 'Patient/a')
    const erased = fake.clock.now()
    fake.clock.advance({ minutes: 1 })
    fake.resources(id).put(patient('a', { active: true }))
    fake.clock.advance({ minutes: 1 })
    erase(backed, 'Patient/a')
    expect(idsIn(fake, id)).toEqual(['b'])

    const asOf = (point: number) => {
      const fork = fake.fork()
      const restored = restore(fork, id, new Date(point))
      return fork.resources(restored).get('Patient', 'a')
    }

    expect(asOf(erased - 1)).toMatchObject({ active: false, meta: { versionId: '2' } })
    expect(asOf(erased)).toBeUndefined()
    expect(asOf(erased + 60_000)).toMatchObject({ active: true, meta: { versionId: '1' } })
    expect(asOf(fake.clock.now())).toBeUndefined()
  })

  it('is of a type of which all was erased [backup-erased]', () => {
    const backed = backedUp()
    const { fake, id, resources } = backed
    resources.put(patient('a'))
    fake.clock.set(day(1))
    erase(backed, 'Patient/a')

    expect(idsIn(fake, restore(fake, id, day(1)))).toEqual(['a'])
  })

  it('keeps of each erasure what it took away alone, for as long as the backup goes back [backup-erased]', () => {
    const backed = backedUp()
    const { fake, resources } = backed
    const ids = ['a', 'b', 'c', 'd']
    for (const id of ids) resources.put(patient(id))
    const kept = () =>
      Array.from(JSON.stringify(fake.snapshot()['regions']).matchAll(/Patient\\",/g)).length
    expect(kept()).toBe(4)

    for (const id of ids.slice(0, 3)) erase(backed, `Patient/${id}`)
    expect(kept()).toBe(4)

    fake.clock.advance({ days: 40 })
    erase(backed, 'Patient/d')
    expect(kept()).toBe(1)
  })

  it('is of a data store without a backup nothing that was erased, which is kept nowhere', () => {
    const backed = backedUp({ BackupConfiguration: {} })
    backed.resources.put(patient('a'))

    erase(backed, 'Patient/a')

    expect(JSON.stringify(backed.fake.snapshot()['regions'])).not.toContain('Patient/a')
    expect(JSON.stringify(backed.fake.snapshot()['regions'])).toContain('"erasures":[]')
  })

  it('stays, also when the other data store is deleted while it is restored', () => {
    const { fake, id } = written()
    const restored = restore(fake, id)

    deleted(fake, id)

    expect(fake.datastore(restored)).toMatchObject({ DatastoreStatus: 'ACTIVE' })
    expect(idsIn(fake, restored)).toEqual(['a', 'b'])
  })
})
