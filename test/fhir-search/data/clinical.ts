import { concept, icd10, quantity, snomed, to, type Given } from './systems.ts'

const clinical = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'

const conditions: readonly Given[] = [
  {
    resourceType: 'Condition',
    id: 'c-asthma',
    clinicalStatus: concept(clinical, 'active'),
    code: { ...concept(snomed, '195967001', 'Asthma'), text: 'Asthma, since youth' },
    subject: to('Patient/p-ada'),
    encounter: to('Encounter/e-1'),
    onsetAge: quantity(30, 'a', 'years'),
    recordedDate: '2024-01-10',
  },
  {
    resourceType: 'Condition',
    id: 'c-flu',
    clinicalStatus: concept(clinical, 'resolved'),
    code: concept(snomed, '6142004', 'Influenza'),
    subject: to('Patient/p-ben'),
    onsetRange: { low: quantity(30, 'a'), high: quantity(36, 'a') },
    abatementString: 'gone by spring',
  },
  {
    resourceType: 'Condition',
    id: 'c-burn',
    clinicalStatus: concept(clinical, 'active'),
    code: {
      coding: [
        { system: snomed, code: '125666000', display: 'Burn' },
        { system: icd10, code: 'T30' },
      ],
    },
    subject: to('Patient/p-cleo'),
    onsetDateTime: '2023-07-14',
  },
  {
    resourceType: 'Condition',
    id: 'c-pain',
    subject: to('Patient/p-dora'),
    onsetString: 'after a fall',
  },
]

const medication: readonly Given[] = [
  {
    resourceType: 'Medication',
    id: 'med-1',
    code: concept(rxnorm, '313782', 'Acetaminophen'),
    manufacturer: to('Organization/org-group'),
  },
  {
    resourceType: 'MedicationRequest',
    id: 'm-1',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: concept(rxnorm, '435', 'Albuterol'),
    subject: to('Patient/p-ada'),
    encounter: to('Encounter/e-1'),
    authoredOn: '2024-01-10T08:45:00Z',
    requester: to('Practitioner/pr-grace'),
  },
  {
    resourceType: 'MedicationRequest',
    id: 'm-2',
    status: 'stopped',
    intent: 'plan',
    medicationReference: to('Medication/med-1'),
    subject: to('Patient/p-ben'),
    authoredOn: '2024-02',
    requester: to('PractitionerRole/role-hal'),
  },
]

const encounters: readonly Given[] = [
  {
    resourceType: 'Encounter',
    id: 'e-1',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject: to('Patient/p-ada'),
    participant: [{ period: { start: '2024-01-10' }, individual: to('Practitioner/pr-grace') }],
    period: { start: '2024-01-10T08:00:00Z', end: '2024-01-10T09:00:00Z' },
    length: quantity(60, 'min'),
    reasonReference: [to('Condition/c-asthma')],
    location: [{ location: to('Location/loc-er') }],
    serviceProvider: to('Organization/org-ward'),
  },
  {
    resourceType: 'Encounter',
    id: 'e-2',
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: to('Patient/p-ben'),
    period: { start: '2024-06-01' },
    partOf: to('Encounter/e-1'),
    serviceProvider: to('Organization/org-hq'),
  },
]

const requests: readonly Given[] = [
  {
    resourceType: 'ServiceRequest',
    id: 'sr-1',
    status: 'active',
    intent: 'order',
    subject: to('Patient/p-ada'),
    requester: to('PractitionerRole/role-grace'),
  },
  {
    resourceType: 'Specimen',
    id: 's-1',
    accessionIdentifier: { system: 'http://lab.example/accession', value: 'ACC-7' },
    subject: to('Patient/p-ada'),
  },
]

export const clinicalResources: readonly Given[] = [
  ...conditions,
  ...medication,
  ...encounters,
  ...requests,
]
