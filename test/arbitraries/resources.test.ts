import * as fc from 'fast-check'
import { createFakeHealthLake, MisuseError, type FhirResponse } from 'fake-healthlake'
import { invalidResource, validResource, type MadeResource } from 'fake-healthlake/fast-check'
import { describe, expect, it } from 'vitest'
import { isSupportedType, resourceTypes } from '../../src/model/fhir/resource-types.ts'
import { runs } from '../runs.ts'
import { pasted, smallest } from './tools.ts'

const stored = resourceTypes().filter(
  (type) => isSupportedType(type) && type !== 'OperationOutcome' && type !== 'Parameters',
)

/** Creates a resource in a data store of its own, validated strictly. */
function created(resource: MadeResource): FhirResponse {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  return fake.fhir(DatastoreId).request({
    method: 'POST',
    path: resource.resourceType,
    headers: { 'x-amzn-healthlake-fhir-validation-level': 'strict' },
    body: resource,
  })
}

interface Outcome {
  readonly issue?: readonly { readonly expression?: readonly string[] }[]
}

/** The status with which a resource is created, and where something is wrong with it; the first issue is about it all. */
function verdictOn(resource: MadeResource): readonly [number, readonly string[]] {
  const { status, body } = created(resource)
  const { issue = [] } = body as Outcome
  return [status, issue.slice(1).flatMap(({ expression = ['nowhere'] }) => expression)]
}

const some = runs(10)

describe('validResource', () => {
  it.each(stored)('makes resources of the type %s that strict validation accepts', (type) => {
    fc.assert(
      fc.property(validResource(type), (resource) => {
        expect(verdictOn(resource)).toEqual([201, []])
      }),
      some,
    )
  })

  it('makes larger ones that are accepted as well, where it is told to', () => {
    const types = fc.constantFrom(...stored)
    const larger = types.chain((type) => validResource(type, { maxElements: 16 }))
    const sizes = fc
      .sample(larger, { numRuns: 40, seed: 1 })
      .map((resource) => JSON.stringify(resource).length)

    expect(Math.max(...sizes)).toBeGreaterThan(1500)
    fc.assert(
      fc.property(larger, (resource) => {
        expect(verdictOn(resource)).toEqual([201, []])
      }),
      runs(40),
    )
  })

  it('is small by default', () => {
    const sizes = fc
      .sample(validResource('Patient'), { numRuns: 200, seed: 1 })
      .map((resource) => JSON.stringify(resource).length)

    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(500)
  })

  it.each([
    ['Patient', { resourceType: 'Patient', id: 'a' }],
    ['Organization', { resourceType: 'Organization', id: 'a', identifier: [{}] }],
    ['Observation', { resourceType: 'Observation', id: 'a', status: 'registered', code: {} }],
    ['Appointment', { resourceType: 'Appointment', id: 'a', participant: [{}] }],
  ])('shrinks a %s to what must be there', (type, least) => {
    expect(smallest(validResource(type))).toMatchObject(least)
    expect(JSON.stringify(smallest(validResource(type))).length).toBeLessThan(350)
  })

  it('shrinks what fails to what is needed of it, and stays valid all the way', () => {
    const seen: MadeResource[] = []
    const property = fc.property(validResource('Patient'), (patient) => {
      seen.push(patient)
      return patient['contact'] === undefined
    })
    const [found] = fc.check(property, { seed: 1, numRuns: 1000 }).counterexample ?? []

    expect(Object.keys(found ?? {})).toEqual(['resourceType', 'id', 'contact'])
    expect(JSON.stringify(found).length).toBeLessThan(150)
    expect(seen.filter((patient) => created(patient).status !== 201)).toEqual([])
  })

  it('makes the same of the same seed', () => {
    const [one, other] = [7, 7].map((seed) =>
      fc.sample(validResource('Claim'), { numRuns: 20, seed }),
    )

    expect(one).toEqual(other)
  })

  it('makes every element, every type of a choice and every form of a date', () => {
    const all = fc.sample(validResource('Observation', { maxElements: 12 }), {
      numRuns: 1500,
      seed: 1,
    })
    const keys = new Set(all.flatMap((resource) => Object.keys(resource)))
    const values = Array.from(keys).filter((key) => /^value[A-Z]/.test(key))
    const dates = all
      .map(({ effectiveDateTime: date }) => date)
      .filter((date) => date !== undefined)

    expect(values).toHaveLength(11)
    for (const key of ['identifier', 'subject', 'issued', 'note', 'referenceRange', 'component']) {
      expect(keys).toContain(key)
    }
    expect(new Set(dates.map((date) => (date as string).length))).toEqual(
      new Set([4, 7, 10, 20, 23, 24, 25, 28, 29]),
    )
  })

  it('leads to types that are allowed, and now and then to what there is', () => {
    const all = fc.sample(validResource('Observation'), { numRuns: 1000, seed: 1 })
    const subjects = all
      .map(({ subject }) => (subject as { reference: string } | undefined)?.reference)
      .filter((reference) => reference !== undefined)

    expect(new Set(subjects.map((reference) => reference.split('/')[0]))).toEqual(
      new Set(['Patient', 'Group', 'Device', 'Location']),
    )
    expect(subjects).toContain('Patient/a')
  })

  it('prints as code that can be pasted', () => {
    fc.assert(
      fc.property(validResource('Bundle'), (bundle) => {
        expect(pasted(bundle)).toStrictEqual(bundle)
      }),
      some,
    )
  })

  it('is for types and sizes that there are', () => {
    expect(() => validResource('Patent')).toThrow(MisuseError)
    expect(() => validResource('Patent')).toThrow(
      "validResource: 'Patent' is not a resource type of FHIR R4. Did you mean Patient?",
    )
    expect(() => validResource('Patient', { maxElements: -1 })).toThrow(
      'validResource: maxElements is -1',
    )
    expect(() => validResource('Patient', { max: 1 } as object)).toThrow(
      'There is only maxElements.',
    )
  })
})

