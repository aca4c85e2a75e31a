import { defineRules } from './entry.ts'

// Rules for what makes a good FHIR resource, in imports and at a data store's FHIR endpoint alike.
export const fhirValidation = defineRules({
  'resource-types': {
    rule: "The types of the guide's list are taken, and CodeSystem, Subscription and ClinicalImpression; other types of R4, and SubscriptionTopic, which R4 does not have, are refused with 400, Unknown resource type. OperationOutcome and Parameters can be imported.",
    certainty: 'documented',
    source:
      'Developer Guide, the list of 106. $lookup works on stored CodeSystems, Subscription has pages of its own, and the capability statement of 2023 had ClinicalImpression; that all others are refused is assumed. The text is that of an import; at the endpoint it is assumed.',
    switch: 'fhirUnlistedTypes',
    alternatives: ['refused', 'accepted'],
  },
  'validation-levels': {
    rule: 'strict, the default, and structure-only refuse a resource that breaks R4: elements, JSON types, cardinalities, choices, forms of primitives, reference targets, required codes that can be listed, contained resources, and rules of clinical types; at the endpoint with 400 and one OperationOutcome that has all that is wrong. minimal stores it all the same. Profiles are not checked.',
    certainty: 'documented',
    source:
      'Developer Guide, the three levels; the real service also checks the profiles that a resource declares, with strict. How far minimal goes is assumed: no further than JSON, type and id. The refusal of an Observation without status was observed, 2026.',
  },
  'unknown-profile': {
    rule: 'Any profile may be named in meta.profile.',
    certainty: 'assumed',
    source:
      'Documented: with strict, profiles must be ones that the service supports, and a real import was refused for others, 2026. The fake checks none, so by default it takes all; the switch refuses, with strict, those of no guide that the service has, or of a version that it does not have, as far as the canonicals can be told.',
    switch: 'fhirUnknownProfile',
    alternatives: ['accepted', 'refused'],
  },
  'validation-texts': {
    rule: 'Each thing that is wrong is an issue of its own with severity error, code processing, diagnostics, location and expression. A location is /Patient/name for what is wrong with the form of JSON, and a FHIRPath, Patient.name[0], for what breaks a rule.',
    certainty: 'documented',
    source:
      'Developer Guide, failures of imports: the sentences on unrecognised properties and cardinality, the code, the locations. Other texts are our own; expression is assumed.',
  },
  'validation-refusal': {
    rule: 'Where a write is refused, or stored with minimal all the same, an issue comes first whose diagnostics and details.text say that the resource failed FHIR validation rules.',
    certainty: 'documented',
    source:
      'Developer Guide, create and update; that what is wrong in detail follows it was observed of a refused write, 2026, its place is assumed.',
  },
  'validation-issue-extension': {
    rule: 'A resource that minimal stores though it breaks R4 gets an extension, validation-issue, whose valueString is an OperationOutcome, in place of any that it has already; all else keeps its text. The answer to such a write has x-amzn-healthlake-validation-issues: true.',
    certainty: 'documented',
    source:
      'Developer Guide, create, update and import. That it takes the place of an earlier one is assumed.',
  },
})
