import type { Draft, Shapes } from './shape.ts'

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'

function coded(system: string, ...codes: readonly string[]): readonly object[] {
  return codes.map((code) => ({ coding: [{ system: `${TERMINOLOGY}/${system}`, code }] }))
}

function percentage(value: number): object {
  return { value, unit: '%', system: 'http://unitsofmeasure.org', code: '%' }
}

export const clinicalShapes: Shapes = {
  AllergyIntolerance: {
    always: ['clinicalStatus'],
    values: {
      verificationStatus: coded('allergyintolerance-verification', 'confirmed', 'unconfirmed'),
    },
  },
  Condition: {
    values: { verificationStatus: coded('condition-ver-status', 'confirmed', 'provisional') },
    repair: withoutAbatement,
  },
  'Condition.stage': { some: [['summary', 'assessment']] },
  'Condition.evidence': { some: [['code', 'detail']] },
  Observation: {
    apart: [
      ['dataAbsentReason', 'value'],
      ['component', 'value'],
    ],
  },
  'Observation.referenceRange': { some: [['low', 'high', 'text']] },
  'CarePlan.activity': { apart: [['detail', 'reference']] },
  FamilyMemberHistory: { needs: { estimatedAge: 'age' }, apart: [['age', 'born']] },
  'Goal.target': { needs: { detail: 'measure' } },
  'Immunization.education': { some: [['documentType', 'reference']] },
  'ImmunizationRecommendation.recommendation': { some: [['vaccineCode', 'targetDisease']] },
  'QuestionnaireResponse.item': { apart: [['answer', 'item']] },
  'Composition.section': {
    some: [['text', 'entry', 'section']],
    apart: [['emptyReason', 'entry']],
  },
  'MedicationAdministration.dosage': { some: [['dose', 'rate']] },
  MedicationDispense: { apart: [['whenPrepared', 'whenHandedOver']] },
  'RiskAssessment.prediction': {
    values: {
      probabilityDecimal: [0, 12.5, 100],
      probabilityRange: [{ low: percentage(5), high: percentage(20) }],
    },
  },
  MolecularSequence: {
    without: ['referenceSeq'],
    values: { coordinateSystem: [0, 1] },
  },
  ServiceRequest: { needs: { orderDetail: 'code' } },
}

// One that has an abatement has ended.
function withoutAbatement(condition: Draft): Draft {
  const hasEnded = Object.keys(condition).some((key) => key.startsWith('abatement'))
  const clinicalStatus = {
    coding: [{ system: `${TERMINOLOGY}/condition-clinical`, code: 'resolved' }],
  }
  return hasEnded ? { ...condition, clinicalStatus } : condition
}
