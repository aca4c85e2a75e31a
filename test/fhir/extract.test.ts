import { describe, expect, it } from 'vitest'
import { extractTuples, extractValues } from '../../src/features/search/extract.ts'
import { isJsonObject, type JsonObject } from '../../src/kernel/json.ts'
import { parseJson } from '../../src/kernel/parse-json.ts'
import { fhirModel } from '../../src/model/fhir/model.ts'
import type { SearchParameter } from '../../src/model/fhir/search-parameters.ts'

const model = fhirModel()

function parsed(resource: object): JsonObject {
  const { value } = parseJson(JSON.stringify(resource))
  if (!isJsonObject(value)) throw new Error('A resource is an object.')
  return value
}

function parameterOf({ resourceType }: JsonObject, code: string): SearchParameter {
  const type = typeof resourceType === 'string' ? resourceType : ''
  const parameter = model.searchParameters(type).get(code)
  if (parameter === undefined) throw new Error(`There is no parameter ${code}.`)
  return parameter
}

/** The values that a search parameter looks at, with their types. */
function valuesOf(object: object, code: string): readonly (readonly [string, unknown])[] {
  const resource = parsed(object)
  const values = extractValues(resource, parameterOf(resource, code), model)
  return values.map(({ type, value }) => [type, value])
}

function whether(members: object): readonly (readonly [string, unknown])[] {
  return valuesOf({ resourceType: 'Patient', ...members }, 'deceased')
}

describe('The values of a search parameter', () => {
  const patient = {
    resourceType: 'Patient',
    id: 'a',
    name: [{ family: 'a', given: ['b', null] }, { given: ['c'] }],
    telecom: [
      { system: 'phone', value: '1' },
      { system: 'email', value: '2' },
    ],
  }

  it('come from all that is in lists, with their types', () => {
    expect(valuesOf(patient, 'given')).toEqual([
      ['string', 'b'],
      ['string', 'c'],
    ])
    expect(valuesOf(patient, '_id')).toEqual([['id', 'a']])
    expect(valuesOf(patient, 'birthdate')).toEqual([])
  })

  it('may be those with a certain member', () => {
    expect(valuesOf(patient, 'email')).toEqual([['ContactPoint', { system: 'email', value: '2' }]])
  })

  it('may be whether there is something, and that not false', () => {
    expect(whether({})).toEqual([['boolean', false]])
    expect(whether({ deceasedBoolean: false })).toEqual([['boolean', false]])
    expect(whether({ deceasedDateTime: '2020' })).toEqual([['boolean', true]])
  })

  it('are of any type of a choice, or of one', () => {
    const observation = {
      resourceType: 'Observation',
      effectivePeriod: { start: '2020' },
      valueString: 'a',
    }

    expect(valuesOf(observation, 'date')).toEqual([['Period', { start: '2020' }]])
    expect(valuesOf(observation, 'value-string')).toEqual([['string', 'a']])
    expect(valuesOf(observation, 'value-quantity')).toEqual([])
  })

  it('are of one type or one that is made of it', () => {
    expect(
      valuesOf({ resourceType: 'ConceptMap', sourceCanonical: 'urn:a' }, 'source-uri'),
    ).toEqual([['canonical', 'urn:a']])
    expect(valuesOf({ resourceType: 'Condition', onsetAge: { value: 1 } }, 'onset-age')).toEqual([
      ['Age', { value: 1 }],
    ])
  })

  it('are references to a certain type, as far as these say it', () => {
    const about = (subject: object) =>
      valuesOf({ resourceType: 'Observation', contained, subject }, 'patient')
    const contained = [
      { resourceType: 'Patient', id: 'a' },
      { resourceType: 'Group', id: 'b' },
      { id: 'c' },
    ]

    for (const reference of ['Patient/1', 'https://a/Patient/1', 'Patient/1/_history/2', '#a']) {
      expect(about({ reference })).toEqual([['Reference', { reference }]])
    }
    expect(about({ type: 'Patient' })).toEqual([['Reference', { type: 'Patient' }]])
    expect(about({ reference: 'urn:a', type: 'Patient' })).toHaveLength(1)
    for (const reference of ['Group/1', '#b', '#c', '#d', 'urn:a', 1]) {
      expect(about({ reference })).toEqual([])
    }
    expect(
      valuesOf({ resourceType: 'Observation', subject: { reference: '#a' } }, 'patient'),
    ).toEqual([])
    expect(valuesOf({ resourceType: 'Observation', subject: 'a' }, 'patient')).toEqual([])
  })

  it('are none where a resource has another form than R4 gives it', () => {
    expect(valuesOf({ resourceType: 'Patient', name: ['a'] }, 'family')).toEqual([])
    expect(valuesOf({ resourceType: 'Patient', name: [{ family: null }] }, 'family')).toEqual([])
    const list = parsed({ resourceType: 'List', code: { text: 'a' }, component: [{ code: {} }] })
    const parameter = parameterOf(parsed({ resourceType: 'Observation' }), 'component-code')
    expect(extractValues(list, parameter, model)).toEqual([])
  })

  it('may be one of a list, and a whole resource', () => {
    const entry = [{ resource: { resourceType: 'Composition', id: 'a' } }, { resource: patient }]

    expect(valuesOf({ resourceType: 'Bundle', entry }, 'composition')).toEqual([
      ['Composition', { resourceType: 'Composition', id: 'a' }],
    ])
    expect(valuesOf({ resourceType: 'Bundle', entry: [{ resource: {} }] }, 'composition')).toEqual([
      ['Resource', {}],
    ])
  })

  it('may be in what has a certain extension', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/questionnaireresponse-isSubject'
    const answer = [{ valueReference: { reference: 'Patient/a' } }, { valueString: 'b' }]
    const item = [
      { linkId: '1', answer },
      { linkId: '2', extension: [{ url }], answer },
    ]

    expect(valuesOf({ resourceType: 'QuestionnaireResponse', item }, 'item-subject')).toEqual([
      ['Reference', { reference: 'Patient/a' }],
    ])
  })
})

describe('A composite search parameter', () => {
  it('has the values of its parts for each place', () => {
    const resource = parsed({
      resourceType: 'Observation',
      code: { text: 'a' },
      valueQuantity: { value: 1 },
      component: [{ code: { text: 'b' } }],
    })
    const parameter = parameterOf(resource, 'combo-code-value-quantity')

    expect(extractTuples(resource, parameter, model)).toEqual([
      [
        [{ type: 'CodeableConcept', value: { text: 'a' } }],
        [{ type: 'Quantity', value: { value: 1 } }],
      ],
      [[{ type: 'CodeableConcept', value: { text: 'b' } }], []],
    ])
  })

  it('has parts of the resource as a whole', () => {
    const resource = parsed({
      resourceType: 'MolecularSequence',
      referenceSeq: { chromosome: { text: 'a' } },
      variant: [{ start: 1 }],
    })
    const parameter = parameterOf(resource, 'chromosome-variant-coordinate')

    expect(extractTuples(resource, parameter, model)).toMatchObject([
      [[{ value: { text: 'a' } }], [{ value: 1 }], []],
    ])
  })
})
