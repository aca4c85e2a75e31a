import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../state-of.ts'

function made() {
  const fake = createFakeHealthLake()
  const store = fake.addDatastore().DatastoreId
  return { fake, store, resources: fake.resources(store) }
}

describe('resources.versions', () => {
  it('has all versions, the oldest first, deletions among them', () => {
    const { fake, store, resources } = made()
    const first = resources.put({ resourceType: 'Patient', id: 'p', active: true })
    fake.clock.advance(1000)
    resources.delete('Patient', 'p')
    const body = { resourceType: 'Patient' }
    const created = fake.fhir(store).request({ method: 'POST', path: 'Patient', body })

    expect(resources.versions('Patient', 'p')).toEqual([
      { versionId: '1', at: '2025-01-01T00:00:00.000Z', method: 'PUT', resource: first },
      { versionId: '2', at: '2025-01-01T00:00:01.000Z', method: 'DELETE', resource: undefined },
    ])
    const { id } = created.body as { id: string }
    expect(resources.versions('Patient', id)).toMatchObject([{ method: 'POST' }])
  })

  it('has copies', () => {
    const { resources } = made()
    resources.put({ resourceType: 'Patient', id: 'p', active: true })
    Object.assign(resources.versions('Patient', 'p')[0]?.resource ?? {}, { active: false })

    expect(resources.versions('Patient', 'p')[0]?.resource).toMatchObject({ active: true })
  })

  it('has none of what never was', () => {
    const { resources } = made()

    expect(resources.versions('Patient', 'p')).toEqual([])
    resources.put({ resourceType: 'Patient', id: 'p' })
    expect(resources.versions('Patient', 'q')).toEqual([])
    expect(resources.versions('Group', 'p')).toEqual([])
  })

  it('refuses a type that R4 does not have', () => {
    expect(() => made().resources.versions('Pacient', 'p')).toThrow(
      /^resources\.versions: 'Pacient' is not a resource type of FHIR R4\. Did you mean Patient\?/,
    )
  })
})

describe('resources.delete', () => {
  it('deletes as a request would, and tells whether there was something', () => {
    const { fake, store, resources } = made()
    resources.put({ resourceType: 'Patient', id: 'p' })

    expect(resources.delete('Patient', 'p')).toBe(true)
    expect(resources.get('Patient', 'p')).toBeUndefined()
    expect(resources.list()).toEqual([])
    expect(fake.fhir(store).request({ path: 'Patient/p' }).status).toBe(410)
    expect(resources.delete('Patient', 'p')).toBe(false)
    expect(resources.versions('Patient', 'p')).toHaveLength(2)
  })

  it('of what never was changes nothing', () => {
    const { fake, resources } = made()
    const before = stateOf(fake)

    expect(resources.delete('Patient', 'p')).toBe(false)
    expect(stateOf(fake)).toBe(before)
    expect(fake.history).toEqual([])
  })

  it('refuses a type that R4 does not have, and a data store that is DELETED', () => {
    const { fake, store, resources } = made()

    expect(() => resources.delete('patient', 'p')).toThrow(/^resources\.delete: 'patient' is no/)
    fake.execute('DeleteFHIRDatastore', { DatastoreId: store })
    fake.settle()
    expect(() => resources.delete('Patient', 'p')).toThrow(MisuseError)
    expect(() => resources.delete('Patient', 'p')).toThrow('is DELETED')
  })
})
