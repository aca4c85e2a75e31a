import { refuses } from './refused.ts'

refuses(
  'A modifier that a type does not have is refused [search-modifiers]',
  /modifiers of an? \w+ are missing|has no modifiers/,
  [
    ['Patient?family:not=Love', 'family', ':not of a string'],
    ['Patient?family:text=Love', 'family', ':text of a string'],
    ['Patient?family:below=Love', 'family', ':below of a string'],
    ['Patient?gender:exact=male', 'gender', ':exact of a token'],
    ['Patient?gender:contains=male', 'gender', ':contains of a token'],
    ['Observation?code:in=http://sets.example/colours', 'code', ':in'],
    ['Observation?code:not-in=http://sets.example/colours', 'code', ':not-in'],
    ['Observation?code:above=8867-4', 'code', ':above'],
    ['Observation?code:below=8867-4', 'code', ':below of a token'],
    ['Patient?identifier:of-type=http://a|MR|1', 'identifier', ':of-type'],
    ['Patient?birthdate:exact=1980', 'birthdate', ':exact of a date'],
    ['Patient?birthdate:not=1980', 'birthdate', ':not of a date'],
    ['RiskAssessment?probability:not=0.5', 'probability', ':not of a number'],
    ['Observation?value-quantity:exact=70', 'value-quantity', ':exact of a quantity'],
    ['Observation?subject:contains=ada', 'subject', ':contains of a reference'],
    ['Observation?subject:Martian=p-ada', 'subject', 'a type that FHIR does not have'],
    ['ValueSet?url:above=http://sets.example/colours/red', 'url', ':above of a URI'],
    ['ValueSet?url:contains=sets', 'url', ':contains of a URI'],
    ['Observation?code-value-quantity:exact=8867-4$80', 'code-value-quantity', 'of a composite'],
    ['Patient?family:fuzzy=Love', 'family', 'none of R4'],
    ['Patient?_text:exact=walks', '_text', ':exact of a narrative'],
    ['Patient?_text:contains=walks', '_text', ':contains of a narrative'],
    ['Patient?family:=Love', 'family', 'a colon alone'],
    ['Patient?family:exact:contains=Love', 'family', 'two'],
    ['Observation?subject:Patient.family:not=Love', 'family', 'at the end of a chain'],
  ],
)

refuses(
  ':missing takes true or false, and not of composites [search-missing]',
  /true or false|composite has no modifiers/,
  [
    ['Patient?gender:missing=maybe', 'gender', 'another word'],
    ['Patient?gender:missing=TRUE', 'gender', 'capitals'],
    ['Patient?gender:missing=1', 'gender', 'a number'],
    ['Patient?gender:missing=true,false', 'gender', 'both'],
    ['Observation?code-value-quantity:missing=true', 'code-value-quantity', 'a composite'],
  ],
)

refuses(
  'A chain goes by references [search-chain]',
  /is not a reference|leads to|no search parameter/,
  [
    ['Observation?code.text=a', 'code', 'a token leads nowhere'],
    ['Observation?status.family=a', 'status', 'nor does this'],
    ['Observation?subject:Martian.family=a', 'subject', 'a type that FHIR does not have'],
    ['Observation?subject:Patient.gender.name=a', 'gender', 'in its second step'],
    ['Observation?subject.=a', 'subject', 'nothing after the point'],
    ['Observation?subject:Patient.=a', 'subject', 'nothing after the point'],
    ['Observation?subject..family=a', 'subject', 'nothing between two'],
    ['Observation?subject:Practitioner.family=a', 'subject', 'a type that it does not lead to'],
    ['Observation?subject:Patient.shoe-size=a', 'shoe-size', 'a parameter that it does not have'],
    ['Observation?subject.shoe-size=a', 'shoe-size', 'that none of them has'],
  ],
)

refuses(
  'A type that a data store does not have is nothing to search by [resource-types]',
  /a data store has no (?:Basic|Parameters|OperationOutcome|ImplementationGuide) to be found/,
  [
    ['Provenance?target:Basic._id=a', 'target', 'in a chain'],
    ['Provenance?target:Parameters._id=a', 'target', 'one that is stored in others alone'],
    ['CapabilityStatement?guide._id=a', 'guide', 'the only one that a chain goes on with'],
    ['Patient?_has:Basic:subject:_id=a', '_has', 'in _has'],
    ['Patient?organization._has:Basic:author:_id=a', '_has', 'in _has after a chain'],
    ['Patient?_revinclude=Basic:subject', '_revinclude', 'in _revinclude'],
    ['Patient?_revinclude=Basic:*', '_revinclude', 'in _revinclude, of any parameter'],
    ['Provenance?_include=Provenance:target:Basic', '_include', 'as the target of _include'],
    ['Patient?_include:iterate=Basic:subject', '_include', 'in _include:iterate'],
    ['MessageHeader?focus:OperationOutcome._id=a', 'focus', 'in a chain'],
  ],
)

refuses(
  '_has is a type, a reference and a parameter [search-has]',
  /Type:reference:parameter|no search parameter/,
  [
    ['Patient?_has=a', '_has', 'nothing of it'],
    ['Patient?_has:Observation=a', '_has', 'a type alone'],
    ['Patient?_has:Observation:patient=a', '_has', 'no parameter'],
    ['Patient?_has:Martian:patient:code=a', '_has', 'a type that FHIR does not have'],
    ['Patient?_has:Observation:status:code=a', '_has', 'a token leads nowhere'],
    ['Patient?_has:Observation:nothing:code=a', '_has', 'a parameter that it does not have'],
    ['Patient?_has:Observation:patient:shoe-size=a', 'shoe-size', 'one that it does not have'],
    ['Patient?_has:Observation:patient:_has:Encounter=a', '_has', 'half of one in another'],
  ],
)

refuses(
  'What is misspelt in a chain, _has or an include is named',
  /Did you mean (?:family|patient|subject)\?/,
  [
    ['Observation?subject:Patient.famly=a', 'famly', 'of the type that a chain names'],
    ['Observation?patient.famly:exact=a', 'famly', 'of all that it leads to, with a modifier'],
    ['Patient?_has:Observation:patiet:code=a', 'patiet', 'the reference of _has'],
    ['Patient?_has:Observation:patient:subjet=a', 'subjet', 'the parameter of _has'],
    ['Observation?_include=Observation:patiet', 'patiet', 'the reference of an include'],
  ],
)
