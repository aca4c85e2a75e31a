import { describe, expect, it } from 'vitest'
import { careDates } from '../../src/features/search/care-dates.ts'
import { fhirModel } from '../../src/model/fhir/model.ts'

const model = fhirModel()
const compartment = model.patientCompartment()

describe('The compartment of patients', () => {
  it("has the types of the guide's table of $everything, and no others [everything]", () => {
    const types = [...compartment.keys()]

    expect(types).toHaveLength(66)
    expect(types).toEqual(types.toSorted())
    expect([...careDates().keys()].toSorted()).toEqual(types)
  })

  it('has of each type the parameters of which one leads to the patient [everything]', () => {
    expect(compartment.get('Account')).toEqual(['subject'])
    expect(compartment.get('Communication')).toEqual(['subject', 'sender', 'recipient'])
    expect(compartment.get('Patient')).toEqual(['link'])
    expect(compartment.get('Practitioner')).toBeUndefined()
  })

  it.each([...compartment])('leads from %s by %o, which may lead to a patient', (type, codes) => {
    for (const code of codes) {
      const { type: kind, targets = [] } = model.searchParameters(type).get(code) ?? {}

      expect(kind).toBe('reference')
      expect(targets.some((target) => ['Patient', 'Resource'].includes(target))).toBe(true)
    }
  })
})

describe('The date of care', () => {
  it('is of 59 types, and seven have none [everything-dates]', () => {
    const undated = [...careDates()].filter(([, parameter]) => parameter === undefined)

    expect(undated.map(([type]) => type)).toEqual([
      'BodyStructure',
      'FamilyMemberHistory',
      'Group',
      'MolecularSequence',
      'Patient',
      'Person',
      'RelatedPerson',
    ])
  })

  it.each([...careDates()].filter(([, parameter]) => parameter !== undefined))(
    'of %s lies in elements that R4 has [everything-dates]',
    (type, parameter) => {
      for (const { steps } of parameter?.paths ?? []) expect(typesAt(type, steps)).not.toEqual([])
    },
  )
})

const temporal = ['date', 'dateTime', 'instant', 'Period', 'Timing']

/** The temporal types of what a path leads to. */
function typesAt(
  type: string,
  steps: readonly { readonly name: string; readonly type: string | undefined }[],
): readonly string[] {
  const [step, ...rest] = steps
  if (step === undefined) return temporal.filter((each) => each === type)
  const types = model.type(type)?.elements.get(step.name)?.types ?? []
  return types
    .filter(({ code }) => code === (step.type ?? code))
    .flatMap(({ code }) => typesAt(code, rest))
}
