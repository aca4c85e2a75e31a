import * as fc from 'fast-check'
import { itemsOf, type Draft, type Shapes } from './shape.ts'

export const definitionShapes: Shapes = {
  CapabilityStatement: {
    always: ['description', 'rest'],
    without: ['software', 'implementation', 'messaging', 'document'],
    values: {
      kind: () => fc.constant('requirements'),
      format: () => fc.constant('application/fhir+json'),
      patchFormat: () => fc.constant('application/json-patch+json'),
    },
  },
  'CapabilityStatement.rest': { single: ['resource'] },
  'CapabilityStatement.rest.resource': { single: ['searchParam', 'operation'] },
  CodeSystem: { single: ['concept'] },
  'CodeSystem.concept': { without: ['concept'] },
  'ConceptMap.group': { without: ['unmapped'] },
  'ConceptMap.group.element.target': {
    values: { equivalence: () => fc.constantFrom('equivalent', 'equal', 'wider') },
  },
  'Measure.group.stratifier': {
    apart: ['code', 'description', 'criteria'].map((name) => [name, 'component']),
  },
  Questionnaire: { repair: numbered },
  'Questionnaire.item': {
    without: [
      'answerOption',
      'answerValueSet',
      'enableBehavior',
      'enableWhen',
      'initial',
      'item',
      'maxLength',
    ],
    values: { type: () => fc.constantFrom('string', 'boolean', 'date', 'decimal', 'text') },
  },
  StructureDefinition: {
    always: ['baseDefinition', 'derivation', 'differential'],
    without: ['snapshot', 'context', 'contextInvariant'],
    values: {
      kind: () => fc.constant('resource'),
      type: () => fc.constant('Patient'),
      derivation: () => fc.constant('constraint'),
      baseDefinition: () => fc.constant('http://hl7.org/fhir/StructureDefinition/Patient'),
      differential: () => fc.constant({ element: [{ id: 'Patient', path: 'Patient' }] }),
    },
  },
  'Subscription.channel': { values: { payload: () => fc.constant('application/fhir+json') } },
  'ValueSet.compose.include': {
    some: [['valueSet', 'system']],
    needs: { concept: 'system', filter: 'system' },
    apart: [['concept', 'filter']],
  },
  'ValueSet.expansion.contains': { always: ['code', 'system'] },
}

// No two items have the same number.
function numbered(questionnaire: Draft): Draft {
  if (!('item' in questionnaire)) return questionnaire
  const item = itemsOf(questionnaire, 'item').map((one, index) => ({
    ...one,
    linkId: `${index + 1}`,
  }))
  return { ...questionnaire, item }
}
