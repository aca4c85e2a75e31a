import { describe, expect, it } from 'vitest'
import { inapplicable, patchedPatient, type Given } from './tools.ts'

const extension = [{ url: 'urn:x', valueCode: 'y' }]

describe('An add of a FHIRPath Patch', () => {
  it.each<[string, object, Omit<Given, 'type'>, string]>([
    [
      'to what is there',
      { gender: 'male' },
      { path: 'Patient', name: 'gender', value: { valueCode: 'male' } },
      'gender is there already, and can be there once only.',
    ],
    [
      'to a choice that has another type',
      { deceasedBoolean: true },
      { path: 'Patient', name: 'deceased', value: { valueDateTime: '1852' } },
      'deceased is there already',
    ],
    [
      'to what has extensions',
      { _gender: { extension } },
      { path: 'Patient', name: 'gender', value: { valueCode: 'male' } },
      'gender is there already',
    ],
    [
      'to nothing',
      {},
      { path: 'Patient.name', name: 'text', value: { valueString: 'a' } },
      'its path leads to nothing.',
    ],
    [
      'to several',
      { name: [{ text: 'a' }, { text: 'b' }] },
      { path: 'Patient.name', name: 'use', value: { valueCode: 'usual' } },
      'its path leads to 2 elements, and must lead to one.',
    ],
    [
      'to a number',
      { name: [] },
      { path: 'Patient.name.count()', name: 'use', value: { valueCode: 'usual' } },
      'its path leads to what is computed, and not to an element.',
    ],
    [
      'what the type does not have',
      {},
      { path: 'Patient', name: 'nmae', value: { valueString: 'a' } },
      'Patient has no element nmae. Did you mean name?',
    ],
    [
      'a choice by a key of JSON',
      {},
      { path: 'Patient', name: 'deceasedBoolean', value: { valueBoolean: true } },
      'Patient has no element deceasedBoolean. Did you mean deceased?',
    ],
    [
      'by the name that a choice has in JSON',
      {},
      { path: 'Patient', name: 'multipleBirthInteger', value: { valueInteger: 2 } },
      'Patient has no element multipleBirthInteger. Did you mean multipleBirth?',
    ],
    [
      'a choice of a type that it has not',
      {},
      { path: 'Patient', name: 'deceased', value: { valueString: 'no' } },
      'deceased is a choice, and String is none of its types.',
    ],
    [
      'a choice by parts',
      {},
      { path: 'Patient', name: 'deceased', value: { part: [{ name: 'a', valueCode: 'b' }] } },
      'deceased is a choice, and a value without a type is none of its types.',
    ],
    [
      'an element to a primitive',
      { birthDate: '1990' },
      { path: 'Patient.birthDate', name: 'value', value: { valueString: 'a' } },
      'date has no element value.',
    ],
    [
      'a part that there is not',
      {},
      { path: 'Patient', name: 'contact', value: { part: [{ name: 'nmae', valueString: 'a' }] } },
      'Patient.contact has no element nmae. Did you mean name?',
    ],
    [
      'a part twice',
      {},
      {
        path: 'Patient',
        name: 'contact',
        value: {
          part: [
            { name: 'gender', valueCode: 'male' },
            { name: 'gender', valueCode: 'male' },
          ],
        },
      },
      'gender is there already',
    ],
    [
      'to a list that is none',
      { name: { text: 'a' } },
      { path: 'Patient', name: 'name', value: { valueHumanName: { text: 'b' } } },
      'name is not a list.',
    ],
    [
      'to an object that is none',
      { maritalStatus: 'M' },
      { path: 'Patient.maritalStatus', name: 'text', value: { valueString: 'b' } },
      'what is in place of CodeableConcept is not an object.',
    ],
  ])('refuses %s [patch-inapplicable]', (_what, members, operation, told) => {
    expect(patchedPatient(members, { type: 'add', ...operation })).toEqual(inapplicable(told))
  })
})

const three = { name: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] }
const name = { valueHumanName: { text: 'd' } }

describe('A FHIRPath Patch', () => {
  it.each<[string, object, Given, string]>([
    [
      'several',
      three,
      { type: 'delete', path: 'Patient.name' },
      'its path leads to 3 elements, and must lead to one.',
    ],
    [
      'the whole',
      three,
      { type: 'delete', path: 'Patient' },
      'its path leads to the whole resource.',
    ],
    [
      'what is computed',
      three,
      { type: 'delete', path: 'Patient.name.exists()' },
      'its path leads to what is computed, and not to an element.',
    ],
    [
      'an unknown element',
      three,
      { type: 'delete', path: 'Patient.name[0].famly' },
      'HumanName has no element famly. Did you mean family?',
    ],
    [
      'another type',
      three,
      { type: 'delete', path: 'Observation.status' },
      'Patient has no element Observation.',
    ],
    [
      'nothing',
      three,
      { type: 'replace', path: 'Patient.name[3]', value: name },
      'its path leads to nothing.',
    ],
    [
      'several',
      three,
      { type: 'replace', path: 'Patient.name', value: name },
      'its path leads to 3 elements, and must lead to one.',
    ],
    [
      'the whole',
      three,
      { type: 'replace', path: 'Resource', value: name },
      'its path leads to the whole resource.',
    ],
    [
      'another choice',
      { deceasedBoolean: true },
      { type: 'replace', path: 'Patient.deceased', value: name },
      'deceased is a choice, and HumanName is none of its types.',
    ],
    [
      'no list',
      three,
      { type: 'insert', path: 'Patient.gender', index: 0, value: name },
      'gender is not a list.',
    ],
    [
      'no name of a list',
      three,
      { type: 'insert', path: 'Patient.name[0]', index: 0, value: name },
      'its path must end in the name of a list.',
    ],
    [
      'lists of several',
      three,
      { type: 'insert', path: 'Patient.name.given', index: 0, value: name },
      'its path leads to 3 elements, and must lead to one.',
    ],
    [
      'a list of nothing',
      {},
      { type: 'insert', path: 'Patient.name.given', index: 0, value: name },
      'its path leads to nothing.',
    ],
    [
      'an unknown list',
      {},
      { type: 'insert', path: 'Patient.names', index: 0, value: name },
      'Patient has no element names. Did you mean name?',
    ],
    [
      'what follows the end',
      three,
      { type: 'insert', path: 'Patient.name', index: 4, value: name },
      'index must be from 0 to 3, and is 4.',
    ],
    [
      'what follows an empty list',
      {},
      { type: 'insert', path: 'Patient.name', index: 1, value: name },
      'index must be from 0 to 0, and is 1.',
    ],
    [
      'from after the end',
      three,
      { type: 'move', path: 'Patient.name', source: 3, destination: 0 },
      'source must be from 0 to 2, and is 3.',
    ],
    [
      'to after the end',
      three,
      { type: 'move', path: 'Patient.name', source: 0, destination: 3 },
      'destination must be from 0 to 2, and is 3.',
    ],
    [
      'in an empty list',
      {},
      { type: 'move', path: 'Patient.name', source: 0, destination: 0 },
      'the list is empty.',
    ],
    [
      'by several values',
      three,
      { type: 'delete', path: 'Patient.where(name.text).active' },
      'a criterion has several values, and must have one.',
    ],
  ])('does not go to %s: %o %o [patch-inapplicable]', (_what, members, operation, told) => {
    expect(patchedPatient(members, operation)).toEqual(inapplicable(told))
  })
})
