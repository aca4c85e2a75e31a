import { isJsonObject, type Json, type JsonObject } from '../../../../kernel/json.ts'
import { has, hasChoice, hasCoding, objectsIn, type Invariant } from './invariant.ts'

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'

export const clinicalInvariants: readonly Invariant[] = [
  {
    id: 'ait-1',
    of: 'AllergyIntolerance',
    text: 'there is a clinicalStatus unless verificationStatus is entered-in-error',
    holds: (allergy) => isAllergyInError(allergy) || has(allergy, 'clinicalStatus'),
  },
  {
    id: 'ait-2',
    of: 'AllergyIntolerance',
    text: 'there is no clinicalStatus when verificationStatus is entered-in-error',
    holds: (allergy) => !isAllergyInError(allergy) || !has(allergy, 'clinicalStatus'),
  },
  {
    id: 'con-1',
    of: 'Condition.stage',
    text: 'there is a summary or an assessment',
    holds: (stage) => has(stage, 'summary') || has(stage, 'assessment'),
  },
  {
    id: 'con-2',
    of: 'Condition.evidence',
    text: 'there is a code or a detail',
    holds: (evidence) => has(evidence, 'code') || has(evidence, 'detail'),
  },
  {
    id: 'con-4',
    of: 'Condition',
    text: 'the clinicalStatus is inactive, resolved or remission when there is an abatement',
    holds: (condition) => !hasChoice(condition, 'abatement') || hasEnded(condition),
  },
  {
    id: 'con-5',
    of: 'Condition',
    text: 'there is no clinicalStatus when verificationStatus is entered-in-error',
    holds: (condition) => !isConditionInError(condition) || !has(condition, 'clinicalStatus'),
  },
  {
    id: 'obs-3',
    of: 'Observation.referenceRange',
    text: 'there is a low end, a high end or a text',
    holds: (range) => has(range, 'low') || has(range, 'high') || has(range, 'text'),
  },
  {
    id: 'obs-6',
    of: 'Observation',
    text: 'there is no dataAbsentReason beside a value[x]',
    holds: (observation) =>
      !has(observation, 'dataAbsentReason') || !hasChoice(observation, 'value'),
  },
  {
    id: 'obs-7',
    of: 'Observation',
    text: 'there is no value[x] when a component has the code of the Observation',
    holds: (observation) =>
      !has(observation, 'component') ||
      !hasChoice(observation, 'value') ||
      !repeatsCode(observation),
  },
  {
    id: 'cpl-3',
    of: 'CarePlan.activity',
    text: 'there is no detail beside a reference',
    holds: (activity) => !has(activity, 'detail') || !has(activity, 'reference'),
  },
  {
    id: 'fhs-1',
    of: 'FamilyMemberHistory',
    text: 'there is no age[x] beside born[x]',
    holds: (history) => !hasChoice(history, 'age') || !hasChoice(history, 'born'),
  },
  {
    id: 'fhs-2',
    of: 'FamilyMemberHistory',
    text: 'there is an age[x] when there is an estimatedAge',
    holds: (history) => !has(history, 'estimatedAge') || hasChoice(history, 'age'),
  },
  {
    id: 'gol-1',
    of: 'Goal.target',
    text: 'a detail[x] has a measure',
    holds: (target) => !hasChoice(target, 'detail') || has(target, 'measure'),
  },
  {
    id: 'imm-1',
    of: 'Immunization.education',
    text: 'there is a documentType or a reference',
    holds: (education) => has(education, 'documentType') || has(education, 'reference'),
  },
  {
    id: 'imr-1',
    of: 'ImmunizationRecommendation.recommendation',
    text: 'there is a vaccineCode or a targetDisease',
    holds: (one) => has(one, 'vaccineCode') || has(one, 'targetDisease'),
  },
  {
    id: 'qrs-1',
    of: 'QuestionnaireResponse.item',
    text: 'there are no items beside answers',
    holds: (item) => !has(item, 'answer') || !has(item, 'item'),
  },
  {
    id: 'cmp-1',
    of: 'Composition.section',
    text: 'there is a text, an entry or a section',
    holds: (section) => has(section, 'text') || has(section, 'entry') || has(section, 'section'),
  },
  {
    id: 'cmp-2',
    of: 'Composition.section',
    text: 'there is no emptyReason beside entries',
    holds: (section) => !has(section, 'emptyReason') || !has(section, 'entry'),
  },
]

function isAllergyInError({ verificationStatus }: JsonObject): boolean {
  const system = `${TERMINOLOGY}/allergyintolerance-verification`
  return hasCoding(verificationStatus, system, ['entered-in-error'])
}

function isConditionInError({ verificationStatus }: JsonObject): boolean {
  return hasCoding(verificationStatus, `${TERMINOLOGY}/condition-ver-status`, ['entered-in-error'])
}

function hasEnded({ clinicalStatus }: JsonObject): boolean {
  const ended = ['resolved', 'remission', 'inactive']
  return hasCoding(clinicalStatus, `${TERMINOLOGY}/condition-clinical`, ended)
}

function repeatsCode(observation: JsonObject): boolean {
  const own = new Set(codingsOf(observation['code']))
  return objectsIn(observation['component']).some((component) =>
    codingsOf(component['code']).some((coding) => own.has(coding)),
  )
}

// As texts, which are the same if the codings are.
function codingsOf(concept: Json | undefined): readonly string[] {
  const codings = isJsonObject(concept) ? objectsIn(concept['coding']) : []
  return codings.map(({ system, version, code, display, userSelected }) =>
    JSON.stringify([system, version, code, display, userSelected]),
  )
}
