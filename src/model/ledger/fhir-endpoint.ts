import { defineRules } from './entry.ts'

const unknown = 'No source tells.'

// Rules of the FHIR endpoint of a data store.
export const fhirEndpoint = defineRules({
  'fhir-paths': {
    rule: 'The endpoint answers at /datastore/<id>/r4/ and, alike, at /patientaccess/v2/r4/, /provideraccess/v2/r4/, /payertopayerdx/v2/r4/ and /priorauthservice/v2/r4/ below /datastore/<id>. Doubled slashes count as one.',
    certainty: 'documented',
    source: 'Developer Guide 2026, the paths; a sample script of AWS doubles a slash.',
  },
  'fhir-region': {
    rule: 'A request is of the region of its host, or of the region where the data store is. A signature for another region, or for another service, is refused with 403.',
    certainty: 'assumed',
    source: 'As AWS checks signatures; the body of such a refusal is not known.',
  },
  'fhir-unsigned': {
    rule: 'A request without Authorization, or with one of no known form, is refused with 401 and an OperationOutcome of code forbidden, "Invalid authorization header". Whether a signature is right is not checked.',
    certainty: 'documented',
    source: 'Developer Guide 2026, the page of $inquire; 401 for unsigned requests was observed.',
  },
  'fhir-bearer': {
    rule: 'A data store with a SMART strategy takes any bearer token; any other refuses it as an invalid authorization header.',
    certainty: 'assumed',
    source: 'The Lambda function that judges tokens is not asked yet; a choice of the fake.',
  },
  'fhir-smart-configuration': {
    rule: 'A data store with a SMART strategy serves its Metadata at .well-known/smart-configuration, without a token; any other answers 404.',
    certainty: 'documented',
    source: 'Developer Guide, discovery document; the 404 is assumed.',
  },
  'fhir-unknown-datastore': {
    rule: 'A data store that is not there, or is DELETED, answers 404, whatever else is wrong with a request that is authorized.',
    certainty: 'assumed',
    source: unknown,
  },
  'fhir-inactive-datastore': {
    rule: 'A data store that is CREATING, CREATE_FAILED or DELETING answers 400; one that is UPDATING answers as usual.',
    certainty: 'assumed',
    source: unknown,
  },
  'fhir-id-form': {
    rule: 'A resource type must match [A-Za-z]{1,256} and an id [A-Za-z0-9-.]{1,64}, else the request is refused with 400 and a validation error in the words of AWS.',
    certainty: 'documented',
    source: 'Developer Guide, the texts of imports, which the same engine writes.',
  },
  'fhir-restricted-types': {
    rule: 'An AuditEvent can be created and read only; OperationOutcome and Parameters are no resources of their own. What they do not have answers 405.',
    certainty: 'documented',
    source: 'Developer Guide, resource types; the status is assumed.',
  },
  'fhir-method': {
    rule: 'A method that a path does not have is refused with 405 and an Allow header.',
    certainty: 'assumed',
    source: unknown,
  },
  'fhir-not-simulated': {
    rule: 'An interaction that is not simulated answers 501 and an OperationOutcome of code not-supported, "Interaction not supported."; verify() tells of it.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: the body with 501 on one page; that it is the answer to all is assumed.',
  },
  'fhir-format': {
    rule: '_format may name JSON, as json, application/json, application/fhir+json or an older name of it; another format is refused with 406.',
    certainty: 'assumed',
    source:
      'The Developer Guide takes a MIME type in _format of searches and patches, and the capability statement of a real store offers JSON alone; the status is that of R4.',
  },
  'fhir-content-type': {
    rule: 'A body of another content type than application/fhir+json or application/json is refused with 415; without one it is taken.',
    certainty: 'documented',
    source:
      'Developer Guide 2026, $inquire: status and text. That both types are taken is documented and observed.',
  },
  'fhir-body-limit': {
    rule: 'A body over 5,000,000 bytes is refused with 413, "Request Entity Too Large".',
    certainty: 'documented',
    source:
      'Developer Guide, troubleshooting: 5 MB; that a megabyte is a million bytes is assumed.',
  },
  'fhir-body-not-json': {
    rule: 'A body that is no JSON object is refused with 400, "The provided payload was invalid and could not be parsed correctly." So is one that is no UTF-8, begins with a byte order mark, has a key twice or half of a surrogate pair, or is nested more than 1,000 deep.',
    certainty: 'documented',
    source: 'Developer Guide 2026, $submit: status and text; what counts as unparsable is assumed.',
  },
  'fhir-body-type': {
    rule: 'A body whose resourceType is not that of the URL is refused with 400.',
    certainty: 'assumed',
    source: 'As R4 has it; the text is our own.',
  },
  'fhir-validation-level': {
    rule: 'x-amzn-healthlake-fhir-validation-level is strict (default), structure-only or minimal; anything else is refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide; the refusal is assumed.',
  },
  'fhir-create': {
    rule: "A create answers 201 with the stored resource, an ETag and no Location; the id is the service's, whatever the resource has.",
    certainty: 'observed',
    source: 'A black-box suite on a real store, 2026.',
  },
  'fhir-id': {
    rule: 'The id of a created resource is a UUID; it comes from the seed.',
    certainty: 'observed',
    source: 'A real store, 2026.',
  },
  'fhir-update': {
    rule: 'An update answers 200 with the stored resource, its next version.',
    certainty: 'observed',
    source: 'A real store, 2026; documented.',
  },
  'fhir-update-creates': {
    rule: 'An update of an id that is new, or was deleted, creates the resource and answers 201.',
    certainty: 'observed',
    source: 'A real store, 2026, for a new id; for a deleted one it is assumed.',
  },
  'fhir-update-id': {
    rule: 'The resource of an update must have the id of the URL, else 400.',
    certainty: 'assumed',
    source: 'R4 says so of servers.',
  },
  'fhir-if-match': {
    rule: 'If-Match on an update or delete must be the ETag of the current version, else 412; what is no ETag is refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide, idempotency; the 412 of an update was observed. The 400 is assumed.',
  },
  'fhir-if-none-match': {
    rule: 'If-None-Match: * lets an update only create: 412 where the id is taken, also by a deleted resource. Another value is refused with 400.',
    certainty: 'observed',
    source: 'A real store, 2026; the 400 is assumed.',
  },
  'fhir-if-none-exist': {
    rule: 'If-None-Exist is refused with 400.',
    certainty: 'assumed',
    source: 'No page names it; the idempotency key is documented in its place.',
    switch: 'fhirIfNoneExist',
    alternatives: ['refused', 'ignored'],
  },
  'fhir-idempotency': {
    rule: 'A create with an x-amz-fhir-idempotency-key that was used before is refused with 409, an issue of code duplicate and the Location of what was made; a key that is no UUID is refused with 400. Keys do not expire.',
    certainty: 'observed',
    source:
      'A real store, 2026. The guide says that the original is returned; the lifetime of keys is not told.',
  },
  'fhir-delete': {
    rule: 'A delete answers 204, also of what was deleted before; of what never was, 404.',
    certainty: 'documented',
    source: 'Developer Guide: 204, and 404 for conditional deletes; the rest is assumed.',
  },
  'fhir-unheeded': {
    rule: 'If-Match beside a create, a read or a bundle, If-None-Match beside what is no update or delete, If-Modified-Since, an idempotency key beside what is no create, and in entries of bundles alike, change nothing; nor do parameters beside the id of what is read, written or deleted, in a create and a bundle, nor the body of what takes none, such as Parameters of $bulk-delete. verify() tells of each.',
    certainty: 'assumed',
    source: 'No source tells. A condition that is dropped is told, since a program may rely on it.',
  },
  'fhir-absent': {
    rule: 'A read of what never was answers 404, and so does one of a version that is not there.',
    certainty: 'observed',
    source: 'A real store, 2026; of a version it is assumed.',
  },
  'fhir-deleted': {
    rule: 'A read of what was deleted answers 410.',
    certainty: 'observed',
    source: 'A real store, 2026.',
  },
  'fhir-version-headers': {
    rule: 'An answer with a resource has its ETag, W/"<version>", and Last-Modified as HTTP writes dates.',
    certainty: 'observed',
    source:
      'A real store, 2026, for the ETag; Last-Modified is documented for patches and assumed for the rest.',
  },
  'fhir-response-type': {
    rule: 'Answers are of content type application/fhir+json and have x-amzn-requestid.',
    certainty: 'observed',
    source:
      'The capability statement of a real store offers that format alone; the request id was observed.',
  },
  'fhir-history': {
    rule: 'A history is a Bundle of type history, the newest version first, deletions among them, with request and response of each write; _history of a type and of the whole store answer alike.',
    certainty: 'observed',
    source:
      'A real store, 2026, for a resource; documented. The histories of types and stores, fullUrl and total are assumed.',
  },
  'fhir-history-count': {
    rule: 'The _count of a history is at most 100; more is taken as 100, and less than 1 is refused with 400.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: the lower of _count and the maximum of the store; the refusal and the default of 100 are assumed.',
  },
  'fhir-history-window': {
    rule: '_since keeps versions that were written then or later, _at those that were current at some point of its period; what is no date is refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the refusal is assumed.',
  },
  'fhir-history-index': {
    rule: 'A version is in no history until lifecycle.historyIndex has passed since it was written (default: at once).',
    certainty: 'observed',
    source: 'A real store, 2026, where it took minutes.',
  },
  'fhir-page-token': {
    rule: 'The next link has _count and a page token that ends in ==; with another _count, or at another address, the token is refused with 400, "Invalid pagination token." What is written between pages is not in them, nor is what is erased, which shifts nothing. Filters beside a token are ignored, for it has those of the first page.',
    certainty: 'observed',
    source:
      'A client that was tried live: the form and the text. Filters need not be given again; that they are ignored, the status and the stability are assumed.',
  },
  'fhir-capabilities': {
    rule: 'The CapabilityStatement has the types and interactions that the fake has.',
    certainty: 'assumed',
    source: 'The service promises a CapabilityStatement and says nothing of its content.',
  },
  'fhir-errors': {
    rule: 'An error that a fault rule or a quota brings is answered with the status of AWS\'s model or of the rule and an OperationOutcome whose code belongs to the status: throttling as 429 and throttled, "Rate limit exceeded. Please retry after some time."',
    certainty: 'documented',
    source:
      'Developer Guide 2026 for 429, 401, 403, 415 and 501; other texts are our own, other codes are those of R4.',
  },
  'fhir-fault-errors': {
    rule: 'An interaction with a FHIR endpoint may be answered with any of the statuses that the endpoint has, 400 to 501, and with the errors that any operation may raise.',
    certainty: 'assumed',
    source:
      'The guide lists errors by status for the whole endpoint; no page tells them by interaction.',
  },
})
