import type { RandomSource } from '../../kernel/random.ts'
import { before, coding, concept, DAY, quantity, referenceTo, type Resource } from './fhir.ts'
import { bloodPressure, vitalSigns, type ConditionTemplate, type Measure } from './conditions.ts'

interface Visit {
  readonly encounter: Resource
  readonly patient: Resource
  readonly at: string
}

const HOUR = DAY / 24

export function makeEncounter(
  random: RandomSource,
  patient: Resource,
  now: number,
  daysAgo: number,
  conditionTemplates: readonly ConditionTemplate[],
): { readonly visit: Visit; readonly resources: readonly Resource[] } {
  const ago = daysAgo * DAY + random.between(0, 8) * HOUR
  const at = before(now, ago)
  const encounter: Resource = {
    resourceType: 'Encounter',
    id: random.id(),
    status: 'finished',
    class: coding('act', ['AMB', 'ambulatory']),
    type: [concept('snomed', ['185349003', 'Encounter for check up'])],
    subject: referenceTo(patient),
    period: { start: at, end: before(now, ago - HOUR / 2) },
  }
  const visit = { encounter, patient, at }
  const measured = [...vitalSigns, ...conditionTemplates.map(({ watched }) => watched)]
  const observations = measured.map((measure) => ({
    ...observation(random, visit, measure),
    valueQuantity: found(random, measure),
  }))
  const pressure = {
    ...observation(random, visit, bloodPressure),
    component: bloodPressure.parts.map((part) => ({
      code: concept('loinc', part.code),
      valueQuantity: found(random, part),
    })),
  }
  return { visit, resources: [encounter, ...observations, pressure] }
}

export function diagnose(
  random: RandomSource,
  visit: Visit,
  template: ConditionTemplate,
): readonly Resource[] {
  const condition: Resource = {
    resourceType: 'Condition',
    id: random.id(),
    clinicalStatus: { coding: [coding('clinical', ['active', 'Active'])] },
    verificationStatus: { coding: [coding('verification', ['confirmed', 'Confirmed'])] },
    code: concept('snomed', template.code),
    subject: referenceTo(visit.patient),
    encounter: referenceTo(visit.encounter),
    onsetDateTime: visit.at,
    recordedDate: visit.at,
  }
  const request: Resource = {
    resourceType: 'MedicationRequest',
    id: random.id(),
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: concept('rxnorm', template.medication),
    subject: referenceTo(visit.patient),
    encounter: referenceTo(visit.encounter),
    authoredOn: visit.at,
    reasonReference: [referenceTo(condition)],
    dosageInstruction: [{ text: template.dosage }],
  }
  return [condition, request]
}

function observation(
  random: RandomSource,
  { encounter, patient, at }: Visit,
  { code, category }: Pick<Measure, 'code' | 'category'>,
): Resource {
  return {
    resourceType: 'Observation',
    id: random.id(),
    status: 'final',
    category: [{ coding: [coding('category', category)] }],
    code: concept('loinc', code),
    subject: referenceTo(patient),
    encounter: referenceTo(encounter),
    effectiveDateTime: at,
  }
}

function found(random: RandomSource, { unit, tenths }: Measure): object {
  return quantity(random.between(...tenths) / 10, unit)
}
