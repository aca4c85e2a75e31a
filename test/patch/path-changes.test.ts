import { describe, expect, it } from 'vitest'
import { patchedPatient, pathPatched, type Given } from './tools.ts'

const extension = [{ url: 'urn:x', valueCode: 'y' }]
const names = { name: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] }
const given = { name: [{ given: ['A', 'B', 'C'] }] }
const marked = { name: [{ given: ['A', 'B', 'C'], _given: [null, { id: 'b' }, null] }] }
const text = (value: string) => ({ valueString: value })

type Rows = readonly [string, object, Omit<Given, 'type'>, string][]

const inserts: Rows = [
  [
    'at the start',
    names,
    { path: 'Patient.name', index: 0, value: { valueHumanName: { text: 'd' } } },
    '{"name":[{"text":"d"},{"text":"a"},{"text":"b"},{"text":"c"}]}',
  ],
  [
    'at the end',
    given,
    { path: 'Patient.name.given', index: 3, value: text('D') },
    '{"name":[{"given":["A","B","C","D"]}]}',
  ],
  [
    'into a list that is not there',
    {},
    { path: 'name', index: 0, value: { valueHumanName: { text: 'd' } } },
    '{"name":[{"text":"d"}]}',
  ],
  [
    'among items with ids',
    marked,
    { path: 'Patient.name.given', index: 1, value: text('D') },
    '{"name":[{"given":["A","D","B","C"],"_given":[null,null,{"id":"b"},null]}]}',
  ],
  [
    'with an id among items without',
    given,
    {
      path: 'Patient.name.given',
      index: 1,
      value: { valueString: 'D', _valueString: { id: 'd' } },
    },
    '{"name":[{"given":["A","D","B","C"],"_given":[null,{"id":"d"},null,null]}]}',
  ],
  [
    'an element of parts',
    {},
    { path: 'Patient.link', index: 0, value: { part: [{ name: 'type', valueCode: 'refer' }] } },
    '{"link":[{"type":"refer"}]}',
  ],
]

const deletes: Rows = [
  ['a primitive', { gender: 'male', active: true }, { path: 'Patient.gender' }, '{"active":true}'],
  [
    'a primitive and its extensions',
    { birthDate: '1990', _birthDate: { extension } },
    { path: 'Patient.birthDate' },
    '{}',
  ],
  ['an item', names, { path: 'Patient.name[1]' }, '{"name":[{"text":"a"},{"text":"c"}]}'],
  ['the last item, and so the list', { name: [{ text: 'a' }] }, { path: 'Patient.name' }, '{}'],
  [
    'an item and its id',
    marked,
    { path: 'Patient.name.given[1]' },
    '{"name":[{"given":["A","C"]}]}',
  ],
  [
    'an item beside one with an id',
    marked,
    { path: 'Patient.name.given[0]' },
    '{"name":[{"given":["B","C"],"_given":[{"id":"b"},null]}]}',
  ],
  [
    'what has an id alone',
    { name: [{ given: [null, 'B'], _given: [{ id: 'a' }, null] }] },
    { path: 'Patient.name.given[0]' },
    '{"name":[{"given":["B"]}]}',
  ],
  [
    'all that it leaves empty',
    { active: true, contact: [{ name: { text: 'a' } }] },
    { path: 'Patient.contact.name.text' },
    '{"active":true}',
  ],
  [
    'no neighbour of what it leaves empty',
    { contact: [{ name: { text: 'a' } }, { gender: 'male' }] },
    { path: 'Patient.contact[0].name.text' },
    '{"contact":[{"gender":"male"}]}',
  ],
  [
    'an extension, and not its primitive',
    { birthDate: '1990', _birthDate: { extension } },
    { path: 'Patient.birthDate.extension' },
    '{"birthDate":"1990"}',
  ],
  [
    'an extension of an item',
    { name: [{ given: ['A', 'B'], _given: [{ extension }, { id: 'b' }] }] },
    { path: 'Patient.name.given[0].extension' },
    '{"name":[{"given":["A","B"],"_given":[null,{"id":"b"}]}]}',
  ],
  [
    'the last extension of a list',
    { name: [{ given: ['A'], _given: [{ extension }] }] },
    { path: 'Patient.name.given[0].extension' },
    '{"name":[{"given":["A"]}]}',
  ],
  [
    'a primitive that had an extension alone',
    { _birthDate: { extension }, active: true },
    { path: 'Patient.birthDate.extension' },
    '{"active":true}',
  ],
  ['nothing where nothing is', names, { path: 'Patient.name[7]' }, JSON.stringify(names)],
  [
    'nothing in place of null',
    { name: [null, { text: 'b' }] },
    { path: "Patient.name.where(text = 'a')" },
    '{"name":[null,{"text":"b"}]}',
  ],
]

