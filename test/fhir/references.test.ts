import { describe, expect, it } from 'vitest'
import { issuesOf, problemsOf } from './tools.ts'

const observation = (members: object): object => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'a' },
  ...members,
})
const about = (subject: object): object => observation({ subject })

describe('A reference', () => {
  it.each([
    { reference: 'Patient/a' },
    { reference: 'Patient/a/_history/1' },
    { reference: 'https://host/r4/Patient/a' },
    { reference: 'https://host/r4//Device/a/_history/1' },
    { reference: 'https://host/anything' },
    { reference: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520' },
    { reference: 'Patient?identifier=a|b' },
    { type: 'Patient', identifier: { value: 'a' } },
    { type: 'http://own/type', display: 'a' },
    { display: 'a' },
  ])('may be %j', (reference) => {
    expect(issuesOf(about(reference))).toEqual([])
  })

  const targets = 'it must be to Patient or Group or Device or Location'
  it.each([
    [{ reference: 'Encounter/a' }, `A reference to Encounter is not allowed here; ${targets}`],
    [
      { reference: 'https://host/Encounter/a' },
      `A reference to Encounter is not allowed here; ${targets}`,
    ],
    [{ reference: 'Encounter?_id=a' }, `A reference to Encounter is not allowed here; ${targets}`],
    [
      { reference: 'urn:oid:1.2', type: 'Encounter' },
      `A reference to Encounter is not allowed here; ${targets}`,
    ],
  ])('may not be %j', (reference, problem) => {
    expect(problemsOf(about(reference))).toEqual([['Observation.subject', problem]])
  })

  it.each(['a', 'Patient', 'Patient/', 'Patiant/a', 'Patient/a_b', '/Patient/a', 'HumanName/a'])(
    'is of no form that R4 has: %s',
    (reference) => {
      const problem = `The reference '${reference}' is neither an absolute URL nor of the form Type/id, of a type of R4`
      expect(problemsOf(about({ reference }))).toEqual([['Observation.subject', problem]])
    },
  )

  it('may lead to any type where R4 has no list of them', () => {
    expect(issuesOf(observation({ focus: [{ reference: 'Slot/a' }] }))).toEqual([])
    expect(problemsOf(observation({ focus: [{ reference: 'Slat/a' }] }))).toHaveLength(1)
  })

  it('of another form than R4 has is told once', () => {
    expect(problemsOf(about({ reference: 1 }))).toEqual([
      ['Observation.subject.reference', expect.stringContaining('must be a JSON string')],
    ])
  })
})

const contains = (contained: object, subject: object = { reference: '#a' }): object =>
  observation({ contained: [contained], subject })

describe('A contained resource', () => {
  it('is referred to by what contains it', () => {
    expect(issuesOf(contains({ resourceType: 'Patient', id: 'a' }))).toEqual([])
    expect(problemsOf(contains({ resourceType: 'Patient', id: 'a' }, { display: 'b' }))).toEqual([
      ['Observation.contained[0]', expect.stringContaining('Rule dom-3')],
    ])
    expect(problemsOf(contains({ resourceType: 'Patient' }, { display: 'b' }))).toHaveLength(1)
  })

  it('is referred to by another contained one, or refers to what contains it', () => {
    const provenance = {
      resourceType: 'Provenance',
      id: 'b',
      target: [{ reference: '#' }],
      recorded: '2020-01-01T00:00:00Z',
      agent: [{ who: { reference: '#a' } }],
    }
    const patient = { resourceType: 'Patient', id: 'a' }

    expect(issuesOf(observation({ contained: [patient, provenance] }))).toEqual([])
  })

  it('without an id is not referred to by one that refers to what contains it', () => {
    const provenance = {
      resourceType: 'Provenance',
      target: [{ reference: '#' }],
      recorded: '2020-01-01T00:00:00Z',
      agent: [{ who: { display: 'a' } }],
    }
    expect(problemsOf(observation({ contained: [provenance] }))).toEqual([
      ['Observation.contained[0]', expect.stringContaining('Rule dom-3')],
    ])
  })

  it('is of a type that the reference may lead to', () => {
    expect(problemsOf(contains({ resourceType: 'Slot', id: 'a' }))).toContainEqual([
      'Observation.subject',
      expect.stringContaining('A reference to Slot is not allowed here'),
    ])
  })

  it('is there when there is a local reference', () => {
    expect(problemsOf(about({ reference: '#a' }))).toEqual([
      [
        'Observation.subject',
        "Rule ref-1: there is no contained resource for the local reference '#a'",
      ],
    ])
    expect(issuesOf(about({ reference: '#' }))).toEqual([])
  })

  it.each([
    ['dom-2', { contained: [{ resourceType: 'Patient', id: 'b' }] }],
    ['dom-4', { meta: { versionId: '1' } }],
    ['dom-4', { meta: { lastUpdated: '2020-01-01T00:00:00Z' } }],
    ['dom-5', { meta: { security: [{ code: 'a' }] } }],
  ])('keeps the rule %s: not with %j', (rule, members) => {
    expect(problemsOf(contains({ resourceType: 'Patient', id: 'a', ...members }))).toEqual([
      ['Observation.contained[0]', expect.stringContaining(`Rule ${rule}`)],
    ])
  })

  it('of no type is told of that alone', () => {
    expect(problemsOf(contains({ id: 'a' }))).toEqual([
      ['Observation.contained[0]', 'A resource must have a resourceType'],
    ])
  })

  it('is checked as others are', () => {
    const patient = {
      resourceType: 'Patient',
      id: 'a',
      meta: { tag: [{ code: 'a' }] },
      gender: 'x',
    }
    expect(problemsOf(contains(patient))).toEqual([
      ['Observation.contained[0].gender', expect.stringContaining("The code 'x'")],
    ])
    expect(problemsOf(observation({ contained: [1, {}, { resourceType: 'A', id: 1 }] }))).toEqual([
      ['Observation.contained[0]', 'A resource must be an object, but is 1'],
      ['Observation.contained[1]', 'A resource must have a resourceType'],
      ['Observation.contained[2]', "Unknown resource type 'A'"],
      ...[1, 2].map((index) => [
        `Observation.contained[${index}]`,
        expect.stringContaining('Rule dom-3'),
      ]),
    ])
    expect(problemsOf(observation({ contained: { resourceType: 'Patient' } }))).toEqual([
      ['Observation', "'contained' must be an array, but is an object"],
    ])
  })
})

describe('A resource in an entry or a parameter', () => {
  it('is checked by itself', () => {
    const inside = about({ reference: '#a' })
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: inside }, { resource: { resourceType: 'Patient', gender: 'x' } }],
    }
    expect(problemsOf(bundle)).toEqual([
      ['Bundle.entry[0].resource.subject', expect.stringContaining('Rule ref-1')],
      ['Bundle.entry[1].resource.gender', expect.stringContaining("The code 'x'")],
    ])
    const parameters = { resourceType: 'Parameters', parameter: [{ name: 'a', resource: inside }] }
    expect(problemsOf(parameters)).toEqual([
      ['Parameters.parameter[0].resource.subject', expect.stringContaining('Rule ref-1')],
    ])
  })
})
