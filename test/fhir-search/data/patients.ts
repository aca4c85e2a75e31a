import { concept, mrn, npi, ssn, to, type Given } from './systems.ts'

const ada: Given = {
  resourceType: 'Patient',
  id: 'p-ada',
  meta: {
    source: 'http://sources.example/intake',
    profile: ['http://profiles.example/patient', 'http://profiles.example/person|2.0'],
    security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }],
    tag: [
      { system: 'http://tags.example', code: 'study-a', display: 'Study A' },
      { system: 'http://tags.example', code: 'vip' },
    ],
  },
  text: {
    status: 'generated',
    div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Ada, who <b>walks</b>\n  daily</p></div>',
  },
  identifier: [
    { type: { text: 'Medical record' }, system: mrn, value: '1001' },
    { system: ssn, value: '111-11' },
  ],
  active: true,
  name: [
    { use: 'official', family: 'Lovelace', given: ['Ada', 'Augusta'], prefix: ['Countess'] },
    { use: 'maiden', family: 'Byron' },
  ],
  telecom: [
    { system: 'phone', value: '555-1001', use: 'home' },
    { system: 'email', value: 'ada@mail.example' },
  ],
  gender: 'female',
  birthDate: '1980-12-10',
  address: [
    {
      use: 'home',
      line: ['12 Long Street', 'Flat 3'],
      city: 'Boston',
      district: 'Suffolk',
      state: 'MA',
      postalCode: '02110',
      country: 'US',
    },
  ],
  maritalStatus: { text: 'Married' },
  communication: [{ language: { ...concept('urn:ietf:bcp:47', 'en'), text: 'English' } }],
  generalPractitioner: [to('Practitioner/pr-grace')],
  managingOrganization: to('Organization/org-hq'),
}

export const patients: readonly Given[] = [
  ada,
  {
    resourceType: 'Patient',
    id: 'p-ben',
    meta: { tag: [{ system: 'http://tags.example', code: 'study-b' }] },
    text: {
      status: 'generated',
      div: '<div xmlns="http://www.w3.org/1999/xhtml">Ben walks &amp; runs, 5 &lt; 10</div>',
    },
    identifier: [{ system: mrn, value: '1002' }, { value: '1001' }],
    active: false,
    name: [{ family: 'Love', given: ['Benjamin', 'Ben'] }],
    telecom: [{ system: 'phone', value: '555-1002', use: 'work' }],
    gender: 'male',
    birthDate: '1980',
    deceasedBoolean: false,
    address: [{ use: 'work', line: ['3 Mill Lane'], city: 'boston', country: 'US' }],
    generalPractitioner: [to('Organization/org-hq')],
  },
  {
    resourceType: 'Patient',
    id: 'p-cleo',
    identifier: [{ system: ssn, value: '1001' }],
    name: [{ text: 'Cleo of Alexandria' }],
    gender: 'other',
    birthDate: '1980-12',
    deceasedDateTime: '2024-05-04',
    address: [{ text: 'Old Harbour, Alexandria' }],
    generalPractitioner: [to('PractitionerRole/role-grace')],
    link: [{ other: to('Patient/p-ada'), type: 'seealso' }],
  },
  {
    resourceType: 'Patient',
    id: 'p-dora',
    identifier: [{ system: mrn, value: 'A|B,C' }],
    name: [{ family: 'Fitz,Gerald', given: ['Do$ra', 'Pi|pe', 'Back\\slash'] }],
    gender: 'unknown',
    birthDate: '1981-01-01',
    managingOrganization: { identifier: { system: npi, value: '900' }, display: 'Central' },
  },
  {
    resourceType: 'Patient',
    id: 'p-eve',
    text: {
      status: 'generated',
      div: '<div xmlns="http://www.w3.org/1999/xhtml">M&#252;ller, &#xC8;ve</div>',
    },
    active: true,
    name: [{ family: 'Müller', given: ['Ève'], suffix: ['Jr.'] }],
    telecom: [{ system: 'email', value: 'eve@mail.example' }],
    gender: 'female',
    birthDate: '1979-12-31',
    deceasedBoolean: true,
    address: [{ city: 'Boston Spa', country: 'GB' }],
  },
  // In small letters, and with hardly anything else.
  { resourceType: 'Patient', id: 'p-finn', name: [{ family: 'lovelace', given: ['Finn'] }] },
]

/** Written later than all others. */
export const later: Given = {
  resourceType: 'Patient',
  id: 'p-new',
  name: [{ family: 'Novak', given: ['Nora'] }],
  gender: 'female',
  birthDate: '2025-02-28',
}

/** Ada as she becomes later: her second version. */
export const secondAda: Given = ada

/** Deleted in the end: nothing finds it, and nothing that leads to it finds anything there. */
export const deleted: Given = {
  resourceType: 'Patient',
  id: 'p-gone',
  name: [{ family: 'Lovelace', given: ['Gone'] }],
  gender: 'female',
  birthDate: '1980-12-10',
}
