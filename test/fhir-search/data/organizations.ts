import { concept, npi, snomed, to, type Given } from './systems.ts'

const kinds = 'http://terminology.hl7.org/CodeSystem/organization-type'

/** Each is a part of the one before. */
const tree: readonly Given[] = [
  { resourceType: 'Organization', id: 'org-group', name: 'Mercy Group', active: true },
  {
    resourceType: 'Organization',
    id: 'org-hq',
    identifier: [{ system: npi, value: '900' }],
    active: true,
    type: [concept(kinds, 'prov', 'Healthcare Provider')],
    name: 'Central Hospital',
    alias: ['CH', 'Mercy Central'],
    partOf: to('Organization/org-group'),
  },
  {
    resourceType: 'Organization',
    id: 'org-ward',
    type: [concept(kinds, 'dept')],
    name: 'Ward 3',
    partOf: to('Organization/org-hq'),
  },
  {
    resourceType: 'Organization',
    id: 'org-bay',
    name: 'Bay 7',
    partOf: to('Organization/org-ward'),
  },
  {
    resourceType: 'Organization',
    id: 'org-bed',
    name: 'Bed 1',
    partOf: to('Organization/org-bay'),
  },
]

export const organizations: readonly Given[] = [
  ...tree,
  {
    resourceType: 'Practitioner',
    id: 'pr-grace',
    identifier: [{ system: npi, value: '700' }],
    active: true,
    name: [{ family: 'Hopper', given: ['Grace'] }],
    gender: 'female',
  },
  {
    resourceType: 'Practitioner',
    id: 'pr-hal',
    name: [{ family: 'Hart', given: ['Hal'] }],
    gender: 'male',
  },
  {
    resourceType: 'PractitionerRole',
    id: 'role-grace',
    period: { start: '2020-01-01' },
    practitioner: to('Practitioner/pr-grace'),
    organization: to('Organization/org-ward'),
    code: [concept(snomed, '158965000', 'Doctor')],
  },
  {
    resourceType: 'PractitionerRole',
    id: 'role-hal',
    period: { start: '2019-01-01', end: '2021-06-30' },
    practitioner: to('Practitioner/pr-hal'),
    organization: to('Organization/org-hq'),
    code: [concept(snomed, '224535009', 'Nurse')],
  },
  {
    resourceType: 'Location',
    id: 'loc-er',
    status: 'active',
    name: 'Emergency',
    alias: ['ER'],
    address: { city: 'Boston' },
    partOf: to('Location/loc-house'),
  },
  {
    resourceType: 'Location',
    id: 'loc-house',
    status: 'suspended',
    name: 'Main House',
    managingOrganization: to('Organization/org-hq'),
  },
]
