import { itemsOf, type Draft, type Shapes } from './shape.ts'

export const definitionShapes: Shapes = {
  CapabilityStatement: {
    always: ['description', 'rest'],
    without: ['software', 'implementation', 'messaging', 'document'],
    values: {
      kind: ['requirements'],
      format: ['application/fhir+json'],
      patchFormat: ['application/json-patch+json'],
    },
  },
  'CapabilityStatement.rest': { single: ['resource'] },
  'CapabilityStatement.rest.resource': { single: ['searchParam', 'operation'] },
  CodeSystem: { single: ['concept'] },
  'CodeSystem.concept': { without: ['concept'] },
  'ConceptMap.group': { without: ['unmapped'] },
  'ConceptMap.group.element.target': {
    values: { equivalence: ['equivalent', 'equal', 'wider'] },
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
    values: { type: ['string', 'boolean', 'date', 'decimal', 'text'] },
  },
  StructureDefinition: {
    always: ['baseDefinition', 'derivation', 'differential'],
    without: ['snapshot', 'context', 'contextInvariant'],
    values: {
      kind: ['resource'],
      type: ['Patient'],
      derivation: ['constraint'],
      baseDefinition: ['http://hl7.org/fhir/StructureDefinition/Patient'],
      differential: [{ element: [{ id: 'Patient', path: 'Patient' }] }],
    },
  },
  'Subscription.channel': { values: { payload: ['application/fhir+json'] } },
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
