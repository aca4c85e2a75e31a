import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

function made(options?: Parameters<typeof createFakeHealthLake>[0]) {
  const fake = createFakeHealthLake(options)
  const store = fake.addDatastore().DatastoreId
  return { fake, store, resources: fake.resources(store) }
}

function circular(): object {
  const patient: Record<string, unknown> = { resourceType: 'Patient' }
  patient['contact'] = [patient]
  return patient
}

describe('fake.resources', () => {
  it('takes what JSON.stringify makes of a resource', () => {
    const stored = made().resources.put({
      resourceType: 'Patient',
      id: undefined,
      birthDate: new Date(0),
      weight: Number.NaN,
      act: () => {},
      list: [undefined],
    })

    expect(stored).toEqual({
      resourceType: 'Patient',
      id: expect.any(String) as string,
      birthDate: '1970-01-01T00:00:00.000Z',
      weight: null,
      list: [null],
      meta: expect.anything() as object,
    })
  })

  it('puts a resource there with version and time [resource-meta]', () => {
    const { fake, resources } = made()
    fake.clock.advance(1000)

    const stored = resources.put({ resourceType: 'Patient', id: 'p1' })

    expect(stored).toEqual({
      resourceType: 'Patient',
      id: 'p1',
      meta: { versionId: '1', lastUpdated: '2025-01-01T00:00:01.000Z' },
    })
    expect(resources.get('Patient', 'p1')).toEqual(stored)
    expect(fake.history).toEqual([])
  })

  it('counts versions, and keeps what else meta has [resource-meta]', () => {
    const { resources } = made()
    const meta = { versionId: '7', lastUpdated: 'x', profile: ['p'], tag: [{ code: 't' }] }
    const patient = { resourceType: 'Patient', id: 'p1', meta, active: true }
    resources.put(patient)

    expect(resources.put(patient)).toEqual({
      ...patient,
      meta: { ...meta, versionId: '2', lastUpdated: '2025-01-01T00:00:00.000Z' },
    })
    expect(patient.meta.versionId).toBe('7')
  })

  it.each([null, 'x', ['x'], 7])('replaces a meta that is %o', (meta) => {
    const { resources } = made()
    const patient = { resourceType: 'Patient', id: 'p', meta }

    expect(resources.put(patient)['meta']).toEqual({
      versionId: '1',
      lastUpdated: '2025-01-01T00:00:00.000Z',
    })
  })

  it('takes an id from the seed where none is given, and shifts no other id', () => {
    const [one, other] = [made(), made()]
    const ids = [1, 2].map(() => one.resources.put({ resourceType: 'Patient' })['id'])
    other.resources.put({ resourceType: 'Basic' })

    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(ids).size).toBe(2)
    expect(other.resources.list()[0]?.['id']).toBe(ids[0])
    expect(other.fake.addDatastore()).toEqual(one.fake.addDatastore())
  })

  it('lists all, or those of a type, by type and then in order of arrival', () => {
    const { resources } = made()
    for (const [resourceType, id] of [
      ['Patient', 'b'],
      ['Observation', 'c'],
      ['Patient', 'a'],
      ['Basic', 'd'],
      ['Patient', 'b'],
    ] as const) {
      resources.put({ resourceType, id })
    }

    expect(resources.list().map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a'])
    expect(resources.list('Patient').map(({ id }) => id)).toEqual(['b', 'a'])
    expect(resources.list('Group')).toEqual([])
    expect(resources.get('Group', 'a')).toBeUndefined()
    expect(resources.get('Patient', 'c')).toBeUndefined()
  })

  it('has nothing in a data store that nothing was put into', () => {
    const { resources } = made()

    expect(resources.list()).toEqual([])
    expect(resources.get('Patient', 'a')).toBeUndefined()
  })

  it('copies in and out', () => {
    const { resources } = made()
    const given = { resourceType: 'Patient', id: 'p', name: [{ family: 'A' }] }
    const stored = resources.put(given) as typeof given
    given.name[0] = { family: 'B' }
    stored.name[0] = { family: 'C' }
    Object.assign(resources.list()[0] ?? {}, { name: [] })

    expect(resources.get('Patient', 'p')).toMatchObject({ name: [{ family: 'A' }] })
  })

  it('keeps __proto__ and constructor as the members they are', () => {
    const { resources } = made()
    const text =
      '{"resourceType":"Patient","__proto__":{"id":"x"},"constructor":1,"meta":{"__proto__":2}}'
    const stored = resources.put(JSON.parse(text) as { resourceType: string })

    expect(Object.keys(stored)).toEqual(['resourceType', '__proto__', 'constructor', 'id', 'meta'])
    expect(Object.getPrototypeOf(stored)).toBe(Object.prototype)
    expect(JSON.stringify(stored)).toContain('"__proto__":2')
  })

  it.each<[unknown, string]>([
    [undefined, 'undefined is not a JSON object'],
    ['Patient', "'Patient' is not a JSON object"],
    [[{ resourceType: 'Patient' }], '[{"resourceType":"Patient"}] is not a JSON object'],
    [null, 'null is not a JSON object'],
    [
      { resourceType: 'Patient', count: 1n },
      'the resource cannot be written as JSON (TypeError: Do not know how to serialize a BigInt)',
    ],
    [circular(), 'cannot be written as JSON (TypeError: Converting circular structure to JSON'],
    [
      { id: 'a' },
      'resources.put: undefined is not a resource type of FHIR R4. Types are such as Patient or Observation.',
    ],
    [
      { resourceType: 'Patientt' },
      "'Patientt' is not a resource type of FHIR R4. Did you mean Patient?",
    ],
    [{ resourceType: 'toString' }, 'is not a resource type of FHIR R4'],
    [{ resourceType: 'Patient', id: 'a b' }, "the id is 'a b'; give 1 to 64 letters"],
    [{ resourceType: 'Patient', id: '' }, "the id is ''"],
    [{ resourceType: 'Patient', id: 7 }, 'the id is 7'],
    [{ resourceType: 'Patient', id: 'x'.repeat(65) }, 'the id is'],
  ])('refuses to put %o, and changes nothing', (resource, told) => {
    const { fake, resources } = made()
    const before = fake.snapshot()
    const put = () => resources.put(resource as { resourceType: string })

    expect(put).toThrow(MisuseError)
    expect(put).toThrow(told)
    expect(fake.snapshot()).toEqual(before)
  })

  it('says why a resource can not be read', () => {
    const { resources } = made()
    const patient = {
      resourceType: 'Patient',
      get id(): string {
        throw new Error('there is none yet')
      },
    }

    expect(() => resources.put(patient)).toThrow(
      new MisuseError(
        "resources.put: the resource cannot be written as JSON (Error: there is none yet); give one such as { resourceType: 'Patient', id: 'p1' }.",
      ),
    )
  })

  it('refuses to look for types that FHIR R4 does not have', () => {
    const { resources } = made()

    expect(() => resources.list('Pacient')).toThrow(
      new MisuseError(
        "resources.list: 'Pacient' is not a resource type of FHIR R4. Did you mean Patient? Types are such as Patient or Observation.",
      ),
    )
    expect(() => resources.get('patient', 'a')).toThrow(MisuseError)
    expect(() => resources.get('patient', 'a')).toThrow(/^resources\.get: 'patient' is no/)
  })

  it('refuses data stores that are not there', () => {
    const fake = createFakeHealthLake()

    expect(() => fake.resources('none')).toThrow(
      new MisuseError(
        "resources: there is no data store with the DatastoreId 'none'; create one, or call addDatastore().",
      ),
    )
  })

  it('finds data stores of any region, the fake’s own first', () => {
    const fake = createFakeHealthLake({ region: 'us-west-2' })
    const twin = { DatastoreId: 'twin' }
    fake.addDatastore(twin, { region: 'eu-west-1' })
    fake.resources('twin').put({ resourceType: 'Patient', id: 'abroad' })
    fake.addDatastore(twin)

    expect(fake.resources('twin').list()).toEqual([])
  })

  it('has nothing once the store is DELETED, and takes nothing [resources-of-deleted-datastore]', () => {
    const { fake, store, resources } = made()
    resources.put({ resourceType: 'Patient', id: 'p' })
    fake.execute('DeleteFHIRDatastore', { DatastoreId: store })
    expect(resources.list()).toHaveLength(1)

    fake.settle()

    expect(resources.list()).toEqual([])
    expect(() => resources.put({ resourceType: 'Patient' })).toThrow('is DELETED')
    fake.clock.advance({ days: 7 })
    expect(() => resources.list()).toThrow('there is no data store')
  })
})
