import { finds } from './rows.ts'

finds('_has finds what something leads to [search-has]', 'R4, reverse chaining; guide 2026', [
  ['Patient?_has:Observation:patient:code=8867-4', 'p-ada p-ben p-cleo', 'by its code'],
  ['Patient?_has:Observation:patient:code=2339-0', 'p-ada p-ben', 'by another'],
  ['Patient?_has:Observation:subject:status=amended', 'p-ada', 'by a URL of the data store'],
  ['Patient?_has:Observation:subject:data-absent-reason=unknown', 'p-ada', 'by a version'],
  ['Patient?_has:Observation:subject:code=look', '', 'not by a URL elsewhere'],
  ['Patient?_has:Observation:patient:_id=o-lost', '', 'what is deleted is not found'],
  ['Patient?_has:Observation:patient:code=0', '', 'there is no such thing'],
  ['Patient?_has:MedicationRequest:patient:status=active', 'p-ada', 'as observed'],
  ['Patient?_has:Condition:patient:clinical-status=active', 'p-ada p-cleo', 'of another type'],
  ['Patient?_has:Condition:patient:onset-age=gt33', 'p-ben', 'with a prefix'],
  ['Patient?_has:Observation:patient:code=2339-0,29463-7', 'p-ada p-ben p-cleo', 'one of two'],
  ['Patient?_has:Group:member:characteristic=sex', 'p-ada p-ben', 'any of several'],
  ['Patient?_has:Linkage:item:_id=l-1', 'p-ada p-ben', 'by its id'],
  ['Observation?_has:Provenance:target:agent=pr-grace', 'o-hr-1', 'by another reference'],
  ['Practitioner?_has:Observation:performer:code=8867-4', 'pr-grace pr-hal', 'one of many types'],
  ['Practitioner?_has:Encounter:practitioner:class=AMB', 'pr-grace', 'those to one type'],
  ['Location?_has:Encounter:location:status=finished', 'loc-er', 'within an element'],
  ['Organization?_has:Organization:partof:name=Bed', 'org-bay', 'of its own type'],
  ['Patient?_has:Condition:patient:code:not=T30', 'p-ada p-ben p-dora', 'with :not'],
  ['Patient?_has:Condition:patient:code:missing=true', 'p-dora', 'with :missing'],
  ['Patient?_has:Condition:patient:onset-info:contains=fall', 'p-dora', 'with :contains'],
  [
    'Patient?_has:Observation:patient:code=2339-0&_has:Condition:patient:clinical-status=active',
    'p-ada',
    'two of them',
  ],
  [
    'Patient?_has:Observation:patient:code=8867-4&_has:Observation:patient:code=94500-6',
    'p-ada',
    'twice the same, by two resources',
  ],
  ['Patient?gender=male&_has:Observation:patient:code=8867-4', 'p-ben', 'beside another'],
  [
    'Patient?_has:Observation:patient:code-value-quantity=8867-4$gt100',
    'p-ben',
    'with a composite',
  ],
])

finds('_has nests [search-has]', 'R4, reverse chaining; guide 2026', [
  ['Patient?_has:Encounter:patient:_has:Observation:encounter:code=8867-4', 'p-ada', 'two levels'],
  [
    'Practitioner?_has:PractitionerRole:practitioner:_has:Observation:performer:date=2024-01',
    'pr-grace',
    'by a role',
  ],
  [
    'Organization?_has:PractitionerRole:organization:_has:Observation:performer:code=8867-4',
    'org-ward',
    'of an organization',
  ],
  [
    'Organization?_has:Organization:partof:_has:Organization:partof:_has:Organization:partof:name=Bed',
    'org-hq',
    'three levels',
  ],
])

finds('_has is followed by chains, and follows them [search-has]', 'R4, reverse chaining', [
  ['Patient?_has:Encounter:patient:service-provider.name=Ward', 'p-ada', 'a chain'],
  ['Patient?_has:Encounter:patient:service-provider.partof.name=Central', 'p-ada', 'of two steps'],
  ['Patient?_has:Observation:patient:performer:Practitioner.family=Hart', 'p-ben', 'with a type'],
  ['Encounter?patient._has:Group:member:_id=g-1', 'e-1 e-2', "R4's sample"],
  [
    'Observation?encounter.service-provider._has:PractitionerRole:organization:role=158965000',
    'o-hr-1',
    'after two steps',
  ],
  ['Encounter?subject:Patient._has:Condition:patient:code=6142004', 'e-2', 'after a type'],
])
