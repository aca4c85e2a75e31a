import { describe, expect, it } from 'vitest'
import { issuesOf, problemsOf } from './tools.ts'

const patient = (members: object): object => ({ resourceType: 'Patient', ...members })
const named = (members: object): object => patient({ name: [members] })
const observation = (members: object): object => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'a' },
  ...members,
})
const condition = (clinicalStatus: object): object => ({
  resourceType: 'Condition',
  subject: { display: 'a' },
  clinicalStatus,
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
    const text = "Element 'Patient.deceased[x]': max allowed = 1, but found 2"
    const problem: unknown = expect.stringContaining(text)

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
    expect(
      issuesOf(named({ given: ['a', null], _given: [null, { extension: [aboutIt] }] })),
    ).toEqual([])
    expect(issuesOf(named({ given: ['a', 'b'], _given: [{ id: 'a' }] }))).toEqual([])
    expect(issuesOf(named({ _given: [{ extension: [aboutIt] }] }))).toEqual([])
    expect(problemsOf(named({ given: ['a', null], _given: [{ id: 'a' }, null] }))).toEqual([
      ['Patient.name[0].given[1]', "'given' must not be null"],
      ['Patient.name[0].given[1]', "'_given' must be an object, but is null"],
    ])
    expect(problemsOf(named({ given: [null] }))).toEqual([
      ['Patient.name[0].given[0]', "'given' must not be null"],
    ])
    expect(problemsOf(named({ given: 'a', _given: {} }))).toEqual([
      ['Patient.name[0]', "'given' must be an array, but is 'a'"],
      ['Patient.name[0]', "'_given' must be an array, but is an object"],
    ])
  })
})

describe('A code', () => {
  const ended = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
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
