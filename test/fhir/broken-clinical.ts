import type { BrokenRow } from './broken-data-types.ts'

const text = { text: 'a' }
const someone = { display: 'a' }
const terminology = 'http://terminology.hl7.org/CodeSystem'

function coded(system: string, code: string): object {
  return { coding: [{ system: `${terminology}/${system}`, code }] }
}

function both(id: string, base: object, broken: object, kept: object): BrokenRow {
  return [id, { ...base, ...broken }, { ...base, ...kept }]
}

const allergy = { resourceType: 'AllergyIntolerance', patient: someone }
const condition = { resourceType: 'Condition', subject: someone }
const observation = { resourceType: 'Observation', status: 'final', code: text }
const history = {
  resourceType: 'FamilyMemberHistory',
  status: 'completed',
  patient: someone,
  relationship: text,
}
const composition = {
  resourceType: 'Composition',
  status: 'final',
  type: text,
  date: '2020',
  author: [someone],
  title: 'a',
}
const goal = {
  resourceType: 'Goal',
  lifecycleStatus: 'active',
  description: text,
  subject: someone,
}
const plan = { resourceType: 'CarePlan', status: 'active', intent: 'plan', subject: someone }
const immunization = {
  resourceType: 'Immunization',
  status: 'completed',
  vaccineCode: text,
  patient: someone,
  occurrenceString: 'a',
}
const recommendation = {
  resourceType: 'ImmunizationRecommendation',
  patient: someone,
  date: '2020',
}
const response = { resourceType: 'QuestionnaireResponse', status: 'completed' }

const allergyIsWrong = coded('allergyintolerance-verification', 'entered-in-error')
const allergyIsActive = coded('allergyintolerance-clinical', 'active')
const conditionIsWrong = coded('condition-ver-status', 'entered-in-error')
const isActive = coded('condition-clinical', 'active')
const isResolved = coded('condition-clinical', 'resolved')

const loinc = { coding: [{ system: 'http://loinc.org', code: '1-8' }] }
const absent = { code: { extension: [{ url: 'urn:a', valueCode: 'b' }] } }
const other = { coding: [{ system: 'http://loinc.org', code: '2-6' }] }

export const brokenClinical: readonly BrokenRow[] = [
  both('ait-1', allergy, {}, { verificationStatus: allergyIsWrong }),
  both(
    'ait-2',
    allergy,
    { verificationStatus: allergyIsWrong, clinicalStatus: allergyIsActive },
    { clinicalStatus: allergyIsActive },
  ),
  both(
    'con-1',
    condition,
    { stage: [{ type: text }] },
    { stage: [{ summary: text }, { assessment: [someone] }] },
  ),
  both(
    'con-2',
    condition,
    { evidence: [{ extension: [{ url: 'urn:a', valueCode: 'a' }] }] },
    { evidence: [{ code: [text] }, { detail: [someone] }] },
  ),
  both(
    'con-4',
    condition,
    { abatementString: 'a' },
    { abatementString: 'a', clinicalStatus: isResolved },
  ),
  both(
    'con-4',
    condition,
    { abatementDateTime: '2020', clinicalStatus: isActive },
    { clinicalStatus: isActive },
  ),
  both(
    'con-5',
    condition,
    { verificationStatus: conditionIsWrong, clinicalStatus: isActive },
    { verificationStatus: conditionIsWrong },
  ),
  both(
    'obs-3',
    observation,
    { referenceRange: [{ type: text }] },
    { referenceRange: [{ text: 'a' }, { low: { value: 1 } }, { high: { value: 1 } }] },
  ),
  both(
    'obs-6',
    observation,
    { valueString: 'a', dataAbsentReason: text },
    { dataAbsentReason: text },
  ),
  both(
    'obs-7',
    observation,
    { code: loinc, valueString: 'a', component: [{ code: other }, { code: loinc }] },
    { code: loinc, valueString: 'a', component: [{ code: other }, { code: text }, absent] },
  ),
  both(
    'cpl-3',
    plan,
    { activity: [{ reference: someone, detail: { status: 'scheduled' } }] },
    { activity: [{ reference: someone }] },
  ),
  both('fhs-1', history, { ageString: 'a', bornString: 'b' }, { ageString: 'a' }),
  both('fhs-2', history, { estimatedAge: true }, { estimatedAge: true, ageString: 'a' }),
  both(
    'gol-1',
    goal,
    { target: [{ detailString: 'a' }] },
    { target: [{ detailString: 'a', measure: text }] },
  ),
  both(
    'imm-1',
    immunization,
    { education: [{ publicationDate: '2020' }] },
    { education: [{ documentType: 'a' }, { reference: 'urn:a' }] },
  ),
  both(
    'imr-1',
    recommendation,
    { recommendation: [{ forecastStatus: text }] },
    {
      recommendation: [
        { forecastStatus: text, targetDisease: text },
        { forecastStatus: text, vaccineCode: [text] },
      ],
    },
  ),
  both(
    'qrs-1',
    response,
    { item: [{ linkId: '1', answer: [{ valueString: 'a' }], item: [{ linkId: '2' }] }] },
    { item: [{ linkId: '1', answer: [{ valueString: 'a', item: [{ linkId: '2' }] }] }] },
  ),
  both(
    'cmp-1',
    composition,
    { section: [{ title: 'a' }] },
    { section: [{ entry: [someone] }, { section: [{ entry: [someone] }] }] },
  ),
  both(
    'cmp-2',
    composition,
    { section: [{ entry: [someone], emptyReason: text }] },
    { section: [{ entry: [someone] }] },
  ),
]
