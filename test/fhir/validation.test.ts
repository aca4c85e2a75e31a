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
    const missing = "Element 'MedicationDispense.medication[x]': minimum"
    const dispense = { resourceType: 'MedicationDispense', status: 'completed' }
    expect(problemsOf(dispense)).toEqual([['MedicationDispense', expect.stringContaining(missing)]])
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

  it('of a wrong form breaks no rule besides', () => {
    const wrong = observation({ code: 1, valueString: 'a', component: [{ code: 2 }, 3] })

    expect(problemsOf(wrong)).toEqual([
      ['Observation.code', "'code' must be an object, but is 1"],
      ['Observation.component[0].code', "'code' must be an object, but is 2"],
      ['Observation.component[1]', "'component' must be an object, but is 3"],
    ])
  })

  it('lacks the linkId of each of two items, which are not taken for the same', () => {
    const item = [{ type: 'text' }, { type: 'text' }]
    const issues = issuesOf({ resourceType: 'Questionnaire', status: 'draft', item })

    expect(issues.map(({ code, expression }) => [code, expression])).toEqual([
      ['required', 'Questionnaire.item[0]'],
      ['required', 'Questionnaire.item[1]'],
    ])
  })

  it('may be as deep as its JSON may be', () => {
    const deep = (depth: number, inside: string): string =>
      depth === 0 ? inside : deep(depth - 1, `{"url":"urn:a","extension":[${inside}]}`)
    const resource = (inside: string): string =>
      `{"resourceType":"Patient","extension":[${deep(490, inside)}]}`

    expect(issuesOf(resource('{"url":"urn:a","valueString":"b"}'))).toEqual([])
    expect(issuesOf(resource('{"url":"urn:a"}'))).toMatchObject([
      { diagnostics: expect.stringContaining('Rule ext-1') },
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
