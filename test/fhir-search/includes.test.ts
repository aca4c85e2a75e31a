import { finds } from './rows.ts'

finds('_include adds what matches lead to [search-include]', 'R4, including; guide 2026', [
  ['Observation?_id=o-hr-1&_include=Observation:subject', 'o-hr-1 +p-ada', 'one'],
  ['Observation?_id=o-hr-1&_include=Observation:patient', 'o-hr-1 +p-ada', 'those to patients'],
  ['Observation?_id=o-hr-1&_include=Observation:subject:Patient', 'o-hr-1 +p-ada', 'with a type'],
  ['Observation?_id=o-hr-1&_include=Observation:subject:Location', 'o-hr-1', 'another type'],
  [
    'Observation?_id=o-hr-1&_include=Observation:subject&_include=Observation:encounter',
    'o-hr-1 +p-ada +e-1',
    'two parameters',
  ],
  [
    'Observation?_id=o-hr-1&_include=Observation:subject,Observation:encounter',
    'o-hr-1 +p-ada +e-1',
    'two in one, as real clients send them',
  ],
  [
    'Observation?_id=o-hr-1&_include=Observation:subject%2CObservation:encounter',
    'o-hr-1 +p-ada +e-1',
    'with the comma encoded',
  ],
  ['Observation?_id=o-hr-1&_include=*', 'o-hr-1 +p-ada +e-1 +pr-grace', 'everything'],
  ['Observation?_id=o-hr-1&_include=Observation:*', 'o-hr-1 +p-ada +e-1 +pr-grace', 'of a type'],
  ['Observation?_id=o-hr-1&_include=Observation:*:Patient', 'o-hr-1 +p-ada', 'and to another'],
  ['Patient?_id=p-cleo&_include=Observation:*', 'p-cleo', 'matches are of another type than that'],
  ['Observation?_id=o-hr-1,o-hr-3&_include=Observation:subject', 'o-hr-1 o-hr-3 +p-ada', 'once'],
  [
    'Observation?_id=o-hr-1,o-hr-3&_include=Observation:performer',
    'o-hr-1 o-hr-3 +pr-grace +role-grace',
    'of several types',
  ],
  [
    'Observation?_id=o-hr-1,o-hr-3&_include=Observation:performer:PractitionerRole',
    'o-hr-1 o-hr-3 +role-grace',
    'of one of them',
  ],
  [
    'Organization?_id=org-hq,org-ward&_include=Organization:partof',
    'org-hq org-ward +org-group',
    'a match is not included',
  ],
  ['Observation?_id=o-virus-2&_include=Observation:subject', 'o-virus-2 +p-ada', 'by a URL here'],
  ['Observation?_id=o-none&_include=Observation:subject', 'o-none +p-ada', 'by a version'],
  ['Observation?_id=o-look&_include=Observation:subject', 'o-look', 'not by a URL elsewhere'],
  ['Observation?_id=o-virus-1&_include=Observation:subject', 'o-virus-1', 'nor by an identifier'],
  ['Observation?_id=o-inside&_include=Observation:subject', 'o-inside', 'nor what is contained'],
  ['Observation?_id=o-lost&_include=Observation:subject', 'o-lost', 'nor what is deleted'],
  ['Patient?_id=p-ada&_include=Observation:subject', 'p-ada', 'matches are of another type'],
  ['Observation?_id=nothing&_include=*', '', 'nothing without a match'],
  [
    'Linkage?item=Patient/p-ada&_include=Linkage:item',
    'l-1 +p-ada +p-ben',
    "as in a sample of AWS's guide",
  ],
  [
    'MedicationRequest?_include=MedicationRequest:requester',
    'm-1 m-2 +pr-grace +role-hal',
    'of each match',
  ],
])

finds('_revinclude adds what leads to matches [search-revinclude]', 'R4, including; guide 2026', [
  ['Patient?_id=p-cleo&_revinclude=Observation:subject', 'p-cleo +o-hr-4 +o-wt-3', 'several'],
  ['Patient?_id=p-cleo&_revinclude=Observation:patient', 'p-cleo +o-hr-4 +o-wt-3', 'as observed'],
  [
    'Patient?_id=p-ada&_revinclude=Observation:subject',
    'p-ada +o-hr-1 +o-hr-3 +o-wt-1 +o-glu-1 +o-bp-1 +o-virus-2 +o-none',
    'by a URL here and a version, not by a URL elsewhere',
  ],
  ['Patient?_id=p-cleo&_revinclude=Observation:subject:Location', 'p-cleo', 'to another type'],
  ['Practitioner?_revinclude=Observation:performer', 'pr-grace pr-hal +o-hr-1 +o-hr-2', 'of each'],
  ['Observation?_id=o-hr-1&_revinclude=Provenance:target', 'o-hr-1 +prov-1', 'of another type'],
  [
    'Patient?_id=p-cleo&_revinclude=Observation:subject,Condition:subject',
    'p-cleo +o-hr-4 +o-wt-3 +c-burn',
    'two in one',
  ],
  [
    'Patient?_id=p-cleo&_revinclude=Observation:subject&_revinclude=Condition:subject',
    'p-cleo +o-hr-4 +o-wt-3 +c-burn',
    'two',
  ],
  ['Patient?_id=p-cleo&_revinclude=*', 'p-cleo +o-hr-4 +o-wt-3 +c-burn', 'everything'],
  [
    'Organization?_id=org-hq&_revinclude=*',
    'org-hq +p-ada +p-ben +org-ward +role-hal +loc-house +e-2',
    'everything, of many types',
  ],
  [
    'Organization?_id=org-hq,org-ward&_revinclude=Organization:partof',
    'org-hq org-ward +org-bay',
    'a match is not included',
  ],
  [
    'Encounter?_id=e-1&_include=Encounter:subject&_revinclude=Encounter:part-of',
    'e-1 +p-ada +e-2',
    'beside _include',
  ],
  ['Patient?_id=nothing&_revinclude=*', '', 'nothing without a match'],
])

finds(
  'With :iterate, includes go on from what was included [search-include-iterate]',
  'guide 2026',
  [
    [
      'ServiceRequest?_id=sr-1&_include=ServiceRequest:requester&_include=PractitionerRole:practitioner',
      'sr-1 +role-grace',
      'without it they do not',
    ],
    [
      'ServiceRequest?_id=sr-1&_include=ServiceRequest:requester&_include:iterate=PractitionerRole:practitioner',
      'sr-1 +role-grace +pr-grace',
      "as in the guide's sample",
    ],
    [
      'ServiceRequest?_id=sr-1&_include:iterate=PractitionerRole:practitioner&_include=ServiceRequest:requester',
      'sr-1 +role-grace +pr-grace',
      'in any order',
    ],
    [
      'ServiceRequest?_id=sr-1&_include=ServiceRequest:requester&_include:iterate=PractitionerRole:organization,PractitionerRole:practitioner',
      'sr-1 +role-grace +pr-grace +org-ward',
      'two in one',
    ],
    ['Organization?_id=org-bed&_include=Organization:partof', 'org-bed +org-bay', 'one step'],
  ],
)
