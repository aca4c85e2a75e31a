import { defineRules } from './entry.ts'

// Rules for what makes a good FHIR resource, in imports and at a data store's FHIR endpoint alike.
export const fhirValidation = defineRules({
  'resource-types': {
    rule: "The types of the guide's list are accepted, and CodeSystem, Subscription and ClinicalImpression. Other types of R4, and SubscriptionTopic, which R4 does not have, are refused with 400, Unknown resource type; a search that names them in a chain, _has, _include or _revinclude is refused, too. OperationOutcome and Parameters can be imported.",
    certainty: 'documented',
    source:
      'Developer Guide, the list of 106. $lookup works on stored CodeSystems, Subscription has pages of its own, and the capability statement of 2023 had ClinicalImpression; that all others are refused is assumed, and so is the text at the endpoint, which is that of an import.',
    switch: 'fhirUnlistedTypes',
    alternatives: ['refused', 'accepted'],
  },
  'validation-levels': {
    rule: 'strict, the default, and structure-only refuse a resource that breaks R4: elements, JSON types, cardinalities, choices, forms of primitives, reference targets, required codes that can be listed, contained resources, and rules of clinical types. At the endpoint the refusal is 400, with one OperationOutcome that lists everything that is wrong. minimal stores such a resource. Profiles are not checked.',
    certainty: 'documented',
    source:
      'Developer Guide, the three levels; with strict, the real service also checks the profiles that a resource declares. What minimal checks is assumed: JSON, type and id. The refusal of an Observation without status was observed, 2026.',
  },
  'unknown-profile': {
    rule: 'Any profile may be named in meta.profile.',
    certainty: 'assumed',
    source:
      'Documented: with strict, profiles must be ones that the service supports, and a real import was refused for others, 2026. The fake checks none, so by default it accepts all. With strict, the switch refuses profiles that are in no implementation guide of the service, or in a version of one that it does not have, as far as their canonicals show.',
    switch: 'fhirUnknownProfile',
    alternatives: ['accepted', 'refused'],
  },
  'validation-texts': {
    rule: 'Each violation is an issue of its own with severity error, code processing, diagnostics, location and expression. A location is /Patient/name for an error in the form of the JSON, and a FHIRPath, Patient.name[0], for a broken rule.',
    certainty: 'documented',
    source:
      'Developer Guide, failures of imports: the sentences on unrecognised properties and cardinality, the code, the locations. Other texts are our own; expression is assumed.',
  },
  'validation-refusal': {
    rule: 'When an invalid resource is refused, or stored with minimal, the first issue has diagnostics and details.text that say that the resource failed FHIR validation rules.',
    certainty: 'documented',
    source:
      'Developer Guide, create and update. That detailed issues follow was observed for a refused write, 2026; their order is assumed.',
  },
  'validation-issue-extension': {
    rule: 'An invalid resource that minimal stores gets an extension, validation-issue, whose valueString is an OperationOutcome. It replaces any earlier one; all else keeps its text. The response to such a write has x-amzn-healthlake-validation-issues: true.',
    certainty: 'documented',
    source:
      'Developer Guide, create, update and import. That it replaces an earlier one is assumed.',
  },
})
