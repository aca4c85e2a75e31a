import { describe, expect, it } from 'vitest'
import { issuesOf, problemsOf } from './tools.ts'

const patient = (members: object): object => ({ resourceType: 'Patient', ...members })
const observation = (members: object): object => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'a' },
  ...members,
})

describe('A resource', () => {
  it.each([
    ['null', 'A resource must be an object, but is null'],
    ['[]', 'A resource must be an object, but is an array'],
    ['1.10', 'A resource must be an object, but is 1.10'],
    ['{}', 'A resource must have a resourceType'],
    ['{"resourceType":1}', 'Unknown resource type 1'],
    ['{"resourceType":"Patiant"}', "Unknown resource type 'Patiant'"],
    ['{"resourceType":"HumanName"}', "Unknown resource type 'HumanName'"],
    ['{"resourceType":"DomainResource"}', "Unknown resource type 'DomainResource'"],
  ])('is not %s', (json, problem) => {
    expect(problemsOf(json)).toEqual([['Resource', problem]])
  })

  it('may have nothing but a type', () => {
    expect(issuesOf({ resourceType: 'Patient' })).toEqual([])
    expect(issuesOf({ resourceType: 'Patient', id: 'a' })).toEqual([])
  })

  it('is told all that is wrong with it at once', () => {
    const resource = patient({ birthDate: '1', gender: 'x', name: {}, hair: 'red', contact: [{}] })

    expect(problemsOf(resource)).toEqual([
      ['Patient.birthDate', expect.stringContaining('Not a valid date')],
      ['Patient.gender', "The code 'x' is not in the value set administrative-gender"],
      ['Patient', "'name' must be an array, but is an object"],
      ['Patient', "Unrecognised property '@hair'"],
      ['Patient.contact[0]', expect.stringContaining('Rule pat-1')],
      ['Patient.contact[0]', 'An object must have more than an id'],
    ])
  })

  it('is told of unknown elements in the words of the Developer Guide, at what has them', () => {
    const resource = patient({ name: [{ family: 'a' }, { telecom: 'b' }] })

    expect(issuesOf(resource)).toEqual([
      {
        severity: 'error',
        code: 'structure',
        diagnostics: "Unrecognised property '@telecom'",
        location: '/Patient/name',
        expression: 'Patient.name[1]',
      },
    ])
  })

  it('is told of missing elements in the words of the Developer Guide', () => {
    expect(issuesOf({ resourceType: 'Observation', code: { text: 'a' } })).toEqual([
      {
        severity: 'error',
        code: 'required',
        diagnostics:
          "Profile http://hl7.org/fhir/StructureDefinition/Observation, Element 'Observation.status': minimum required = 1, but only found 0",
        location: 'Observation',
        expression: 'Observation',
      },
    ])
    const dispense = { resourceType: 'MedicationDispense', status: 'completed' }
    expect(problemsOf(dispense)).toEqual([
      [
        'MedicationDispense',
        expect.stringContaining("Element 'MedicationDispense.medication[x]': minimum"),
      ],
    ])
    expect(problemsOf(observation({ component: [{ valueString: 'a' }] }))).toEqual([
      [
        'Observation.component[0]',
        expect.stringContaining("Element 'Observation.component.code': min"),
      ],
    ])
  })

  it.each(['fhir_comments', '_name', '__proto__', 'constructor', 'Name', 'deceased', '_', ''])(
    'has no property %j',
    (key) => {
      expect(
        problemsOf(`{"resourceType":"Patient",${JSON.stringify(key)}:[{"family":"a"}]}`),
      ).toEqual([['Patient', `Unrecognised property '@${key}'`]])
    },
  )

  it('has a resourceType, but its elements have none', () => {
    expect(problemsOf(patient({ name: [{ resourceType: 'HumanName', family: 'a' }] }))).toEqual([
      ['Patient.name[0]', "Unrecognised property '@resourceType'"],
    ])
  })

  it('has lists where R4 has them, and only there', () => {
    expect(problemsOf(patient({ name: { family: 'a' } }))).toEqual([
      ['Patient', "'name' must be an array, but is an object"],
    ])
    expect(problemsOf(patient({ name: [] }))).toEqual([
      ['Patient', "'name' must not be an empty array"],
    ])
    expect(problemsOf(patient({ maritalStatus: [{ text: 'a' }] }))).toEqual([
      ['Patient.maritalStatus', "'maritalStatus' must be an object, but is an array"],
    ])
    expect(problemsOf(patient({ name: [[{ family: 'a' }]] }))).toEqual([
      ['Patient.name[0]', "'name' must be an object, but is an array"],
    ])
  })

  it('has no empty objects, nor such with an id alone', () => {
    expect(problemsOf(patient({ maritalStatus: {} }))).toHaveLength(1)
    expect(problemsOf(patient({ maritalStatus: { id: 'a' } }))).toEqual([
      ['Patient.maritalStatus', 'An object must have more than an id'],
    ])
  })

  it('has no null, but in lists of primitives', () => {
    expect(problemsOf(patient({ active: null }))).toEqual([
      ['Patient.active', "'active' must not be null"],
    ])
    expect(problemsOf(patient({ maritalStatus: null, name: [null] }))).toEqual([
      ['Patient.maritalStatus', "'maritalStatus' must be an object, but is null"],
      ['Patient.name[0]', "'name' must be an object, but is null"],
    ])
  })
})

