import { concept, quantity, snomed, to, type Given } from './systems.ts'

const contexts = 'http://terminology.hl7.org/CodeSystem/usage-context-type'

const valueSets: readonly Given[] = [
  {
    resourceType: 'ValueSet',
    id: 'vs-colours',
    url: 'http://sets.example/colours',
    version: '1.0',
    name: 'Colours',
    title: 'Colours of things',
    status: 'active',
    date: '2023',
    useContext: [
      { code: { system: contexts, code: 'age' }, valueQuantity: quantity(8, 'a') },
      {
        code: { system: contexts, code: 'focus' },
        valueCodeableConcept: concept(snomed, '195967001'),
      },
    ],
    compose: {
      include: [{ system: 'http://codes.example/colours', concept: [{ code: 'red' }] }],
    },
  },
  {
    resourceType: 'ValueSet',
    id: 'vs-red',
    url: 'http://sets.example/colours/red',
    version: '2.0',
    name: 'Reds',
    status: 'draft',
    useContext: [
      {
        code: { system: contexts, code: 'age' },
        valueRange: { low: quantity(12, 'a'), high: quantity(18, 'a') },
      },
    ],
  },
  // Begins as the first does, but not with a slash after that.
  {
    resourceType: 'ValueSet',
    id: 'vs-shades',
    url: 'http://sets.example/colours-and-shades',
    name: 'Shades',
    status: 'retired',
  },
  { resourceType: 'ValueSet', id: 'vs-oid', url: 'urn:oid:1.2.3', status: 'active' },
]

/** Forms for ages: ranges that are open, and values that are compared themselves. */
const forms: readonly Given[] = [
  form('form-old', { valueRange: { low: quantity(60, 'a') } }),
  form('form-young', { valueRange: { high: quantity(18, 'a') } }),
  form(
    'form-most',
    { valueQuantity: { ...quantity(5, 'mo'), comparator: '<=' } },
    { start: '2024' },
  ),
  form(
    'form-above',
    { valueQuantity: { ...quantity(30, 'mo'), comparator: '>' } },
    {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
          valueCode: 'unknown',
        },
      ],
    },
  ),
]

function form(id: string, value: object, effectivePeriod?: object): Given {
  const useContext = [{ code: { system: contexts, code: 'age' }, ...value }]
  return { resourceType: 'Questionnaire', id, status: 'active', useContext, effectivePeriod }
}

function answers(id: string, questionnaire: string): Given {
  return {
    resourceType: 'QuestionnaireResponse',
    id,
    status: 'completed',
    subject: to('Patient/p-ada'),
    questionnaire,
  }
}

const documents: readonly Given[] = [
  {
    resourceType: 'DocumentReference',
    id: 'd-1',
    status: 'current',
    securityLabel: [
      concept('http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'R', 'restricted'),
    ],
    subject: to('Patient/p-ada'),
    date: '2024-07-01T08:00:00.250Z',
    description: 'Discharge letter',
    relatesTo: [{ code: 'replaces', target: to('DocumentReference/d-2') }],
    content: [{ attachment: { contentType: 'application/pdf', url: 'http://docs.example/ada/1' } }],
  },
  {
    resourceType: 'DocumentReference',
    id: 'd-2',
    status: 'superseded',
    subject: to('Patient/p-ada'),
    content: [{ attachment: { contentType: 'text/plain', url: 'http://docs.example/ada/0' } }],
  },
  {
    resourceType: 'Provenance',
    id: 'prov-1',
    target: [to('Patient/p-ada'), to('Observation/o-hr-1')],
    recorded: '2024-01-10T10:00:00.000Z',
    agent: [{ who: to('Practitioner/pr-grace') }],
  },
]

const groups: readonly Given[] = [
  {
    resourceType: 'Group',
    id: 'g-1',
    type: 'person',
    actual: true,
    member: [{ entity: to('Patient/p-ada') }, { entity: to('Patient/p-ben') }],
    characteristic: [
      {
        code: { text: 'Sex', coding: [{ code: 'sex' }] },
        valueCodeableConcept: { coding: [{ code: 'mixed' }] },
        exclude: false,
      },
      { code: { coding: [{ code: 'minor' }] }, valueBoolean: true, exclude: true },
    ],
  },
  {
    resourceType: 'Linkage',
    id: 'l-1',
    item: [
      { type: 'source', resource: to('Patient/p-ada') },
      { type: 'alternate', resource: to('Patient/p-ben') },
    ],
  },
]

export const documentResources: readonly Given[] = [
  ...valueSets,
  ...forms,
  answers('q-1', 'http://forms.example/intake|1.0'),
  answers('q-2', 'http://forms.example/intake|2.0'),
  answers('q-3', 'http://forms.example/other'),
  ...documents,
  ...groups,
]
