import { mrn, npi } from './data/systems.ts'
import { finds } from './rows.ts'

// By id, by an address of the data store, and by a version.
const ofAda = 'o-hr-1 o-hr-3 o-wt-1 o-glu-1 o-bp-1 o-virus-2 o-none'
const elsewhere = 'https://other.example/fhir/Patient/p-ada'

finds('A reference is Type/id, an id or a URL [search-reference]', 'R4, reference; guide 2026', [
  ['Observation?subject=Patient/p-ada', ofAda, 'Type/id'],
  ['Observation?subject=p-ada', ofAda, 'an id'],
  ['Observation?subject={base}Patient/p-ada', ofAda, 'a URL of the data store'],
  [`Observation?subject=${elsewhere}`, 'o-look', 'a URL elsewhere'],
  ['Observation?subject=https://other.example/fhir/Patient/p-ben', '', 'which nothing leads to'],
  ['Observation?subject:Patient=p-ada', ofAda, 'an id with its type'],
  ['Observation?subject:Location=loc-er', 'o-room', 'another type'],
  ['Observation?subject:Patient=loc-er', '', 'not of another type'],
  ['Observation?subject=loc-er', 'o-room', 'an id of any type'],
  ['Observation?subject=Patient/loc-er', '', 'the type counts'],
  ['Observation?subject=Patient/p-ad', '', 'it is the whole id'],
  ['Observation?subject=Patient/p-gone', 'o-lost', 'though it is deleted'],
  ['Observation?subject=p-inside', '', 'what is contained has no address'],
  ['Observation?patient=p-ada', ofAda, 'those to patients'],
  ['Observation?patient=Patient/p-ada', ofAda, 'those to patients'],
  ['Observation?patient=loc-er', '', 'a place is none'],
  ['Observation?performer=pr-grace,role-grace', 'o-hr-1 o-hr-3', 'one of two'],
  ['Observation?performer:PractitionerRole=role-grace', 'o-hr-3', 'with its type'],
  ['Observation?performer:Practitioner=role-grace', '', 'not of another type'],
  ['Patient?general-practitioner=Organization/org-hq', 'p-ben', 'of several types'],
  ['Patient?link=p-ada', 'p-cleo', 'within an element'],
  ['Patient?organization=org-hq', 'p-ada', 'not by its identifier'],
  ['Organization?partof=org-hq', 'org-ward', 'to the same type'],
  ['Encounter?practitioner=pr-grace', 'e-1', 'those to one type'],
  ['MedicationRequest?medication=med-1', 'm-2', 'one type of a choice'],
  ['Provenance?target=Observation/o-hr-1', 'prov-1', 'to anything'],
  ['Provenance?target:Patient=p-ada', 'prov-1', 'any of several'],
  ['Linkage?item=Patient/p-ada,Patient/p-ben', 'l-1', "as in a sample of AWS's guide"],
  ['Group?member=p-ben', 'g-1', 'a member'],
  ['Observation?subject=Patient/p-ada&performer=pr-grace', 'o-hr-1', 'two parameters'],
])

finds('A canonical matches with its version or without one [search-reference]', 'R4, canonical', [
  ['QuestionnaireResponse?questionnaire=http://forms.example/intake', 'q-1 q-2', 'without'],
  ['QuestionnaireResponse?questionnaire=http://forms.example/intake|1.0', 'q-1', 'with'],
  ['QuestionnaireResponse?questionnaire=http://forms.example/intake|3.0', '', 'with another'],
  ['QuestionnaireResponse?questionnaire=http://forms.example/other', 'q-3', 'it has none'],
  ['QuestionnaireResponse?questionnaire=http://forms.example/int', '', 'it is the whole'],
])

finds(
  ':identifier compares the identifier of a reference [search-reference-identifier]',
  'R4, reference; guide 2026',
  [
    [`Observation?subject:identifier=${mrn}|1002`, 'o-virus-1', 'system and value'],
    ['Observation?subject:identifier=1002', 'o-virus-1', 'the value'],
    [`Observation?subject:identifier=${mrn}|`, 'o-virus-1', 'the system'],
    ['Observation?subject:identifier=|1002', '', 'it has a system'],
    [`Observation?subject:identifier=${mrn}|1001`, '', 'not that of what it leads to'],
    [`Patient?organization:identifier=${npi}|900`, 'p-dora', 'that of the reference alone'],
    ['Observation?subject:identifier=1002,7', 'o-virus-1', 'one of two'],
  ],
)

finds('A URI matches when it is the same [search-uri]', 'R4, uri', [
  ['ValueSet?url=http://sets.example/colours', 'vs-colours', 'the same'],
  ['ValueSet?url=http://sets.example/colour', '', 'a part is another'],
  ['ValueSet?url=http://sets.example/Colours', '', 'case counts'],
  ['ValueSet?url=urn:oid:1.2.3', 'vs-oid', 'a URN'],
  ['ValueSet?url=http://sets.example/colours,urn:oid:1.2.3', 'vs-colours vs-oid', 'one of two'],
  ['ValueSet?reference=http://codes.example/colours', 'vs-colours', 'within an element'],
  ['DocumentReference?location=http://docs.example/ada/1', 'd-1', 'where a document is'],
  ['Patient?_source=http://sources.example/intake', 'p-ada', 'where a resource is from'],
  ['Patient?_profile=http://profiles.example/patient', 'p-ada', 'what it claims to be'],
  ['Patient?_profile=http://profiles.example/person', 'p-ada', 'whose version is left out'],
  ['Patient?_profile=http://profiles.example/person|2.0', 'p-ada', 'or is there'],
  ['Patient?_profile=http://profiles.example/person|3.0', '', 'and is another'],
])

finds('With :below a URI is the same, or begins with it and a slash [search-uri]', 'R4, uri', [
  ['ValueSet?url:below=http://sets.example/colours', 'vs-colours vs-red', 'not colours-and-shades'],
  ['ValueSet?url:below=http://sets.example', 'vs-colours vs-red vs-shades', 'all of a host'],
  ['ValueSet?url:below=http://sets.example/', 'vs-colours vs-red vs-shades', 'with the slash'],
  ['ValueSet?url:below=http://sets.example/col', '', 'it ends before a slash'],
  ['ValueSet?url:below=urn:oid:1.2', '', 'a URN has no slash'],
  ['ValueSet?url:below=urn:oid:1.2.3', 'vs-oid', 'and is the same as itself'],
  ['DocumentReference?location:below=http://docs.example/ada', 'd-1 d-2', 'within an element'],
  ['Patient?_source:below=http://sources.example', 'p-ada', 'where a resource is from'],
])
