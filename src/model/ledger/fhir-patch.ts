import { defineRules } from './entry.ts'

const guide = 'Developer Guide 2026, PATCH.'

// Rules of patches at a data store's FHIR endpoint.
export const fhirPatch = defineRules({
  'patch-formats': {
    rule: 'A patch is a JSON Patch, of content type application/json-patch+json, or a FHIRPath Patch, of content type application/fhir+json or application/json. Another content type, or none, is refused with 415.',
    certainty: 'documented',
    source: `${guide} That application/json is accepted, and the status, are as for other bodies.`,
  },
  'patch-json': {
    rule: 'A JSON Patch has all operations and pointers of RFC 6902 and RFC 6901. test compares numbers by value: 1.10 is 1.1.',
    certainty: 'documented',
    source: guide,
  },
  'patch-fhirpath': {
    rule: 'A FHIRPath Patch is a Parameters resource whose operations are add, insert, delete, replace and move. The path of add, delete and replace must lead to one element, except that delete may lead to none and then does nothing; that of insert and move ends in the name of a list. A value may be given in parts. What a delete leaves empty is removed, too.',
    certainty: 'documented',
    source: `${guide} The rest is R4's, as HL7's test cases have it.`,
  },
  'patch-path': {
    rule: 'The path of an operation has elements, indexes, where() with =, and, or and parentheses, first(), last(), exists(), count(), and choices without their types: Observation.value. Other functions and operators are refused with 400, and an element that the type does not have with 422.',
    certainty: 'documented',
    source: `${guide} It does not say what happens with anything else; a real store may accept more.`,
  },
  'patch-malformed': {
    rule: 'A malformed patch is refused with 400 before the resource is looked up: an unknown operation, a missing member or part, a pointer or path that cannot be parsed.',
    certainty: 'documented',
    source: `${guide} That it comes before a 404 is assumed.`,
  },
  'patch-inapplicable': {
    rule: 'A patch that cannot be applied to the resource is refused with 422, for instance because a path leads to nothing or a test fails. All of its operations are carried out, or none.',
    certainty: 'documented',
    source: guide,
  },
  'patch-absent': {
    rule: 'A patch of a resource that never existed returns 404, and of a deleted one 410.',
    certainty: 'documented',
    source: `${guide} The 410 is that of reads; it is assumed.`,
  },
  'patch-stale': {
    rule: 'A patch with If-Match is refused with 409 unless that is the ETag of the current version.',
    certainty: 'documented',
    source: 'Developer Guide 2026: 409 on the page of PATCH, 412 on the page of ETags.',
    switch: 'fhirStalePatch',
    alternatives: ['409', '412'],
  },
  'patch-result': {
    rule: 'The result of a patch is validated like the resource of an update, at the level in the header, and refused with 400 if it breaks R4; with minimal it is stored.',
    certainty: 'documented',
    source: `${guide} The status is that of other writes, and the text that of $bulk-patch; both are assumed.`,
  },
  'patch-identity': {
    rule: "A patch that changes the resourceType or the id is refused with 422. The versionId and lastUpdated of meta are the service's, whatever a patch says.",
    certainty: 'assumed',
    source: 'R4 lets a server refuse it; the status is that of a patch that cannot be applied.',
  },
  'patch-version': {
    rule: 'A patch returns 200 with the resource, ETag and Last-Modified. It makes the next version, even if nothing changes, and is in the history as PATCH. Numbers keep their text.',
    certainty: 'documented',
    source: `${guide} That a patch without effect is a version, and that numbers keep their text, are assumed.`,
  },
  'patch-repeated': {
    rule: 'A patch that is sent twice is carried out twice: adding an existing tag gives two.',
    certainty: 'documented',
    source: 'Developer Guide 2026, $bulk-patch.',
  },
  'patch-conditional': {
    rule: 'A patch by search criteria, PATCH Type?…, is not supported: 501, "Interaction not supported."',
    certainty: 'documented',
    source: `${guide} The status and the text are those of another page.`,
  },
  'patch-in-bundle': {
    rule: 'In an entry of a Bundle a JSON Patch is the data, in base64, of a Binary of content type application/json-patch+json, and a FHIRPath Patch is the Parameters resource itself; anything else is refused with 400.',
    certainty: 'documented',
    source: `${guide} The status is assumed.`,
  },
})
