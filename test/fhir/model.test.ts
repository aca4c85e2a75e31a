import { describe, expect, it } from 'vitest'
import { fhirModel } from '../../src/model/fhir/model.ts'

const model = fhirModel()

describe('The model of FHIR R4', () => {
  it('has 146 types of resources, by name', () => {
    const types = model.resourceTypes()

    expect(types).toHaveLength(146)
    expect(types).toEqual(types.toSorted())
    expect(types).toContain('Patient')
  })

  it.each([
    'DomainResource',
    'Resource',
    'HumanName',
    'patient',
    'constructor',
    'Patient.contact',
    'Patient DomainResource',
    '',
  ])('has no resource of the type %s', (name) => {
    expect(model.resourceType(name)).toBeUndefined()
    expect(model.resourceTypes()).not.toContain(name)
  })

  it('has the elements of a type after those of its base', () => {
    const names = [...(model.type('Patient')?.elements.keys() ?? [])]

    expect(names.slice(0, 9)).toEqual([
      'id',
      'meta',
      'implicitRules',
      'language',
      'text',
      'contained',
      'extension',
      'modifierExtension',
      'identifier',
    ])
  })

  it('has of an element its cardinality, types, targets, value set, and whether it is in summaries', () => {
    const elements = model.type('Patient')?.elements

    expect(elements?.get('gender')).toMatchObject({
      isRequired: false,
      isList: false,
      isInSummary: true,
      codeSet: 'administrative-gender',
    })
    expect(elements?.get('link')).toMatchObject({ isList: true, types: [{ code: 'Patient.link' }] })
    expect(elements?.get('managingOrganization')?.types).toMatchObject([
      { code: 'Reference', targets: ['Organization'] },
    ])
    expect(model.type('Patient.link')?.elements.get('other')?.isRequired).toBe(true)
    expect(model.type('Range')?.elements.get('low')?.types).toMatchObject([
      { code: 'Quantity', profile: 'SimpleQuantity' },
    ])
  })

  it('has of a choice a property for each type', () => {
    const { elements, properties } = model.type('Patient') ?? {}
    const element = elements?.get('deceased')

    expect(element?.types.map(({ key }) => key)).toEqual(['deceasedBoolean', 'deceasedDateTime'])
    expect(properties?.get('deceasedDateTime')).toMatchObject({
      element,
      type: { code: 'dateTime' },
    })
    expect(properties?.has('deceased')).toBe(false)
  })

  it('has backbone elements that are those of another path', () => {
    expect(model.type('Bundle')?.elements.get('link')?.types).toMatchObject([
      { code: 'Bundle.link' },
    ])
    expect(model.type('Bundle.entry')?.elements.get('link')?.types).toMatchObject([
      { code: 'Bundle.link' },
    ])
  })

  it('has the codes of a value set by their systems', () => {
    const set = model.codeSet('administrative-gender')

    expect([...(set?.codes ?? [])]).toEqual(['male', 'female', 'other', 'unknown'])
    expect(set?.bySystem.get('http://hl7.org/fhir/administrative-gender')?.has('male')).toBe(true)
    expect(model.codeSet('nothing')).toBeUndefined()
  })

  it('has the search parameters of a type and those of every resource', () => {
    const parameters = model.searchParameters('Observation')

    expect(parameters.get('_id')).toMatchObject({
      type: 'token',
      paths: [{ steps: [{ name: 'id' }] }],
    })
    expect(parameters.get('patient')).toMatchObject({
      type: 'reference',
      targets: ['Patient', 'Group'],
      paths: [{ steps: [{ name: 'subject', filter: { kind: 'target', type: 'Patient' } }] }],
    })
    expect(parameters.get('focus')?.targets).toEqual(['Resource'])
    expect(parameters.get('code-value-quantity')?.parts).toMatchObject([
      { code: 'code' },
      { code: 'value-quantity', paths: [{ steps: [{ name: 'value', type: 'Quantity' }] }] },
    ])
    expect([...model.searchParameters('Nothing').keys()]).toEqual([
      '_id',
      '_lastUpdated',
      '_profile',
      '_security',
      '_source',
      '_tag',
    ])
  })
})