const replaces: Rows = [
  [
    'a primitive, in its place',
    { gender: 'male', active: true },
    { path: 'Patient.gender', value: { valueCode: 'other' } },
    '{"gender":"other","active":true}',
  ],
  [
    'a primitive and its extensions',
    { birthDate: '1990', _birthDate: { extension } },
    { path: 'Patient.birthDate', value: { valueDate: '1991' } },
    '{"birthDate":"1991"}',
  ],
  [
    'an item',
    names,
    { path: 'Patient.name.last()', value: { valueHumanName: { text: 'd' } } },
    '{"name":[{"text":"a"},{"text":"b"},{"text":"d"}]}',
  ],
  [
    'an item and its id',
    marked,
    { path: 'Patient.name.given[1]', value: text('D') },
    '{"name":[{"given":["A","D","C"]}]}',
  ],
  [
    'an item by one with an id',
    given,
    { path: 'Patient.name.given[1]', value: { valueString: 'D', _valueString: { id: 'd' } } },
    '{"name":[{"given":["A","D","C"],"_given":[null,{"id":"d"},null]}]}',
  ],
  [
    'a choice by another type',
    { deceasedBoolean: true, active: true },
    { path: 'Patient.deceased', value: { valueDateTime: '1852' } },
    '{"active":true,"deceasedDateTime":"1852"}',
  ],
  [
    'by the value of another type, as it is',
    { gender: 'male' },
    { path: 'Patient.gender', value: { valueInteger: 7 } },
    '{"gender":7}',
  ],
  [
    'by parts',
    { contact: [{ gender: 'male' }] },
    { path: 'Patient.contact[0]', value: { part: [{ name: 'gender', valueCode: 'other' }] } },
    '{"contact":[{"gender":"other"}]}',
  ],
]

const moves: Rows = [
  [
    'up',
    names,
    { path: 'Patient.name', source: 0, destination: 2 },
    '{"name":[{"text":"b"},{"text":"c"},{"text":"a"}]}',
  ],
  [
    'down',
    names,
    { path: 'Patient.name', source: 2, destination: 0 },
    '{"name":[{"text":"c"},{"text":"a"},{"text":"b"}]}',
  ],
  ['nowhere', names, { path: 'Patient.name', source: 1, destination: 1 }, JSON.stringify(names)],
  [
    'the only one',
    { name: [{ text: 'a' }] },
    { path: 'Patient.name', source: 0, destination: 0 },
    '{"name":[{"text":"a"}]}',
  ],
  [
    'with its id',
    marked,
    { path: 'Patient.name.given', source: 1, destination: 2 },
    '{"name":[{"given":["A","C","B"],"_given":[null,null,{"id":"b"}]}]}',
  ],
]

describe.each([
  ['insert', inserts],
  ['delete', deletes],
  ['replace', replaces],
  ['move', moves],
])('A FHIRPath Patch of %s', (type, rows) => {
  it.each(rows)('takes effect: %s [patch-fhirpath]', (_what, members, operation, result) => {
    expect(patchedPatient(members, { type, ...operation })).toBe(result)
  })
})

describe('A FHIRPath Patch', () => {
  it('is carried out operation by operation, each on what the others left [patch-fhirpath]', () => {
    const result = patchedPatient(
      { name: [{ text: 'a' }] },
      { type: 'add', path: 'Patient', name: 'name', value: { valueHumanName: { use: 'old' } } },
      { type: 'add', path: "Patient.name.where(use = 'old')", name: 'text', value: text('b') },
      { type: 'delete', path: 'Patient.name.first()' },
      { type: 'insert', path: 'Patient.name.given', index: 0, value: text('B') },
    )

    expect(result).toBe('{"name":[{"use":"old","text":"b","given":["B"]}]}')
  })

  it('navigates a choice without its type [patch-path]', () => {
    const observation = { resourceType: 'Observation', valueQuantity: { value: 1, unit: 'g' } }
    const operation = { type: 'replace', path: 'Observation.value.unit', value: text('mg') }

    expect(pathPatched(observation, operation)).toBe(
      '{"resourceType":"Observation","valueQuantity":{"value":1,"unit":"mg"}}',
    )
  })
})
