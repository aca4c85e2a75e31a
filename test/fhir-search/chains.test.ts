import { mrn } from './data/systems.ts'
import { finds } from './rows.ts'

const ofAda = 'o-hr-1 o-hr-3 o-wt-1 o-glu-1 o-bp-1 o-virus-2 o-none'
const ofBen = 'o-hr-2 o-hr-5 o-wt-2 o-glu-2 o-bp-2'
const ofCleo = 'o-hr-4 o-wt-3'

finds('A chain asks what a reference leads to [search-chain]', 'R4, chaining; guide 2026', [
  ['Observation?subject:Patient.family=Lovelace', ofAda, 'of a type; what is deleted is not asked'],
  ['Observation?subject:Patient.family=Inside', '', 'nor is what is contained'],
  [`Observation?subject:Patient.identifier=${mrn}|1001`, ofAda, 'a token, as observed'],
  ['Observation?subject:Location.name=Emergency', 'o-room', 'of another type'],
  ['Observation?subject:Patient.family=Nobody', '', 'of none'],
  ['Observation?patient.gender=male', ofBen, 'of the only type that has it'],
  ['Observation?patient.gender=male,other', `${ofBen} ${ofCleo}`, 'one of two'],
  ['Observation?patient.birthdate=lt1980-12-10', `${ofBen} ${ofCleo}`, 'a date with a prefix'],
  ['Observation?patient.deceased=true', ofCleo, 'a boolean'],
  ['Observation?patient._id=p-cleo', ofCleo, 'an id'],
  ['Observation?patient._tag=study-b', ofBen, 'a tag'],
  ['Observation?subject:Patient._lastUpdated=ge2025-02', ofAda, 'when it was written'],
  ['Observation?patient.family=Love&code=2339-0', 'o-glu-1 o-glu-2', 'beside another parameter'],
  ['Observation?patient.family=Love&patient.gender=male', ofBen, 'beside another chain'],
  ['MedicationRequest?medication.code=313782', 'm-2', 'one type of a choice'],
  ['Encounter?reason-reference:Condition.code=195967001', 'e-1', 'one of several types'],
  ['Provenance?target:Observation.code=8867-4', 'prov-1', 'of anything'],
  ['Provenance?target:Observation.code-value-quantity=8867-4$80', 'prov-1', 'a composite'],
  ['Linkage?item:Patient.family=Love', 'l-1', 'any of several'],
  ['QuestionnaireResponse?subject:Patient.family=Byron', 'q-1 q-2 q-3', 'of one of any type'],
])

finds('A chain without a type asks all that have the parameter [search-chain]', 'R4, chaining', [
  ['Observation?subject.family=Lovelace', ofAda, 'which only patients have'],
  ['Observation?subject.name=Emergency', 'o-room', 'which places have'],
  ['Observation?subject.name=Ada', ofAda, 'and patients'],
  ['Observation?subject.name=Cleo,Emergency', `${ofCleo} o-room`, 'one of each'],
  ['Observation?specimen.accession=ACC-7', 'o-glu-1', "as in a sample of AWS's guide"],
  ['Observation?performer.name=Hal', 'o-hr-2', 'of many types'],
  ['Patient?general-practitioner.name=Central', 'p-ben', 'of an organization'],
  ['Patient?general-practitioner.name=Grace', 'p-ada', 'of a practitioner'],
])

finds('The steps of a chain follow each other [search-chain]', 'R4, chaining; guide 2026', [
  ['Observation?subject:Patient.organization.name=Central', ofAda, 'two'],
  ['Observation?patient.organization:Organization.name=Mercy', ofAda, 'with a type in the second'],
  [
    'Observation?subject:Patient.general-practitioner:Practitioner.family=Hopper',
    ofAda,
    'with both types',
  ],
  [
    'Observation?patient.general-practitioner.practitioner.family=Hopper',
    ofCleo,
    'three, by the one type that has it',
  ],
  [
    'Observation?performer:PractitionerRole.practitioner.family=Hopper',
    'o-hr-3',
    'not the practitioner herself',
  ],
  ['Observation?encounter.service-provider.partof.name=Central', 'o-hr-1', 'three'],
  ['Observation?encounter.service-provider.partof.partof.name=Mercy', 'o-hr-1', 'four'],
  ['Observation?encounter.location.partof.name=Main', 'o-hr-1', 'of places'],
  ['PractitionerRole?organization.partof.name=Mercy%20Group', 'role-hal', 'of organizations'],
  ['MedicationRequest?medication.manufacturer.name=Mercy', 'm-2', 'of a medication'],
  ['Organization?partof.partof.partof.partof.name=Mercy', 'org-bed', 'to one type again and again'],
  ['Organization?partof.partof.partof.name=Mercy', 'org-bay org-bed', 'the alias of one, too'],
])

finds('A chain may end in a modifier [search-chain]', 'R4, chaining', [
  ['Observation?subject:Patient.family:exact=Love', ofBen, ':exact'],
  ['Observation?subject:Patient.family:contains=yro', ofAda, ':contains'],
  ['Observation?patient.active:not=true', `${ofBen} ${ofCleo}`, ':not'],
  ['Observation?patient.telecom:missing=true', ofCleo, ':missing'],
  ['Encounter?reason-reference:Condition.code:text=Asthma', 'e-1', ':text'],
  ['Observation?patient.general-practitioner:Practitioner=pr-grace', ofAda, 'a type'],
  ['Observation?subject:Patient.organization:missing=false', ofAda, ':missing of a reference'],
])
