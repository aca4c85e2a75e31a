import { describe, expect, it } from 'vitest'
import { patchedPatient, type Given } from './tools.ts'

const extension = [{ url: 'urn:x', valueCode: 'y' }]
const given = { given: ['A', 'B', 'C'] }
const marked = { name: [{ given: ['A', 'B', 'C'], _given: [null, { id: 'b' }, { extension }] }] }

describe('An add of a FHIRPath Patch', () => {
  it.each<[string, object, Omit<Given, 'type'>, string]>([
    [
      'a primitive',
      {},
      { path: 'Patient', name: 'birthDate', value: { valueDate: '1990' } },
      '{"birthDate":"1990"}',
    ],
    [
      'without the type before',
      { contact: [{ gender: 'male' }] },
      { path: 'contact', name: 'name', value: { valueHumanName: { text: 'a' } } },
      '{"contact":[{"gender":"male","name":{"text":"a"}}]}',
    ],
    [
      'with a type that it is based on',
      { meta: {} },
      { path: 'Resource.meta', name: 'tag', value: { valueCoding: { code: 'a' } } },
      '{"meta":{"tag":[{"code":"a"}]}}',
    ],
    [
      'to the end of a list',
      { name: [{ text: 'a' }] },
      { path: 'Patient', name: 'name', value: { valueHumanName: { text: 'b' } } },
      '{"name":[{"text":"a"},{"text":"b"}]}',
    ],
    [
      'a list that is not there',
      {},
      { path: 'Patient', name: 'name', value: { valueHumanName: { text: 'b' } } },
      '{"name":[{"text":"b"}]}',
    ],
    [
      'a choice',
      {},
      { path: 'Patient', name: 'deceased', value: { valueDateTime: '1852' } },
      '{"deceasedDateTime":"1852"}',
    ],
    [
      'a primitive with an id and extensions',
      {},
      {
        path: 'Patient',
        name: 'birthDate',
        value: { valueDate: '1990', _valueDate: { id: 'b', extension } },
      },
      '{"birthDate":"1990","_birthDate":{"id":"b","extension":[{"url":"urn:x","valueCode":"y"}]}}',
    ],
    [
      'a primitive that has extensions alone',
      {},
      { path: 'Patient', name: 'birthDate', value: { _valueDate: { extension } } },
      '{"_birthDate":{"extension":[{"url":"urn:x","valueCode":"y"}]}}',
    ],
    [
      'to a list whose items have ids',
      marked,
      { path: 'Patient.name', name: 'given', value: { valueString: 'D' } },
      '{"name":[{"given":["A","B","C","D"],"_given":[null,{"id":"b"},{"extension":[{"url":"urn:x","valueCode":"y"}]},null]}]}',
    ],
    [
      'an item with an id to a list without',
      { name: [given] },
      {
        path: 'Patient.name',
        name: 'given',
        value: { valueString: 'D', _valueString: { id: 'd' } },
      },
      '{"name":[{"given":["A","B","C","D"],"_given":[null,null,null,{"id":"d"}]}]}',
    ],
    [
      'an item that has an id alone',
      { name: [{ given: ['A'] }] },
      { path: 'Patient.name', name: 'given', value: { _valueString: { id: 'd' } } },
      '{"name":[{"given":["A",null],"_given":[null,{"id":"d"}]}]}',
    ],
    [
      'to a list of ids alone',
      { name: [{ _given: [{ id: 'a' }] }] },
      { path: 'Patient.name', name: 'given', value: { valueString: 'B' } },
      '{"name":[{"_given":[{"id":"a"},null],"given":[null,"B"]}]}',
    ],
    [
      'an extension to a primitive',
      { birthDate: '1990' },
      {
        path: 'Patient.birthDate',
        name: 'extension',
        value: { valueExtension: extension[0] as object },
      },
      '{"birthDate":"1990","_birthDate":{"extension":[{"url":"urn:x","valueCode":"y"}]}}',
    ],
    [
      'an extension to a primitive that has some',
      { birthDate: '1990', _birthDate: { extension } },
      { path: 'Patient.birthDate', name: 'extension', value: { valueExtension: { url: 'urn:z' } } },
      '{"birthDate":"1990","_birthDate":{"extension":[{"url":"urn:x","valueCode":"y"},{"url":"urn:z"}]}}',
    ],
    [
      'an id to an item',
      { name: [given] },
      { path: 'Patient.name.given[1]', name: 'id', value: { valueString: 'b' } },
      '{"name":[{"given":["A","B","C"],"_given":[null,{"id":"b"},null]}]}',
    ],
    [
      'a contained resource',
      {},
      {
        path: 'Patient',
        name: 'contained',
        value: { resource: { resourceType: 'Basic', id: 'b' } },
      },
      '{"contained":[{"resourceType":"Basic","id":"b"}]}',
    ],
    [
      'in a contained resource',
      { contained: [{ resourceType: 'Person', id: 'a' }] },
      { path: 'Patient.contained[0]', name: 'gender', value: { valueCode: 'other' } },
      '{"contained":[{"resourceType":"Person","id":"a","gender":"other"}]}',
    ],
  ])('gives %s [patch-fhirpath]', (_what, members, operation, result) => {
    expect(patchedPatient(members, { type: 'add', ...operation })).toBe(result)
  })

  it('makes elements of parts, lists and choices among them [patch-fhirpath]', () => {
    const part = [
      { name: 'gender', valueCode: 'male' },
      { name: 'telecom', valueContactPoint: { value: '1' } },
      {
        name: 'telecom',
        part: [
          { name: 'value', valueString: '2' },
          { name: 'rank', valuePositiveInt: 2 },
        ],
      },
      {
        name: 'name',
        part: [
          { name: 'given', valueString: 'A', _valueString: { id: 'a' } },
          { name: 'given', valueString: 'B' },
        ],
      },
      {
        name: 'extension',
        part: [
          { name: 'url', valueUri: 'urn:x' },
          { name: 'value', valueReference: { reference: 'Device/1' } },
        ],
      },
    ]

    expect(
      patchedPatient({}, { type: 'add', path: 'Patient', name: 'contact', value: { part } }),
    ).toBe(
      '{"contact":[{"gender":"male","telecom":[{"value":"1"},{"value":"2","rank":2}],"name":{"given":["A","B"],"_given":[{"id":"a"},null]},"extension":[{"url":"urn:x","valueReference":{"reference":"Device/1"}}]}]}',
    )
  })
})