/** What may be wrong with a resource of that type, in all of many. */
function problemsOf(type: string, numRuns: number): ReadonlySet<string> {
  const all = fc.sample(invalidResource(type, { maxElements: 12 }), { numRuns, seed: 1 })
  return new Set(all.map(({ path, problem }) => `${path}: ${problem}`))
}

describe('invalidResource', () => {
  it.each(stored)('makes resources of the type %s with which one thing is wrong', (type) => {
    fc.assert(
      fc.property(invalidResource(type), ({ resource, path }) => {
        expect(verdictOn(resource)).toEqual([400, [path]])
      }),
      some,
    )
  })

  it('breaks larger ones in one place as well', () => {
    const types = fc.constantFrom(...stored)
    fc.assert(
      fc.property(
        types.chain((type) => invalidResource(type, { maxElements: 16 })),
        ({ resource, path }) => {
          expect(verdictOn(resource)).toEqual([400, [path]])
        },
      ),
      runs(40),
    )
  })

  it('breaks forms, cardinality, choices, codes, references and rules', () => {
    const patient = problemsOf('Patient', 2500)
    const observation = problemsOf('Observation', 1000)

    for (const problem of [
      'Patient: Patient has no element unheardOf',
      'Patient: contact is not a list',
      'Patient.name[0].use: use is not of name-use',
      'Patient.birthDate: birthDate is not a valid date',
      'Patient.active: active is null',
      'Patient: two types of deceased',
      'Patient.managingOrganization: managingOrganization leads to Slot',
      'Patient.contact[0]: without any of name, telecom, address, organization',
      'Patient.telecom[0]: value without system',
      'Patient.link[0]: without other',
    ]) {
      expect(patient).toContain(problem)
    }
    const ofEncounters = Array.from(problemsOf('Encounter', 1500), (told) => told.split(': ')[1])
    expect(ofEncounters).toContain('it ends before it starts')
    expect(observation).toContain('Observation: without status')
  })

  it.each([1, 2, 3, 4, 5])(
    'shrinks to what is wrong in a good and small resource, with seed %d',
    (seed) => {
      const property = fc.property(
        invalidResource('Observation'),
        ({ path }) => !path.startsWith('Observation.component[0].code'),
      )

      const [found] = fc.check(property, { seed, numRuns: 1000 }).counterexample ?? []

      expect(Object.keys(found?.resource ?? {})).toEqual([
        'resourceType',
        'id',
        'status',
        'code',
        'component',
      ])
      expect(JSON.stringify(found?.resource).length).toBeLessThan(300)
      expect(created(found?.resource as MadeResource).status).toBe(400)
    },
  )

  it('makes the same of the same seed, and prints as code that can be pasted', () => {
    const [one, other] = [7, 7].map((seed) =>
      fc.sample(invalidResource('Claim'), { numRuns: 20, seed }),
    )

    expect(one).toEqual(other)
    expect(pasted(one)).toStrictEqual(other)
  })

  it('is for types that there are', () => {
    expect(() => invalidResource('patient')).toThrow(
      "invalidResource: 'patient' is not a resource type of FHIR R4. Did you mean Patient?",
    )
  })
})