describe('A choice', () => {
  it('has one of its types', () => {
    expect(issuesOf(patient({ deceasedBoolean: true }))).toEqual([])
    expect(problemsOf(patient({ deceasedString: 'a' }))).toEqual([
      ['Patient', "Unrecognised property '@deceasedString'"],
    ])
  })

  it('has no two of its types', () => {
    const twice = patient({
      deceasedBoolean: true,
      deceasedDateTime: '2020',
      multipleBirthInteger: 1,
    })
    const problem = expect.stringContaining(
      "Element 'Patient.deceased[x]': max allowed = 1, but found 2",
    )

    expect(problemsOf(twice)).toEqual([['Patient', problem]])
    const extended = { deceasedBoolean: true, _deceasedDateTime: { extension: [aboutIt] } }
    expect(problemsOf(patient(extended))).toEqual([['Patient', problem]])
  })

  it('may have a value and extensions of it', () => {
    const both = patient({ deceasedBoolean: true, _deceasedBoolean: { extension: [aboutIt] } })
    expect(issuesOf(both)).toEqual([])
  })
})

const aboutIt = {
  url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  valueCode: 'masked',
}

describe('A primitive', () => {
  it('may have an id and extensions beside its value, or in place of it', () => {
    expect(issuesOf(patient({ birthDate: '2020', _birthDate: { id: 'a' } }))).toEqual([])
    expect(issuesOf(patient({ _birthDate: { extension: [aboutIt] } }))).toEqual([])
    expect(
      issuesOf({
        resourceType: 'Observation',
        _status: { extension: [aboutIt] },
        code: { text: 'a' },
      }),
    ).toEqual([])
  })

  it.each([
    [{ _birthDate: 'a' }, 'Patient.birthDate', "'_birthDate' must be an object, but is 'a'"],
    [
      { _birthDate: null, birthDate: '2020' },
      'Patient.birthDate',
      "'_birthDate' must be an object, but is null",
    ],
    [{ _birthDate: {} }, 'Patient.birthDate', 'An object must have more than an id'],
    [
      { _birthDate: {}, birthDate: '2020' },
      'Patient.birthDate',
      'An object must have more than an id',
    ],
    [{ _birthDate: { id: 'a' } }, 'Patient.birthDate', 'An object must have more than an id'],
    [{ _birthDate: { value: '1' } }, 'Patient.birthDate', "Unrecognised property '@value'"],
    [
      { birthDate: null, _birthDate: { extension: [aboutIt] } },
      'Patient.birthDate',
      "'birthDate' must not be null",
    ],
  ])('has no extensions like those of %j', (members, path, problem) => {
    expect(problemsOf(patient(members))).toEqual([[path, problem]])
  })

  it('has them in a list beside that of the values, with null where there is nothing', () => {
    const name = (members: object): object => patient({ name: [members] })

    expect(
      issuesOf(name({ given: ['a', null], _given: [null, { extension: [aboutIt] }] })),
    ).toEqual([])
    expect(issuesOf(name({ given: ['a', 'b'], _given: [{ id: 'a' }] }))).toEqual([])
    expect(issuesOf(name({ _given: [{ extension: [aboutIt] }] }))).toEqual([])
    expect(problemsOf(name({ given: ['a', null], _given: [{ id: 'a' }, null] }))).toEqual([
      ['Patient.name[0].given[1]', "'given' must not be null"],
      ['Patient.name[0].given[1]', "'_given' must be an object, but is null"],
    ])
    expect(problemsOf(name({ given: [null] }))).toEqual([
      ['Patient.name[0].given[0]', "'given' must not be null"],
    ])
    expect(problemsOf(name({ given: 'a', _given: {} }))).toEqual([
      ['Patient.name[0]', "'given' must be an array, but is 'a'"],
      ['Patient.name[0]', "'_given' must be an array, but is an object"],
    ])
  })
})

describe('A code', () => {
  const ended = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
  const condition = (clinicalStatus: object): object => ({
    resourceType: 'Condition',
    subject: { display: 'a' },
    clinicalStatus,
  })

  it('is of the value set that R4 requires, where HL7 lists that', () => {
    expect(problemsOf(observation({ status: 'done' }))).toEqual([
      ['Observation.status', "The code 'done' is not in the value set observation-status"],
    ])
    expect(issuesOf(patient({ photo: [{ contentType: 'any/thing' }] }))).toEqual([])
  })

  it('is so in one coding of a concept, with its system', () => {
    const other = { system: 'urn:a', code: 'b' }
    const none = 'None of the codings is in the value set condition-clinical'

    expect(issuesOf(condition({ coding: [other, { system: ended, code: 'active' }] }))).toEqual([])
    for (const wrong of [
      { coding: [other] },
      { coding: [{ code: 'active' }] },
      { text: 'active' },
    ]) {
      expect(problemsOf(condition(wrong))).toEqual([['Condition.clinicalStatus', none]])
    }
  })
})
