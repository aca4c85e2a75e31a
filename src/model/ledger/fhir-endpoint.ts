import { defineRules } from './entry.ts'

const unknown = 'No source says.'

// Rules of the FHIR endpoint of a data store.
export const fhirEndpoint = defineRules({
  'fhir-paths': {
    rule: 'The endpoint is at /datastore/<id>/r4/ and, alike, at /patientaccess/v2/r4/, /provideraccess/v2/r4/, /payertopayerdx/v2/r4/ and /priorauthservice/v2/r4/ below /datastore/<id>. Doubled slashes count as one.',
    certainty: 'documented',
    source: 'Developer Guide 2026, the paths; a sample script of AWS doubles a slash.',
  },
  'fhir-region': {
    rule: 'The region of a request is that of its host, or that of the data store. A signature for another region, or for another service, is refused with 403.',
    certainty: 'assumed',
    source: 'As AWS checks signatures; the body of such a refusal is not known.',
  },
  'fhir-unsigned': {
    rule: 'A request without Authorization, or with an unknown form of it, is refused with 401 and an OperationOutcome of code forbidden, "Invalid authorization header". Whether a signature is right is not checked.',
    certainty: 'documented',
    source: 'Developer Guide 2026, the page of $inquire; 401 for unsigned requests was observed.',
  },
  'fhir-bearer': {
    rule: 'A data store with a SMART strategy accepts any bearer token; any other refuses it as an invalid authorization header.',
    certainty: 'assumed',
    source: 'A choice of the fake: the Lambda function that validates tokens is not called.',
  },
  'fhir-smart-configuration': {
    rule: 'A data store with a SMART strategy serves its Metadata at .well-known/smart-configuration, without a token; any other returns 404.',
    certainty: 'documented',
    source: 'Developer Guide, discovery document; the 404 is assumed.',
  },
  'fhir-unknown-datastore': {
    rule: 'An authorized request to a data store that does not exist, or is DELETED, returns 404, whatever else is wrong with the request.',
    certainty: 'assumed',
    source: unknown,
  },
  'fhir-inactive-datastore': {
    rule: 'Requests to a data store that is CREATING, CREATE_FAILED or DELETING return 400; one that is UPDATING works as usual.',
    certainty: 'assumed',
    source: unknown,
  },
  'fhir-id-form': {
    rule: 'A resource type must match [A-Za-z]{1,256} and an id [A-Za-z0-9-.]{1,64}; otherwise the request is refused with 400 and a validation error in the words of AWS.',
    certainty: 'documented',
    source: 'Developer Guide, the texts of imports, which the same engine writes.',
  },
  'fhir-restricted-types': {
    rule: 'An AuditEvent can only be created and read; OperationOutcome and Parameters cannot be stored on their own. Other interactions with them are refused with 405.',
    certainty: 'documented',
    source: 'Developer Guide, resource types; the status is assumed.',
  },
  'fhir-method': {
    rule: 'A method that a path does not have is refused with 405 and an Allow header.',
    certainty: 'assumed',
    source: unknown,
  },
  'fhir-not-simulated': {
    rule: 'An interaction that is not simulated is refused with 501 and an OperationOutcome of code not-supported, "Interaction not supported."; verify() reports it.',
    certainty: 'documented',
    source:
      'Developer Guide 2026 has the body with 501 on one page; that it is the response to all is assumed.',
  },
  'fhir-format': {
    rule: '_format may name JSON, as json, application/json, application/fhir+json or an older name of it; another format is refused with 406. Without _format so is an Accept that has none of these names and no */* or application/*; for the files of exports NDJSON will do, too.',
    certainty: 'assumed',
    source:
      'The Developer Guide has a MIME type in _format of searches and patches, and the capability statement of a real store offers only JSON; the status is that of R4.',
  },
  'fhir-content-type': {
    rule: 'A body whose content type is neither application/fhir+json nor application/json is refused with 415, and so is one with a Content-Encoding other than identity; without a content type it is accepted.',
    certainty: 'documented',
    source:
      'Developer Guide 2026, $inquire: status and text. That both types are accepted is documented and observed.',
  },
  'fhir-body-limit': {
    rule: 'A body over 5,000,000 bytes is refused with 413, "Request Entity Too Large".',
    certainty: 'documented',
    source:
      'Developer Guide, troubleshooting: 5 MB; that a megabyte is a million bytes is assumed.',
  },
  'fhir-body-not-json': {
    rule: 'A body that is not a JSON object is refused with 400, "The provided payload was invalid and could not be parsed correctly." So is one that is not UTF-8, begins with a byte-order mark, has a repeated key or half of a surrogate pair, or is nested more than 1,000 levels deep.',
    certainty: 'documented',
    source: 'Developer Guide 2026, $submit: status and text; what counts as unparsable is assumed.',
  },
  'fhir-body-type': {
    rule: 'A body whose resourceType is not that of the URL is refused with 400.',
    certainty: 'assumed',
    source: 'As in R4; the text is our own.',
  },
  'fhir-validation-level': {
    rule: 'x-amzn-healthlake-fhir-validation-level of a create, update, patch or bundle is strict (default), structure-only or minimal; anything else is refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide; the refusal is assumed.',
  },
  'fhir-create': {
    rule: 'A create returns 201 with the stored resource, an ETag and no Location; the service assigns the id, whatever the resource has.',
    certainty: 'observed',
    source: 'A black-box suite on a real store, 2026.',
  },
  'fhir-id': {
    rule: 'The id of a created resource is a UUID; it comes from the seed.',
    certainty: 'observed',
    source: 'A real store, 2026.',
  },
  'fhir-update': {
    rule: 'An update returns 200 with the stored resource, its next version.',
    certainty: 'observed',
    source: 'A real store, 2026; documented.',
  },
  'fhir-update-creates': {
    rule: 'An update of an id that is new, or was deleted, creates the resource and returns 201.',
    certainty: 'observed',
    source: 'A real store, 2026, for a new id; for a deleted one it is assumed.',
  },
  'fhir-update-id': {
    rule: 'An update whose resource does not have the id of the URL is refused with 400.',
    certainty: 'assumed',
    source: 'R4 says so of servers.',
  },
  'fhir-if-match': {
    rule: 'If-Match on an update or delete must be the ETag of the current version, otherwise 412; a value that is not an ETag is refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide, idempotency; the 412 of an update was observed. The 400 is assumed.',
  },
  'fhir-if-none-match': {
    rule: 'With If-None-Match: * an update only creates: 412 if the id is taken, even by a deleted resource. Another value is refused with 400.',
    certainty: 'observed',
    source: 'A real store, 2026; the 400 is assumed.',
  },
  'fhir-if-none-exist': {
    rule: 'If-None-Exist is refused with 400.',
    certainty: 'assumed',
    source: 'No page names it; the idempotency key is documented instead.',
    switch: 'fhirIfNoneExist',
    alternatives: ['refused', 'ignored'],
  },
  'fhir-idempotency': {
    rule: 'A create with an x-amz-fhir-idempotency-key that was used before is refused with 409, an issue of code duplicate and the Location of the first resource; a key that is not a UUID is refused with 400. Keys do not expire.',
    certainty: 'observed',
    source:
      'A real store, 2026. The guide says that the original is returned, and not how long keys last.',
  },
  'fhir-delete': {
    rule: 'A delete returns 204, even if the resource was already deleted; if it never existed, 404.',
    certainty: 'documented',
    source: 'Developer Guide: 204, and 404 for conditional deletes; the rest is assumed.',
  },
  'fhir-return': {
    rule: 'Prefer: return=minimal on a create, update or patch returns no body, return=OperationOutcome an OperationOutcome; a create then has a Location, which tells the id. In the response to a bundle, return=representation adds the resource to each entry that wrote one, return=OperationOutcome an outcome. Without the preference, a write by itself returns the resource, and an entry of a bundle does not. A delete returns no body in any case.',
    certainty: 'assumed',
    source:
      'R4, RESTful API, managing return content. The Developer Guide names Prefer only for asynchronous requests; whether the service heeds return is not known.',
    switch: 'fhirReturnPreference',
    alternatives: ['heeded', 'ignored'],
  },
  'fhir-unheeded': {
    rule: 'These have no effect, in requests and in entries of bundles: If-Match on a create, a read or a bundle, If-None-Match on anything but an update or delete, If-Modified-Since, If-Unmodified-Since, strong consistency on anything but a write, and an idempotency key on anything but a create. Nor have Prefer: respond-async on what is no job, return=representation and return=OperationOutcome on a delete, an unknown return, search parameters beside an id, in a create or in a bundle, result parameters such as _sort beside criteria (but _count and _sort, where a conditional delete has _count), other parameters of a poll or the CapabilityStatement, nor a body where none is expected, such as Parameters of $bulk-delete. verify() reports each.',
    certainty: 'assumed',
    source: 'No source says. An ignored condition is reported, since a program may rely on it.',
  },
  'fhir-absent': {
    rule: 'A read of a resource or a version that never existed returns 404.',
    certainty: 'observed',
    source: 'A real store, 2026; for a version it is assumed.',
  },
  'fhir-deleted': {
    rule: 'A read of a deleted resource returns 410.',
    certainty: 'observed',
    source: 'A real store, 2026.',
  },
  'fhir-version-headers': {
    rule: 'A response with a resource has its ETag, W/"<version>", and Last-Modified as an HTTP date.',
    certainty: 'observed',
    source:
      'A real store, 2026, for the ETag; Last-Modified is documented for patches and assumed for the rest.',
  },
  'fhir-response-type': {
    rule: 'Responses have the content type application/fhir+json and an x-amzn-requestid.',
    certainty: 'observed',
    source:
      'The capability statement of a real store offers only that format; the request id was observed.',
  },
  'fhir-history': {
    rule: 'A history is a Bundle of type history, with the newest version first, deletions included, and the request and response of each write. So are _history of a type and of the whole store.',
    certainty: 'observed',
    source:
      'A real store, 2026, for a resource; documented. The histories of types and stores, fullUrl and total are assumed.',
  },
  'fhir-history-count': {
    rule: 'The _count of a history is at most 100; more counts as 100, and less than 1 is refused with 400.',
    certainty: 'documented',
    source:
      'Developer Guide 2026: the lower of _count and the maximum of the store; the refusal and the default of 100 are assumed.',
  },
  'fhir-history-window': {
    rule: '_since keeps versions that were written then or later, _at those that were current at some time in its period; an invalid date is refused with 400.',
    certainty: 'documented',
    source: 'Developer Guide 2026; the refusal is assumed.',
  },
  'fhir-history-index': {
    rule: 'A version is in no history until lifecycle.historyIndex has passed since it was written (default: 0).',
    certainty: 'observed',
    source: 'A real store, 2026, where it took minutes.',
  },
  'fhir-page-token': {
    rule: 'The next link has _count and a page token that ends in ==; with another _count, or at another address, the token is refused with 400, "Invalid pagination token." What is written or erased between pages is not in later ones, and shifts nothing. Filters beside a token are ignored: it has those of the first page.',
    certainty: 'observed',
    source:
      'A client that was tested live: the form and the text. Filters need not be given again; that they are ignored, the status and the stability of pages are assumed.',
  },
  'fhir-capabilities': {
    rule: 'The CapabilityStatement has the types and interactions that the fake has.',
    certainty: 'assumed',
    source: 'The service promises a CapabilityStatement and says nothing of its content.',
  },
  'fhir-errors': {
    rule: 'An error from a fault rule or a quota has the status of AWS\'s model or of the rule, and an OperationOutcome whose code matches the status: throttling is 429 and throttled, "Rate limit exceeded. Please retry after some time."',
    certainty: 'documented',
    source:
      'Developer Guide 2026 for 429, 401, 403, 415 and 501; other texts are our own, other codes are those of R4.',
  },
  'fhir-fault-errors': {
    rule: 'An interaction with a FHIR endpoint may fail with any status of the endpoint, 400 to 501, and with the errors that any operation may raise.',
    certainty: 'assumed',
    source:
      'The guide lists errors by status for the whole endpoint; no page lists them by interaction.',
  },
})
